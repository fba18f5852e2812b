import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGate, type GateResult } from '../gate/create-gate.ts';
import type { Guard } from '../guard.ts';
import { redactText } from '../redact-text.ts';
import { chineseWords } from '../word-lists/chinese.ts';
import { englishWords } from '../word-lists/english.ts';
import { personalData } from './personal-data.ts';
import { words } from './words.ts';

const stream = (guard: Guard, pieces: readonly string[]) => {
  const results: GateResult[] = [];
  const gate = createGate({ guards: [guard], role: 'user', onRelease: (result) => results.push(result) });
  for (const piece of pieces) gate.write(piece);
  if (gate.flush() !== undefined) throw new Error('An instant guard took its time.');
  return results.map(({ text }) => text).join('') + (results.some(({ blocked }) => blocked) ? '⛔' : '');
};

/** What a gate that sees the whole text at once lets out. */
const whole = (guard: Guard, text: string) => {
  const verdict = guard(text, { role: 'user', signal: new AbortController().signal });
  if (verdict instanceof Promise) throw new Error('An instant guard took its time.');
  const redactions = 'redactions' in verdict ? (verdict.redactions ?? []) : [];
  if (verdict.type !== 'block') return redactText(text, redactions);
  const start = verdict.span?.start ?? 0;
  return `${redactText(
    text.slice(0, start),
    redactions.filter((redaction) => redaction.start < start),
  )}⛔`;
};

const cut = (text: string, places: readonly number[]) => {
  const sorted = [...new Set(places.map((place) => place % (text.length + 1)))].sort((a, b) => a - b);
  return [0, ...sorted].map((start, index) => text.slice(start, sorted[index]));
};

const places = fc.array(fc.nat(400), { maxLength: 12 });

const agree = (guard: Guard, pieces: readonly string[]) =>
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme-ascii', maxLength: 3 })), {
        maxLength: 12,
      }),
      places,
      (parts, cuts) => {
        const text = parts.join('');
        expect(stream(guard, cut(text, cuts))).toBe(whole(guard, text));
      },
    ),
    { numRuns: 400 },
  );

describe('words on a stream', () => {
  it('decides as on the whole text, wherever the stream is cut', () => {
    agree(
      words({
        block: ['kill*', 'pen is', '操你妈', 'sb'],
        redact: ['妈', '妈的', 'ass', 'assassin*', 'ki'],
        allow: ['他妈', '操你妈妈', 'killer whale*', 'ass ets', 'sb 2*', 'classic ass'],
      }),
      [
        ...[
          'kill',
          'er',
          ' whale',
          's',
          'pen',
          ' is',
          ' ',
          '操',
          '你',
          '妈',
          '的',
          '他',
          'sb',
          '-2',
          '00',
          'ass',
          'a',
          'ssin',
          ' ets',
        ],
        ...['*', '.', '\n', '，', '\u200b', '\u0301', 'k', 'i', 'l', '1', '!', 'ｋ', 'classic '],
      ],
    );
  });

  it('decides as on the whole text with the ready lists', () => {
    agree(words({ lists: [...englishWords('redact'), ...chineseWords('redact')] }), [
      ...[
        'fuck',
        'ing',
        'shit',
        'take',
        ' mushroom',
        'f*',
        '*k',
        'c',
        'o',
        'ck',
        ' robin',
        '傻',
        '逼',
        'b',
        '他妈',
        '妈',
        '的',
        '滚蛋',
        '饺子',
      ],
      ...[' ', '-', '2', 'sb', '*', '。', '\n', 'cnm', '我操', '作'],
    ]);
  });
});

describe('personalData on a stream', () => {
  it('covers the same as in the whole text, wherever the stream is cut', () => {
    agree(personalData(), [
      ...[
        'li.wei',
        '@',
        'example',
        '.org',
        '.',
        ' ',
        '-',
        '+',
        '(',
        ')',
        '138',
        '1234',
        '5678',
        '13812345678',
        '+86 ',
        '4111 1111 ',
        '1111 1111',
      ],
      ...[
        '110101197005114891',
        'DE89 3704 0044 ',
        '0532 0130 00',
        'GB',
        '203.0.113.',
        '133',
        '2001:db8:',
        ':1d6',
        ':',
        '457-57-',
        '8927',
        '你好',
        '\n',
      ],
      ...[
        'sk-',
        'proj-',
        'hCfY8sqMTRT15MPioDwpVG05',
        'AKIA',
        'MK7AYIICNP5WEP4G',
        'eyJhbGciOi',
        'J9.',
        'ghp_',
        '１３８',
        '\u00a0',
        '–',
      ],
      ...[
        '-----BEGIN RSA PRIVATE KEY-----',
        'MIIEowIBAAKCAQEA0Z3VS5JJ',
        '\n-----END RSA PRIVATE KEY-----',
        '-----BEGIN ',
      ],
    ]);
  });
});

it('takes a word for one that goes on, after a letter beyond the first plane too', () => {
  const guard = words({ block: ['kill'] });
  const text = `${'a '.repeat(40)}𝐱\u200bkill`;
  for (let place = 0; place <= text.length; place += 1) {
    expect(stream(guard, [text.slice(0, place), text.slice(place)])).toBe(whole(guard, text));
  }
  expect(stream(guard, [...text])).toBe(whole(guard, text));
});
