import type { Conversation } from '@parley/core';
import { createContext, createElement, type ReactElement, type ReactNode } from 'react';
import type { ConversationSource } from './conversation-source.ts';
import { useConversationSource } from './use-conversation-source.ts';

export const ConversationContext = createContext<Conversation | null>(null);

export type ConversationProviderProps = {
  /** A conversation of your own, or what to make one from. */
  readonly source: ConversationSource;
  readonly children?: ReactNode;
};

/** Gives one conversation to every `useConversation()` and `useMessage(id)` below. */
export const ConversationProvider = ({ source, children }: ConversationProviderProps): ReactElement =>
  createElement(ConversationContext.Provider, { value: useConversationSource(source) }, children);
