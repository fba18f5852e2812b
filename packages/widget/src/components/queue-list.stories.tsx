import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { QueueList } from './queue-list.tsx';

export default { title: 'QueueList' };

const usual = { queue: [{ id: 'one', text: 'And how long does it take?' }] };
const long = {
  queue: [
    { id: 'one', text: 'And how long does it take when the other bank is closed for a public holiday?' },
    { id: 'two', text: 'Thanks' },
  ],
};
const Story = (props: Omit<StoryFrameProps, 'children'>) => (
  <StoryFrame {...props}>
    <QueueList />
  </StoryFrame>
);

export const Empty = () => <Story />;
export const Usual = () => <Story state={usual} />;
export const Long = () => <Story state={long} />;
export const Dark = () => <Story state={usual} settings={{ theme: 'dark' }} />;
export const RightToLeft = () => <Story state={usual} settings={{ language: 'ar' }} />;
export const Phone = () => <Story state={long} width={320} />;
