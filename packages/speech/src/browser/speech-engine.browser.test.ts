import { expect, it } from 'vitest';
import { createBrowserSpeechEngine } from './speech-engine.ts';

it('wraps the speech synthesis of a real browser, also where it has no voices', () => {
  const engine = createBrowserSpeechEngine();
  expect(engine).not.toBeNull();
  expect(Array.isArray(engine?.getVoices())).toBe(true);
  expect(engine?.isSpeaking()).toBe(false);
  engine?.cancel();
  engine?.onVoicesChange(() => {})();
});
