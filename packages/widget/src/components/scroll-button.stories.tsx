import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { ScrollButton } from './scroll-button.tsx';

export default { title: 'ScrollButton' };

type Props = Omit<StoryFrameProps, 'children'> & { readonly hasNews?: boolean };
const Story = ({ hasNews = true, ...props }: Props) => (
  <StoryFrame height={60} {...props}>
    <ScrollButton hasNews={hasNews} onClick={() => {}} />
  </StoryFrame>
);

export const Usual = () => <Story hasNews={false} />;
export const News = () => <Story />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const Chinese = () => <Story settings={{ language: 'zh-CN' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
