import { type MarkdownStream, renderMarkdownStream } from '@parley/markdown';
import type { Citation } from '@parley/protocol';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { useChat } from '../panel/chat-context.ts';
import { type CitationChips, createCitationChips } from '../panel/citation-chip.ts';
import { decorateCodeBlock } from '../panel/decorate-code-block.ts';
import { createMarkdownLabels } from '../translations/create-markdown-labels.ts';

export type StreamingTextProps = {
  /** Markdown, which only grows; a text that is not the beginning's continuation is written anew. */
  readonly text: string;
  readonly isDone: boolean;
  readonly citations: readonly Citation[];
};

type Stream = { markdown: MarkdownStream; chips: CitationChips; written: string; isEnded: boolean };

/** Markdown as it arrives. Only what is new is parsed and put into the document. */
export const StreamingText = ({ text, isDone, citations }: StreamingTextProps) => {
  const { translations, openCitation } = useChat();
  const target = useRef<HTMLDivElement>(null);
  const stream = useRef<Stream | null>(null);

  useLayoutEffect(() => {
    if (target.current === null) return;
    let current = stream.current;
    if (current !== null && (!text.startsWith(current.written) || (current.isEnded && text !== current.written))) {
      current.markdown.destroy();
      current = null;
    }
    if (current === null) {
      const chips = createCitationChips();
      const markdown = renderMarkdownStream(target.current, {
        breaks: true,
        renderCitation: chips.create,
        decorateCodeBlock: (pre, block) => decorateCodeBlock(pre, block, translations),
        labels: createMarkdownLabels(translations),
      });
      current = { markdown, chips, written: '', isEnded: false };
      stream.current = current;
    }
    if (text.length > current.written.length) {
      current.markdown.write(text.slice(current.written.length));
      current.written = text;
    }
    if (isDone && !current.isEnded) {
      current.markdown.end();
      current.isEnded = true;
    }
    current.chips.show(citations, translations);
  }, [text, isDone, citations, translations]);
  useEffect(() => () => stream.current?.markdown.destroy(), []);

  const onClick = ({ target: clicked }: MouseEvent) => {
    const chip = clicked instanceof Element ? clicked.closest<HTMLElement>('[data-citation]') : null;
    if (chip !== null) openCitation({ citations, number: Number(chip.dataset.citation), opener: chip });
  };
  // The chips in it are buttons of their own; this only hears of them.
  // biome-ignore lint/a11y/useKeyWithClickEvents: a button's key press is a click.
  // biome-ignore lint/a11y/noStaticElementInteractions: the buttons are made by the Markdown stream.
  return <div class="markdown" dir="auto" ref={target} onClick={onClick} />;
};
