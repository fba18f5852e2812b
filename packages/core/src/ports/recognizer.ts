/** What a recogniser reports. Times are milliseconds since `start`. */
export type RecognizerEvent =
  | { readonly type: 'speech-start'; readonly timeMs: number }
  /** The whole utterance as understood so far; each one replaces the one before. */
  | { readonly type: 'transcript-partial'; readonly text: string }
  | { readonly type: 'transcript-final'; readonly text: string; readonly confidence?: number }
  /** What began was too short to be speech. */
  | { readonly type: 'speech-misfire'; readonly timeMs: number }
  | { readonly type: 'speech-end'; readonly timeMs: number };

/** Turns a voice into text. It owns its microphone; it ends when the signal aborts, and throws when it cannot go on. */
export type Recognizer = {
  start(options: { readonly language: string; readonly signal: AbortSignal }): AsyncIterable<RecognizerEvent>;
};
