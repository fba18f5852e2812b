import type { Message } from '@parley/protocol';
import { createUserMessage, done } from '../stories/sample-messages.ts';
import { StoryFrame, type StoryFrameProps } from '../stories/story-frame.tsx';
import { UserMessage } from './user-message.tsx';

export default { title: 'UserMessage' };

type Props = Omit<StoryFrameProps, 'children'> & { readonly message?: Message };
const usual = createUserMessage('message', 'What does an outgoing international transfer cost?');
const Story = ({ message = usual, ...props }: Props) => (
  <StoryFrame {...props}>
    <div class="content">
      <UserMessage message={message} isLast />
    </div>
  </StoryFrame>
);
const failed = createUserMessage('message', 'Hello?', {
  status: { type: 'done', outcome: 'error', errorCode: 'rate-limited' },
});

export const Usual = () => <Story />;
export const Long = () => (
  <Story message={createUserMessage('message', `${'One line\nand another. '.repeat(8)}${'unbreakable'.repeat(12)}`)} />
);
export const Failed = () => <Story message={failed} />;
export const Blocked = () => (
  <Story message={createUserMessage('message', 'Not allowed', { status: done('blocked') })} />
);
export const Waiting = () => (
  <Story
    message={createUserMessage('message', 'Hi', { status: { type: 'pending' } })}
    state={{ connection: 'offline' }}
  />
);
export const WithVersions = () => <Story branches={['message', 'another']} />;
export const Dark = () => <Story message={failed} settings={{ theme: 'dark' }} />;
export const RightToLeft = () => (
  <Story message={createUserMessage('message', 'كم تكلفة التحويل؟')} settings={{ language: 'ar' }} />
);
export const Phone = () => <Story width={320} />;
