import type { ParleyDataPart } from './data-parley.ts';

/** Words of the answer or of the visitor, in Markdown. */
export type TextPart = { readonly type: 'text'; readonly text: string; readonly state?: 'streaming' | 'done' };

/** What a reasoning model thought before it answered. Shown folded, never spoken, never exported by default. */
export type ReasoningPart = {
  readonly type: 'reasoning';
  readonly text: string;
  readonly state?: 'streaming' | 'done';
};

/** A file by address or data URL. */
export type FilePart = {
  readonly type: 'file';
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
  readonly approvalId?: string;
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
  | StepStartPart
  | ToolPart
  | ParleyDataPart
  | DataPart;
