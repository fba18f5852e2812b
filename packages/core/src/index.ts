export type { Conversation } from './conversation.ts';
export type { ConnectionStatus, ConversationState, ConversationStatus, QueuedMessage } from './conversation-state.ts';
export type { Environment, TabChannel } from './ports/environment.ts';
export type { ConversationStorage } from './ports/storage.ts';
export type { ReplyStream, ResumeRequest, Transport } from './ports/transport.ts';
