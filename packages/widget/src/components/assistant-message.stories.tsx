import type { Message } from '@parley/protocol';
import { createAnswer, done, sampleAnswer } from '../stories/sample-messages.ts';
import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { AssistantMessage } from './assistant-message.tsx';

export default { title: 'AssistantMessage' };

type Props = Omit<StoryFrameProps, 'children'> & { readonly message?: Message };
const usual = createAnswer('message', sampleAnswer);
const Story = ({ message = usual, ...props }: Props) => (
  <StoryFrame {...props}>
    <div class="content">
      <AssistantMessage message={message} isLast />
    </div>
  </StoryFrame>
);
const everything = `# Fees\n\n## Cards\n\n1. First\n2. Second\n   - nested\n\n> A quotation.\n\n\`\`\`ts\nconst fee = 5;\n\`\`\`\n\nA [link](https://example.com) and \`code\`.\n\n---\n\n${'A long paragraph. '.repeat(40)}`;

export const Empty = () => <Story message={createAnswer('message', '', { status: { type: 'pending' } })} />;
export const Streaming = () => (
  <Story message={createAnswer('message', 'An outgoing **international', { status: { type: 'streaming' } })} />
);
export const Usual = () => <Story />;
export const Long = () => <Story message={createAnswer('message', everything)} />;
export const Failed = () => (
  <Story
    message={createAnswer('message', '', {
      status: { type: 'done', outcome: 'error', errorCode: 'upstream-unavailable' },
    })}
  />
);
export const BrokenOff = () => <Story message={createAnswer('message', 'It costs', { status: done('truncated') })} />;
export const Stopped = () => <Story message={createAnswer('message', 'It costs', { status: done('stopped') })} />;
export const Withdrawn = () => <Story message={createAnswer('message', '', { status: done('blocked') })} />;
export const Withheld = () => <Story message={createAnswer('message', '', { status: done('filtered') })} />;
export const WithVersions = () => <Story branches={['another', 'message']} />;
export const Dark = () => <Story settings={{ theme: 'dark' }} />;
export const RightToLeft = () => (
  <Story message={createAnswer('message', 'تبلغ تكلفة التحويل **5 جنيهات**. [1]')} settings={{ language: 'ar' }} />
);
export const Phone = () => <Story width={320} />;
