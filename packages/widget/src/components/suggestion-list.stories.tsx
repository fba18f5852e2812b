import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { SuggestionList } from './suggestion-list.tsx';

export default { title: 'SuggestionList' };

type Props = Omit<StoryFrameProps, 'children'> & { readonly suggestions?: readonly string[] };
const usual = ['What does an incoming transfer cost?', 'What is the daily limit?', 'Opening hours'];
const Story = ({ suggestions = usual, ...props }: Props) => (
  <StoryFrame {...props}>
    <div class="content">
      <SuggestionList suggestions={suggestions} label="Suggested questions" onChoose={() => {}} />
    </div>
  </StoryFrame>
);

export const Empty = () => <Story suggestions={[]} />;
export const Usual = () => <Story />;
export const Long = () => <Story suggestions={['What happens when I travel and lose both of my cards? '.repeat(3)]} />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
export const Phone = () => <Story width={320} />;
