import { restorePlaceholders } from './restore-placeholders.ts';

export type Unmasker = {
  /** Takes the next text and returns what can be shown: all but what may be the beginning of a placeholder. */
  readonly write: (text: string) => string;
  /** Returns what is still held. More may be written after it. */
  readonly flush: () => string;
};

/** Puts back what placeholders stand for in a text that comes piece by piece, as for the whole text, wherever it is cut. */
export const createUnmasker = (restore: (placeholder: string) => string | undefined): Unmasker => {
  let held = '';
  let isInAddress = false;

  const write = (text: string) => {
    const pending = held + text;
    held = '';
    const address = isInAddress ? (/^[!-~]*/.exec(pending)?.[0].length ?? 0) : 0;
    if (isInAddress && address === pending.length) return pending;
    const rest = pending.slice(address);
    isInAddress = (rest.split(/[^!-~]/).at(-1) ?? '').includes('//');
    // The first sign of an address or the beginning of a placeholder.
    const end = isInAddress ? rest.length : rest.search(/(?:\/|\[[a-z\d-]{0,27})$/i);
    held = end < 0 ? '' : rest.slice(end);
    return pending.slice(0, address) + restorePlaceholders(end < 0 ? rest : rest.slice(0, end), restore);
  };

  const flush = () => {
    const text = held;
    held = '';
    isInAddress = false;
    return text;
  };
  return { write, flush };
};
