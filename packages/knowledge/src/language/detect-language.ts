import { stopWords } from './stop-words.ts';

const scripts: readonly (readonly [language: string, pattern: RegExp])[] = [
  ['ko', /\p{Script=Hangul}/gu],
  ['th', /\p{Script=Thai}/gu],
  ['ar', /\p{Script=Arabic}/gu],
  ['he', /\p{Script=Hebrew}/gu],
  ['ru', /\p{Script=Cyrillic}/gu],
  ['el', /\p{Script=Greek}/gu],
  ['hi', /\p{Script=Devanagari}/gu],
];
const han = /\p{Script=Han}/gu;
const kana = /[\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const latin = /\p{Script=Latin}+/gu;
/** Characters that only one of the two ways of writing Chinese uses, among the most frequent ones. */
const traditional = /[這個們來時說對國會學後過還為無與發經從種樣現當開關問題點應該實請話費號戶銀錢幾麼帳轉]/g;
const simplified = /[这个们来时说对国会学后过还为无与发经从种样现当开关问题点应该实请话费号户银钱几么帐转账]/g;

const latinLanguages = ['en', 'es', 'fr', 'de', 'pt', 'it', 'nl', 'tr', 'vi', 'ro'];
const longestSample = 4_000;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

const detectLatin = (found: readonly string[]): string | undefined => {
  let best: string | undefined;
  let most = 0;
  for (const language of latinLanguages) {
    const known = stopWords.get(language);
    const matches = found.filter((word) => known?.has(word)).length;
    if (matches > most) {
      best = language;
      most = matches;
    }
  }
  return best;
};

/**
 * The language of a text by its script and function words, as `en`, `zh-CN`, `zh-TW`, `ja` and so on, or `undefined`
 * when there is too little to tell.
 *
 * A Chinese character counts as much as a word, so a Chinese sentence with a product name in it is Chinese.
 */
export const detectLanguage = (text: string): string | undefined => {
  const sample = text.slice(0, longestSample);
  const latinWords = (sample.toLowerCase().match(latin) ?? []).filter((word) => word.length > 0);
  const hanCount = count(sample, han);
  const kanaCount = count(sample, kana);
  let best = '';
  let most = 0;
  for (const [language, pattern] of scripts) {
    // Letters, against whole words and whole ideograms: three letters weigh as much as one of those.
    const weight = count(sample, pattern) / 3;
    if (weight > most) {
      best = language;
      most = weight;
    }
  }
  if (hanCount + kanaCount > 0 && hanCount + kanaCount >= Math.max(most, latinWords.length)) {
    if (kanaCount > (hanCount + kanaCount) * 0.1) return 'ja';
    return count(sample, traditional) > count(sample, simplified) ? 'zh-TW' : 'zh-CN';
  }
  if (most > latinWords.length) return best;
  return detectLatin(latinWords);
};
