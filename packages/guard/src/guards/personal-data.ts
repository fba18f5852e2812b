import type { Guard } from '../guard.ts';
import { findPersonalData } from '../personal-data/find-personal-data.ts';
import { findUnsettled } from '../personal-data/find-unsettled.ts';
import { foldCharacters } from '../personal-data/fold-characters.ts';
import type { PersonalDataKind } from '../personal-data/personal-data-kind.ts';
import type { Verdict } from '../verdict.ts';

export type PersonalDataOptions = {
  /** What to look for. @default everything */
  readonly kinds?: readonly PersonalDataKind[];
  /** What stands in the place of what was found. @default '[email]', '[phone]' and so on */
  readonly replace?: (kind: PersonalDataKind, text: string) => string;
};

/**
 * Covers up e-mail addresses, phone numbers, payment cards, identity numbers (Chinese, and social security), bank accounts
 * (IBAN), IP addresses and API keys. Numbers that have a checksum are covered only when it is right, so order numbers stay.
 *
 * @example personalData({ kinds: ['card', 'iban'] })
 */
export const personalData = ({ kinds, replace = (kind) => `[${kind}]` }: PersonalDataOptions = {}): Guard => {
  const guard: Guard = (content, { isPartial = false, from = 0 }) => {
    const text = foldCharacters(content);
    const unsettledFrom = isPartial ? findUnsettled(text) : Number.POSITIVE_INFINITY;
    const redactions = findPersonalData(text, from)
      .filter(({ kind, start }) => start < unsettledFrom && (kinds?.includes(kind) ?? true))
      .map(({ kind, start, end }) => ({ start, end, replacement: replace(kind, content.slice(start, end)) }));
    const verdict: Verdict =
      redactions.length > 0 ? { type: 'redact', category: 'personal-data', redactions } : { type: 'allow' };
    return { ...verdict, ...(unsettledFrom < text.length && { unsettledFrom }) };
  };
  return Object.assign(guard, { isInstant: true });
};
