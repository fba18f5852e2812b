import { useRef } from 'preact/hooks';
import { isComposing } from '../hooks/is-composing.ts';
import { useConversation } from '../hooks/use-conversation.ts';
import { useDraft } from '../hooks/use-draft.ts';
import { useGrowingHeight } from '../hooks/use-growing-height.ts';
import { useChat } from '../panel/chat-context.ts';
import { formatText } from '../translations/format-text.ts';
import { Icon } from './icon.tsx';

/** Where the visitor writes. Enter sends, Shift+Enter begins a line; while an answer is on its way one may write on. */
export const Composer = () => {
  const { conversation, translations, settings } = useChat();
  const isBusy = useConversation((state) => state.status !== 'ready');
  const [draft, setDraft] = useDraft(`parley:${settings.endpoint}:${settings.site}:draft`);
  const area = useRef<HTMLTextAreaElement>(null);
  useGrowingHeight(area, draft);

  const left = settings.maxLength - draft.length;
  const canSend = draft.trim() !== '' && left >= 0;
  const send = () => {
    area.current?.focus();
    if (!canSend) return;
    void conversation.send(draft.trim());
    setDraft('');
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    send();
  };
  const stop = () => {
    area.current?.focus();
    void conversation.stop();
  };
  const isCounting = left < settings.maxLength * 0.1;

  return (
    <div class="composer-area" part="composer">
      <form
        class="composer"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <textarea
          ref={area}
          class="field"
          rows={1}
          dir="auto"
          value={draft}
          aria-label={translations.messageLabel}
          aria-describedby="count"
          aria-invalid={left < 0}
          placeholder={translations.messagePlaceholder}
          autocomplete="off"
          enterkeyhint="send"
          onInput={({ currentTarget }) => setDraft(currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {isBusy && (
          <button
            type="button"
            class="round-button"
            aria-label={translations.stop}
            title={translations.stop}
            onClick={stop}
          >
            <Icon name="stop" />
          </button>
        )}
        {(!isBusy || draft.trim() !== '') && (
          <button
            type="submit"
            class="round-button round-button-main"
            aria-label={translations.send}
            title={translations.send}
            aria-disabled={!canSend}
          >
            <Icon name="send" />
          </button>
        )}
      </form>
      <p class="hint">
        <span id="count" class="count" data-over={left < 0}>
          {isCounting &&
            formatText(left < 0 ? translations.tooLong : translations.charactersLeft, { count: Math.abs(left) })}
        </span>
        {!isCounting && translations.hint}
      </p>
    </div>
  );
};
