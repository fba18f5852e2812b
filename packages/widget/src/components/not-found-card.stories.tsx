import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { NotFoundCard } from './not-found-card.tsx';

export default { title: 'NotFoundCard' };

const Story = (props: Omit<StoryFrameProps, 'children'>) => (
  <StoryFrame {...props}>
    <div class="content">
      <NotFoundCard />
    </div>
  </StoryFrame>
);

export const Usual = () => <Story />;
export const WithoutAPerson = () => <Story site={null} />;
export const PersonAsked = () => <Story state={{ handoff: { status: 'requested' } }} />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
export const Phone = () => <Story width={320} />;
