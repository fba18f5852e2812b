import { findForms } from './find-forms.ts';
import { findIbans } from './find-ibans.ts';
import { findNumbers } from './find-numbers.ts';
import type { PersonalDataMatch } from './personal-data-kind.ts';

/** Each kind has one of these, and few sentences do. */
const telltale = /[\d@]|A[KS]IA|eyJ|-----B/;

/**
 * Finds what tells who a person is, and keys, by form and by checksum, from a place on. Takes folded text. Linear in the text:
 * every search ahead is bounded.
 *
 * @see https://en.wikipedia.org/wiki/Luhn_algorithm
 */
export const findPersonalData = (text: string, from: number): PersonalDataMatch[] => {
  if (!telltale.test(text)) return [];
  let covered = from;
  return [...findForms(text), ...findIbans(text), ...findNumbers(text, from)]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter(({ start, end }) => {
      if (start < covered) return false;
      covered = end;
      return true;
    });
};
