import type { EngineVoice } from './speech-engine.ts';

const normalize = (language: string) => language.replace('_', '-').toLowerCase();

/** Regions to prefer when a language is asked for without one. */
const usualRegions: Readonly<Record<string, string>> = { en: 'en-us', zh: 'zh-cn', pt: 'pt-br', es: 'es-es' };

/** Voices that are spelled with a novelty in mind. */
const isNovelty = (voice: EngineVoice) =>
  /Albert|Bad News|Bahh|Bells|Boing|Bubbles|Cellos|Jester|Organ|Trinoids|Whisper|Wobble|Zarvox/u.test(voice.name);

/** The best voice for a language: the same region, then natural ones, then local ones. `undefined` when none speaks it. */
export const chooseVoice = (voices: readonly EngineVoice[], language: string): EngineVoice | undefined => {
  const wanted = normalize(language);
  const base = wanted.split('-')[0] ?? wanted;
  const region = wanted.includes('-') && !wanted.endsWith('-hans') ? wanted : (usualRegions[base] ?? wanted);
  const score = (voice: EngineVoice) => {
    const own = normalize(voice.language);
    return (
      (own === region ? 8 : 0) +
      (/natural|premium|enhanced|neural|siri/iu.test(voice.name) ? 4 : 0) +
      (voice.isLocal ? 2 : 0) +
      (voice.isDefault ? 1 : 0) -
      (isNovelty(voice) ? 8 : 0)
    );
  };
  return voices
    .filter((voice) => normalize(voice.language).split('-')[0] === base)
    .reduce<EngineVoice | undefined>((best, voice) => (best && score(best) >= score(voice) ? best : voice), undefined);
};
