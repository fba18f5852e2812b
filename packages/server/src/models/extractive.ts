import { answerFromPassages } from '@parley/knowledge';
import { type Clock, systemClock } from '../clock.ts';
import { wait } from '../wait.ts';
import type { Model } from './model.ts';

export type ExtractiveOptions = {
  /** Time between two pieces of the answer, so that people see it being written. 0 gives it at once. @default 20 */
  readonly paceMs?: number;
  readonly clock?: Clock;
};

/** Words with the space after them, one or two characters of scripts without spaces, and markers whole. */
const piece =
  /\[\d+\]|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]{1,2}|[^\s[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]+\s*|\s+|\[/gu;

/**
 * Answers with sentences of the documents, or says plainly that they hold no answer. Needs no model, no key and no network:
 * the default, the last one of a failover, and the same answer every time.
 */
export const extractive = ({ paceMs = 20, clock = systemClock }: ExtractiveOptions = {}): Model => ({
  name: 'extractive',
  stream: async function* ({
    question,
    standaloneQuestion,
    passages,
    language,
    canHandOff,
    greeting,
    suggestions,
    signal,
  }) {
    const answer = answerFromPassages({
      question,
      standaloneQuestion,
      passages,
      canHandOff,
      suggestions,
      ...(greeting !== undefined && { greeting }),
      ...(language !== undefined && { language }),
    });
    yield { type: 'text-start', id: 'text' };
    let isFirst = true;
    for (const [delta] of answer.text.matchAll(piece)) {
      if (!isFirst && paceMs > 0) await wait(paceMs, { clock, signal });
      signal.throwIfAborted();
      isFirst = false;
      yield { type: 'text-delta', id: 'text', delta };
    }
    yield { type: 'text-end', id: 'text' };
    yield { type: 'data-parley-grounding', id: 'grounding', data: answer.grounding };
    if (answer.suggestions.length > 0) {
      yield { type: 'data-parley-suggestions', id: 'suggestions', data: { suggestions: answer.suggestions } };
    }
    yield { type: 'finish', finishReason: 'stop' };
  },
});
