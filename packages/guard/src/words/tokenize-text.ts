import { createLookAlikes } from './look-alikes.ts';

/**
 * - `letter`: of a script that puts spaces between words; digits too.
 * - `ideograph`: of one that does not: Chinese, Japanese, Korean, Thai.
 * - `gap`: spaces and signs, which people put between the letters of a word to hide it.
 * - `break`: signs and line ends across which nothing is one word.
 */
export type TokenKind = 'letter' | 'ideograph' | 'gap' | 'break';

/** One character as a matcher sees it, and where it stands in the text. A letter said three or more times is one token. */
export type Token = {
  readonly kind: TokenKind;
  /** What it can be read as, itself first. */
  readonly readings: string;
  readonly start: number;
  end: number;
  count: number;
};

type Reading = { readonly kind: TokenKind | 'none'; readonly readings: string };

const invisible = /(?!\t)[\p{M}\p{Cf}\p{Cc}]/u;
const ideograph = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/u;
const letter = /[\p{L}\p{N}]/u;
const breaks = '\n\r，、；：？！,;:?';

/** What else a letter or a sign can be read as. */
const stand: Readonly<Record<string, string>> = {
  0: 'o',
  1: 'il',
  3: 'e',
  4: 'a',
  5: 's',
  6: 'g',
  7: 't',
  8: 'b',
  9: 'g',
  $: 's',
  '@': 'a',
  '!': 'i',
  '|': 'il',
  '(': 'c',
  '+': 't',
  '€': 'e',
  v: 'u',
};

const readCharacter = (character: string, lookAlikes: ReadonlyMap<string, string>): Reading => {
  if (breaks.includes(character)) return { kind: 'break', readings: '' };
  const composed = character.normalize('NFKC');
  if (ideograph.test(composed)) return { kind: 'ideograph', readings: composed };
  if (invisible.test(character)) return { kind: 'none', readings: '' };
  const plain = character.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const [first = ''] = plain;
  const folded = lookAlikes.get(first) ?? first;
  const readings = folded + (stand[folded] ?? '');
  return { kind: letter.test(folded) ? 'letter' : 'gap', readings };
};

/** Cuts text into tokens, hiding tricks undone: full-width forms, marks, look-alikes, invisible characters, stretched letters. */
export const createTokenizer = () => {
  const lookAlikes = createLookAlikes();
  const known = new Map<string, Reading>();
  const read = (character: string) => {
    const reading = known.get(character) ?? readCharacter(character, lookAlikes);
    // Bounded, since characters come from strangers.
    if (known.size < 4096) known.set(character, reading);
    return reading;
  };

  return (text: string): Token[] => {
    const tokens: Token[] = [];
    let position = 0;
    for (const character of text) {
      const { kind, readings } = read(character);
      const start = position;
      position += character.length;
      const last = tokens.at(-1);
      if (kind === 'none') continue;
      const before = tokens.at(-2);
      if (kind === 'letter' && last?.readings === readings && last.kind === 'letter') {
        if (last.count > 1) {
          last.count += 1;
          last.end = position;
          continue;
        }
        if (before?.readings === readings && before.kind === 'letter') {
          tokens.pop();
          before.count = 3;
          before.end = position;
          continue;
        }
      }
      tokens.push({ kind, readings, start, end: position, count: 1 });
    }
    return tokens;
  };
};
