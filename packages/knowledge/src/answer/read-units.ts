import { readBlocks } from '../chunk/read-blocks.ts';
import { estimateTokens } from '../estimate-tokens.ts';
import { readFaq } from '../faq-passage.ts';
import { splitSentences } from '../language/split-sentences.ts';
import { convertMarkdownToText } from '../markdown-to-text.ts';
import type { Passage } from '../passage.ts';

/** The row of a table with the names of its columns. */
export type TableRow = { readonly headers: readonly string[]; readonly cells: readonly string[] };

/** The smallest piece of a passage that can be an answer: a sentence, a list, an item, a row, the answer of a pair. */
export type Unit = {
  /** Place of its passage among the given ones, from 0. */
  readonly passageIndex: number;
  /** Markdown. */
  readonly text: string;
  /** Words that belong to it though they stand elsewhere: titles, the lead of its list, the columns of its row. */
  readonly context: string;
  /** What an item or row is said after: the lead of its list, or the heading right above it. */
  readonly lead?: string;
  /** The question of a pair: whoever asks in its words is answered, whatever the words of the answer. */
  readonly asked?: string;
  readonly kind: 'sentence' | 'list' | 'item' | 'row' | 'faq';
  readonly row?: TableRow;
  /** Units of one table or list have one. */
  readonly group: string;
};

const longestList = 160;
const announcement =
  /^(?:this (?:page|guide|notice|document|schedule|section|article|policy|leaflet|chapter) (?:explains|describes|lists|covers|shows|tells|answers|sets out)|本(?:页|文|指南|文件|说明|章|表|声明|政策).{0,4}(?:说明|介绍|列出|讲解|解释))/i;

const readCells = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'));

const stripMarker = (item: string): string => item.replace(/^\s*(?:[-*+]|\d{1,9}[.)])\s+/, '');

/** Takes a passage apart into what can be said of it. */
export const readUnits = (passage: Passage, passageIndex: number): readonly Unit[] => {
  const headings = [passage.title, ...(passage.locator.headings ?? [])].join('\n');
  const unit = { passageIndex, context: headings, group: `${passageIndex}` };
  const faq = readFaq(passage);
  if (faq !== undefined) return [{ ...unit, text: faq.answer, asked: faq.question, kind: 'faq' }];

  const units: Unit[] = [];
  // A list right below a heading goes on with it: “Call 112 for” – “chest pain”.
  let lead = passage.locator.headings?.at(-1)?.replace(/^\d+[.)]\s+/, '');
  readBlocks(passage.text).forEach((block, blockIndex) => {
    const group = `${passageIndex}.${blockIndex}`;
    const context = lead === undefined ? headings : `${headings}\n${lead}`;
    if (block.type === 'table') {
      const headers = readCells(block.header.split('\n')[0] ?? '');
      for (const line of block.rows) {
        const cells = readCells(line);
        if (cells.every((cell) => cell === '')) continue;
        units.push({
          ...unit,
          text: cells.join(' '),
          context: `${context}\n${headers.join(' ')}`,
          kind: 'row',
          row: { headers, cells },
          group,
        });
      }
    } else if (block.type === 'list') {
      const led = lead === undefined ? {} : { lead: lead.replace(/[:：]\s*$/, '') };
      const whole = block.items.join('\n');
      if (estimateTokens(whole) <= longestList)
        units.push({ ...unit, ...led, text: whole, context, kind: 'list', group });
      for (const item of block.items) {
        units.push({ ...unit, ...led, text: stripMarker(item), context, kind: 'item', group });
      }
    } else if (block.type === 'paragraph') {
      for (const sentence of splitSentences(block.text.replace(/\n(?!\n)/g, ' '))) {
        units.push({ ...unit, text: sentence, kind: 'sentence', group });
      }
    }
    const last = block.type === 'paragraph' ? splitSentences(convertMarkdownToText(block.text)).at(-1) : undefined;
    lead = last !== undefined && /[:：]$/.test(last) ? last : undefined;
  });
  // What only announces a list, a table or the page itself says nothing alone.
  return units.filter(({ kind, text }) => kind !== 'sentence' || !(/[:：]\s*$/.test(text) || announcement.test(text)));
};
