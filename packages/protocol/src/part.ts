import type { ParleyDataPart } from './data-parley.ts';
import type { ProviderMetadata, TextCitation } from './text-citation.ts';

/** Words of the answer or of the visitor, in Markdown. */
export type TextPart = {
  readonly type: 'text';
  readonly text: string;
  readonly state?: 'streaming' | 'done';
  /** What the provider names as the sources of single statements. */
  readonly citations?: readonly TextCitation[];
  readonly providerMetadata?: ProviderMetadata;
};

/** What a reasoning model thought before it answered. Shown folded, never spoken, never exported by default. */
export type ReasoningPart = {
  readonly type: 'reasoning';
  readonly text: string;
  readonly state?: 'streaming' | 'done';
  readonly providerMetadata?: ProviderMetadata;
};

/** A file by address or data URL. `reasoning-file`: one that a reasoning model made on its way. */
export type FilePart = {
  readonly type: 'file' | 'reasoning-file';
  readonly url: string;
  readonly mediaType: string;
  readonly filename?: string;
};

/** A page that the answer draws on. */
export type SourceUrlPart = {
  readonly type: 'source-url';
  readonly sourceId: string;
  readonly url: string;
  readonly title?: string;
};

/** A document that the answer draws on. */
export type SourceDocumentPart = {
  readonly type: 'source-document';
  readonly sourceId: string;
  readonly mediaType: string;
  readonly title: string;
  readonly filename?: string;
};

/** Content of one provider that no other part covers. */
export type CustomPart = {
  readonly type: 'custom';
  readonly kind: string;
  readonly providerMetadata?: ProviderMetadata;
};

/** Where one step of a tool loop begins. */
export type StepStartPart = { readonly type: 'step-start' };

export type ToolState =
  | 'input-streaming'
  | 'input-available'
  | 'approval-requested'
  | 'approval-responded'
  | 'output-available'
  | 'output-error'
  | 'output-denied';

/** One call of a tool and what came of it. `inputText` is the raw JSON as it streams. */
export type ToolPart = {
  readonly type: `tool-${string}` | 'dynamic-tool';
  readonly toolCallId: string;
  readonly toolName: string;
  readonly state: ToolState;
  readonly inputText?: string;
  readonly input?: unknown;
  readonly output?: unknown;
  readonly errorText?: string;
  readonly title?: string;
  /** More output follows. */
  readonly preliminary?: boolean;
  readonly providerExecuted?: boolean;
  readonly providerMetadata?: ProviderMetadata;
  /** Whether the call may run. `approved` is absent while nobody has decided. */
  readonly approval?: { readonly id: string; readonly approved?: boolean; readonly reason?: string };
};

/** Typed data of an application. Parts with an `id` replace the earlier part of the same type and id. */
export type DataPart = { readonly type: `data-${string}`; readonly id?: string; readonly data: unknown };

/** One piece of a message, as in the AI SDK's `UIMessage.parts`. */
export type Part =
  | TextPart
  | ReasoningPart
  | FilePart
  | SourceUrlPart
  | SourceDocumentPart
  | CustomPart
  | StepStartPart
  | ToolPart
  | ParleyDataPart
  | DataPart;
