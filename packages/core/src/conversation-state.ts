import type { ErrorCode, Handoff, Message } from '@parley/protocol';

/**
 * - `ready`: nothing under way.
 * - `submitted`: sent, nothing has arrived.
 * - `streaming`: a reply is growing.
 */
export type ConversationStatus = 'ready' | 'submitted' | 'streaming';

export type ConnectionStatus = 'online' | 'offline' | 'reconnecting';

/** A message that waits for the reply before it to end. */
export type QueuedMessage = { readonly id: string; readonly text: string };

/** One immutable picture of a conversation. An unchanged message keeps its identity from picture to picture. */
export type ConversationState = {
  readonly id: string;
  /** The branch in view, from the first message to the head. */
  readonly messages: readonly Message[];
  readonly status: ConversationStatus;
  readonly connection: ConnectionStatus;
  readonly queue: readonly QueuedMessage[];
  readonly handoff: Handoff | null;
  /** The last failure of the conversation as a whole; failures of a message are on the message. */
  readonly errorCode: ErrorCode | null;
  /** `degraded`: storage is full, blocked or corrupted, and this conversation lives in memory only. */
  readonly storage: 'ok' | 'degraded';
  /** False until what was stored has been read. */
  readonly isLoaded: boolean;
};
