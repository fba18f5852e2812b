import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { trapFocus } from '../hooks/trap-focus.ts';
import { type OpenCitation, useChat } from '../panel/chat-context.ts';
import { resolveLink } from '../panel/resolve-link.ts';
import { splitQuote } from '../panel/split-quote.ts';
import { formatText } from '../translations/format-text.ts';
import { Icon } from './icon.tsx';
import { IconButton } from './icon-button.tsx';

export type CitationSheetProps = { readonly open: OpenCitation; readonly onClose: () => void };

/** The passage that an answer rests on, with the supporting words marked, over the lower part of the panel. */
export const CitationSheet = ({ open, onClose }: CitationSheetProps) => {
  const { translations, settings } = useChat();
  const { citations } = open;
  const [number, setNumber] = useState(open.number);
  const sheet = useRef<HTMLDivElement>(null);
  const index = citations.findIndex((candidate) => candidate.number === number);
  const citation = citations[index];

  useLayoutEffect(() => sheet.current?.querySelector<HTMLElement>('.sheet-close')?.focus(), []);
  useEffect(() => {
    const mark = sheet.current?.querySelector('mark');
    mark?.scrollIntoView({ block: 'nearest' });
  }, [number]);

  if (citation === undefined) return null;
  const { title, locator, url, excerpt, quote } = citation;
  const { before, quote: marked, after } = splitQuote(excerpt, quote);
  const place = [
    ...(locator?.headings ?? []),
    ...(locator?.page === undefined ? [] : [formatText(translations.page, { number: locator.page })]),
  ].filter((heading) => heading !== title);
  const link = resolveLink(url, settings.endpoint);
  const previous = citations[index - 1];
  const next = citations[index + 1];
  const go = (to: typeof previous) => to !== undefined && setNumber(to.number);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      onClose();
    } else if (sheet.current !== null) {
      event.stopPropagation();
      trapFocus(event, sheet.current);
    }
  };

  return (
    <div class="sheet-layer">
      <div class="scrim" onClick={onClose} aria-hidden="true" />
      <div
        class="sheet"
        part="source"
        role="dialog"
        aria-modal="true"
        aria-label={formatText(translations.source, { number, title })}
        ref={sheet}
        onKeyDown={onKeyDown}
      >
        <div class="sheet-bar">
          <span class="chip" aria-hidden="true">
            {number}
          </span>
          <span class="sheet-label">{formatText(translations.sourceNumber, { number })}</span>
          {citations.length > 1 && (
            <>
              <IconButton
                icon="back"
                label={translations.previousSource}
                aria-disabled={!previous}
                onClick={() => go(previous)}
              />
              <IconButton
                icon="forward"
                label={translations.nextSource}
                aria-disabled={!next}
                onClick={() => go(next)}
              />
            </>
          )}
          <IconButton class="icon-button sheet-close" icon="close" label={translations.closeSource} onClick={onClose} />
        </div>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard. */}
        <div class="sheet-body" tabIndex={0}>
          <h3 dir="auto">{title}</h3>
          {place.length > 0 && <p class="sheet-place">{place.join(' › ')}</p>}
          <blockquote dir="auto">
            {before}
            {marked !== '' && <mark>{marked}</mark>}
            {after}
          </blockquote>
        </div>
        {link !== null && (
          <a class="button" href={link} target="_blank" rel="noopener noreferrer">
            <Icon name="open" />
            {translations.openDocument}
          </a>
        )}
      </div>
    </div>
  );
};
