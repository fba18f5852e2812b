import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { Banner } from './banner.tsx';

export default { title: 'Banner' };

const Story = (props: Omit<StoryFrameProps, 'children'>) => (
  <StoryFrame {...props}>
    <Banner />
  </StoryFrame>
);
const offline = { connection: 'offline', status: 'submitted' } as const;

export const Empty = () => <Story />;
export const Offline = () => <Story state={offline} />;
export const Reconnecting = () => <Story state={{ connection: 'reconnecting' }} />;
export const PersonAsked = () => <Story state={{ handoff: { status: 'requested' } }} />;
export const Queued = () => <Story state={{ handoff: { status: 'queued', position: 3 } }} />;
export const PersonIsHere = () => <Story state={{ handoff: { status: 'taken', personName: 'Amara' } }} />;
export const Failed = () => <Story state={{ errorCode: 'internal' }} />;
export const Dark = () => <Story state={offline} settings={{ theme: 'dark' }} />;
export const RightToLeft = () => <Story state={offline} settings={{ language: 'ar' }} />;
export const Phone = () => <Story state={offline} width={320} />;
