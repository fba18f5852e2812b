export { chooseVoice } from './browser/choose-voice.ts';
export {
  createBrowserSpeechEngine,
  type EngineUtterance,
  type EngineVoice,
  type SpeechEngine,
} from './browser/speech-engine.ts';
export { createWebSynthesizer, type WebSynthesizerOptions } from './browser/web-synthesizer.ts';
export type { Heard } from './find-heard.ts';
export { createSegmenter, type Segmenter, type SegmenterOptions } from './segment/create-segmenter.ts';
export { createSilentSynthesizer, type SilentSynthesizerOptions } from './silent-synthesizer.ts';
export {
  type Caption,
  type Mouth,
  type ReplySpeaker,
  type ReplySpeakerState,
  type ReplySpeakerStatus,
  type SpeakReplyOptions,
  speakReply,
} from './speak-reply.ts';
export type { SpeechClock } from './speech-clock.ts';
export { SpeechError, type SpeechFailure } from './speech-error.ts';
export { createSynthesizerChain, type SynthesizerChainOptions } from './synthesizer-chain.ts';
export { convertChineseToVisemes, convertPinyinToVisemes, type ToPinyin } from './viseme/chinese-visemes.ts';
export { convertEnglishToVisemes, type VisemeStep } from './viseme/english-visemes.ts';
export { type PlaceVisemesOptions, placeVisemes } from './viseme/place-visemes.ts';
export { anchorWordTimes, estimateDurationMs, estimateWordTimes, type WordTime } from './viseme/word-times.ts';
