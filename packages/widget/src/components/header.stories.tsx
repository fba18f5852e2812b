import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { Header } from './header.tsx';

export default { title: 'Header' };

const Story = (props: Omit<StoryFrameProps, 'children'>) => (
  <StoryFrame {...props}>
    <Header onClose={() => {}} />
  </StoryFrame>
);

export const Usual = () => <Story />;
export const Long = () => <Story settings={{ name: 'The assistant of a company with a remarkably long name' }} />;
export const Answering = () => <Story state={{ status: 'streaming' }} />;
export const Offline = () => <Story state={{ connection: 'offline' }} />;
export const WithAPerson = () => <Story state={{ handoff: { status: 'taken', personName: 'Amara' } }} />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
export const Phone = () => <Story width={320} />;
