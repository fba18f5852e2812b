import type { Synthesizer } from '@parley/core';
import { type SpeechClock, waitOnClock } from './speech-clock.ts';
import { estimateDurationMs, estimateWordTimes } from './viseme/word-times.ts';

export type SilentSynthesizerOptions = {
  readonly clock: SpeechClock;
  /** 2 is twice as fast. @default 1 */
  readonly rate?: number;
};

/** Keeps the time of a voice without making a sound: captions and the mouth move at the pace of speech. */
export const createSilentSynthesizer = ({ clock, rate = 1 }: SilentSynthesizerOptions): Synthesizer => ({
  getCapabilities: async () => ({ hasVoice: false, output: 'silent', wordTimes: 'estimated', visemes: false }),
  async *speak(chunk, { signal }) {
    if (signal.aborted) return;
    const startedAtMs = clock.now();
    yield { type: 'start' };
    for (const [wordIndex, time] of estimateWordTimes(chunk, { rate }).entries()) {
      await waitOnClock(clock, startedAtMs + time.startMs - clock.now(), signal);
      if (signal.aborted) return;
      yield { type: 'word', wordIndex, ...time };
    }
    await waitOnClock(clock, startedAtMs + estimateDurationMs(chunk, { rate }) - clock.now(), signal);
    if (!signal.aborted) yield { type: 'end' };
  },
});
