import type { ErrorCode } from './error-code.ts';

const mark = Symbol.for('parley.error');

export type ParleyErrorOptions = {
  readonly code: ErrorCode;
  /** Whether the same request may succeed later. @default false */
  readonly isRetryable?: boolean;
  /** Milliseconds after which the other side asked to be tried again. */
  readonly retryAfterMs?: number;
  /** HTTP status, when there was one. */
  readonly status?: number;
  /** What the other side said, cut short. For logs; never show it to a visitor. */
  readonly detail?: string;
  readonly cause?: unknown;
};

/** A failure of the world (network, provider, storage), as against a mistake of the integrator. Recognise it with `ParleyError.isInstance`. */
export class ParleyError extends Error {
  override name = 'ParleyError';
  declare readonly code: ErrorCode;
  declare readonly isRetryable: boolean;
  declare readonly retryAfterMs: number | undefined;
  declare readonly status: number | undefined;
  declare readonly detail: string | undefined;

  constructor(message: string, { cause, ...options }: ParleyErrorOptions) {
    super(message, cause === undefined ? undefined : { cause });
    Object.assign(this, { isRetryable: false, ...options, [mark]: true });
  }

  /** Works across two copies of this package on one page, where `instanceof` does not. */
  static isInstance(value: unknown): value is ParleyError {
    return typeof value === 'object' && value !== null && mark in value;
  }
}
