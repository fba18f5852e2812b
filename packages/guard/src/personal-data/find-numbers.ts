import { isChineseId, passesLuhn } from './checksums.ts';
import type { PersonalDataKind, PersonalDataMatch } from './personal-data-kind.ts';

/** Digits in groups, as people write them, no longer than a card in single digits. One class repeated: there is nothing to go back to. */
const written = /^\(?\d(?:[\d ().-]{0,40}[\dX])?/i;
const lastGroup = /[^\dX]*[\dX]+$/i;
/** Visa, Mastercard, American Express, Diners, JCB, Discover, Maestro and UnionPay, by first digits and length. */
const card = /^(?:4\d{12}(?:\d{3}|\d{6})?|(?:5[1-5]|2[2-7]|35|6\d)\d{14}|3[47]\d{13}|3[068]\d{12}|62\d{15,17})$/;
/** Without a plus, only what is written as people write phone numbers: orders and amounts are digits too. */
const localPhone =
  /^(?:1[3-9]\d(?:[ .-]?\d{4}){2}|\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[.-]\d{4}|(?:0\d{2,4}-|\(0\d{2,4}\)[ -]?)\d{3,4}[ -]?\d{4})$/;
const socialSecurity = /^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/;

const classifyNumber = (number: string, hasPlus: boolean): PersonalDataKind | null => {
  const digits = number.replace(/[^\dX]/gi, '');
  if (isChineseId(digits)) return 'chinese-id';
  if (hasPlus) return /^\d{8,15}$/.test(digits) ? 'phone' : null;
  if (card.test(digits) && passesLuhn(digits)) return 'card';
  if (socialSecurity.test(number)) return 'ssn';
  return localPhone.test(number) ? 'phone' : null;
};

/** Tries every sequence of whole groups, longest first, so that what stands beside a number does not hide it. */
export function* findNumbers(text: string, from: number): Generator<PersonalDataMatch> {
  const isWordAt = (index: number) => /\w/.test(text[index] ?? '');
  for (const { index: digit } of text.matchAll(/(?<!\d)\d/g)) {
    const opening = digit - Number(text[digit - 1] === '(');
    const hasPlus = text[opening - 1] === '+';
    const start = opening - Number(hasPlus);
    if (start < from || isWordAt(start - 1)) continue;
    let number = written.exec(text.slice(opening, opening + 44))?.[0] ?? '';
    while (number !== '') {
      const end = opening + number.length;
      const kind = isWordAt(end) ? null : classifyNumber(number, hasPlus);
      if (kind !== null) {
        yield { kind, start, end };
        from = end;
        break;
      }
      number = number.replace(lastGroup, '');
    }
  }
}
