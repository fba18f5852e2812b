import type { ErrorCode } from './error-code.ts';
import type { Outcome } from './outcome.ts';
import type { Part } from './part.ts';

export type Role = 'system' | 'user' | 'assistant';

/**
 * Where a message is on its way.
 * - `pending`: a user's message that the relay has not acknowledged, or a reply of which nothing has arrived.
 * - `streaming`: a reply that is growing.
 * - `done`: nothing more will change it. A user's message that could not be sent is `done` with outcome `error`.
 */
export type MessageStatus =
  | { readonly type: 'pending' }
  | { readonly type: 'streaming' }
  | { readonly type: 'done'; readonly outcome: Outcome; readonly errorCode?: ErrorCode };

/** One message of a conversation. Messages form a tree: siblings (same parent) are branches. */
export type Message = {
  readonly id: string;
  readonly role: Role;
  readonly parentId: string | null;
  readonly parts: readonly Part[];
  readonly status: MessageStatus;
  /** Milliseconds since the epoch. */
  readonly createdAtMs: number;
  /** The relay's reply that fills this message, from which it is resumed. */
  readonly replyId?: string;
};
