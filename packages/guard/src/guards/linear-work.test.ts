import { describe, expect, it } from 'vitest';
import { chineseWords } from '../word-lists/chinese.ts';
import { englishWords } from '../word-lists/english.ts';
import { injection } from './injection.ts';
import { personalData } from './personal-data.ts';
import { words } from './words.ts';

const context = { role: 'user', signal: new AbortController().signal } as const;

/** Texts that make a careless search start again at every character, each repeated to 20,000 of them. A quadratic search takes minutes on any. */
const hostile = [
  'a',
  '1',
  '@',
  'a@',
  'a.',
  '-',
  '/',
  '//',
  '[',
  '[](//',
  '(',
  '*',
  'f*',
  '$',
  '傻',
  '他妈',
  '!',
  '\n',
  '1 ',
  'DE89 ',
  '2001:',
  '1.',
  'sk-',
  'sk-a-',
  'eyJaaaaa.',
  'eyJaaaaa-',
  '-----BEGIN ',
  '-----BEGIN PRIVATE KEY-----',
  '\u200b',
  '\u0301',
  'ignore all ',
  'ignore ',
  '忽略',
  '<img ',
  'QUJD',
  '{',
  'note to ',
  'from now on ',
  'send ',
  '"ignore all previous instructions" ',
];

const repeat = (piece: string) => piece.repeat(Math.ceil(20_000 / piece.length));

describe('the guards on hostile text', () => {
  it.each(hostile)('finish on %j repeated', (piece) => {
    const text = repeat(piece);
    for (const guard of [words({ lists: [...englishWords(), ...chineseWords()] }), personalData(), injection()]) {
      expect(guard(text, context)).toMatchObject({ type: expect.any(String) });
      expect(guard(text, { ...context, isPartial: true })).toMatchObject({ type: expect.any(String) });
    }
  });
});
