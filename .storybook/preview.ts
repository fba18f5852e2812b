export const parameters = {
  layout: 'centered',
  a11y: { test: 'error' },
  options: { storySort: { order: ['Conversation', '*'] } },
};
