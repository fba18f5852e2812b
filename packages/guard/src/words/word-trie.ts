import type { Token } from './tokenize-text.ts';

/** `allow` is for innocent words that have a listed one within them. */
export type WordAction = 'allow' | 'block' | 'redact' | 'warn';

/** A word that ends at a node, and whether more letters may follow it. */
export type WordEnd = { readonly action: WordAction; readonly category: string; readonly isPrefix: boolean };

export type WordNode = { readonly children: Map<string, WordNode>; end: WordEnd | null };

export const createWordNode = (): WordNode => ({ children: new Map(), end: null });

const ranks: Readonly<Record<WordAction, number>> = { allow: 3, block: 2, redact: 1, warn: 0 };

/** Adds a word or phrase. A `*` at its end stands for any ending. */
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
    if (token.kind === 'gap' || token.kind === 'break') {
      isGap = node !== root;
      continue;
    }
    const [letter = ''] = token.readings;
    const steps = [...(isGap ? ' ' : ''), ...letter.repeat(token.count)];
    isGap = false;
    for (const step of steps) {
      const next = node.children.get(step) ?? createWordNode();
      node.children.set(step, next);
      node = next;
    }
  }
  if (node === root) return;
  if (node.end === null || ranks[action] > ranks[node.end.action]) node.end = { action, category, isPrefix };
};
