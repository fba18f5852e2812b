import type { ParleyDataPart } from './data-parley.ts';
import type { ErrorCode } from './error-code.ts';
import type { Outcome } from './message.ts';

export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'other';

/** What the relay tells of a reply in the metadata of `start`. */
export type ReplyMetadata = {
  readonly replyId: string;
  readonly conversationId: string;
  readonly userMessageId: string;
};

/** What the relay tells of a reply in the metadata of `finish`: the outcomes that no finish reason of the stream names. */
export type FinishMetadata = { readonly outcome?: Outcome };

/**
 * One event of a reply. The AI SDK UI message stream, version 1, and our `data-parley-*` parts.
 *
 * A `data-*` chunk with `transient: true` is an event and never becomes part of a message.
 * Fields and types not listed here are skipped by readers: the page may be older than the relay.
 *
 * @see https://ai-sdk.dev/docs/ai-sdk-ui/stream-protocol
 */
export type Chunk =
  | { readonly type: 'start'; readonly messageId?: string; readonly messageMetadata?: unknown }
  | { readonly type: 'text-start'; readonly id: string }
  | { readonly type: 'text-delta'; readonly id: string; readonly delta: string }
  | { readonly type: 'text-end'; readonly id: string }
  | { readonly type: 'reasoning-start'; readonly id: string }
  | { readonly type: 'reasoning-delta'; readonly id: string; readonly delta: string }
  | { readonly type: 'reasoning-end'; readonly id: string }
  | {
      readonly type: 'tool-input-start';
      readonly toolCallId: string;
      readonly toolName: string;
      readonly dynamic?: boolean;
    }
  | { readonly type: 'tool-input-delta'; readonly toolCallId: string; readonly inputTextDelta: string }
  | {
      readonly type: 'tool-input-available';
      readonly toolCallId: string;
      readonly toolName: string;
      readonly input: unknown;
      readonly dynamic?: boolean;
    }
  | {
      readonly type: 'tool-input-error';
      readonly toolCallId: string;
      readonly toolName: string;
      readonly input: unknown;
      readonly errorText: string;
      readonly dynamic?: boolean;
    }
  | {
      readonly type: 'tool-approval-request';
      readonly approvalId: string;
      readonly toolCallId: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'tool-output-available';
      readonly toolCallId: string;
      readonly output: unknown;
      readonly preliminary?: boolean;
    }
  | { readonly type: 'tool-output-error'; readonly toolCallId: string; readonly errorText: string }
  | { readonly type: 'tool-output-denied'; readonly toolCallId: string }
  | { readonly type: 'source-url'; readonly sourceId: string; readonly url: string; readonly title?: string }
  | {
      readonly type: 'source-document';
      readonly sourceId: string;
      readonly mediaType: string;
      readonly title: string;
      readonly filename?: string;
    }
  | { readonly type: 'file'; readonly url: string; readonly mediaType: string }
  | ParleyDataPart
  | { readonly type: `data-${string}`; readonly id?: string; readonly data: unknown; readonly transient?: boolean }
  | { readonly type: 'start-step' }
  | { readonly type: 'finish-step' }
  | { readonly type: 'message-metadata'; readonly messageMetadata: unknown }
  | { readonly type: 'finish'; readonly finishReason?: FinishReason; readonly messageMetadata?: unknown }
  | { readonly type: 'abort'; readonly reason?: string }
  /** `errorText` is safe to show; `code` is ours and absent from other back ends. */
  | { readonly type: 'error'; readonly errorText: string; readonly code?: ErrorCode };

/** A chunk and the cursor from which a client resumes after it. */
export type ReceivedChunk = { readonly chunk: Chunk; readonly cursor?: string };
