import type { Cue } from '@parley/core';

const gestures = new Set([
  'nod',
  'shake',
  'wave',
  'point-left',
  'point-right',
  'open-hand',
  'count-1',
  'count-2',
  'count-3',
  'count-4',
  'count-5',
  'bow',
]);
const emotions = new Set([
  'neutral',
  'happy',
  'sad',
  'angry',
  'surprised',
  'afraid',
  'disgusted',
  'caring',
  'thinking',
]);

const byEmoji: readonly (readonly [pattern: RegExp, type: Cue['type'], name: string])[] = [
  [/^(?:👋)/u, 'gesture', 'wave'],
  [/^(?:👍|👌|✅|✔)/u, 'gesture', 'nod'],
  [/^(?:👎|❌|🙅)/u, 'gesture', 'shake'],
  [/^(?:🙏|🙇)/u, 'gesture', 'bow'],
  [/^(?:👈)/u, 'gesture', 'point-left'],
  [/^(?:👉)/u, 'gesture', 'point-right'],
  [/^(?:😀|😃|😄|😁|😊|🙂|😉|🎉|🥳|😆)/u, 'emotion', 'happy'],
  [/^(?:😢|😭|🙁|☹|😞|😔)/u, 'emotion', 'sad'],
  [/^(?:😮|😲|😯|🤯)/u, 'emotion', 'surprised'],
  [/^(?:🤔|🧐)/u, 'emotion', 'thinking'],
  [/^(?:❤|💙|💚|🤗|🥰|💛|💜)/u, 'emotion', 'caring'],
  [/^(?:😠|😡)/u, 'emotion', 'angry'],
  [/^(?:😨|😱|😰)/u, 'emotion', 'afraid'],
];

/** Reads what stands between `[[` and `]]`, such as `nod`, `happy` or `happy:0.5`. `null` for anything unknown. */
export const parseCue = (text: string, at: number): Cue | null => {
  const [name = '', strength] = text.trim().toLowerCase().split(':');
  const type = gestures.has(name) ? 'gesture' : emotions.has(name) ? 'emotion' : name === 'pause' ? 'pause' : null;
  if (type === null) return null;
  const intensity = Number(strength);
  return strength !== undefined && intensity >= 0 && intensity <= 1
    ? { type, name, intensity, at }
    : { type, name, at };
};

/** The mood or movement that an emoji stands for; most stand for none. */
export const convertEmojiToCue = (emoji: string, at: number): Cue | null => {
  const entry = byEmoji.find(([pattern]) => pattern.test(emoji));
  return entry ? { type: entry[1], name: entry[2], at } : null;
};
