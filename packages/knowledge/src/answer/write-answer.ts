import { convertMarkdownToText } from '../markdown-to-text.ts';
import { type Phrases, phrasesOf } from './phrases.ts';
import type { TableRow, Unit } from './read-units.ts';

const cite = (unit: Unit): string => `[${unit.passageIndex + 1}]`;

const escapeCell = (cell: string): string => cell.replaceAll('|', '\\|');
const writeRow = (cells: readonly string[]): string => `| ${cells.map(escapeCell).join(' | ')} |`;

/** A row as a sentence: what it is about, then each column's name with what stands there. */
const sayRow = ({ headers, cells }: TableRow, phrases: Phrases): string => {
  const [subject = '', ...values] = cells;
  const said = values
    .map((value, index) => ({ value, header: headers[index + 1] ?? '' }))
    .filter(({ value }) => value !== '' && value !== '-' && value !== '—');
  const [only] = said;
  if (said.length === 1 && only !== undefined) return `${subject}${phrases.colon}${only.value}`;
  const parts = said.map(({ value, header }) => (header === '' ? value : `${header}${phrases.colon}${value}`));
  return `${subject} – ${parts.join(phrases.separator)}`;
};

const endSentence = (text: string, phrases: Phrases): string =>
  /[.!?。！？…]["”’')）]*$/.test(text) ? text : text + phrases.stop;

/** A unit as it can stand alone; a list keeps its lines. */
const sayUnit = ({ kind, text, lead, row }: Unit, phrases: Phrases): string => {
  if (row !== undefined) return endSentence(sayRow(row, phrases), phrases);
  const plain = text.trim();
  if (kind === 'list') return lead === undefined ? plain : `${lead}${phrases.colon.trim()}\n\n${plain}`;
  if (kind !== 'item') return endSentence(plain, phrases);
  const item = plain.replace(/[;；,，、]$/, '');
  // An item that is a sentence needs no lead.
  const isSentence = /[.。!！?？]$/.test(item);
  return endSentence(isSentence || lead === undefined ? item : `${lead}${phrases.colon}${item}`, phrases);
};

/** Units in the order of their passages as one readable text, each with the number of its passage. */
export const writeAnswer = (units: readonly Unit[], language: string | undefined): string => {
  const phrases = phrasesOf(language);
  const [first] = units;
  const rows = units.flatMap(({ row }) => (row === undefined ? [] : [row]));
  if (
    first?.row !== undefined &&
    rows.length >= 3 &&
    units.every(({ row, group }) => row !== undefined && group === first.group)
  ) {
    const { headers } = first.row;
    const table = [writeRow(headers), writeRow(headers.map(() => '---')), ...rows.map(({ cells }) => writeRow(cells))];
    return `${table.join('\n')}\n\n${cite(first)}`;
  }
  const gap = phrases.stop === '。' ? '' : ' ';
  return units
    .map((unit, index) => {
      const said = sayUnit(unit, phrases);
      const isBlock = said.includes('\n');
      const text = isBlock ? `${said}\n\n${cite(unit)}` : `${said}${gap}${cite(unit)}`;
      const previous = units[index - 1];
      if (previous === undefined) return text;
      return isBlock || previous.text.includes('\n') ? `\n\n${text}` : `${gap}${text}`;
    })
    .join('');
};

/** The honest answer when nothing carries one: what comes near, and a way out. */
export const writeNotFound = ({
  topics,
  canHandOff,
  language,
}: {
  readonly topics: readonly string[];
  readonly canHandOff: boolean;
  readonly language: string | undefined;
}): string => {
  const phrases = phrasesOf(language);
  const list = topics.map((topic) => `- ${convertMarkdownToText(topic)}`).join('\n');
  return [
    phrases.notFound,
    ...(topics.length > 0 ? [`${phrases.nearTopics}\n\n${list}`] : [phrases.rephrase]),
    ...(canHandOff ? [phrases.offerPerson] : []),
  ].join('\n\n');
};
