import { stemEnglish } from './stem-english.ts';

/** What a text is searched by. */
export type AnalyzedText = {
  /** Words in order, in the form in which they are compared; an empty one stands between two sentences. */
  readonly words: readonly string[];
  /** Pairs of neighbouring characters of scripts that write no spaces, for what the segmenter cuts differently elsewhere. */
  readonly pairs: readonly string[];
  /** The words as they were written, lowercased, one for each of `words`: this is what stop words are compared with. */
  readonly surfaces: readonly string[];
};

const unspaced = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー々〆';
const southEast = '\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';
const runs = new RegExp(
  [
    `(?<unspaced>[${unspaced}]+|[${southEast}]+)`,
    '(?<hangul>\\p{Script=Hangul}+)',
    '(?<number>\\p{Nd}+(?:[.,:]\\p{Nd}+)+)',
    `(?<word>(?:(?![${unspaced}${southEast}\\p{Script=Hangul}])[\\p{L}\\p{M}\\p{N}])+(?:['’]\\p{Script=Latin}+)*)`,
    '(?<end>[.!?。！？；\\n|]+)',
  ].join('|'),
  'gu',
);
const accents = /[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g;

/** Without accents, and with the Arabic letters that writers interchange made one. */
const fold = (word: string): string =>
  word
    .normalize('NFD')
    .replace(accents, '')
    .normalize('NFC')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/ى/g, 'ي')
    .replace(/ة/g, 'ه')
    .replace(/đ/g, 'd')
    .replace(/ß/g, 'ss');

const compareForm = (surface: string): string => {
  const word = fold(surface.replace(/['’]s$/, '').replace(/['’]/g, ''));
  return /^[a-z]+$/.test(word) ? stemEnglish(word) : word;
};

const pairsOf = (run: string): readonly string[] => {
  const characters = [...run];
  return characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
};

/** Makes the function that cuts texts into comparable words. Making a segmenter is slow, so make one and keep it. */
export const createAnalyzer = (): ((text: string) => AnalyzedText) => {
  const segmenters = new Map(
    ['zh', 'th'].map((language) => [language, new Intl.Segmenter(language, { granularity: 'word' })]),
  );
  const segment = (run: string): readonly string[] => {
    const segmenter = segmenters.get(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(run) ? 'zh' : 'th');
    return segmenter === undefined ? [run] : Array.from(segmenter.segment(run), ({ segment: word }) => word);
  };

  return (text) => {
    const words: string[] = [];
    const surfaces: string[] = [];
    const pairs: string[] = [];
    const push = (surface: string, word: string) => {
      surfaces.push(surface);
      words.push(word);
    };
    for (const { groups = {} } of text.normalize('NFKC').toLowerCase().matchAll(runs)) {
      if (groups.unspaced !== undefined) {
        for (const word of segment(groups.unspaced)) push(word, word);
        pairs.push(...pairsOf(groups.unspaced));
      } else if (groups.hangul !== undefined) {
        push(groups.hangul, groups.hangul);
        pairs.push(...pairsOf(groups.hangul));
      } else if (groups.number !== undefined) {
        push(groups.number, groups.number.replace(/,(?=\d{3})/g, ''));
      } else if (groups.word !== undefined) {
        push(groups.word, compareForm(groups.word));
      } else if (words.at(-1) !== '') {
        push('', '');
      }
    }
    return { words, surfaces, pairs };
  };
};
