import Papa from 'papaparse';
import { writeFaq } from '../faq-passage.ts';
import { decodeText } from './decode-text.ts';
import { DocumentError } from './document-error.ts';
import type { FileContent } from './file-content.ts';

const columns = {
  question: /^(?:questions?|q|faq|prompt|utterance|问题|提问|问|常见问题|標題|問題)$/i,
  answer: /^(?:answers?|a|reply|response|solution|答案|回答|答|回复|答复|解答|內容)$/i,
  category: /^(?:category|categories|topic|section|group|分类|类别|主题|栏目|類別)$/i,
};

const escapeCell = (cell: string): string =>
  cell
    .trim()
    .replace(/\s*\n\s*/g, ' ')
    .replaceAll('|', '\\|');
const writeRow = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;

/** A CSV or TSV file: pairs of question and answer when its header names them, a table otherwise. */
export const loadFaq = (bytes: Uint8Array): FileContent => {
  const { data, errors } = Papa.parse<string[]>(decodeText(bytes), { skipEmptyLines: 'greedy' });
  const [header, ...rows] = data;
  const broken = errors.find(({ type }) => type === 'Quotes');
  if (broken !== undefined) {
    throw new DocumentError(
      `has a quotation mark that is not closed${broken.row === undefined ? '' : ` in row ${broken.row}`}; close it, or export the table again as CSV`,
    );
  }
  if (header === undefined || rows.length === 0) {
    throw new DocumentError('has a header and no rows; add rows or take it out');
  }
  const find = (pattern: RegExp): number => header.findIndex((name) => pattern.test(name.trim()));
  const [question, answer, category] = [find(columns.question), find(columns.answer), find(columns.category)];
  if (question < 0 || answer < 0) {
    const rule = `|${header.map(() => '---|').join('')}`;
    const filled = rows.map((row) => header.map((_, index) => row[index] ?? ''));
    return { sections: [{ text: [writeRow(header), rule, ...filled.map(writeRow)].join('\n') }] };
  }

  const warnings: string[] = [];
  const sections = rows.flatMap((row, index) => {
    const pair = { question: row[question]?.trim() ?? '', answer: row[answer]?.trim() ?? '' };
    if (pair.question === '' || pair.answer === '') {
      const missing = pair.question === '' ? 'question' : 'answer';
      warnings.push(`has no ${missing} in row ${index + 1}; that row is left out, the others are used`);
      return [];
    }
    const group = category < 0 ? '' : (row[category]?.trim() ?? '');
    return [{ text: writeFaq(pair), row: index + 1, ...(group !== '' && { headings: [group] }) }];
  });
  if (sections.length === 0) throw new DocumentError('has no row with both a question and an answer; fill them in');
  return { sections, warnings };
};
