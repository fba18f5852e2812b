export { type AssertStreamResponseOptions, assertStreamResponse } from './assert-stream-response.ts';
export type { ChatRequest } from './chat-request.ts';
export type { Chunk, FinishMetadata, FinishReason, ReceivedChunk, ReplyMetadata } from './chunk.ts';
export type { ConversationRecord, PassageRecord } from './conversation-record.ts';
export { type ConvertMessagesToPromptOptions, convertMessagesToPrompt } from './convert-messages-to-prompt.ts';
export {
  createPartialJsonReader,
  type PartialJsonReader,
  type PartialJsonReaderOptions,
} from './create-partial-json-reader.ts';
export { type CreateReplyBuilderOptions, createReplyBuilder, type ReplyBuilder } from './create-reply-builder.ts';
export { createToolInputReader, type ToolInputReader } from './create-tool-input-reader.ts';
export type {
  Citation,
  Grounding,
  Handoff,
  HandoffStatus,
  Locator,
  Moderation,
  ParleyDataPart,
  Suggestions,
  Usage,
} from './data-parley.ts';
export { type ErrorCode, errorCodes, isErrorCode } from './error-code.ts';
export { foldChunks } from './fold-chunks.ts';
export { eventStream, type Framing, jsonLines } from './framing.ts';
export { isHandoff } from './is-handoff.ts';
export { isParleyDataPart } from './is-parley-data-part.ts';
export type { Message, MessageStatus, Role } from './message.ts';
export { isOutcome, type Outcome } from './outcome.ts';
export { ParleyError, type ParleyErrorOptions } from './parley-error.ts';
export { type ParsedChunk, parseChunk } from './parse-chunk.ts';
export type {
  CustomPart,
  DataPart,
  FilePart,
  Part,
  ReasoningPart,
  SourceDocumentPart,
  SourceUrlPart,
  StepStartPart,
  TextPart,
  ToolPart,
  ToolState,
} from './part.ts';
export type { PromptFile, PromptMessage, PromptToolCall } from './prompt-message.ts';
export { readReplyMetadata } from './read-reply-metadata.ts';
export { readRetryAfter } from './read-retry-after.ts';
export type { ReplyDraft } from './reply-draft.ts';
export { headers, protocolVersion, routes, streamVersion } from './routes.ts';
export type { SiteInfo } from './site-info.ts';
export { decodeLines } from './sse/decode-lines.ts';
export { type DecodeSseOptions, decodeSse, type SseDecoder, type SseEvent } from './sse/decode-sse.ts';
export { encodeChunk, encodeDone } from './sse/encode-chunk.ts';
export { type ReadFramesOptions, readFrames } from './sse/read-frames.ts';
export { type ReadReceivedChunksOptions, readReceivedChunks } from './sse/read-received-chunks.ts';
export type { ProviderMetadata, TextCitation } from './text-citation.ts';
export { type ReadWireOptions, readWire } from './wires/read-wire.ts';
export type { Wire, WireReader, WireReaderOptions, WireReport } from './wires/wire.ts';
export type { ToolDeclaration, WireHttpRequest, WireRequest } from './wires/wire-request.ts';
