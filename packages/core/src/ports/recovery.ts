import type { Message } from '@parley/protocol';
import type { MessageTree } from '../message-tree.ts';
import type { Turn } from '../take-turn.ts';
import type { StoredConversation } from './storage.ts';

export type Recovery = {
  /** What was under way or waiting, in order. */
  readonly turns: readonly Turn[];
  /** Messages that nothing will end any more, as they are to be kept. */
  readonly changed: readonly Message[];
};

/** Tells what a tab that begins to lead has to go on with. */
export type Recover = (tree: MessageTree, activeReply: StoredConversation['activeReply']) => Recovery;
