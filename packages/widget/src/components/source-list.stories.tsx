import type { Citation } from '@parley/protocol';
import { sampleCitations } from '../stories/sample-messages.ts';
import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { SourceList } from './source-list.tsx';

export default { title: 'SourceList' };

type Props = Omit<StoryFrameProps, 'children'> & { readonly citations?: readonly Citation[] };
const Story = ({ citations = sampleCitations, ...props }: Props) => (
  <StoryFrame {...props}>
    <div class="content">
      <SourceList citations={citations} />
    </div>
  </StoryFrame>
);
const many = Array.from({ length: 9 }, (_, index) => ({
  number: index + 1,
  passageId: `passage-${index}`,
  documentId: 'document',
  title: 'A document with a title that goes on for much longer than there is room '.repeat(index === 0 ? 2 : 1),
  excerpt: '',
}));

export const Empty = () => <Story citations={[]} />;
export const Usual = () => <Story />;
export const Long = () => <Story citations={many} />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
export const Phone = () => <Story width={320} />;
