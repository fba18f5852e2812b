import { isDigit } from './character.ts';
import { convertEmojiToCue } from './cue.ts';
import { readAddress } from './read-address.ts';
import { readBracket } from './read-bracket.ts';
import { readEntity } from './read-entity.ts';
import { readTag } from './read-tag.ts';
import { createUnit, drop, type ReaderInput, type ReaderResult, type Reading } from './spoken-event.ts';

const isSpace = (text: string | undefined) => text === undefined || /^\s/u.test(text);
const isWordCharacter = (text: string | undefined) => text !== undefined && /^[\p{L}\p{N}]/u.test(text);

const literal = ({ text, at }: ReaderInput, length = 1): Reading => ({
  length,
  events: [createUnit(text.slice(at, at + length), { start: at, end: at + length })],
});

const countRun = (text: string, at: number) => {
  let end = at;
  while (text[end] === text[at] && end < text.length) end += 1;
  return end - at;
};

const readCode = (input: ReaderInput): ReaderResult => {
  const { text, at, isEnd } = input;
  const run = countRun(text, at);
  if (at + run === text.length && !isEnd) return 'wait';
  const mark = '`'.repeat(run);
  for (let close = text.indexOf(mark, at + run); close !== -1; close = text.indexOf(mark, close + 1)) {
    const newline = text.indexOf('\n', at);
    if (newline !== -1 && newline < close) return drop(run);
    const length = countRun(text, close);
    if (close + length === text.length && !isEnd) return 'wait';
    if (length !== run) {
      close += length - 1;
      continue;
    }
    const start = at + run;
    const code = text.slice(start, close).trim();
    const unit = createUnit(code, { start, end: close, isVerbatim: true });
    return { length: close + run - at, events: code === '' ? [{ type: 'drop' }] : [unit] };
  }
  return isEnd || text.indexOf('\n', at) !== -1 || text.length - at > 400 ? drop(run) : 'wait';
};

const readEmphasis = (input: ReaderInput): ReaderResult => {
  const { text, at, isEnd } = input;
  const run = countRun(text, at);
  const before = text[at - 1];
  const after = text[at + run];
  if (after === undefined && !isEnd) return 'wait';
  if (text[at] === '~') {
    if (run !== 2) return literal(input, run);
    const close = text.indexOf('~~', at + 2);
    const newline = text.indexOf('\n', at);
    if (close !== -1 && (newline === -1 || close < newline)) return drop(close + 2 - at);
    return newline !== -1 || isEnd || text.length - at > 400 ? drop(2) : 'wait';
  }
  const isSum = isSpace(before) && isSpace(after);
  const isInsideWord =
    text[at] === '_'
      ? isWordCharacter(before) && isWordCharacter(after) && run < 3
      : isDigit(before ?? '') && isDigit(after ?? '');
  return (isSum || isInsideWord) && run < 3 ? literal(input, run) : drop(run);
};

const emojiStart = /^(?:\p{RI}|\p{Extended_Pictographic})/u;
const emoji =
  /^(?:\p{RI}\p{RI}?|\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})*)*)/u;
const isPrinted = (text: string) => /^[©®™‼⁉]/u.test(text);

const readEmoji = ({ text, at, isEnd }: ReaderInput): ReaderResult => {
  // Longest sequence of joined pictures in use is a family, well below this.
  const rest = text.slice(at, at + 48);
  if (!emojiStart.test(rest) || isPrinted(rest)) return null;
  const found = emoji.exec(rest)?.[0] ?? '';
  const next = rest.slice(found.length);
  if ((next === '' || /^[\uD800-\uDBFF\u200D]$/.test(next)) && !isEnd) return 'wait';
  const cue = convertEmojiToCue(found, at);
  return { length: found.length, events: cue ? [{ type: 'drop' }, { type: 'cue', cue }] : [{ type: 'drop' }] };
};

const readCharacter = (input: ReaderInput): ReaderResult => {
  const { text, at, isEnd } = input;
  const isHigh = /[\uD800-\uDBFF]/.test(text[at] ?? '');
  if (isHigh && at + 1 === text.length && !isEnd) return 'wait';
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  // Variation selectors, joiners, key caps and marks of direction are never heard.
  if (/^(?:[\u200B-\u200F\u2060\uFEFF]|[\uFE0E\uFE0F]|\u20E3)/u.test(character)) return { length: 1, events: [] };
  return literal(input, character.length);
};

/** Everything between two marks on one line, when it is known that nothing else belongs to it. */
const readBetween = (text: string, at: number): Reading['events'] => {
  const events: Reading['events'][number][] = [];
  for (let position = at; position < text.length; ) {
    const reading = readInline({ text, at: position, isEnd: true });
    if (reading === 'wait') break;
    events.push(...reading.events);
    position += reading.length;
  }
  return events;
};

/** Reads one construct, or one character, inside a line. */
export const readInline = (input: ReaderInput): Reading | 'wait' => {
  const { text, at } = input;
  const character = text[at] ?? '';
  const reading = (() => {
    if (/\s/u.test(character)) {
      return { length: 1, events: [{ type: 'space', start: at, end: at + 1 }] } satisfies Reading;
    }
    if (character === '\\') {
      if (at + 1 === text.length && !input.isEnd) return 'wait';
      return /[!-/:-@[-`{-~]/.test(text[at + 1] ?? '')
        ? { length: 2, events: [createUnit(text[at + 1] ?? '', { start: at, end: at + 2 })] }
        : null;
    }
    if (character === '`') return readCode(input);
    if (character === '*' || character === '_' || character === '~') return readEmphasis(input);
    if (character === '[' || character === '!' || character === '【') return readBracket(input, readBetween);
    if (character === '<') return readTag(input);
    if (character === '&') return readEntity(input);
    if (/[hw]/i.test(character) && !/[\p{Script=Latin}\p{N}]/u.test(text[at - 1] ?? '')) return readAddress(input);
    return character < '\u00A9' ? null : readEmoji(input);
  })();
  return reading ?? readCharacter(input) ?? literal(input);
};

export { readBetween };
