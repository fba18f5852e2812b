export { type ApprovalResponse, addToolOutput, respondToApproval, type ToolOutput } from './answer-call.ts';
export type { Conversation } from './conversation.ts';
export type { ConversationEvent } from './conversation-event.ts';
export type { ConversationModel } from './conversation-model.ts';
export type { ConnectionStatus, ConversationState, ConversationStatus, QueuedMessage } from './conversation-state.ts';
export { type ConversationOptions, createConversation } from './create-conversation.ts';
export { getMessageText } from './get-message-text.ts';
export { type ModerateOptions, moderate } from './moderate.ts';
export { persist } from './persist.ts';
export type {
  AvatarDriver,
  AvatarFrame,
  AvatarState,
  Emotion,
  VisemeSpan,
  VisemeTimeline,
  VisemeWeights,
} from './ports/avatar.ts';
export type { Budget } from './ports/budget.ts';
export type { Environment } from './ports/environment.ts';
export type { InputDecision, Moderation, ModerationContext } from './ports/moderation.ts';
export type { Persist, Persistence, PersistenceHost } from './ports/persistence.ts';
export type { Recognizer, RecognizerEvent } from './ports/recognizer.ts';
export type { Recover, Recovery } from './ports/recovery.ts';
export type { ConversationStorage, ConversationSummary, StoredConversation, ThreadStorage } from './ports/storage.ts';
export type {
  ChunkBoundary,
  Cue,
  SourceRange,
  SpeechChunk,
  SpeechEvent,
  SpeechWord,
  Synthesizer,
  SynthesizerCapabilities,
  Viseme,
} from './ports/synthesizer.ts';
export type { HoldLockOptions, JoinTabs, TabChannel, TabSurroundings } from './ports/tabs.ts';
export type { Toolbox, ToolContext, ToolTurn } from './ports/toolbox.ts';
export type { ReplyStream, ResumeRequest, SendRequest, Transport, TransportContext } from './ports/transport.ts';
export { readStoredConversation } from './records/read-stored-conversation.ts';
export { summarizeConversation } from './records/summarize-conversation.ts';
export { shareTabs } from './share-tabs.ts';
export { memoryStorage } from './storages/memory-storage.ts';
export type { StorageFailureReason } from './storages/storage-failure.ts';
export { type WebStorageOptions, webStorage } from './storages/web-storage.ts';
export { bridgePageTools, type PageTools, type PageToolsOptions } from './tools/bridge-page-tools.ts';
export { type ApprovalDecision, createToolbox, type ToolboxOptions } from './tools/create-toolbox.ts';
export { defineTool, type JsonSchema, type ToolOptions } from './tools/define-tool.ts';
export type { RegisteredTool } from './tools/page-model-context.ts';
export type { PreparedCall, Tool, ToolRunOptions } from './tools/tool.ts';
export { functionTransport, type ReplyFunction } from './transports/function-transport.ts';
export {
  getPromptApiAvailability,
  isPromptApiAvailable,
  type PromptApiAvailability,
  type PromptApiOptions,
} from './transports/prompt-api/language-model.ts';
export { type PromptApiTransportOptions, promptApiTransport } from './transports/prompt-api/prompt-api-transport.ts';
export {
  eraseConversation,
  loadConversation,
  loadPassage,
  loadSite,
  requestHandoff,
} from './transports/relay-client.ts';
export type { RelayOptions } from './transports/relay-request.ts';
export { relayTransport } from './transports/relay-transport.ts';
export { type ResumableBackEnd, resumableTransport } from './transports/resumable-transport.ts';
export { type WireTransportOptions, wireTransport } from './transports/wire-transport.ts';
export { type BudgetOptions, type BudgetState, createBudget } from './usage/create-budget.ts';
export { type ModelPrice, type ModelPrices, priceUsage } from './usage/price-usage.ts';
export { readUsage, type SumUsageOptions, sumUsage, type UsageSummary, type UsageTotal } from './usage/sum-usage.ts';
