import { passesIban } from './checksums.ts';
import type { PersonalDataMatch } from './personal-data-kind.ts';

/** Lengths of account numbers, each followed by its countries. */
const lengths =
  '15NO16BE18DKFINL19SI20ATEEKZLTLU21CHHRLILV22BGBHDEGBIERS23AEGIIL24ADCZESPKROSASESK25PT26ISTR27FRGRITMCSM28CYHUPL29BRQAUA30KW31MT';

/** The digits of its check first, which are rare. What follows is only looked at, so that it does not hide an account within. */
const checkDigits = /\d\d(?<=(?<!\w)([A-Z]{2})\d\d)(?=([A-Z\d ]{11,60}))/gi;

export function* findIbans(text: string): Generator<PersonalDataMatch> {
  for (const { index, 0: check, 1: country = '', 2: rest = '' } of text.matchAll(checkDigits)) {
    const length = Number(new RegExp(`(\\d\\d)(?:[A-Z]{2})*?${country}`, 'i').exec(lengths)?.[1]);
    let account = country + check;
    let end = index + 2;
    for (const character of rest) {
      // False for an unknown country, whose length is not a number.
      if (!(account.length < length)) break;
      account += character.trim();
      end += 1;
    }
    if (account.length === length && !/\w/.test(text[end] ?? '') && passesIban(account)) {
      yield { kind: 'iban', start: index - 2, end };
    }
  }
}
