import type { Chunk, Message, ToolDeclaration, ToolPart } from '@parley/protocol';

export type ToolboxContext = {
  /** Stops the tools that are running. */
  readonly signal: AbortSignal;
  /** The branch in view; its last message holds the calls. */
  readonly messages: readonly Message[];
  readonly conversationId: string;
};

/** The tools of this side, as a conversation uses them. */
export type Toolbox = {
  /** What the model is told of them, now. */
  readonly declarations: readonly ToolDeclaration[];
  /** Most replies of a model for one message of the visitor; the last one is not answered with output again. */
  readonly maxSteps: number;
  /**
   * Runs the calls of a reply that wait for this side (`findWaitingCalls`) and gives the chunks to fold into its message.
   * It ends when nothing more can be done: calls may then wait for an approval or for output given from outside. Never
   * throws. When `signal` aborts, the calls that were running end at once.
   */
  run(calls: readonly ToolPart[], context: ToolboxContext): AsyncIterable<Chunk>;
};
