import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createPartialJsonReader } from './create-partial-json-reader.ts';

const readAll = (...pieces: readonly string[]) => {
  const reader = createPartialJsonReader();
  for (const piece of pieces) reader.append(piece);
  return reader;
};

const parse = (text: string): { readonly value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

/** A prefix with what is open in it closed, and whether it ends in a string. */
const close = (prefix: string) => {
  const closers: string[] = [];
  let isInString = false;
  for (let at = 0; at < prefix.length; at += 1) {
    const character = prefix.charAt(at);
    if (isInString && character === '\\') at += 1;
    else if (character === '"') isInString = !isInString;
    else if (!isInString && character === '{') closers.unshift('}');
    else if (!isInString && character === '[') closers.unshift(']');
    else if (!isInString && (character === '}' || character === ']')) closers.shift();
  }
  return { text: `${prefix}${isInString ? '"' : ''}${closers.join('')}`, isInString, isOpen: closers.length > 0 };
};

const json = fc.oneof(
  fc.json({ maxDepth: 5 }),
  fc.jsonValue({ maxDepth: 5, stringUnit: 'binary' }).map((value) => JSON.stringify(value, null, 1)),
  fc
    .dictionary(fc.constantFrom('__proto__', 'constructor', 'a', 'ключ', '"\\'), fc.jsonValue())
    .map((value) => JSON.stringify(value)),
);

describe('createPartialJsonReader', () => {
  it.each([
    ['', undefined],
    ['{', {}],
    ['{"ci', {}],
    ['{"city"', {}],
    ['{"city":', {}],
    ['{"city":"', { city: '' }],
    ['{"city":"Hang', { city: 'Hang' }],
    ['{"city":"Hang\\', { city: 'Hang' }],
    ['{"city":"Hang\\u5', { city: 'Hang' }],
    ['{"city":"Hang\\u5dde', { city: 'Hang州' }],
    ['{"days":[1,2', { days: [1] }],
    ['{"days":[1,2]', { days: [1, 2] }],
    ['[tru', []],
    ['[true', [true]],
    ['[{"a":[[', [{ a: [[]] }]],
    ['-', undefined],
    ['-12', -12],
  ])('reads %j', (text, value) => {
    expect(readAll(text).read()).toEqual(value);
  });

  it('gives what JSON.parse gives for a whole text, wherever it is cut', () => {
    fc.assert(
      fc.property(json, fc.array(fc.nat(), { maxLength: 5 }), (text, cuts) => {
        const places = [0, ...cuts.map((cut) => cut % (text.length + 1)).sort((a, b) => a - b), text.length];
        const reader = readAll(...places.map((place, index) => text.slice(place, places[index + 1])));
        expect(reader.read()).toEqual(JSON.parse(text));
        expect(reader.isComplete()).toBe(true);
        expect(reader.isBroken()).toBe(false);
      }),
    );
  });

  it('gives at every character what JSON.parse makes of the prefix with its strings and brackets closed', () => {
    fc.assert(
      fc.property(json, (text) => {
        const reader = createPartialJsonReader();
        for (let at = 0; at < text.length; at += 1) {
          reader.append(text.charAt(at));
          const prefix = text.slice(0, at + 1);
          const closed = close(prefix);
          // A number that may go on is not shown yet.
          if (closed.isOpen && !closed.isInString && /[\d.eE+-]$/.test(prefix)) continue;
          const parsed = parse(closed.text);
          if (parsed !== null) expect(JSON.stringify(reader.read())).toBe(JSON.stringify(parsed.value));
          expect(reader.isComplete()).toBe(parse(prefix) !== null);
          expect(reader.isBroken()).toBe(false);
        }
      }),
    );
  });

  it('is broken exactly where no text can follow that makes it whole, as JSON.parse finds at the end', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'{}[]",:\\u0a1-.etrufalsn \n') }), (text) => {
        const reader = readAll(text);
        expect(reader.isComplete()).toBe(parse(text) !== null);
        if (parse(text) !== null) expect(reader.read()).toEqual(JSON.parse(text));
        if (reader.isBroken()) expect(parse(close(text).text)).toBe(null);
      }),
      { numRuns: 2000 },
    );
  });

  it.each(['{"a" 1', '[1,]', '{"a":1,}', '01 ', '[1.]', 'nul1', '"a\nb', '"\\x', '"\\u00g', '1 2', '{}]', ']', '[1 2'])(
    'is broken by %j, keeps what came before, and takes nothing more',
    (text) => {
      const reader = readAll(text);
      const before = JSON.stringify(reader.read());
      reader.append('"more": [');
      expect(reader.isBroken()).toBe(true);
      expect(reader.isComplete()).toBe(false);
      expect(JSON.stringify(reader.read())).toBe(before);
    },
  );

  it('takes a key named __proto__ as plain data', () => {
    const value = readAll('{"__proto__":{"isAdmin":true},"a":{"__proto__":"x', 'y"}}').read();
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify(value)).toBe('{"__proto__":{"isAdmin":true},"a":{"__proto__":"xy"}}');
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  });

  it('is broken by text that nests deeper than the limit', () => {
    const reader = createPartialJsonReader({ maxDepth: 3 });
    reader.append('[[[');
    expect(reader.isBroken()).toBe(false);
    reader.append('[');
    expect(reader.isBroken()).toBe(true);
    expect(readAll('['.repeat(1_000_000)).isBroken()).toBe(true);
  });

  it('grows the value in place', () => {
    const reader = readAll('{"list":[{"a":1},{"b":"x');
    const before = reader.read();
    reader.append('y"}]}');
    expect(reader.read()).toBe(before);
    expect(before).toEqual({ list: [{ a: 1 }, { b: 'xy' }] });
  });
});

describe('the work of a reader', () => {
  afterEach(() => void vi.restoreAllMocks());

  const deep = `${'['.repeat(150)}${']'.repeat(150)}`;
  it.each([
    ['one long string', JSON.stringify({ text: 'x"\\\n'.repeat(4000) })],
    ['a long list', JSON.stringify(Array.from({ length: 6000 }, (_, index) => index))],
    [
      'many fields',
      JSON.stringify(Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`key${index}`, true]))),
    ],
    ['deep lists', `[${Array.from({ length: 60 }, () => deep).join(',')}]`],
    ['long keys', JSON.stringify({ ['k'.repeat(20_000)]: 1 })],
  ])('looks at each character a bounded number of times: %s, read after every character', (_, text) => {
    const codes = vi.spyOn(String.prototype, 'charCodeAt');
    const characters = vi.spyOn(String.prototype, 'charAt');
    const slices = vi.spyOn(String.prototype, 'slice');
    const reader = createPartialJsonReader();
    for (const character of text) {
      reader.append(character);
      reader.read();
    }
    const sliced = slices.mock.results.reduce((sum, { value }) => sum + String(value).length, 0);
    const work = codes.mock.calls.length + characters.mock.calls.length + sliced;
    vi.restoreAllMocks();
    expect(reader.read()).toEqual(JSON.parse(text));
    expect(work).toBeLessThan(6 * text.length);
  });
});
