import type { Citation } from '@parley/protocol';
import { useChat } from '../panel/chat-context.ts';
import { formatText } from '../translations/format-text.ts';

/** The documents that an answer rests on. */
export const SourceList = ({ citations }: { readonly citations: readonly Citation[] }) => {
  const { translations, openCitation } = useChat();
  if (citations.length === 0) return null;
  return (
    <div class="sources" part="sources">
      <ul aria-label={translations.sources}>
        {citations.map(({ number, title }) => (
          <li key={number}>
            <button
              type="button"
              class="source"
              aria-haspopup="dialog"
              onClick={({ currentTarget }) => openCitation({ citations, number, opener: currentTarget })}
            >
              <span class="only-read">{formatText(translations.source, { number, title })}</span>
              <span class="chip" aria-hidden="true">
                {number}
              </span>
              <span class="source-title" dir="auto" aria-hidden="true">
                {title}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
};
