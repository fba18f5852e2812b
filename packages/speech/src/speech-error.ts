const mark = Symbol.for('parley.speech-error');

/** Why there is no voice. `playback-blocked`: the browser wants a click or a key first. */
export type SpeechFailure = 'no-voice' | 'playback-blocked' | 'synthesis-failed';

/** A voice that failed. The text of the answer is never the worse for it. Recognise it with `SpeechError.isInstance`. */
export class SpeechError extends Error {
  override name = 'SpeechError';
  readonly failure: SpeechFailure;
  readonly [mark] = true;

  constructor(message: string, options: { readonly failure: SpeechFailure; readonly cause?: unknown }) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.failure = options.failure;
  }

  /** Works across two copies of this package on one page, where `instanceof` does not. */
  static isInstance(value: unknown): value is SpeechError {
    return typeof value === 'object' && value !== null && mark in value;
  }
}
