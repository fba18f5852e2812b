import { StoryFrame } from '../stories/story-frame.tsx';
import { TypingIndicator } from './typing-indicator.tsx';

export default { title: 'TypingIndicator' };

export const Usual = () => (
  <StoryFrame width={120}>
    <TypingIndicator label="The assistant is writing" />
  </StoryFrame>
);
export const Dark = () => (
  <StoryFrame width={120} settings={{ theme: 'dark' }}>
    <TypingIndicator label="The assistant is writing" />
  </StoryFrame>
);
