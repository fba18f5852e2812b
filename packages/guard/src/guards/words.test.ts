import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Verdict } from '../verdict.ts';
import { words } from './words.ts';

const context = { role: 'user', signal: new AbortController().signal } as const;
const guard = words({ block: ['kill', 'bomb*', 'ass', 'pen is', '傻逼', '操你妈', 'гад'] });

const spanOf = (text: string) => {
  const verdict = guard(text, context);
  if (verdict instanceof Promise || verdict.type !== 'block') return null;
  return text.slice(verdict.span?.start, verdict.span?.end);
};

describe('words', () => {
  it.each([
    ['I kill time', 'kill'],
    ['I KILL time', 'KILL'],
    ['ｋｉｌｌ', 'ｋｉｌｌ'],
    ['𝐤𝐢𝐥𝐥!', '𝐤𝐢𝐥𝐥'],
    ['кіll', 'кіll'],
    ['kíĺl', 'kíĺl'],
    ['ki\u0301ll', 'ki\u0301ll'],
    ['k\u200bi\u00adll', 'k\u200bi\u00adll'],
    ['k1ll', 'k1ll'],
    ['k!||', 'k!||'],
    ['k**l', 'k**l'],
    ['kiiiillll you', 'kiiiillll'],
    ['to k i l l it', 'k i l l'],
    ['k.i.l.l', 'k.i.l.l'],
    ['k - i - l - l', 'k - i - l - l'],
    ['B0mbing', 'B0mbing'],
    ['@ss', '@ss'],
    ['你傻逼吗', '傻逼'],
    ['傻 逼', '傻 逼'],
    ['傻*逼', '傻*逼'],
    ['操。你。妈', '操。你。妈'],
    ['傻\u200b逼', '傻\u200b逼'],
    ['the pen  is red', 'pen  is'],
    ['ты ГАД', 'ГАД'],
  ])('finds the word in %j', (text, found) => {
    expect(spanOf(text)).toBe(found);
  });

  it.each([
    'skill, killer and Kilburn',
    'a classic bass class',
    'as sign and as  s',
    'k ill and ki ll',
    'k\nill, k, i, l, l',
    '455 and 4$$ cost $5',
    'kil and kiill',
    '傻，逼 和 傻\n逼',
    '****',
    'open issue',
    '',
  ])('passes %j', (text) => {
    expect(spanOf(text)).toBeNull();
  });

  it('covers words up in place', () => {
    const cover = words({ redact: ['Acme', '银行'], replacement: '…' });
    expect(cover('Acme 银行', context)).toEqual({
      type: 'redact',
      category: 'words',
      redactions: [
        { start: 0, end: 4, replacement: '…' },
        { start: 5, end: 7, replacement: '…' },
      ],
    });
  });

  it('reports a warning with its category and reason', () => {
    const warn = words({ warn: ['hm'], category: 'tone', reason: 'Please be kind.' });
    expect(warn('Hm.', context)).toEqual({ type: 'warn', category: 'tone', reason: 'Please be kind.' });
  });

  it('takes the strictest action for a word in two lists', () => {
    const both = words({ warn: ['hm'], block: ['hm'] });
    expect(both('hm', context)).toMatchObject({ type: 'block' });
  });

  it('ignores words that are empty or all signs', () => {
    expect(words({ block: ['', '  ', '***', '!'] })('x *** !', context)).toEqual({ type: 'allow' });
  });

  it('leaves the end of a partial text open until it can be no word', () => {
    const ask = (text: string) => guard(text, { ...context, isPartial: true });
    expect(ask('I ki')).toEqual({ type: 'allow', unsettledFrom: 2 });
    expect(ask('I kill')).toEqual({ type: 'allow', unsettledFrom: 2 });
    expect(ask('I kill ')).toMatchObject({ type: 'block' });
    expect(ask('I kit')).toEqual({ type: 'allow' });
    expect(ask('you are 操 你')).toEqual({ type: 'allow', unsettledFrom: 8 });
  });

  it('finds every listed word in any plain text around it', () => {
    const filler = fc.constantFrom(' ', '. ', ' hello ', ' 你好 ', ' 42 ', '\n');
    fc.assert(
      fc.property(filler, fc.constantFrom('kill', '傻逼', 'bombs'), filler, (before, word, after) => {
        expect(spanOf(`x${before}${word}${after}y`)).toBe(word);
      }),
    );
  });

  it('gives spans that lie within the text, for any text', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('k', 'i', 'l', '*', ' ', '傻', '逼', '\u0301'),
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        const verdict: Verdict | Promise<Verdict> = guard(text, context);
        const span = !(verdict instanceof Promise) && verdict.type === 'block' ? verdict.span : { start: 0, end: 0 };
        expect(span === undefined || (span.start >= 0 && span.end <= text.length && span.start <= span.end)).toBe(true);
      }),
    );
  });
});
