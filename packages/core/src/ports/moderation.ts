import type { Message, ReceivedChunk } from '@parley/protocol';

export type ModerationContext = { readonly signal: AbortSignal; readonly language?: string };

/** What was decided of a message of the visitor. */
export type InputDecision = {
  /** The message as it may be kept and sent, with what was decided. */
  readonly parts: Message['parts'];
  /** It must not leave. */
  readonly isBlocked: boolean;
};

/** The page's own moderation, in front of everything that leaves and everything that is shown. `moderate` makes one from guards. */
export type Moderation = {
  /** Asked about each message of the visitor while it is held back. A failure blocks. */
  checkInput(message: Message, context: ModerationContext): Promise<InputDecision>;
  /**
   * Put in front of each reply, before any of it is shown, stored or told to other tabs. `onBlock` hears that the reply is
   * not wanted, as soon as that is decided.
   */
  guardReply?(
    batches: AsyncIterable<readonly ReceivedChunk[]>,
    context: ModerationContext & { readonly onBlock: () => void },
  ): AsyncIterable<readonly ReceivedChunk[]>;
};
