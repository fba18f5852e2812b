import type { Citation } from '@parley/protocol';
import { createAnalyzer } from '../language/analyze-text.ts';
import { splitSentences } from '../language/split-sentences.ts';
import type { Passage } from '../passage.ts';
import { citePassage } from './cite-passage.ts';
import { createCodeWatcher } from './code-watcher.ts';
import { findQuote } from './find-quote.ts';

/** What became of a piece of the answer. */
export type TrackedText = {
  /** Text to show. The end of a piece may be held back until it is known whether it is a marker. */
  readonly text: string;
  /** Citations whose marker is in the text for the first time. */
  readonly citations: readonly Citation[];
};

export type CitationTracker = {
  push(delta: string): TrackedText;
  /** Gives what was held back. */
  end(): TrackedText;
  /** How many markers named a passage that does not exist. They are not in the text. */
  readonly inventedCount: number;
};

export type CitationTrackerOptions = {
  /**
   * `passage`: `[n]` stays the nth passage. `appearance`: the passage cited first becomes `[1]`, the next `[2]`, as people
   * expect it of a text.
   * @default 'passage'
   */
  readonly numbering?: 'passage' | 'appearance';
};

const longestMarker = 24;
const longestStatement = 400;
const closing = /[\s.,;:!?)\]。，、；：！？）】」』”’]/;
const marker = /^[[【［]\s*\^?(\d{1,3}(?:\s*[,，、]\s*\d{1,3})*)\s*[\]】］]$/;
const markerBeginning = /^[[【［]\s*\^?(?:\d{1,3}(?:\s*[,，、]\s*\d{0,3})*\s*)?$/;

/**
 * Reads an answer as it streams and turns its `[n]` into citations of the nth passage.
 *
 * Markers that name no passage are taken out and counted; `[1, 2]` and `【1】`, as some models write them, become `[1][2]`
 * and `[1]`. Markers in code stay as they are. How the answer is cut into pieces makes no difference.
 */
export const createCitationTracker = (
  passages: readonly Passage[],
  { numbering = 'passage' }: CitationTrackerOptions = {},
): CitationTracker => {
  const analyze = createAnalyzer();
  const code = createCodeWatcher();
  /** What is shown for each number that was cited. */
  const cited = new Map<number, number>();
  let inventedCount = 0;
  /** Shown so far, its end only: the statement that a marker belongs to. */
  let tail = '';
  /** Spaces, and what may become a marker, not shown yet. */
  let spaces = '';
  let candidate = '';
  /** What would make a link of the marker that was shown last, were it to follow. */
  let linkMarks = '';
  /** An invented marker was taken out here, and with it goes the space before it. */
  let isGap = false;

  const statement = (): string => splitSentences(tail.replace(/\[\d+\]/g, '')).at(-1) ?? '';

  return {
    get inventedCount() {
      return inventedCount;
    },
    push(delta) {
      let text = '';
      const citations: Citation[] = [];
      const show = (shown: string) => {
        text += shown;
        tail = (tail + shown).slice(-longestStatement);
        for (const character of shown) code.read(character);
      };
      const showSpaces = () => {
        const held = spaces;
        spaces = '';
        if (held !== '') show(held);
      };

      const resolve = (numbers: readonly number[]) => {
        const known = [...new Set(numbers)].filter((number) => {
          const exists = passages[number - 1] !== undefined;
          if (!exists) inventedCount += 1;
          return exists;
        });
        isGap = known.length === 0;
        if (isGap) return;
        showSpaces();
        linkMarks = tail === '' || tail.endsWith('\n') ? '(:' : '(';
        for (const number of known) {
          const passage = passages[number - 1];
          if (passage === undefined) continue;
          const shown = cited.get(number) ?? (numbering === 'passage' ? number : cited.size + 1);
          if (!cited.has(number)) {
            cited.set(number, shown);
            citations.push(citePassage(passage, shown, findQuote(passage, statement(), analyze)));
          }
          show(`[${shown}]`);
        }
      };

      const readPlain = (character: string) => {
        if (character === ' ' && !code.isInCode) {
          if (!isGap || spaces === '') spaces += character;
          return;
        }
        if (isGap && closing.test(character)) spaces = '';
        isGap = false;
        if (spaces === '' && linkMarks.includes(character)) show(' ');
        linkMarks = '';
        showSpaces();
        show(character);
      };

      for (const character of delta) {
        if (candidate === '') {
          if (!code.isInCode && /[[【［]/.test(character)) candidate = character;
          else readPlain(character);
          continue;
        }
        const longer = candidate + character;
        const match = marker.exec(longer);
        if (match?.[1] !== undefined) {
          candidate = '';
          resolve(match[1].split(/[,，、]/).map(Number));
        } else if (longer.length <= longestMarker && markerBeginning.test(longer)) {
          candidate = longer;
        } else {
          // Not a marker after all; the new character may begin one.
          const failed = candidate;
          candidate = '';
          for (const earlier of failed) readPlain(earlier);
          if (!code.isInCode && /[[【［]/.test(character)) candidate = character;
          else readPlain(character);
        }
      }
      return { text, citations };
    },
    end() {
      const text = spaces + candidate;
      spaces = '';
      candidate = '';
      return { text, citations: [] };
    },
  };
};
