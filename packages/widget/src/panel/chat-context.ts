import type { Conversation } from '@parley/core';
import type { Citation, SiteInfo } from '@parley/protocol';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Settings } from '../settings/settings.ts';
import type { Translations } from '../translations/en.ts';

export type OpenCitation = {
  readonly citations: readonly Citation[];
  readonly number: number;
  /** Where the focus returns to. */
  readonly opener: HTMLElement;
};

/** What every component of one chat can reach. */
export type Chat = {
  readonly conversation: Conversation;
  readonly translations: Translations;
  readonly settings: Settings;
  /** `undefined` until it is known. */
  readonly site: SiteInfo | null | undefined;
  readonly assistantName: string;
  /** Reads a text out to those who use a screen reader. */
  readonly announce: (text: string) => void;
  /** After a button that is gone once it was pressed, the focus has to go somewhere. */
  readonly focusComposer: () => void;
  readonly openCitation: (citation: OpenCitation) => void;
};

const ChatContext = createContext<Chat | null>(null);

export const ChatProvider = ChatContext.Provider;

export const useChat = (): Chat => {
  const chat = useContext(ChatContext);
  if (chat === null) throw new Error('Parley: a component of the chat stands outside of it.');
  return chat;
};
