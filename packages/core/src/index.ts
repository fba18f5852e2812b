export type { Conversation } from './conversation.ts';
export type { ConversationEvent } from './conversation-event.ts';
export type { ConnectionStatus, ConversationState, ConversationStatus, QueuedMessage } from './conversation-state.ts';
export { type ConversationOptions, createConversation } from './create-conversation.ts';
export { getMessageText } from './get-message-text.ts';
export type {
  AvatarDriver,
  AvatarFrame,
  AvatarState,
  Emotion,
  VisemeSpan,
  VisemeTimeline,
  VisemeWeights,
} from './ports/avatar.ts';
export type { Environment, HoldLockOptions, TabChannel } from './ports/environment.ts';
export type { Recognizer, RecognizerEvent } from './ports/recognizer.ts';
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
export type { ReplyStream, ResumeRequest, Transport } from './ports/transport.ts';
export { readStoredConversation } from './records/read-stored-conversation.ts';
export { summarizeConversation } from './records/summarize-conversation.ts';
export { memoryStorage } from './storages/memory-storage.ts';
export type { StorageFailureReason } from './storages/storage-failure.ts';
export { type WebStorageOptions, webStorage } from './storages/web-storage.ts';
export { functionTransport, type ReplyFunction } from './transports/function-transport.ts';
export {
  eraseConversation,
  loadConversation,
  loadPassage,
  loadSite,
  requestHandoff,
} from './transports/relay-client.ts';
export type { RelayOptions } from './transports/relay-request.ts';
export { relayTransport } from './transports/relay-transport.ts';
