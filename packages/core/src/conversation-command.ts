import type { Chunk, ConversationRecord } from '@parley/protocol';

/** What a visitor does, and with what. Plain values, since they go from a tab that follows to the tab that leads. */
export type CommandArguments = {
  /** With `parentId` the message stands beside others, as a branch; without, at the end of the branch in view. */
  send: [messageId: string, text: string, parentId?: string | null];
  retry: [messageId: string | undefined];
  regenerate: [messageId: string | undefined];
  stop: [];
  switchBranch: [messageId: string];
  /** Changes a message that waits; `null` takes it out. */
  changeQueued: [messageId: string, text: string | null];
  steer: [messageId: string];
  /** What came from outside for a reply, which goes on with it. */
  continueReply: [messageId: string, chunks: readonly Chunk[]];
  requestPerson: [];
  import: [record: ConversationRecord];
  clear: [newId: string];
};

export type CommandName = keyof CommandArguments;

/** How each command is done. */
export type Commands = { readonly [Name in CommandName]: (...values: CommandArguments[Name]) => Promise<void> };

export type Command<Name extends CommandName = CommandName> = {
  readonly name: Name;
  readonly values: CommandArguments[Name];
};

/** Does a command, wherever. */
export type Perform = <Name extends CommandName>(command: Command<Name>) => Promise<void>;
