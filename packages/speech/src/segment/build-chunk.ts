import type { ChunkBoundary, Cue, SpeechChunk, SpeechWord } from '@parley/core';
import { hasLetterOrDigit, isCjk } from './character.ts';
import type { SpokenUnit } from './spoken-event.ts';

/** A Chinese character is a word of its own; a mark belongs to the word before it. */
const splitWords = (units: readonly SpokenUnit[]): readonly SpeechWord[] => {
  const words: { text: string; at: number; source: [number, number] }[] = [];
  let at = 0;
  let isGap = true;
  let lead: SpokenUnit[] = [];
  for (const unit of units) {
    const last = words.at(-1);
    const wasCjk = last !== undefined && isCjk(last.text.replace(/^[^\p{L}\p{N}]+/u, ''));
    if (unit.text === ' ') {
      isGap = true;
      lead = [];
    } else if (!hasLetterOrDigit(unit.text)) {
      if (last && !isGap) {
        last.text += unit.text;
        last.source[1] = unit.end;
      } else lead.push(unit);
    } else if (last && !isGap && lead.length === 0 && !wasCjk && !isCjk(unit.text)) {
      last.text += unit.text;
      last.source[1] = unit.end;
    } else {
      const text = lead.map((entry) => entry.text).join('');
      words.push({ text: text + unit.text, at: at - text.length, source: [lead[0]?.start ?? unit.start, unit.end] });
      lead = [];
      isGap = false;
    }
    at += unit.text.length;
  }
  return words;
};

const detectLanguage = (text: string, language: string): string => {
  const cjkCount = [...text].filter(isCjk).length;
  const wordCount = text.match(/[\p{Script=Latin}]+/gu)?.length ?? 0;
  const isBaseCjk = /^(?:zh|yue|ja|ko)/iu.test(language);
  if (cjkCount === 0) return wordCount > 0 && isBaseCjk ? 'en' : language;
  if (cjkCount >= wordCount) return isBaseCjk ? language : 'zh';
  return isBaseCjk ? 'en' : language;
};

/** Makes a chunk of its characters; `null` when nothing in it can be said. */
export const buildChunk = (
  units: readonly SpokenUnit[],
  options: {
    readonly id: string;
    readonly boundary: ChunkBoundary;
    readonly language: string;
    readonly cues: readonly Cue[];
  },
): SpeechChunk | null => {
  const from = units.findIndex((unit) => unit.text !== ' ');
  const to = units.findLastIndex((unit) => unit.text !== ' ');
  const spoken = units.slice(from, to + 1);
  const first = spoken[0];
  const last = spoken.at(-1);
  if (from === -1 || !first || !last || !spoken.some((unit) => hasLetterOrDigit(unit.text))) return null;
  const text = spoken.map((unit) => unit.text).join('');
  return {
    id: options.id,
    text,
    source: [first.start, last.end],
    words: splitWords(spoken),
    cues: options.cues,
    language: detectLanguage(text, options.language),
    boundary: options.boundary,
  };
};
