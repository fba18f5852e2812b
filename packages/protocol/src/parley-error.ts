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
  readonly code: ErrorCode;
  readonly isRetryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly status: number | undefined;
  readonly detail: string | undefined;
  readonly [mark] = true;

  constructor(message: string, options: ParleyErrorOptions) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = options.code;
    this.isRetryable = options.isRetryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
    this.status = options.status;
    this.detail = options.detail;
  }

  /** Works across two copies of this package on one page, where `instanceof` does not. */
  static isInstance(value: unknown): value is ParleyError {
    return typeof value === 'object' && value !== null && mark in value;
  }
}
