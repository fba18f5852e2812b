import type { ReplyMetadata } from './chunk.ts';
import type { ErrorCode } from './error-code.ts';
import type { MessageStatus } from './message.ts';
import type { Part } from './part.ts';

/** One immutable picture of a reply that is being built. A part that did not change keeps its identity from picture to picture. */
export type ReplyDraft = {
  readonly parts: readonly Part[];
  /** `pending` until anything arrives, `done` with an outcome after the end. */
  readonly status: MessageStatus;
  /** Id that the relay gave the message. */
  readonly messageId?: string | undefined;
  /** What our relay told in `start`; absent from other back ends. */
  readonly metadata?: ReplyMetadata | undefined;
  /** What an `error` chunk said. */
  readonly error?: { readonly text: string; readonly code: ErrorCode } | undefined;
};
