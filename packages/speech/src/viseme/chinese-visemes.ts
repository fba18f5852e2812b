import type { Viseme } from '@parley/core';
import type { VisemeStep } from './english-visemes.ts';

/** Pinyin of each character of a text, tones allowed; `''` for what is no Chinese character. `pinyin-pro` is one. */
export type ToPinyin = (text: string) => readonly string[];

const initials: readonly (readonly [initial: string, viseme: Viseme | null])[] = [
  ['zh', 'CH'],
  ['ch', 'CH'],
  ['sh', 'CH'],
  ['b', 'PP'],
  ['p', 'PP'],
  ['m', 'PP'],
  ['f', 'FF'],
  ['d', 'DD'],
  ['t', 'DD'],
  ['n', 'nn'],
  ['l', 'nn'],
  ['g', 'kk'],
  ['k', 'kk'],
  ['h', 'kk'],
  ['j', 'CH'],
  ['q', 'CH'],
  ['x', 'SS'],
  ['r', 'RR'],
  ['z', 'SS'],
  ['c', 'SS'],
  ['s', 'SS'],
  ['y', null],
  ['w', 'U'],
];

const finals: Readonly<Record<string, readonly Viseme[]>> = {
  a: ['aa'],
  o: ['O'],
  e: ['E'],
  i: ['I'],
  u: ['U'],
  v: ['U'],
  ai: ['aa', 'I'],
  ei: ['E', 'I'],
  ui: ['U', 'E', 'I'],
  ao: ['aa', 'O'],
  ou: ['O', 'U'],
  iu: ['I', 'O', 'U'],
  ie: ['I', 'E'],
  ve: ['U', 'E'],
  ue: ['U', 'E'],
  er: ['E', 'RR'],
  an: ['aa', 'nn'],
  en: ['E', 'nn'],
  in: ['I', 'nn'],
  un: ['U', 'E', 'nn'],
  vn: ['U', 'nn'],
  ang: ['aa', 'kk'],
  eng: ['E', 'kk'],
  ing: ['I', 'kk'],
  ong: ['O', 'kk'],
  ia: ['I', 'aa'],
  iao: ['I', 'aa', 'O'],
  ian: ['I', 'E', 'nn'],
  iang: ['I', 'aa', 'kk'],
  iong: ['I', 'O', 'kk'],
  ua: ['U', 'aa'],
  uo: ['U', 'O'],
  uai: ['U', 'aa', 'I'],
  uan: ['U', 'aa', 'nn'],
  uang: ['U', 'aa', 'kk'],
  io: ['I', 'O'],
};

/** Without pinyin nobody knows the sound; these syllables open and close about as often as speech does. */
const substitutes = [
  'de',
  'shi',
  'yi',
  'ba',
  'you',
  'zai',
  'men',
  'dao',
  'ge',
  'fa',
  'hui',
  'jian',
  'lai',
  'wo',
  'mu',
  'xing',
];

/** The shapes of one syllable of pinyin: a short beginning, then the vowel. */
export const convertPinyinToVisemes = (pinyin: string): readonly VisemeStep[] => {
  const syllable = pinyin
    .toLowerCase()
    .replace(/u:|ü/gu, 'v')
    .normalize('NFD')
    // The two dots of ü, when they come as a mark of their own.
    .replace(/u[\u0300-\u0304\u030C]*\u0308/gu, 'v')
    .replace(/[^a-z]/gu, '');
  const [initial, viseme] = initials.find(([letters]) => syllable.startsWith(letters)) ?? ['', null];
  const rest = syllable.slice(initial.length);
  const isFront = /^[jqxy]$/u.test(initial) && rest.startsWith('u');
  const final = isFront ? `v${rest.slice(1)}` : rest;
  const vowels = finals[final] ?? finals[rest] ?? ['E'];
  const steps: VisemeStep[] =
    viseme === null ? [] : [{ viseme, weight: viseme === 'CH' || viseme === 'SS' ? 1.1 : 0.8 }];
  // yi, wu: the letter only writes the vowel.
  for (const [index, vowel] of vowels.entries()) {
    if (steps.at(-1)?.viseme !== vowel)
      steps.push({ viseme: vowel, weight: index === vowels.length - 1 && index > 0 ? 0.9 : 1.3 });
  }
  return steps;
};

/** The shapes of one Chinese character. */
export const convertChineseToVisemes = (character: string, toPinyin?: ToPinyin): readonly VisemeStep[] => {
  const pinyin = toPinyin?.(character)[0];
  if (pinyin) return convertPinyinToVisemes(pinyin);
  const code = character.codePointAt(0) ?? 0;
  return convertPinyinToVisemes(substitutes[(code * 7 + (code >> 5)) % substitutes.length] ?? 'a');
};
