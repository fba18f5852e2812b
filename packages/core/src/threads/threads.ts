import type { ConversationStorage, ConversationSummary } from '../ports/storage.ts';
import type { MarkdownLabels } from './convert-record-to-markdown.ts';

/** What was found in one conversation. */
export type ThreadMatch = {
  readonly conversation: ConversationSummary;
  /** Where in the title the words stand, as offsets of its UTF-16 units. */
  readonly titleRanges: readonly TextRange[];
  /** The first messages in which words were found. */
  readonly excerpts: readonly ThreadExcerpt[];
};

/** Offsets of UTF-16 units, from the first to the one after the last. */
export type TextRange = { readonly start: number; readonly end: number };

export type ThreadExcerpt = {
  readonly messageId: string;
  /** One line of the message around the first word that was found. */
  readonly text: string;
  /** Where in `text` the words stand. */
  readonly ranges: readonly TextRange[];
};

export type SearchOptions = { readonly signal?: AbortSignal };

export type ExportOptions = {
  /** `markdown` is the branch in view for people; `json` is every branch, for `import`. */
  readonly format: 'markdown' | 'json';
  /** What the model thought. @default false */
  readonly includesReasoning?: boolean;
  /** What tools were asked with. @default false */
  readonly includesToolInputs?: boolean;
  /** Everything that is stored, such as a reply that is being produced and messages that wait; `json` only. @default false */
  readonly isLossless?: boolean;
  /** The words of a Markdown export, for pages in another language. @default English */
  readonly labels?: Partial<MarkdownLabels>;
};

/** The conversations of one visitor. Made by `createThreads`. Every method rejects as the storage does. */
export type Threads = {
  /** For `createConversation({ storage: threads.storage })`: the same storage, through which `subscribe` hears of what is said. */
  readonly storage: ConversationStorage;
  /** All conversations, the last changed first. */
  list(): Promise<readonly ConversationSummary[]>;
  /** Names a conversation; an empty title names it after its first question again. Also while it is open. */
  rename(conversationId: string, title: string): Promise<void>;
  /** Removes a conversation from the storage. One that is open would be saved again: use its own `clear`. */
  remove(conversationId: string): Promise<void>;
  /**
   * The conversations in whose title or texts, of every branch, all words of the query occur: anywhere in a word, in capitals
   * or not, in full width or half. An empty query finds all. What cannot be read is left out.
   */
  search(query: string, options?: SearchOptions): Promise<readonly ThreadMatch[]>;
  /** One conversation as a text to be kept elsewhere. Rejects with `not-found` when there is none. */
  export(conversationId: string, options: ExportOptions): Promise<string>;
  /**
   * Adds a conversation from a JSON export, as a copy under a new id, which it resolves to. What was under way in it has
   * stopped: nothing of a file is ever sent.
   */
  import(json: string): Promise<string>;
  /** Calls back when the list may have changed, here or in another tab. Returns an unsubscribe. */
  subscribe(listener: () => void): () => void;
  /** Ends the connection to other tabs. */
  destroy(): void;
};
