import type { SpeechClock } from '../speech-clock.ts';
import type { EngineVoice, SpeechEngine } from './speech-engine.ts';

/** Voices come late, and the event that tells so is missing in Safari: both are watched. */
const patienceMs = 2000;
const pollMs = 200;

/** Waits for the voices of the browser. Resolves with none when none have come in two seconds. */
export const loadVoices = (engine: SpeechEngine, clock: SpeechClock): Promise<readonly EngineVoice[]> =>
  new Promise((resolve) => {
    const startedAtMs = clock.now();
    let cancel = () => {};
    const look = () => {
      cancel();
      const voices = engine.getVoices();
      if (voices.length > 0 || clock.now() - startedAtMs >= patienceMs) {
        unsubscribe();
        resolve(voices);
      } else cancel = clock.schedule(look, pollMs);
    };
    const unsubscribe = engine.onVoicesChange(look);
    look();
  });
