import type { SpeechEvent } from '@parley/core';
import { describe, expect, it } from 'vitest';
import { createSegmenter } from '../segment/create-segmenter.ts';
import { createSilentSynthesizer } from '../silent-synthesizer.ts';
import { SpeechError } from '../speech-error.ts';
import { createSynthesizerChain } from '../synthesizer-chain.ts';
import { createManualClock, type ManualClock } from '../testing/manual-clock.ts';
import type { EngineUtterance, EngineVoice, SpeechEngine } from './speech-engine.ts';
import { createWebSynthesizer } from './web-synthesizer.ts';

const english: EngineVoice = { name: 'Ava', uri: 'ava', language: 'en-US', isLocal: true, isDefault: true };

type Script = {
  readonly voices?: readonly EngineVoice[];
  readonly voicesAfterMs?: number;
  readonly hasVoicesEvent?: boolean;
  readonly onSpeak?: (utterance: EngineUtterance, clock: ManualClock) => void;
  readonly isSpeaking?: () => boolean;
};

const createScriptedEngine = (clock: ManualClock, script: Script) => {
  const log: string[] = [];
  const engine: SpeechEngine = {
    getVoices: () => (clock.now() >= (script.voicesAfterMs ?? 0) ? (script.voices ?? [english]) : []),
    onVoicesChange: (listener) =>
      script.hasVoicesEvent ? clock.schedule(listener, script.voicesAfterMs ?? 0) : () => {},
    speak: (utterance) => {
      log.push(utterance.text);
      script.onSpeak?.(utterance, clock);
    },
    cancel: () => log.push('cancel'),
    isSpeaking: script.isSpeaking ?? (() => false),
  };
  return { engine, log };
};

const readChunk = (text: string) => {
  const segmenter = createSegmenter({ firstChunk: 'sentence' });
  const [chunk] = [...segmenter.write(text), ...segmenter.end()];
  if (!chunk) throw new Error('nothing to say');
  return chunk;
};

const speak = (text: string, script: Script, signal = new AbortController().signal) => {
  const clock = createManualClock();
  const { engine, log } = createScriptedEngine(clock, script);
  const synthesizer = createWebSynthesizer({ clock, engine });
  const events: SpeechEvent[] = [];
  const failures: unknown[] = [];
  const run = (async () => {
    for await (const event of synthesizer.speak(readChunk(text), { signal })) events.push(event);
  })().catch((error: unknown) => failures.push(error));
  const types = () => events.map((event) => (event.type === 'word' ? `word ${event.wordIndex}` : event.type));
  return { clock, engine, log, events, failures, types, run };
};

describe('createWebSynthesizer', () => {
  it('passes on the words of a voice that behaves', async () => {
    const { clock, events, types } = speak('One two.', {
      isSpeaking: () => true,
      onSpeak: ({ onStart, onBoundary, onEnd }, time) => {
        time.schedule(onStart, 50);
        time.schedule(() => onBoundary(0), 60);
        time.schedule(() => onBoundary(4), 400);
        time.schedule(onEnd, 800);
      },
    });
    await clock.advance(1000);
    expect(types()).toEqual(['start', 'word 0', 'word 1', 'end']);
    expect(events[2]).toMatchObject({ startMs: 350 });
  });

  it('ends without word events when the voice reports no boundary', async () => {
    const { clock, types } = speak('One two.', {
      isSpeaking: () => true,
      onSpeak: ({ onStart, onEnd }, time) => {
        time.schedule(onStart, 10);
        time.schedule(onEnd, 800);
      },
    });
    await clock.advance(1000);
    expect(types()).toEqual(['start', 'end']);
  });

  it('ends by itself when the end is never reported and the voice is quiet', async () => {
    let isSpeaking = true;
    const { clock, types } = speak('One two.', {
      isSpeaking: () => isSpeaking,
      onSpeak: ({ onStart }, time) => {
        time.schedule(onStart, 10);
        time.schedule(() => {
          isSpeaking = false;
        }, 900);
      },
    });
    await clock.advance(850);
    expect(types()).toEqual(['start']);
    await clock.advance(1000);
    expect(types()).toEqual(['start', 'end']);
  });

  it('cuts a voice that claims to speak for ever', async () => {
    const { clock, types, log } = speak('One two.', { isSpeaking: () => true, onSpeak: ({ onStart }) => onStart() });
    await clock.advance(10_000);
    expect(types()).toEqual(['start', 'end']);
    expect(log).toContain('cancel');
  });

  it('believes a voice that speaks but never reports its start', async () => {
    const { clock, types } = speak('One two three four five six seven eight nine ten.', {
      isSpeaking: () => true,
      onSpeak: ({ onEnd }, time) => time.schedule(onEnd, 4000),
    });
    await clock.advance(5000);
    expect(types()).toEqual(['start', 'end']);
  });

  it('fails when nothing ever begins', async () => {
    const { clock, failures, types } = speak('One two.', {});
    await clock.advance(4000);
    expect(types()).toEqual([]);
    expect(failures[0]).toMatchObject({ failure: 'synthesis-failed' });
    expect(SpeechError.isInstance(failures[0])).toBe(true);
  });

  it('says that the page needs a click when playback is refused', async () => {
    const { clock, failures } = speak('One.', { onSpeak: ({ onError }) => onError('not-allowed') });
    await clock.advance(10);
    expect(failures[0]).toMatchObject({ failure: 'playback-blocked' });
  });

  it('is silent at once when it is aborted, and reports nothing after', async () => {
    const abort = new AbortController();
    const held: EngineUtterance[] = [];
    const { clock, log, types, failures } = speak(
      'One two.',
      {
        isSpeaking: () => true,
        onSpeak: (utterance) => {
          held.push(utterance);
          utterance.onStart();
        },
      },
      abort.signal,
    );
    await clock.advance(100);
    abort.abort();
    expect(log).toEqual(['One two.', 'cancel']);
    held[0]?.onError('interrupted');
    held[0]?.onBoundary(4);
    await clock.advance(10_000);
    expect(types()).toEqual(['start']);
    expect(failures).toEqual([]);
  });

  it('speaks long text of a network voice in pieces that are shorter than the cut at 15 seconds', async () => {
    const remote = { ...english, isLocal: false };
    const sentence = `${'Some words that take their time '.repeat(12)}done.`;
    const { clock, log, types } = speak(sentence, {
      voices: [remote],
      isSpeaking: () => true,
      onSpeak: ({ text, onStart, onEnd }, time) => {
        onStart();
        time.schedule(onEnd, text.length * 70);
      },
    });
    await clock.advance(60_000);
    expect(log.length).toBeGreaterThan(1);
    expect(log.join(' ')).toBe(sentence);
    expect(Math.max(...log.map((text) => text.length * 70))).toBeLessThan(15_000);
    expect(types()).toEqual(['start', 'end']);
  });

  it.each([true, false])('waits for voices that come late (event fires: %s)', async (hasVoicesEvent) => {
    const clock = createManualClock();
    const { engine } = createScriptedEngine(clock, { voicesAfterMs: 700, hasVoicesEvent });
    const capabilities = createWebSynthesizer({ clock, engine }).getCapabilities('en');
    await clock.advance(1000);
    expect(await capabilities).toMatchObject({ hasVoice: true });
  });

  it('says that there is no voice when none comes, none fits, or the browser has no speech', async () => {
    const clock = createManualClock();
    const empty = createWebSynthesizer({
      clock,
      engine: createScriptedEngine(clock, { voices: [] }).engine,
    }).getCapabilities('en');
    await clock.advance(3000);
    expect(await empty).toMatchObject({ hasVoice: false });
    const wrong = createWebSynthesizer({ clock, engine: createScriptedEngine(clock, {}).engine });
    expect(await wrong.getCapabilities('zh-CN')).toMatchObject({ hasVoice: false });
    expect(await createWebSynthesizer({ clock, engine: null }).getCapabilities('en')).toMatchObject({
      hasVoice: false,
    });
  });
});

describe('createSynthesizerChain', () => {
  it('falls back to silence when a voice never begins, and does not try that voice again', async () => {
    const clock = createManualClock();
    const { engine, log } = createScriptedEngine(clock, {});
    const errors: unknown[] = [];
    const chain = createSynthesizerChain({
      synthesizers: [createWebSynthesizer({ clock, engine }), createSilentSynthesizer({ clock })],
      onError: (error) => errors.push(error),
    });
    const { signal } = new AbortController();
    const types: string[] = [];
    const run = (async () => {
      for (const text of ['One two.', 'Three.']) {
        for await (const event of chain.speak(readChunk(text), { signal })) types.push(event.type);
      }
    })();
    await clock.advance(10_000);
    await run;
    expect(types).toEqual(['start', 'word', 'word', 'end', 'start', 'word', 'end']);
    expect(log).toEqual(['One two.', 'cancel']);
    expect(errors).toHaveLength(1);
  });
});
