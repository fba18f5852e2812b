/**
 * The stem of an English word, by the rules of M. Porter.
 *
 * @see https://tartarus.org/martin/PorterStemmer/def.txt
 */
const vowel = '(?:[aeiou]|(?<=[^aeiou])y)';
const consonant = '(?:[^aeiouy]|(?<![^aeiou])y)';
const measureAbove = (count: number): RegExp => new RegExp(`^${consonant}*(?:${vowel}+${consonant}+){${count + 1}}`);
const someMeasure = measureAbove(0);
const moreMeasure = measureAbove(1);
const exactlyOne = new RegExp(`^${consonant}*${vowel}+${consonant}+${vowel}*$`);
const hasVowel = new RegExp(vowel);
const endsShort = new RegExp(`${consonant}${vowel}[^aeiouywx]$`);
const endsDouble = /([^aeiouylsz])\1$/;

const second: readonly (readonly [string, string])[] = [
  ['ational', 'ate'],
  ['tional', 'tion'],
  ['enci', 'ence'],
  ['anci', 'ance'],
  ['izer', 'ize'],
  ['abli', 'able'],
  ['alli', 'al'],
  ['entli', 'ent'],
  ['eli', 'e'],
  ['ousli', 'ous'],
  ['ization', 'ize'],
  ['ation', 'ate'],
  ['ator', 'ate'],
  ['alism', 'al'],
  ['iveness', 'ive'],
  ['fulness', 'ful'],
  ['ousness', 'ous'],
  ['aliti', 'al'],
  ['iviti', 'ive'],
  ['biliti', 'ble'],
];
const third: readonly (readonly [string, string])[] = [
  ['icate', 'ic'],
  ['ative', ''],
  ['alize', 'al'],
  ['iciti', 'ic'],
  ['ical', 'ic'],
  ['ful', ''],
  ['ness', ''],
];
const fourth = /(?:al|ance|ence|er|ic|able|ible|ant|ement|ment|ent|(?<=[st])ion|ou|ism|ate|iti|ous|ive|ize)$/;

const replaceEnd = (word: string, table: readonly (readonly [string, string])[]): string => {
  for (const [suffix, replacement] of table) {
    if (!word.endsWith(suffix)) continue;
    const stem = word.slice(0, -suffix.length);
    return someMeasure.test(stem) ? stem + replacement : word;
  }
  return word;
};

const dropPlural = (word: string): string => {
  if (/(?:ss|i)es$/.test(word)) return word.slice(0, -2);
  return /[^s]s$/.test(word) ? word.slice(0, -1) : word;
};

const dropPast = (word: string): string => {
  if (word.endsWith('eed')) return someMeasure.test(word.slice(0, -3)) ? word.slice(0, -1) : word;
  const stem = word.replace(/(?:ed|ing)$/, '');
  if (stem === word || !hasVowel.test(stem)) return word;
  if (/(?:at|bl|iz)$/.test(stem)) return `${stem}e`;
  if (endsDouble.test(stem)) return stem.slice(0, -1);
  return exactlyOne.test(stem) && endsShort.test(stem) ? `${stem}e` : stem;
};

export const stemEnglish = (word: string): string => {
  if (word.length < 3) return word;
  let stem = dropPast(dropPlural(word));
  if (stem.endsWith('y') && hasVowel.test(stem.slice(0, -1))) stem = `${stem.slice(0, -1)}i`;
  stem = replaceEnd(replaceEnd(stem, second), third);
  const without = stem.replace(fourth, '');
  if (without !== stem && moreMeasure.test(without)) stem = without;
  if (stem.endsWith('e')) {
    const short = stem.slice(0, -1);
    if (moreMeasure.test(short) || (exactlyOne.test(short) && !endsShort.test(short))) stem = short;
  }
  return stem.endsWith('ll') && moreMeasure.test(stem) ? stem.slice(0, -1) : stem;
};
