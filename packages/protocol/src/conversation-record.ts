import type { Handoff, Locator } from './data-parley.ts';
import type { Message } from './message.ts';

/** A conversation as it is stored, exported and sent. */
export type ConversationRecord = {
  readonly version: 1;
  readonly id: string;
  /** Every message of every branch; parents come before their children. */
  readonly messages: readonly Message[];
  /** The last message of the branch in view. */
  readonly headId: string | null;
  readonly handoff?: Handoff;
  /** The reply that is being produced now, to be resumed. */
  readonly activeReply?: { readonly replyId: string; readonly messageId: string };
};

/** One passage as a visitor may read it. */
export type PassageRecord = {
  readonly id: string;
  readonly documentId: string;
  readonly title: string;
  /** Markdown or plain text. */
  readonly text: string;
  readonly locator: Locator;
  readonly url?: string;
};
