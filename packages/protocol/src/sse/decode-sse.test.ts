import { createParser } from 'eventsource-parser';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeSse } from './decode-sse.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

const decodeAll = (pieces: readonly (Uint8Array | string)[]) => {
  const decoder = decodeSse();
  return [...pieces.flatMap((piece) => decoder.feed(piece)), ...decoder.flush()];
};

const frames = (lineEnd: string) =>
  ['data: {"a":1}', '', ': keep-alive', '', 'id: 7', 'event: x', 'data:你好 👋', 'data: two', '', 'data: last'].join(
    lineEnd,
  );
const expected = [{ data: '{"a":1}' }, { data: '你好 👋\ntwo', id: '7', event: 'x' }, { data: 'last' }];

describe('decodeSse', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('reads lines that end with %s, cut at every byte', (_, lineEnd) => {
    const bytes = bytesOf(frames(lineEnd));
    expect(decodeAll([bytes])).toEqual(expected);
    expect(decodeAll(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(expected);
    for (let cut = 1; cut < bytes.length; cut += 1) {
      expect(decodeAll([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(expected);
    }
  });

  const text = fc
    .array(
      fc.constantFrom('data', 'id', 'event', 'retry', ':', ' ', '\n', '\n\n', '\r', '\r\n', 'x', 'é', '😀', '\0'),
      {
        maxLength: 40,
      },
    )
    .map((words) => words.join(''));

  it('reads any text as the reference parser does', () => {
    fc.assert(
      fc.property(text, (value) => {
        const reference: unknown[] = [];
        createParser({ onEvent: (event) => reference.push(event) }).feed(`${value}\n\n`);
        expect(decodeSse().feed(`${value}\n\n`)).toEqual(reference);
      }),
    );
  });

  it('gives the same events for the same text in any pieces', () => {
    fc.assert(
      fc.property(text, fc.array(fc.nat(60)), (value, cuts) => {
        const bytes = bytesOf(value);
        const edges = [0, ...cuts.map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b), bytes.length];
        const pieces = edges.slice(1).map((edge, index) => bytes.subarray(edges[index], edge));
        expect(decodeAll(pieces)).toEqual(decodeAll([bytes]));
      }),
    );
  });

  it('drops one byte order mark', () => {
    expect(decodeAll([Uint8Array.of(0xef, 0xbb), Uint8Array.of(0xbf), 'data: x\n\n'])).toEqual([{ data: 'x' }]);
  });

  it('gives the event that a flush finds without its blank line, and nothing for half a field name', () => {
    expect(decodeAll(['data: x\n'])).toEqual([{ data: 'x' }]);
    expect(decodeAll(['data: x\n\nda'])).toEqual([{ data: 'x' }]);
  });

  it('fails on an event without end', () => {
    const decoder = decodeSse({ maxEventLength: 100 });
    decoder.feed('data: ');
    expect(() => decoder.feed('x'.repeat(200))).toThrow(expect.objectContaining({ code: 'too-large' }));
    expect(() => decoder.feed('x')).toThrow(expect.objectContaining({ code: 'too-large' }));
  });
});
