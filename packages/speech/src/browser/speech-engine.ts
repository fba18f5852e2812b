export type EngineVoice = {
  readonly name: string;
  readonly uri: string;
  /** BCP 47, on Android with an underscore. */
  readonly language: string;
  /** Voices from the network are cut after some 15 seconds in Chrome. */
  readonly isLocal: boolean;
  readonly isDefault: boolean;
};

export type EngineUtterance = {
  readonly text: string;
  readonly voice: EngineVoice;
  readonly rate: number;
  readonly onStart: () => void;
  /** Offset in `text`. Many voices never report it. */
  readonly onBoundary: (charIndex: number) => void;
  readonly onEnd: () => void;
  readonly onError: (code: string) => void;
};

/** As much of `window.speechSynthesis` as is used, so that its faults can be played in a test. */
export type SpeechEngine = {
  getVoices(): readonly EngineVoice[];
  onVoicesChange(listener: () => void): () => void;
  speak(utterance: EngineUtterance): void;
  /** Silences everything at once. */
  cancel(): void;
  isSpeaking(): boolean;
};

/** The speech synthesis of this browser, or `null` where there is none. */
export const createBrowserSpeechEngine = (): SpeechEngine | null => {
  if (typeof speechSynthesis === 'undefined' || typeof SpeechSynthesisUtterance === 'undefined') return null;
  /** Chrome stops reporting an utterance that nobody holds. */
  const held = new Set<SpeechSynthesisUtterance>();
  return {
    getVoices: () =>
      speechSynthesis.getVoices().map((voice) => ({
        name: voice.name,
        uri: voice.voiceURI,
        language: voice.lang,
        isLocal: voice.localService,
        isDefault: voice.default,
      })),
    onVoicesChange: (listener) => {
      // Safari has the attribute only.
      if (typeof speechSynthesis.addEventListener !== 'function') return () => {};
      speechSynthesis.addEventListener('voiceschanged', listener);
      return () => speechSynthesis.removeEventListener('voiceschanged', listener);
    },
    speak: ({ text, voice, rate, onStart, onBoundary, onEnd, onError }) => {
      const utterance = new SpeechSynthesisUtterance(text);
      utterance.voice = speechSynthesis.getVoices().find((entry) => entry.voiceURI === voice.uri) ?? null;
      utterance.lang = voice.language.replace('_', '-');
      utterance.rate = rate;
      utterance.onstart = onStart;
      utterance.onboundary = (event) => {
        if (event.name !== 'sentence') onBoundary(event.charIndex);
      };
      utterance.onend = () => {
        held.delete(utterance);
        onEnd();
      };
      utterance.onerror = (event) => {
        held.delete(utterance);
        onError(event.error);
      };
      held.add(utterance);
      // A tab that was paused stays paused for every later utterance.
      speechSynthesis.resume();
      speechSynthesis.speak(utterance);
    },
    cancel: () => {
      held.clear();
      speechSynthesis.cancel();
    },
    isSpeaking: () => speechSynthesis.speaking || speechSynthesis.pending,
  };
};
