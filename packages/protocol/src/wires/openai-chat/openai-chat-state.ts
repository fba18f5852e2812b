import type { FinishReason } from '../../chunk.ts';
import type { Usage } from '../../data-parley.ts';

/** One call of a tool while its pieces arrive. */
export type OpenaiToolCall = {
  /** The index on the wire; absent in some dialects, used again for another call in others. */
  readonly index: number | undefined;
  readonly toolCallId: string;
  toolName: string;
  inputText: string;
  isStarted: boolean;
};

/** What has to be remembered between two payloads of one answer. Made by `createOpenaiChatState`, changed by `readOpenaiChat`. */
export type OpenaiChatState = {
  open: { readonly kind: 'text' | 'reasoning'; readonly id: string } | null;
  partCount: number;
  callCount: number;
  calls: OpenaiToolCall[];
  readonly sourceUrls: Set<string>;
  finishReason: FinishReason | null;
  isRefused: boolean;
  usage: Usage | null;
  model: string;
  /** Nothing more is read: `[DONE]`, an error, or the end of the stream. */
  isEnded: boolean;
  /** What the provider said when it failed. For logs: it can name accounts and keys. */
  errorDetail: string | null;
  /** Payloads that were no JSON object and were skipped. */
  malformedCount: number;
};

export const createOpenaiChatState = (): OpenaiChatState => ({
  open: null,
  partCount: 0,
  callCount: 0,
  calls: [],
  sourceUrls: new Set(),
  finishReason: null,
  isRefused: false,
  usage: null,
  model: '',
  isEnded: false,
  errorDetail: null,
  malformedCount: 0,
});
