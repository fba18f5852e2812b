import type { SpeechEvent, Synthesizer } from '@parley/core';
import { createEventQueue } from '../event-queue.ts';
import type { SpeechClock } from '../speech-clock.ts';
import { SpeechError } from '../speech-error.ts';
import { estimateDurationMs, estimateWordTimes } from '../viseme/word-times.ts';
import { chooseVoice } from './choose-voice.ts';
import { loadVoices } from './load-voices.ts';
import { createBrowserSpeechEngine, type EngineVoice, type SpeechEngine } from './speech-engine.ts';
import { type ChunkPiece, splitLongChunk } from './split-long-chunk.ts';

export type WebSynthesizerOptions = {
  readonly clock: SpeechClock;
  /** 2 is twice as fast. @default 1 */
  readonly rate?: number;
  /** Chooses among the voices of this browser; `undefined` means that none will do. @default the best for the language */
  readonly chooseVoice?: (voices: readonly EngineVoice[], language: string) => EngineVoice | undefined;
  /** @default the browser's `speechSynthesis` */
  readonly engine?: SpeechEngine | null;
};

/** A voice that has not begun after this long is taken for broken, unless the browser says that it is speaking. */
const startPatienceMs = 3000;
const watchMs = 250;
/** Chrome cuts voices from the network at some 15 seconds. */
const longestNetworkMs = 11_000;

/**
 * Speaks with the browser's own voices. Nothing is believed of them: voices that come late, a `start`, `boundary` or
 * `end` that never comes, and Chrome's cut at 15 seconds are all waited for, guessed or avoided.
 */
export const createWebSynthesizer = (options: WebSynthesizerOptions): Synthesizer => {
  const { clock, rate = 1, chooseVoice: choose = chooseVoice } = options;
  const engine = options.engine === undefined ? createBrowserSpeechEngine() : options.engine;
  let voices: Promise<readonly EngineVoice[]> | null = null;

  const findVoice = async (language: string): Promise<EngineVoice | undefined> => {
    if (!engine) return undefined;
    voices ??= loadVoices(engine, clock);
    const known = await voices;
    // They may have come after the patience ended.
    return choose(known.length > 0 ? known : engine.getVoices(), language);
  };

  return {
    getCapabilities: async (language) => ({
      hasVoice: (await findVoice(language)) !== undefined,
      output: 'self',
      wordTimes: 'events',
      visemes: false,
    }),
    async *speak(chunk, { signal }) {
      const voice = await findVoice(chunk.language);
      if (signal.aborted) return;
      if (!engine || !voice) throw new SpeechError(`No voice for ${chunk.language}`, { failure: 'no-voice' });

      const times = estimateWordTimes(chunk, { rate });
      const totalMs = estimateDurationMs(chunk, { rate });
      const longestMs = voice.isLocal ? Number.POSITIVE_INFINITY : longestNetworkMs;
      const pieces = splitLongChunk(chunk, { times, longestMs });
      let startedAtMs: number | null = null;

      for (const piece of pieces) {
        for await (const event of speakPiece(piece)) {
          if (signal.aborted) return;
          yield event;
        }
        if (signal.aborted) return;
      }
      yield { type: 'end' };

      async function* speakPiece(piece: ChunkPiece): AsyncGenerator<SpeechEvent> {
        if (!engine || !voice) return;
        const queue = createEventQueue<SpeechEvent>();
        const askedAtMs = clock.now();
        const pieceMs = (times[piece.to]?.startMs ?? totalMs) - (times[piece.from]?.startMs ?? 0);
        let pieceStartedAtMs: number | null = null;
        /** When it ends at the latest, going by the words that were heard. */
        let lastSignMs = askedAtMs;
        let restMs = pieceMs;
        let isOver = false;
        let cancelWatch = () => {};

        const finish = (error?: SpeechError) => {
          if (isOver) return;
          isOver = true;
          cancelWatch();
          signal.removeEventListener('abort', silence);
          if (error) queue.fail(error);
          else queue.end();
        };
        const silence = () => {
          engine.cancel();
          finish();
        };
        const begin = (atMs: number) => {
          if (isOver || pieceStartedAtMs !== null) return;
          pieceStartedAtMs = atMs;
          lastSignMs = atMs;
          if (startedAtMs === null) {
            startedAtMs = atMs;
            queue.push({ type: 'start' });
          }
        };
        const watch = () => {
          const now = clock.now();
          if (pieceStartedAtMs === null && now - askedAtMs >= startPatienceMs) {
            if (!engine.isSpeaking()) {
              engine.cancel();
              return finish(new SpeechError('The voice never began', { failure: 'synthesis-failed' }));
            }
            begin(askedAtMs + startPatienceMs);
          }
          if (pieceStartedAtMs !== null) {
            const silentMs = now - lastSignMs;
            const isLost = silentMs > restMs * 2 + 3000;
            if (isLost) engine.cancel();
            if (isLost || (silentMs > 600 && !engine.isSpeaking())) return finish();
          }
          cancelWatch = clock.schedule(watch, watchMs);
        };

        signal.addEventListener('abort', silence, { once: true });
        cancelWatch = clock.schedule(watch, watchMs);
        engine.speak({
          text: piece.text,
          voice,
          rate,
          onStart: () => begin(clock.now()),
          onBoundary: (charIndex) => {
            if (isOver) return;
            begin(clock.now());
            const at = piece.at + charIndex;
            // Chinese voices report words of several characters, and some report every character twice.
            const wordIndex = chunk.words.findLastIndex((word) => word.at <= at);
            const word = times[wordIndex];
            if (!word || startedAtMs === null || wordIndex < piece.from || wordIndex >= piece.to) return;
            lastSignMs = clock.now();
            restMs = pieceMs - (word.startMs - (times[piece.from]?.startMs ?? 0));
            queue.push({ type: 'word', wordIndex, startMs: clock.now() - startedAtMs });
          },
          onEnd: () => finish(),
          onError: (code) =>
            finish(
              new SpeechError(`The voice failed: ${code}`, {
                failure: code === 'not-allowed' ? 'playback-blocked' : 'synthesis-failed',
              }),
            ),
        });
        try {
          yield* queue.read();
        } finally {
          if (!isOver) silence();
        }
      }
    },
  };
};
