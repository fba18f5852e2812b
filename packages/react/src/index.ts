export { ConversationProvider, type ConversationProviderProps } from './conversation-provider.ts';
export type { ConversationSource } from './conversation-source.ts';
export { type UseConversationResult, useConversation } from './use-conversation.ts';
export { useMessage } from './use-message.ts';
