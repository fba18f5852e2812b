import type { Guard } from '../guard.ts';
import { findPersonalData, findUnsettled, type PersonalDataKind } from '../personal-data/find-personal-data.ts';

export type PersonalDataOptions = {
  /** What to look for. @default everything */
  readonly kinds?: readonly PersonalDataKind[];
  /** What stands in the place of what was found. @default '[email]', '[phone]' and so on */
  readonly replace?: (kind: PersonalDataKind, text: string) => string;
};

/**
 * Covers up e-mail addresses, phone numbers, payment cards, Chinese identity numbers and bank accounts (IBAN). Numbers that
 * have a checksum are covered only when it is right, so order numbers stay.
 *
 * @example personalData({ kinds: ['card', 'iban'] })
 */
export const personalData = ({ kinds, replace = (kind) => `[${kind}]` }: PersonalDataOptions = {}): Guard => {
  const guard: Guard = (content, { isPartial = false, from = 0 }) => {
    const unsettledFrom = isPartial ? findUnsettled(content) : content.length;
    const redactions = findPersonalData(content, from)
      .filter(({ kind, start }) => start < unsettledFrom && (kinds === undefined || kinds.includes(kind)))
      .map(({ kind, start, end }) => ({ start, end, replacement: replace(kind, content.slice(start, end)) }));
    const settling = unsettledFrom < content.length ? { unsettledFrom } : {};
    return redactions.length === 0
      ? { type: 'allow', ...settling }
      : { type: 'redact', category: 'personal-data', redactions, ...settling };
  };
  return Object.assign(guard, { isInstant: true });
};
