import type { Cue, SpeechChunk, SpeechEvent, Viseme } from './synthesizer.ts';

export type Emotion =
  | 'neutral'
  | 'happy'
  | 'sad'
  | 'angry'
  | 'surprised'
  | 'afraid'
  | 'disgusted'
  | 'caring'
  | 'thinking';

/** What the one with the face is doing. `hearing` is `listening` while somebody speaks. */
export type AvatarState = 'idle' | 'listening' | 'hearing' | 'thinking' | 'speaking';

/** How much of each mouth shape, from 0 to 1; absent is 0. */
export type VisemeWeights = Readonly<Partial<Record<Viseme, number>>>;

/** One mouth shape in time. Milliseconds since the start of its chunk. */
export type VisemeSpan = {
  readonly viseme: Viseme;
  readonly startMs: number;
  readonly endMs: number;
  readonly weight: number;
};

/** The mouth of one chunk; spans are in order and do not overlap. `method` says how good the times are. */
export type VisemeTimeline = {
  readonly method: 'voice' | 'word-times' | 'stretch';
  readonly spans: readonly VisemeSpan[];
};

/** `timeMs` only ever grows and has no meaning but its differences. */
export type AvatarFrame = {
  readonly timeMs: number;
  readonly visemes: VisemeWeights;
  readonly emotion: Emotion;
};

/** A face, whatever draws it. */
export type AvatarDriver = {
  /** What it can show: fifteen shapes, 52 blend shapes, one opening of the mouth, or a video that speaks by itself. */
  readonly accepts: 'visemes' | 'blendshapes' | 'mouth' | 'video';
  /** Pose, gaze and blinking follow. */
  setState(state: AvatarState): void;
  /** Draws one frame. The caller owns the loop. */
  render(frame: AvatarFrame): void;
  /** Unknown cues are skipped. */
  perform(cue: Cue): void;
  /** Only for faces that bring their own voice. */
  say?(chunk: SpeechChunk, options: { readonly signal: AbortSignal }): AsyncIterable<SpeechEvent>;
  /** Removes everything it made. Calling anything afterwards does nothing. */
  destroy(): void;
};
