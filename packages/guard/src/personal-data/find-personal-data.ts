import type { Span } from '../verdict.ts';
import { isChineseId, passesIban, passesLuhn } from './checksums.ts';

export type PersonalDataKind = 'email' | 'phone' | 'card' | 'chinese-id' | 'iban';

export type PersonalDataMatch = Span & { readonly kind: PersonalDataKind };

/** Lengths of account numbers, each followed by its countries. */
const ibanLengths = (
  '15NO 16BE 18DK,FI,NL 19SI 20AT,EE,KZ,LT,LU 21CH,HR,LI,LV 22BG,BH,DE,GB,IE,RS 23AE,GI,IL 24AD,CZ,ES,P' +
  'K,RO,SA,SE,SK 25PT 26IS,TR 27FR,GR,IT,MC,SM 28CY,HU,PL 29BR,QA,UA 30KW 31MT'
).split(' ');

/** Digits in groups, as people write them. One class repeated: there is nothing to go back to. */
const numberRun = /\+?\(?\d[\d ().\-\u00a0]*[\dXx]?/g;
const group = /[\dXx]+/g;
const localCharacter = /[\w.%+-]/;
const domainCharacter = /[A-Za-z0-9.-]/;
const longestLocal = 64;
const longestDomain = 253;
const longestNumber = 19;
const longestWritten = 40;
/** Longest that an account or a number in groups is written. */
const longestGroups = 64;
/** Visa, Mastercard, American Express, Diners, JCB, Discover, Maestro and UnionPay, by first digits and length. */
const card =
  /^(?:4(?:\d{12}|\d{15}|\d{18})|5[1-5]\d{14}|2[2-7]\d{14}|3[47]\d{13}|3[068]\d{12}|35\d{14}|6\d{15}|62\d{15,17})$/;

const isWordCharacter = (character: string | undefined) => character !== undefined && /[A-Za-z0-9_]/.test(character);

function* findEmails(text: string): Generator<PersonalDataMatch> {
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at;
    while (start > 0 && at - start < longestLocal && localCharacter.test(text[start - 1] ?? '')) start -= 1;
    let end = at + 1;
    while (end < text.length && end - at <= longestDomain && domainCharacter.test(text[end] ?? '')) end += 1;
    const domain = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}/.exec(text.slice(at + 1, end));
    if (start < at && domain !== null) yield { kind: 'email', start, end: at + 1 + domain[0].length };
  }
}

const isPhone = (written: string, digits: string, hasPlus: boolean) => {
  if (/^(?:86)?1[3-9]\d{9}$/.test(digits) && (digits.length === 11 || hasPlus)) return true;
  if (hasPlus) return digits.length >= 8 && digits.length <= 15;
  // Without a plus, only what is written as people write phone numbers: orders and amounts are digits too.
  return (
    /^\(?[2-9]\d\d\)?[ .-]?[2-9]\d\d[.-]\d{4}$/.test(written) ||
    /^(?:0\d{2,4}-|\(0\d{2,4}\)[ -]?)\d{3,4}[ -]?\d{4}$/.test(written)
  );
};

const classifyNumber = (written: string, hasPlus: boolean): PersonalDataKind | null => {
  const digits = written.replace(/[^\dXx]/g, '');
  if (digits.length === 18 && isChineseId(digits)) return 'chinese-id';
  if (/[Xx]/.test(digits)) return null;
  if (!hasPlus && card.test(digits) && passesLuhn(digits)) return 'card';
  return isPhone(written, digits, hasPlus) ? 'phone' : null;
};

/** Tries every sequence of whole groups, longest first, so that what stands beside a number does not hide it. */
function* findNumbers(text: string, from: number): Generator<PersonalDataMatch> {
  for (const run of text.matchAll(numberRun)) {
    const groups = [...run[0].matchAll(group)].map((found) => ({
      start: run.index + found.index,
      end: run.index + found.index + found[0].length,
    }));
    for (let first = 0; first < groups.length; ) {
      const digit = groups[first]?.start ?? 0;
      const opening = text[digit - 1] === '(' ? digit - 1 : digit;
      const hasPlus = text[opening - 1] === '+';
      const start = hasPlus ? opening - 1 : opening;
      if (start < from || isWordCharacter(text[start - 1])) {
        first += 1;
        continue;
      }
      let last = first;
      let count = 0;
      for (; last < groups.length; last += 1) {
        count += (groups[last]?.end ?? 0) - (groups[last]?.start ?? 0);
        if (count > longestNumber || (groups[last]?.end ?? 0) - digit > longestWritten) break;
      }
      let kind: PersonalDataKind | null = null;
      for (last -= 1; last >= first; last -= 1) {
        const end = groups[last]?.end ?? 0;
        if (isWordCharacter(text[end])) continue;
        kind = classifyNumber(text.slice(opening, end), hasPlus);
        if (kind !== null) {
          yield { kind, start, end };
          break;
        }
      }
      first = kind === null ? first + 1 : last + 1;
    }
  }
}

function* findIbans(text: string): Generator<PersonalDataMatch> {
  for (const { index } of text.matchAll(/[A-Z]{2}\d{2}(?=[A-Z0-9 ])/gi)) {
    if (isWordCharacter(text[index - 1])) continue;
    const country = text.slice(index, index + 2).toUpperCase();
    const length = Number(ibanLengths.find((entry) => entry.includes(country))?.slice(0, 2));
    if (Number.isNaN(length)) continue;
    let account = '';
    let end = index;
    for (; account.length < length && end - index < longestGroups && /[A-Za-z0-9 ]/.test(text[end] ?? ''); end += 1)
      account += (text[end] ?? '').trim();
    if (account.length === length && !isWordCharacter(text[end]) && passesIban(account))
      yield { kind: 'iban', start: index, end };
  }
}

/**
 * Finds what tells who a person is, by its form and its checksum, from a place on. Linear in the text: every search ahead is bounded.
 *
 * @see https://en.wikipedia.org/wiki/Luhn_algorithm
 */
export const findPersonalData = (text: string, from = 0): PersonalDataMatch[] => {
  const found = [...findEmails(text), ...findIbans(text), ...findNumbers(text, from)].sort(
    (a, b) => a.start - b.start || b.end - a.end,
  );
  let covered = from;
  return found.filter(({ start, end }) => {
    if (start < covered) return false;
    covered = end;
    return true;
  });
};

/** Where text begins that more text could make into personal data: an unfinished word, number or account at the end. */
export const findUnsettled = (text: string): number => {
  const tail = text.slice(-(longestLocal + longestDomain));
  const offset = text.length - tail.length;
  const word = /[\w.%+@(-]*$/.exec(tail)?.index ?? tail.length;
  const near = Math.max(0, tail.length - longestGroups);
  const number = /(?<![\w])[+(]*\d[\d ().\-\u00a0]*$/.exec(tail.slice(near));
  const account = /(?<![\w])[A-Z]{2}\d{2}[A-Z0-9 ]*$/i.exec(tail.slice(near));
  const starts = [word, ...[number, account].flatMap((found) => (found === null ? [] : [near + found.index]))];
  return offset + Math.min(...starts);
};
