import type { ParleyDataPart } from './data-parley.ts';
import type { ErrorCode } from './error-code.ts';
import type { Outcome } from './outcome.ts';
import type { FilePart, TextPart } from './part.ts';
import type { ProviderMetadata, TextCitation } from './text-citation.ts';

/** `interrupted`: the provider's stream ended without saying so. */
export type FinishReason = 'stop' | 'length' | 'content-filter' | 'tool-calls' | 'error' | 'interrupted' | 'other';

/** What the relay tells of a reply in the metadata of `start`. */
export type ReplyMetadata = {
  readonly replyId: string;
  readonly conversationId: string;
  readonly userMessageId: string;
};

/** What the relay tells of a reply in the metadata of `finish`: the outcomes that no finish reason of the stream names. */
export type FinishMetadata = { readonly outcome?: Outcome };

/** What a provider wants back unchanged in the next request, such as the signature of a thought. */
type WithMetadata = { readonly providerMetadata?: ProviderMetadata };

type ToolChunkFields = WithMetadata & {
  readonly toolCallId: string;
  /** The tool is known only while the program runs, so its part is a `dynamic-tool`. */
  readonly dynamic?: boolean;
  /** The provider runs the tool itself and sends what came of it. */
  readonly providerExecuted?: boolean;
};

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
  | (WithMetadata & { readonly type: 'text-start'; readonly id: string })
  | (WithMetadata & { readonly type: 'text-delta'; readonly id: string; readonly delta: string })
  /** The places of `citations` count in the text of this part. */
  | (WithMetadata & {
      readonly type: 'text-end';
      readonly id: string;
      readonly citations?: readonly TextCitation[];
    })
  | (WithMetadata & { readonly type: 'reasoning-start'; readonly id: string })
  | (WithMetadata & { readonly type: 'reasoning-delta'; readonly id: string; readonly delta: string })
  | (WithMetadata & { readonly type: 'reasoning-end'; readonly id: string })
  | (ToolChunkFields & { readonly type: 'tool-input-start'; readonly toolName: string; readonly title?: string })
  | { readonly type: 'tool-input-delta'; readonly toolCallId: string; readonly inputTextDelta: string }
  | (ToolChunkFields & {
      readonly type: 'tool-input-available';
      readonly toolName: string;
      readonly input: unknown;
      readonly title?: string;
    })
  | (ToolChunkFields & {
      readonly type: 'tool-input-error';
      readonly toolName: string;
      readonly input: unknown;
      readonly errorText: string;
    })
  | {
      readonly type: 'tool-approval-request';
      readonly approvalId: string;
      readonly toolCallId: string;
      readonly reason?: string;
    }
  | {
      readonly type: 'tool-approval-response';
      readonly approvalId: string;
      readonly approved: boolean;
      readonly reason?: string;
    }
  | (ToolChunkFields & {
      readonly type: 'tool-output-available';
      readonly output: unknown;
      /** More output of the same call follows and replaces this. */
      readonly preliminary?: boolean;
    })
  | (ToolChunkFields & { readonly type: 'tool-output-error'; readonly errorText: string })
  | { readonly type: 'tool-output-denied'; readonly toolCallId: string }
  | (WithMetadata & {
      readonly type: 'source-url';
      readonly sourceId: string;
      readonly url: string;
      readonly title?: string;
    })
  | (WithMetadata & {
      readonly type: 'source-document';
      readonly sourceId: string;
      readonly mediaType: string;
      readonly title: string;
      readonly filename?: string;
    })
  | (WithMetadata & { readonly type: 'file' | 'reasoning-file'; readonly url: string; readonly mediaType: string })
  /** Content of one provider that no other type covers; `kind` is `provider.name`. */
  | (WithMetadata & { readonly type: 'custom'; readonly kind: string })
  /** A message of the visitor that was taken into a reply under way. */
  | {
      readonly type: 'steering-message';
      readonly id: string;
      readonly parts: readonly (TextPart | FilePart)[];
    }
  | ParleyDataPart
  | { readonly type: `data-${string}`; readonly id?: string; readonly data: unknown; readonly transient?: boolean }
  | { readonly type: 'start-step' }
  | { readonly type: 'finish-step' }
  /** What the step under way has brought is void; the step is tried again. */
  | { readonly type: 'reset-step' }
  | { readonly type: 'message-metadata'; readonly messageMetadata: unknown }
  | { readonly type: 'finish'; readonly finishReason?: FinishReason; readonly messageMetadata?: unknown }
  | { readonly type: 'abort'; readonly reason?: string }
  /** `errorText` is safe to show; `code` is ours and absent from other back ends. */
  | { readonly type: 'error'; readonly errorText: string; readonly code?: ErrorCode };

/** A chunk and the cursor from which a client resumes after it. */
export type ReceivedChunk = { readonly chunk: Chunk; readonly cursor?: string };
