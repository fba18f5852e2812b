/** A shape of the mouth. The fifteen of Oculus, which engines and avatars agree on. */
export type Viseme =
  | 'sil'
  | 'PP'
  | 'FF'
  | 'TH'
  | 'DD'
  | 'kk'
  | 'CH'
  | 'SS'
  | 'nn'
  | 'RR'
  | 'aa'
  | 'E'
  | 'I'
  | 'O'
  | 'U';

/** Half-open range of offsets (UTF-16) in the Markdown that a chunk was made from. */
export type SourceRange = readonly [start: number, end: number];

/** One word, or one Chinese character, of a chunk. */
export type SpeechWord = {
  readonly text: string;
  /** Offset in the text of the chunk. */
  readonly at: number;
  readonly source: SourceRange;
};

/** A mood or movement that the text asks for. Never spoken. `at` is an offset in the source. */
export type Cue = {
  readonly type: 'emotion' | 'gesture' | 'gaze' | 'pause';
  readonly name: string;
  /** From 0 to 1. @default 1 */
  readonly intensity?: number;
  readonly at: number;
};

/** Why a chunk ends where it ends. */
export type ChunkBoundary = 'clause' | 'sentence' | 'block' | 'end';

/** A piece of an answer that is spoken in one go: plain text, and where in the Markdown it stood. */
export type SpeechChunk = {
  readonly id: string;
  readonly text: string;
  readonly source: SourceRange;
  readonly words: readonly SpeechWord[];
  readonly cues: readonly Cue[];
  /** BCP 47. */
  readonly language: string;
  readonly boundary: ChunkBoundary;
};

/** What happens while a chunk is spoken. All times are milliseconds since its `start`. */
export type SpeechEvent =
  /** From here on it can be heard (or, silently, read along). */
  | { readonly type: 'start' }
  | { readonly type: 'audio'; readonly samples: Float32Array; readonly sampleRate: number }
  | { readonly type: 'word'; readonly wordIndex: number; readonly startMs: number; readonly endMs?: number }
  | {
      readonly type: 'viseme';
      readonly viseme: Viseme;
      readonly startMs: number;
      readonly endMs: number;
      readonly weight: number;
    }
  /** ARKit's 52 values a frame. */
  | {
      readonly type: 'blendshapes';
      readonly startMs: number;
      readonly frameRate: number;
      readonly frames: readonly Float32Array[];
    }
  | { readonly type: 'end' };

export type SynthesizerCapabilities = {
  /** Whether anything would be heard in this language. */
  readonly hasVoice: boolean;
  /** `self`: it plays; `samples`: it hands over `audio` events to be played; `silent`: it only keeps the time. */
  readonly output: 'self' | 'samples' | 'silent';
  /** `exact`: known before they are heard; `events`: reported as they are heard, or not at all; `estimated`: from the text. */
  readonly wordTimes: 'exact' | 'events' | 'estimated';
  readonly visemes: boolean;
};

/**
 * Turns text into a voice. Aborting silences it at once and ends the events without an error.
 * A voice that fails throws; the text is never the worse for it.
 */
export type Synthesizer = {
  getCapabilities(language: string): Promise<SynthesizerCapabilities>;
  speak(chunk: SpeechChunk, options: { readonly signal: AbortSignal }): AsyncIterable<SpeechEvent>;
};
