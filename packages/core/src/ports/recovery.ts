import type { ConversationModel } from '../conversation-model.ts';
import type { WaitingTurn } from '../create-turn-line.ts';

export type Recovery = {
  /** The model with what nothing will end any more ended, and nothing growing. */
  readonly model: ConversationModel;
  /** What was under way or waiting, in order. */
  readonly turns: readonly WaitingTurn[];
};

/** Tells what a tab that begins to lead has to go on with. */
export type Recover = (model: ConversationModel) => Recovery;
