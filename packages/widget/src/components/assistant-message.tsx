import type { Message } from '@parley/protocol';
import { useMemo } from 'preact/hooks';
import { useChat } from '../panel/chat-context.ts';
import { findGrounding, readCitations, readSuggestions, readText } from '../panel/read-parts.ts';
import { formatText } from '../translations/format-text.ts';
import { MessageActions } from './message-actions.tsx';
import { MessageNotice } from './message-notice.tsx';
import { NotFoundCard } from './not-found-card.tsx';
import { SourceList } from './source-list.tsx';
import { StreamingText } from './streaming-text.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { TypingIndicator } from './typing-indicator.tsx';

/** An answer, while it grows and after. */
export const AssistantMessage = ({ message, isLast }: { readonly message: Message; readonly isLast: boolean }) => {
  const { conversation, translations, assistantName } = useChat();
  const { parts, status } = message;
  const isDone = status.type === 'done';
  const text = readText(parts);
  // Renewed only when another citation arrived, not with each word.
  const numbers = parts.filter(({ type }) => type === 'data-parley-citation').length;
  const citations = useMemo(() => readCitations(parts), [numbers, isDone]);
  const isNotFound = isDone && findGrounding(parts)?.status === 'not-found';
  const isEmpty = text === '' && !isDone;
  return (
    <article class="message message-assistant" aria-busy={!isDone}>
      <span class="only-read">{formatText(translations.assistantSaid, { name: assistantName })}</span>
      {isEmpty && <TypingIndicator label={formatText(translations.typing, { name: assistantName })} />}
      <div class="answer" part="assistant-message" data-empty={isEmpty}>
        {text !== '' && <StreamingText text={text} isDone={isDone} citations={citations} />}
        <MessageNotice message={message} isLast={isLast} />
        {isDone && <SourceList citations={citations} />}
        {isNotFound && isLast && <NotFoundCard />}
      </div>
      {isDone && <MessageActions message={message} isLast={isLast} />}
      {isDone && isLast && (
        <SuggestionList
          suggestions={readSuggestions(parts)}
          label={translations.suggestedQuestions}
          onChoose={(question) => void conversation.send(question)}
        />
      )}
    </article>
  );
};
