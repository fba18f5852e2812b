import { isChineseId, passesLuhn } from './checksums.ts';
import type { PersonalDataKind, PersonalDataMatch } from './personal-data-kind.ts';

/** Digits in groups, as people write them. One class repeated: there is nothing to go back to. */
const numberRun = /\d[\d ().-]*[\dXx]?/g;
const group = /[\dXx]+/g;
const longestNumber = 19;
const longestWritten = 40;
/** Visa, Mastercard, American Express, Diners, JCB, Discover, Maestro and UnionPay, by first digits and length. */
const card = /^(?:4\d{12}(?:\d{3}|\d{6})?|(?:5[1-5]|2[2-7]|35|6\d)\d{14}|3[47]\d{13}|3[068]\d{12}|62\d{15,17})$/;
/** Without a plus, only what is written as people write phone numbers: orders and amounts are digits too. */
const localPhone =
  /^(?:1[3-9]\d(?:[ .-]?\d{4}){2}|\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[.-]\d{4}|(?:0\d{2,4}-|\(0\d{2,4}\)[ -]?)\d{3,4}[ -]?\d{4})$/;
const socialSecurity = /^(?!000|666|9)\d{3}-(?!00)\d\d-(?!0000)\d{4}$/;

const classifyNumber = (written: string, hasPlus: boolean): PersonalDataKind | null => {
  const digits = written.replace(/[^\dXx]/g, '');
  const { length } = digits;
  if (isChineseId(digits)) return 'chinese-id';
  if (/[Xx]/.test(digits)) return null;
  if (hasPlus) return length > 7 && length < 16 ? 'phone' : null;
  if (card.test(digits) && passesLuhn(digits)) return 'card';
  if (socialSecurity.test(written)) return 'ssn';
  return localPhone.test(written) ? 'phone' : null;
};

/** Tries every sequence of whole groups, longest first, so that what stands beside a number does not hide it. */
export function* findNumbers(text: string, from: number): Generator<PersonalDataMatch> {
  const isWordAt = (index: number) => /\w/.test(text[index] ?? '');
  for (const run of text.matchAll(numberRun)) {
    const groups = [...run[0].matchAll(group)].map((found) => {
      const digit = run.index + found.index;
      return { digit, end: digit + found[0].length };
    });
    for (const [first, { digit }] of groups.entries()) {
      const opening = text[digit - 1] === '(' ? digit - 1 : digit;
      const hasPlus = text[opening - 1] === '+';
      const start = hasPlus ? opening - 1 : opening;
      if (start < from || isWordAt(start - 1)) continue;
      let count = 0;
      let found: PersonalDataMatch | null = null;
      for (const { digit: next, end } of groups.slice(first, first + longestNumber)) {
        count += end - next;
        if (count > longestNumber || end - digit > longestWritten) break;
        const kind = isWordAt(end) ? null : classifyNumber(text.slice(opening, end), hasPlus);
        if (kind !== null) found = { kind, start, end };
      }
      if (found !== null) {
        yield found;
        from = found.end;
      }
    }
  }
}
