import { estimateTokens } from '../estimate-tokens.ts';
import { splitSentences } from '../language/split-sentences.ts';
import type { Block } from './read-blocks.ts';

export type SplitBlockOptions = {
  readonly maxTokens: number;
  /** The paragraph before a list or table that leads up to it, repeated when it is cut. */
  readonly lead?: string;
};

/** Cuts a text that has no sentences to cut at; characters outside the basic plane stay whole. */
const cutHard = (text: string, maxTokens: number): readonly string[] => {
  const pieces: string[] = [];
  let piece = '';
  let tokens = 0;
  for (const character of text) {
    // Counted by the character, which is a little too much, since counting the whole each time is quadratic.
    const cost = character.charCodeAt(0) < 0x2e80 ? 0.26 : 1;
    if (tokens + cost > maxTokens) {
      pieces.push(piece);
      piece = '';
      tokens = 0;
    }
    piece += character;
    tokens += cost;
  }
  return piece === '' ? pieces : [...pieces, piece];
};

/** Packs units into as few texts as fit; a unit that alone is too long becomes several. */
const pack = (
  units: readonly string[],
  { maxTokens, prefix, separator }: { readonly maxTokens: number; readonly prefix: string; readonly separator: string },
): readonly string[] => {
  const room = Math.max(40, maxTokens - estimateTokens(prefix));
  const fitting = units.flatMap((unit) => (estimateTokens(unit) <= room ? [unit] : cutHard(unit, room)));
  const texts: string[] = [];
  let held: string[] = [];
  let tokens = 0;
  for (const unit of fitting) {
    const cost = estimateTokens(unit) + 1;
    if (held.length > 0 && tokens + cost > room) {
      texts.push(prefix + held.join(separator));
      held = [];
      tokens = 0;
    }
    held.push(unit);
    tokens += cost;
  }
  return held.length === 0 ? texts : [...texts, prefix + held.join(separator)];
};

/**
 * A block as one text, or as several when it is too long: paragraphs are cut between sentences, tables between rows with
 * the header repeated, lists between items with their lead repeated. Code is cut between lines.
 */
export const splitBlock = (block: Block, { maxTokens, lead }: SplitBlockOptions): readonly string[] => {
  const before = lead === undefined ? '' : `${lead}\n\n`;
  switch (block.type) {
    case 'heading':
      return [];
    case 'paragraph': {
      const fits = estimateTokens(block.text) <= maxTokens;
      const separator = /[\u3040-\u9fff]/.test(block.text) ? '' : ' ';
      return fits ? [block.text] : pack(splitSentences(block.text), { maxTokens, prefix: '', separator });
    }
    case 'code':
      return pack(block.text.split('\n'), { maxTokens, prefix: '', separator: '\n' });
    case 'table':
      return block.rows.length === 0
        ? [before + block.header]
        : pack(block.rows, { maxTokens, prefix: `${before}${block.header}\n`, separator: '\n' });
    case 'list':
      return pack(block.items, { maxTokens, prefix: before, separator: '\n' });
  }
};
