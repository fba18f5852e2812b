import type { Message } from '@parley/protocol';
import { getMessageText } from '../get-message-text.ts';
import type { ConversationSummary, StoredConversation } from '../ports/storage.ts';
import { mapNormalizedText, normalizeText } from './normalize-text.ts';
import { splitCharacters } from './split-characters.ts';
import type { TextRange, ThreadExcerpt, ThreadMatch } from './threads.ts';

const mostExcerpts = 3;
const unitsBefore = 40;
const unitsAfter = 120;

/** The words of a query as they are compared. */
export const parseQuery = (query: string): readonly string[] => [
  ...new Set(
    normalizeText(query)
      .split(/\s+/)
      .filter((word) => word !== ''),
  ),
];

/** What of a query is found in a conversation; `null` unless every word is, in its title or its texts. */
export const searchRecord = (
  words: readonly string[],
  { conversation, record }: { readonly conversation: ConversationSummary; readonly record: StoredConversation },
): ThreadMatch | null => {
  const missing = new Set(words);
  const isFoundIn = (text: string): boolean => {
    const normalized = normalizeText(text);
    const found = words.filter((word) => normalized.includes(word));
    for (const word of found) missing.delete(word);
    return found.length > 0;
  };
  const hasTitle = isFoundIn(conversation.title);
  const messages = record.messages.filter((message) => isFoundIn(getMessageText(message)));
  if (missing.size > 0) return null;
  return {
    conversation,
    titleRanges: hasTitle ? findRanges(conversation.title, words) : [],
    excerpts: messages.slice(0, mostExcerpts).map((message) => createExcerpt(message, words)),
  };
};

const createExcerpt = (message: Message, words: readonly string[]): ThreadExcerpt => {
  const whole = getMessageText(message);
  const first = findFirst(whole, words);
  // More than is shown, so that no character that is shown begins in what was cut off.
  const from = Math.max(0, first - 2 * unitsBefore);
  const characters = splitCharacters(whole.slice(from, first + 2 * unitsAfter)).filter(
    ({ index }) => from + index >= first - unitsBefore && from + index < first + unitsAfter,
  );
  const line = characters.map(({ segment }) => segment).join('');
  const start = from + (characters[0]?.index ?? 0);
  const isCutAfter = start + line.length < whole.length;
  const text = `${start > 0 ? '…' : ''}${line.replace(/\s/g, ' ')}${isCutAfter ? '…' : ''}`;
  return { messageId: message.id, text, ranges: findRanges(text, words) };
};

/** Where the first of the words stands. Mapping a long text character by character costs a hundred times what normalizing it does. */
const findFirst = (text: string, words: readonly string[]): number => {
  const normalized = normalizeText(text);
  const places = words.map((word) => normalized.indexOf(word)).filter((place) => place >= 0);
  const guess = Math.min(...places);
  if (normalizeText(text.slice(0, guess)).length === guess) return guess;
  return findRanges(text, words)[0]?.start ?? 0;
};

/** Every place of every word, in order; places that touch are one. */
const findRanges = (text: string, words: readonly string[]): readonly TextRange[] => {
  const { text: normalized, offsets } = mapNormalizedText(text);
  const found = words.flatMap((word) => findPlaces(normalized, word)).sort((one, other) => one.start - other.start);
  const ranges: TextRange[] = [];
  for (const place of found) {
    const start = offsets[place.start] ?? 0;
    // The end of a character of several units is where the next one begins.
    const end =
      offsets.find((offset, unit) => unit >= place.end && offset > (offsets[place.end - 1] ?? 0)) ?? text.length;
    const last = ranges.at(-1);
    if (last === undefined || start > last.end) ranges.push({ start, end });
    else ranges[ranges.length - 1] = { start: last.start, end: Math.max(last.end, end) };
  }
  return ranges;
};

const findPlaces = (text: string, word: string): readonly TextRange[] => {
  const places: TextRange[] = [];
  for (let start = text.indexOf(word); start >= 0; start = text.indexOf(word, start + word.length)) {
    places.push({ start, end: start + word.length });
  }
  return places;
};
