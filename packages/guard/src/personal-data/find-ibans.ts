import { passesIban } from './checksums.ts';
import type { PersonalDataMatch } from './personal-data-kind.ts';

/** Lengths of account numbers, each followed by its countries. */
const lengths =
  '15NO16BE18DKFINL19SI20ATEEKZLTLU21CHHRLILV22BGBHDEGBIERS23AEGIIL24ADCZESPKROSASESK25PT26ISTR27FRGRITMCSM28CYHUPL29BRQAUA30KW31MT';

/** The digits of its check, which are rare, after a country. */
const checkDigits = /\d\d(?<=(?<!\w)([A-Z]{2})\d\d)/gi;

export function* findIbans(text: string): Generator<PersonalDataMatch> {
  for (const { index, 0: check, 1: country = '' } of text.matchAll(checkDigits)) {
    const length = Number(new RegExp(`(\\d\\d)(?:[A-Z]{2})*?${country}`, 'i').exec(lengths)?.[1]);
    const end = index + 2;
    const account = new RegExp(`^(?: *[A-Z\\d]){${length - 4}}(?!\\w)`, 'i').exec(text.slice(end, end + 60))?.[0];
    if (account !== undefined && passesIban(country + check + account.replaceAll(' ', '')))
      yield { kind: 'iban', start: index - 2, end: end + account.length };
  }
}
