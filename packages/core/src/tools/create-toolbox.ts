import type { Chunk, ToolPart } from '@parley/protocol';
import { continueWithTools } from '../continue-with-tools.ts';
import type { Toolbox, ToolContext } from '../ports/toolbox.ts';
import { untilAborted } from '../until-aborted.ts';
import { mergeIterables } from './merge-iterables.ts';
import { readToolOutput } from './read-tool-output.ts';
import type { PreparedCall, Tool } from './tool.ts';

/** What somebody decided about a call. The reason is for the model when it is denied. */
export type ApprovalDecision = { readonly approved: boolean; readonly reason?: string };

export type ToolboxOptions = {
  /** A function is asked each time, for tools that come and go. */
  readonly tools: readonly Tool[] | (() => readonly Tool[]);
  /** Most replies of a model for one message of the visitor. @default 8 */
  readonly maxSteps?: number;
  /** Decides about calls that need approval. @default they wait for `respondToApproval` of the conversation */
  readonly onApproval?: (
    call: ToolPart,
    options: { readonly signal: AbortSignal },
  ) => boolean | ApprovalDecision | Promise<boolean | ApprovalDecision>;
  /** Says to the visitor why a call needs approval. @default no reason */
  readonly describeApproval?: (call: ToolPart) => string | undefined;
  /** Says to the model why a tool threw; errors may name what neither model nor visitor should read. @default 'The tool failed.' */
  readonly describeError?: (error: unknown, call: ToolPart) => string;
  /** Told of every error that a tool or a callback threw. */
  readonly onError?: (error: unknown, call: ToolPart) => void;
  /** Longest output in characters of JSON; what is longer is cut. @default 100000 */
  readonly maxOutputLength?: number;
};

const stoppedText = 'The tool was stopped.';

/**
 * Makes a toolbox of tools, for `createConversation({ toolbox })`. Each call is run once, calls of one reply side by side.
 *
 * @example
 * const toolbox = createToolbox({ tools: [findBranch, bookAppointment] });
 */
export const createToolbox = (options: ToolboxOptions): Toolbox => {
  const { maxSteps = 8, onApproval, describeApproval, describeError, onError, maxOutputLength = 100_000 } = options;
  /** Calls that run, or have run. */
  const claimed = new Set<string>();

  /** Providers refuse two tools of one name: the first counts. */
  const getTools = (): readonly Tool[] => {
    const tools = typeof options.tools === 'function' ? options.tools() : options.tools;
    const byName = new Map(tools.toReversed().map((tool) => [tool.declaration.name, tool]));
    return tools.filter((tool) => byName.get(tool.declaration.name) === tool);
  };

  const run = (calls: readonly ToolPart[], context: ToolContext): AsyncIterable<Chunk> =>
    mergeIterables(calls.map((call) => runGuarded(call, context)));

  async function* runGuarded(call: ToolPart, context: ToolContext): AsyncGenerator<Chunk> {
    const { signal } = context;
    const key = nameCall(call, context);
    if (claimed.has(key)) return;
    claimed.add(key);
    let isOver = false;
    const attempt = async function* (): AsyncGenerator<Chunk> {
      yield* runCall(call, key, context);
      isOver = true;
    };
    let last: Chunk | undefined;
    try {
      for await (const chunk of untilAborted(attempt(), signal)) {
        last = chunk;
        yield chunk;
      }
    } catch (error) {
      last = fail(call, signal.aborted ? stoppedText : describe(error, call));
      yield last;
    }
    if (last !== undefined && isFinal(last)) return;
    if (isOver) claimed.delete(key);
    else if (signal.aborted) yield fail(call, stoppedText);
  }

  const describe = (error: unknown, call: ToolPart): string => {
    try {
      onError?.(error, call);
      return describeError?.(error, call) ?? 'The tool failed.';
    } catch {
      return 'The tool failed.';
    }
  };

  /** Ends without output when the call waits for somebody. */
  async function* runCall(call: ToolPart, key: string, context: ToolContext): AsyncGenerator<Chunk> {
    const { toolCallId, toolName, approval } = call;
    if (approval?.approved === false) return yield { type: 'tool-output-denied', toolCallId };
    const tools = getTools();
    const tool = tools.find(({ declaration }) => declaration.name === toolName);
    if (tool === undefined) {
      const names = tools.map(({ declaration }) => declaration.name).join(', ');
      return yield fail(call, `There is no tool "${toolName}". There are: ${names}.`);
    }
    const prepared = await tool.prepare(call.input);
    if (prepared.type === 'invalid') return yield fail(call, prepared.errorText);
    if (approval?.approved !== true && (await prepared.needsApproval())) {
      const reason = describeApproval?.(call);
      const approvalId = `approval-${key}`;
      yield { type: 'tool-approval-request', approvalId, toolCallId, ...(reason !== undefined && { reason }) };
      if (onApproval === undefined) return;
      const decided = await onApproval(call, context);
      const response = typeof decided === 'boolean' ? { approved: decided } : decided;
      yield { type: 'tool-approval-response', approvalId, ...response };
      if (!response.approved) return yield { type: 'tool-output-denied', toolCallId };
    }
    // What was prepared while the visitor stopped is not begun any more.
    if (tool.canRun && !context.signal.aborted) yield* runPrepared(prepared, call, context);
  }

  async function* runPrepared(
    prepared: Extract<PreparedCall, { type: 'ready' }>,
    call: ToolPart,
    { signal, messages }: ToolContext,
  ): AsyncGenerator<Chunk> {
    const { toolCallId } = call;
    const returned = prepared.run({ signal, toolCallId, messages });
    if (!isAsyncIterable(returned)) return yield give(call, await returned);
    // The last output is final, so each is held until it is known whether another follows.
    let last: unknown;
    for await (const output of returned) {
      last = output;
      const chunk = give(call, output);
      yield chunk.type === 'tool-output-available' ? { ...chunk, preliminary: true } : chunk;
    }
    yield give(call, last);
  }

  const give = ({ toolCallId }: ToolPart, value: unknown): Chunk => {
    const read = readToolOutput(value, { maxLength: maxOutputLength });
    return 'errorText' in read
      ? { type: 'tool-output-error', toolCallId, errorText: read.errorText }
      : { type: 'tool-output-available', toolCallId, output: read.output };
  };

  return {
    get declarations() {
      return getTools().map(({ declaration }) => declaration);
    },
    maxSteps,
    run,
    continueReply: continueWithTools({ run, maxSteps }),
  };
};

const fail = ({ toolCallId }: ToolPart, errorText: string): Chunk => ({
  type: 'tool-output-error',
  toolCallId,
  errorText,
});

const isFinal = (chunk: Chunk): boolean =>
  (chunk.type === 'tool-output-available' && chunk.preliminary !== true) ||
  chunk.type === 'tool-output-error' ||
  chunk.type === 'tool-output-denied';

/** Names a call; providers that give calls no id of their own begin to count anew in each reply. */
const nameCall = ({ toolCallId }: ToolPart, { messages, conversationId }: ToolContext): string => {
  const message = messages.at(-1);
  const count = message?.parts.filter((part) => 'toolCallId' in part && part.toolCallId === toolCallId).length ?? 0;
  return [conversationId, message?.id, toolCallId, count].join('/');
};

const isAsyncIterable = (value: unknown): value is AsyncIterable<unknown> =>
  typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
