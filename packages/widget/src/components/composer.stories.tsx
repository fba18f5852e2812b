import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { Composer } from './composer.tsx';

export default { title: 'Composer' };

const Story = (props: Omit<StoryFrameProps, 'children'>) => (
  <StoryFrame {...props}>
    <Composer />
  </StoryFrame>
);
/** Each story has a site of its own, because the draft is kept by site. */
const withDraft = (site: string, draft: string) => {
  sessionStorage.setItem(`parley::${site}:draft`, draft);
  return { site, maxLength: 200 };
};

export const Empty = () => <Story settings={{ site: 'empty' }} />;
export const Usual = () => <Story settings={withDraft('usual', 'How do I report a lost card?')} />;
export const Long = () => <Story settings={withDraft('long', 'A line.\n'.repeat(23))} />;
export const TooLong = () => <Story settings={withDraft('too-long', 'word '.repeat(50))} />;
export const Answering = () => <Story settings={{ site: 'answering' }} state={{ status: 'streaming' }} />;
export const WritingOn = () => (
  <Story settings={withDraft('writing-on', 'And in a branch?')} state={{ status: 'streaming' }} />
);
export const Dark = () => <Story settings={{ site: 'dark', theme: 'dark' }} />;
export const RightToLeft = () => <Story settings={{ site: 'rtl', language: 'ar' }} />;
export const Phone = () => <Story settings={{ site: 'phone' }} width={320} />;
