import type { Conversation, ConversationOptions } from '@parley/core';

/** A conversation of your own, or what to make one from. */
export type ConversationSource = Conversation | ConversationOptions;

export const isConversation = (source: ConversationSource): source is Conversation => 'getSnapshot' in source;
