import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { EmptyState } from './empty-state.tsx';

export default { title: 'EmptyState' };

const Story = (props: Omit<StoryFrameProps, 'children'>) => (
  <StoryFrame {...props}>
    <div class="content">
      <EmptyState />
    </div>
  </StoryFrame>
);

export const Usual = () => <Story />;
export const WithoutASite = () => <Story site={null} />;
export const Long = () => (
  <Story
    settings={{
      greeting: 'Welcome to the help desk of our hospital. '.repeat(4),
      suggestions: ['How do I change an appointment that somebody else has made for me at the other clinic?', 'Where?'],
    }}
  />
);
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const Chinese = () => <Story settings={{ language: 'zh-CN' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
export const Phone = () => <Story width={320} />;
