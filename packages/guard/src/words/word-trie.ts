import type { Token } from './tokenize-text.ts';

/** `allow` is for innocent words that have a listed one within them. */
export type WordAction = 'allow' | 'block' | 'redact' | 'warn';

/** A word that ends at a node, and whether more letters may follow it. */
export type WordEnd = { readonly action: WordAction; readonly category: string; readonly isPrefix: boolean };

export type WordNode = { readonly children: Map<string, WordNode>; end: WordEnd | null };

export const createWordNode = (): WordNode => ({ children: new Map(), end: null });

/** Adds a word or phrase, unless it is there. A `*` at its end stands for any ending. */
export const addWord = (
  root: WordNode,
  tokenize: (text: string) => readonly Token[],
  { word, action, category }: { readonly word: string; readonly action: WordAction; readonly category: string },
) => {
  const trimmed = word.trim();
  const isPrefix = trimmed.endsWith('*');
  let node = root;
  let isGap = false;
  for (const token of tokenize(trimmed)) {
    const [letter = ''] = token.readings;
    const isSign = token.kind === 'gap' || token.kind === 'break';
    const steps = isSign ? '' : (isGap ? ' ' : '') + letter.repeat(token.count);
    isGap = isSign && node !== root;
    for (const step of steps) {
      const next = node.children.get(step) ?? createWordNode();
      node.children.set(step, next);
      node = next;
    }
  }
  if (node !== root) node.end ??= { action, category, isPrefix };
};
