import type { Chunk, Message, ToolDeclaration, ToolPart } from '@parley/protocol';
import type { ReplyStream } from './transport.ts';

export type ToolContext = {
  readonly conversationId: string;
  /** The branch in view, the reply with the calls last. */
  readonly messages: readonly Message[];
  /** Ends what is running. */
  readonly signal: AbortSignal;
};

export type ToolTurn = {
  readonly conversationId: string;
  readonly signal: AbortSignal;
  /** Calls have been answered already, so that the next step may be asked for. */
  readonly isAnswered: boolean;
  /** The branch with the reply as it stands last. */
  readonly getMessages: (reply: Message) => readonly Message[];
  /** Sends the reply with the output of its calls, for the next step. */
  readonly ask: (reply: Message) => Promise<ReplyStream | undefined>;
};

/** The tools of the page, as a conversation uses them. `createToolbox` makes one. */
export type Toolbox = {
  readonly declarations: readonly ToolDeclaration[];
  /** Requests to the model for one message of the visitor. */
  readonly maxSteps: number;
  /** Runs the calls of a reply that wait for this side, and gives their approvals and outputs as chunks. Never throws. */
  readonly run: (calls: readonly ToolPart[], context: ToolContext) => AsyncIterable<Chunk>;
  /** What a reply goes on with, each time a stream of it has ended; `undefined` ends it. Called once for each turn. */
  readonly continueReply: (turn: ToolTurn) => (reply: Message) => Promise<ReplyStream | undefined>;
};
