import type { Citation } from '@parley/protocol';
import type { Translations } from '../translations/en.ts';
import { formatText } from '../translations/format-text.ts';

/** The chips of one text whose sources are not known yet. What `[7]` means is for the relay to say; until then it stays hidden. */
export type CitationChips = {
  readonly create: (number: number, document: Document) => Node;
  /** Names and shows those whose source is known by now. */
  readonly show: (citations: readonly Citation[], translations: Translations) => void;
};

export const createCitationChips = (): CitationChips => {
  let waiting: { readonly number: number; readonly chip: HTMLButtonElement }[] = [];
  return {
    create: (number, document) => {
      const chip = document.createElement('button');
      chip.type = 'button';
      chip.className = 'chip';
      chip.dataset.citation = String(number);
      chip.textContent = String(number);
      chip.hidden = true;
      chip.setAttribute('aria-haspopup', 'dialog');
      waiting.push({ number, chip });
      return chip;
    },
    show: (citations, translations) => {
      if (waiting.length === 0 || citations.length === 0) return;
      waiting = waiting.filter(({ number, chip }) => {
        const citation = citations.find((candidate) => candidate.number === number);
        if (citation === undefined) return true;
        const { title } = citation;
        chip.setAttribute('aria-label', formatText(translations.source, { number, title }));
        chip.title = title;
        chip.hidden = false;
        return false;
      });
    },
  };
};
