import { markdownToText } from '@parley/markdown';
import type { Message } from '@parley/protocol';
import { useEffect, useState } from 'preact/hooks';
import { copyText } from '../hooks/copy-text.ts';
import { useChat } from '../panel/chat-context.ts';
import { readText } from '../panel/read-parts.ts';
import { BranchSwitcher } from './branch-switcher.tsx';
import { IconButton } from './icon-button.tsx';

const isFailed = ({ status }: Message) =>
  status.type === 'done' && (status.outcome === 'error' || status.outcome === 'truncated');

/** What can be done with an answer once it is there. */
export const MessageActions = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) => {
  const { conversation, translations, announce, focusComposer } = useChat();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const text = readText(message.parts);
  // One that failed has its "try again" beside the reason.
  const canAnswerAgain = isLast && !isFailed(message);
  const copy = async () => {
    if (!(await copyText(markdownToText(text)))) return;
    setCopied(true);
    announce(translations.copied);
  };
  return (
    <div class="actions" data-last={isLast}>
      <BranchSwitcher messageId={message.id} />
      {text !== '' && (
        <IconButton
          icon={isCopied ? 'check' : 'copy'}
          label={isCopied ? translations.copied : translations.copyAnswer}
          onClick={() => void copy()}
        />
      )}
      {canAnswerAgain && (
        <IconButton
          icon="again"
          label={translations.answerAgain}
          onClick={() => {
            focusComposer();
            void conversation.regenerate(message.id);
          }}
        />
      )}
    </div>
  );
};
