export type { ChatRequest } from './chat-request.ts';
export type { Chunk, FinishReason, ReceivedChunk, ReplyMetadata } from './chunk.ts';
export type { ConversationRecord, PassageRecord } from './conversation-record.ts';
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
export type { Message, MessageStatus, Outcome, Role } from './message.ts';
export { ParleyError, type ParleyErrorOptions } from './parley-error.ts';
export type {
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
export { headers, protocolVersion, routes, streamVersion } from './routes.ts';
export type { SiteInfo } from './site-info.ts';
