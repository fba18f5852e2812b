import type { PersonalDataKind, PersonalDataMatch } from './personal-data-kind.ts';

type Form = readonly [kind: PersonalDataKind, form: RegExp, isValid?: (found: string) => boolean];

/** IPv4, or IPv6 with all its groups or one gap: times, versions and MAC addresses look alike. */
const isAddress = (found: string) => {
  const { length: halves } = found.split('::');
  const groups = found.split(':').length;
  if (groups === 1) return found.split('.').every((part) => Number(part) < 256);
  return /\d/.test(found) && (halves === 2 ? groups < 9 : halves === 1 && groups === 8);
};

/**
 * What is told by its form alone. Each begins where a word does or at a sign of its own, and what may follow is bounded, so
 * that no text makes the search more than linear.
 */
const forms: readonly Form[] = [
  ['email', /@(?<=([\w.%+\-À-ɏ]{1,64})@)(?:[a-z\dÀ-ɏ-]{1,63}\.){1,9}[a-z]{2,24}/gi],
  [
    'ip',
    /(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\d)|(?<![\w:])[\da-f]{1,4}(?::[\da-f]{0,4}){2,7}(?![\w:])/gi,
    isAddress,
  ],
  [
    'api-key',
    /(?<![\w-])(?:(?:sk-|[prs]k_(?:live|test)_|gh[oprsu]_|github_pat_|glpat-|xox[a-z]-|AIza)(?=[\w-]*\d)[\w-]{16,2000}|A[KS]IA[A-Z\d]{16}(?!\w)|eyJ[\w-]{5,2000}(?:\.[\w-]{5,2000}){2})|-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----[\w+/=\s\\]{0,6000}(?:-----END [A-Z ]{0,20}PRIVATE KEY-----)?/g,
  ],
];

// A key has a digit among its random characters; names that begin like one need not.
export function* findForms(text: string): Generator<PersonalDataMatch> {
  for (const [kind, form, isValid] of forms) {
    for (const found of text.matchAll(form)) {
      const start = found.index - (found[1] ?? '').length;
      if (isValid?.(found[0]) ?? true) yield { kind, start, end: found.index + found[0].length };
    }
  }
}
