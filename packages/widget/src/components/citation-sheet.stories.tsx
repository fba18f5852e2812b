import type { Citation } from '@parley/protocol';
import { sampleCitations } from '../stories/sample-messages.ts';
import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { CitationSheet } from './citation-sheet.tsx';

export default { title: 'CitationSheet' };

type Props = Omit<StoryFrameProps, 'children'> & { readonly citations?: readonly Citation[] };
const Story = ({ citations = sampleCitations, ...props }: Props) => (
  <StoryFrame height={560} {...props}>
    <CitationSheet open={{ citations, number: 1, opener: document.body }} onClose={() => {}} />
  </StoryFrame>
);
const plain: Citation = {
  number: 1,
  passageId: 'p',
  documentId: 'd',
  title: 'Opening hours',
  excerpt: 'Monday to Friday.',
};
const long: Citation = {
  ...plain,
  excerpt: `${'A sentence before. '.repeat(60)}The one. ${'One after. '.repeat(40)}`,
  quote: 'The one.',
};

export const Usual = () => <Story />;
export const WithoutQuote = () => <Story citations={[plain]} />;
export const Long = () => <Story citations={[long]} />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const RightToLeft = () => <Story settings={{ language: 'ar' }} />;
export const Phone = () => <Story width={320} />;
