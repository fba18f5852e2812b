import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { summarizeConversation } from '../records/summarize-conversation.ts';
import { parseQuery, searchRecord } from './search-record.ts';

const search = (query: string, ...texts: readonly string[]) => {
  const record = buildRecord('one', ...texts);
  return searchRecord(parseQuery(query), { conversation: summarizeConversation(record), record });
};
/** The places of an excerpt as one reads them. */
const readRanges = (query: string, ...texts: readonly string[]) =>
  search(query, 'Question', ...texts)?.excerpts.map(({ text, ranges }) =>
    ranges.map(({ start, end }) => text.slice(start, end)),
  );

describe('searchRecord', () => {
  it.each([
    ['transfer', 'Transfers cost nothing.', 'Transfer'],
    ['TRANSFER', 'a transfer', 'transfer'],
    ['转账', '国际转账要多少钱？', '转账'],
    ['ｔｒａｎｓｆｅｒ', 'a transfer', 'transfer'],
    ['api', '调用ＡＰＩ接口', 'ＡＰＩ'],
    ['ガ', 'ｶﾞｲﾄﾞ', 'ｶﾞ'],
    ['é', 'cafe\u0301', 'e\u0301'],
    ['cafe\u0301', 'Café', 'Café'],
    ['한', '\u1112\u1161\u11ab국', '\u1112\u1161\u11ab'],
    ['fi', 'ﬁnance', 'ﬁ'],
    ['👋', 'Hi 👋!', '👋'],
    ['i̇', 'İstanbul', 'İ'],
  ])('finds %s in %s', (query, text, found) => {
    expect(readRanges(query, text)).toEqual([[found]]);
  });

  it('wants every word, anywhere in the conversation', () => {
    expect(
      search('fee swift', 'What is the fee?', 'SWIFT costs more.')?.excerpts.map(({ messageId }) => messageId),
    ).toEqual(['one-0', 'one-1']);
    expect(search('fee sepa', 'What is the fee?', 'SWIFT costs more.')).toBeNull();
  });

  it('tells where in the title it found something', () => {
    expect(search('FEE', 'What is the fee?')?.titleRanges).toEqual([{ start: 12, end: 15 }]);
  });

  it('looks into every branch, and not into what the model thought', () => {
    const record = buildRecord('one', 'Hello', 'first', 'second');
    const hidden = {
      ...record,
      headId: 'one-0',
      messages: record.messages.map((message) => ({
        ...message,
        parts: [...message.parts, { type: 'reasoning' as const, text: 'secret' }],
      })),
    };
    const conversation = summarizeConversation(hidden);
    expect(searchRecord(['second'], { conversation, record: hidden })?.excerpts).toHaveLength(1);
    expect(searchRecord(['secret'], { conversation, record: hidden })).toBeNull();
  });

  it('shows some words around the first place, on one line', () => {
    const text = `${'before '.repeat(50)}\nneedle\n${'after '.repeat(50)}`;
    const [excerpt] = search('needle', 'Question', text)?.excerpts ?? [];
    expect(excerpt?.text).toMatch(/^….{0,40} needle .{0,120}…$/);
    expect(excerpt?.ranges.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual(['needle']);
  });

  it('shows the place also after letters that are compared as more, or fewer, than they are', () => {
    for (const letter of ['ﷺ', 'ｶﾞ', 'ﬁ', 'e\u0301', 'İ', '👨‍👩‍👧']) {
      const [excerpt] =
        search('needle', 'Question', `${letter.repeat(200)} needle ${letter.repeat(200)}`)?.excerpts ?? [];
      expect(excerpt?.ranges.map(({ start, end }) => excerpt.text.slice(start, end))).toEqual(['needle']);
      expect(excerpt?.text.replaceAll(letter, '')).toBe('… needle …');
    }
  });

  it('shows three messages at most, and marks every place', () => {
    const match = search('hi', 'hi', 'hi', 'hi', 'hi hi');
    expect(match?.excerpts).toHaveLength(3);
    expect(readRanges('hi', 'hi, hi and hihi')).toEqual([['hi', 'hi', 'hihi']]);
  });

  it('finds every piece of a text, in capitals or not, in full width or composed otherwise', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'abcXYZ 0-9.é转账ガ'), minLength: 1, maxLength: 60 });
    const forms = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.normalize('NFD'),
      (text) => text.normalize('NFKC'),
      (text) => text.replace(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
    );
    fc.assert(
      fc.property(letters, fc.nat(), fc.nat(), forms, forms, (text, from, length, change, changeBack) => {
        const start = from % text.length;
        const piece = text.slice(start, start + 1 + (length % (text.length - start)));
        const match = search(change(piece), 'Question', changeBack(text));
        expect(match).not.toBeNull();
        if (piece.trim() === '') return;
        for (const { text: excerpt, ranges } of match?.excerpts ?? []) {
          expect(ranges.length).toBeGreaterThan(0);
          for (const { start: begin, end } of ranges) expect(end).toBeGreaterThan(begin);
          expect(ranges.at(-1)?.end).toBeLessThanOrEqual(excerpt.length);
        }
      }),
      { numRuns: 500 },
    );
  });
});
