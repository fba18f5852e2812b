import { parseCue } from './cue.ts';
import { drop, type ReaderInput, type ReaderResult, type Reading } from './spoken-event.ts';

const citation = /^\^?\d+(?:\s*[,，、–-]\s*\^?\d+)*$|^\^[\w-]+$/u;
const cjkCitation = /^【\s*\d+[^】\n]{0,80}】/u;
const target = /^\((?:[^()\n]|\([^()\n]*\))*\)/u;
const reference = /^\[[^\]\n]*\]/u;

/** Beyond this a bracket that has not closed is only a bracket. */
const longestBracket = 1000;

const findClose = (text: string, at: number) => {
  let depth = 0;
  for (let index = at; index < text.length && index - at < longestBracket; index += 1) {
    const character = text[index];
    if (character === '\\') index += 1;
    else if (character === '\n') return { close: -1, isOpen: false };
    else if (character === '[') depth += 1;
    else if (character === ']') {
      depth -= 1;
      if (depth === 0) return { close: index, isOpen: false };
    }
  }
  return { close: -1, isOpen: text.length - at < longestBracket };
};

/** Whether the end of what has arrived is too early to tell. */
const isUnfinished = (rest: string, isEnd: boolean) => !isEnd && !rest.includes('\n') && rest.length < 2000;

const readCjkCitation = ({ text, at, isEnd }: ReaderInput): ReaderResult => {
  const rest = text.slice(at, at + 90);
  const found = cjkCitation.exec(rest);
  if (found) return drop(found[0].length);
  return /^【\s*(?:\d+[^】\n]*)?$/u.test(rest) && rest.length < 90 && !isEnd ? 'wait' : null;
};

/**
 * Reads `[[cue]]`, `[1]`, `[text](address)`, `![alt](address)` and `【1】`.
 * Citations and addresses are not spoken; the text of a link is.
 */
export const readBracket = (
  input: ReaderInput,
  readBetween: (text: string, at: number) => Reading['events'],
): ReaderResult => {
  const { text, at, isEnd } = input;
  if (text[at] === '【') return readCjkCitation(input);
  const open = text[at] === '!' ? at + 1 : at;
  if (open === text.length && !isEnd) return 'wait';
  if (text[open] !== '[') return null;
  const { close, isOpen } = findClose(text, open);
  if (close === -1) return isOpen && !isEnd ? 'wait' : null;
  const label = text.slice(open + 1, close);
  if (open === at && /^\[[\w:.\s-]*\]$/u.test(label)) {
    const cue = parseCue(label.slice(1, -1), at);
    return { length: close + 1 - at, events: cue ? [{ type: 'drop' }, { type: 'cue', cue }] : [{ type: 'drop' }] };
  }
  const rest = text.slice(close + 1);
  if (rest === '' && !isEnd) return 'wait';
  const found = rest.startsWith('(') ? target.exec(rest) : rest.startsWith('[') ? reference.exec(rest) : null;
  if (/^[([]/.test(rest) && !found && isUnfinished(rest, isEnd)) return 'wait';
  if (citation.test(label.trim())) {
    return drop(close + 1 - at + (found && rest.startsWith('(') ? found[0].length : 0));
  }
  if (!found) return null;
  return { length: close + 1 + found[0].length - at, events: readBetween(text.slice(0, close), open + 1) };
};
