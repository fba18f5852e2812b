import type { Message, ToolDeclaration } from '@parley/protocol';

/** What a tool is given when it runs. */
export type ToolRunOptions = {
  /** Aborts when the visitor stops the reply. */
  readonly signal: AbortSignal;
  readonly toolCallId: string;
  /** The branch in view; its last message holds the call. */
  readonly messages: readonly Message[];
};

/** A call whose input was checked. */
export type PreparedCall =
  /** `errorText` tells the model what to mend. */
  | { readonly type: 'invalid'; readonly errorText: string }
  | {
      readonly type: 'ready';
      readonly needsApproval: () => Promise<boolean>;
      /** An async iterable gives output that is preliminary but for its last. */
      readonly run: (options: ToolRunOptions) => unknown;
    };

/** A tool of this side, as `defineTool` makes it: the type of its input is sealed in. */
export type Tool = {
  readonly declaration: ToolDeclaration;
  /** Whether this side runs it; else its output is given from outside. */
  readonly canRun: boolean;
  /** Checks the input of a call. */
  readonly prepare: (input: unknown) => Promise<PreparedCall>;
};
