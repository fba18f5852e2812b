import type { Guard } from '../guard.ts';
import { type PersonalDataOptions, personalData } from '../guards/personal-data.ts';
import { createUnmasker, type Unmasker } from './create-unmasker.ts';
import { restorePlaceholders } from './restore-placeholders.ts';

export type PersonalDataVaultOptions = Pick<PersonalDataOptions, 'kinds'> & {
  /** What an earlier vault of the same conversation remembered. @default nothing */
  readonly entries?: Iterable<readonly [placeholder: string, original: string]>;
};

export type PersonalDataVault = {
  /** Masks what leaves the page: every original has one placeholder, such as `[email-1]`, wherever it is said again. */
  readonly guard: Guard;
  /** Puts the originals back, for the visitor's own eyes only. Placeholders within the address of a link stay. */
  readonly unmask: (text: string) => string;
  /** The same for a text that comes piece by piece. */
  readonly createUnmasker: () => Unmasker;
  /** What is remembered, to keep it on the visitor's own device with the conversation. */
  readonly entries: () => readonly (readonly [placeholder: string, original: string])[];
};

/**
 * Keeps personal data in the page: what is sent has placeholders, which a model can speak about, and what the visitor sees has
 * the originals. One vault for each conversation; never send what it remembers.
 *
 * A link or an image that holds an original would tell it to its host, so addresses are left as they are.
 *
 * @example
 * const vault = createPersonalDataVault();
 * const verdict = vault.guard('Write to li@example.org', context); // redacts to `Write to [email-1]`
 * vault.unmask('I wrote to [email-1].'); // 'I wrote to li@example.org.'
 */
export const createPersonalDataVault = ({ kinds, entries = [] }: PersonalDataVaultOptions = {}): PersonalDataVault => {
  const originals = new Map(entries);
  const placeholders = new Map([...originals].map(([placeholder, original]) => [original, placeholder]));
  const counts = new Map<string, number>();

  const mask = (kind: string, original: string) => {
    let placeholder = placeholders.get(original);
    while (placeholder === undefined) {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      // A number that an earlier vault gave is taken.
      if (!originals.has(`[${kind}-${count}]`)) placeholder = `[${kind}-${count}]`;
    }
    placeholders.set(original, placeholder);
    originals.set(placeholder, original);
    return placeholder;
  };

  const restore = (placeholder: string) => originals.get(placeholder);
  return {
    guard: personalData({ ...(kinds !== undefined && { kinds }), replace: mask }),
    unmask: (text) => restorePlaceholders(text, restore),
    createUnmasker: () => createUnmasker(restore),
    entries: () => [...originals],
  };
};
