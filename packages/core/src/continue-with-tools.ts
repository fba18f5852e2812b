import type { Message, ReceivedChunk, ToolPart } from '@parley/protocol';
import type { Toolbox, ToolContext } from './ports/toolbox.ts';

/** Calls that wait for this side: the model has made them, they may run, and nothing has come of them. */
const findOpenCalls = ({ parts }: Message): readonly ToolPart[] =>
  parts.filter(
    (part): part is ToolPart =>
      'toolCallId' in part &&
      part.providerExecuted !== true &&
      (part.state === 'input-available' || part.state === 'approval-responded'),
  );

const hasUnansweredCalls = ({ parts }: Message) =>
  parts.some((part) => 'toolCallId' in part && part.providerExecuted !== true && !part.state.startsWith('output-'));

/** Steps begin with a part of their own, except the first of some wires. */
const countSteps = ({ parts }: Message) => 1 + parts.slice(1).filter(({ type }) => type === 'step-start').length;

/**
 * What a reply goes on with, each time a stream of it has ended: first the output of the calls it made, then the model's
 * next step. A reply whose calls wait for the visitor ends as it is, and goes on when they are answered.
 */
export const continueWithTools =
  ({ run, maxSteps }: Pick<Toolbox, 'run' | 'maxSteps'>): Toolbox['continueReply'] =>
  ({ conversationId, signal, isAnswered, getMessages, ask }) => {
    // A call whose output comes from outside stays open when it was run.
    const begun = new Set<string>();
    let hasOutput = isAnswered;
    return async (reply) => {
      if (reply.status.type !== 'done' || reply.status.outcome !== 'complete') return undefined;
      const steps = countSteps(reply);
      const calls = findOpenCalls(reply).filter(({ toolCallId }) => !begun.has(`${steps} ${toolCallId}`));
      if (calls.length > 0) {
        for (const { toolCallId } of calls) begun.add(`${steps} ${toolCallId}`);
        hasOutput = true;
        return { batches: runCalls(run, calls, { conversationId, signal, messages: getMessages(reply) }) };
      }
      if (!hasOutput || hasUnansweredCalls(reply) || steps >= maxSteps) return undefined;
      hasOutput = false;
      const stream = await ask(reply);
      return stream && { ...stream, batches: beginStep(stream.batches, steps + 1) };
    };
  };

async function* runCalls(
  run: Toolbox['run'],
  calls: readonly ToolPart[],
  context: ToolContext,
): AsyncGenerator<readonly ReceivedChunk[]> {
  for await (const chunk of run(calls, context)) yield [{ chunk }];
  yield [{ chunk: { type: 'finish', finishReason: 'tool-calls' } }];
}

/** Not every wire says that a step begins. What a step took stands beside what the steps before it took. */
async function* beginStep(
  batches: AsyncIterable<readonly ReceivedChunk[]>,
  step: number,
): AsyncGenerator<readonly ReceivedChunk[]> {
  let hasBegun = false;
  for await (const batch of batches) {
    if (!hasBegun && batch.every(({ chunk }) => chunk.type !== 'start-step')) yield [{ chunk: { type: 'start-step' } }];
    hasBegun = true;
    yield batch.map((received) => {
      const { chunk } = received;
      if (chunk.type !== 'data-parley-usage' || chunk.id === undefined) return received;
      return { ...received, chunk: { ...chunk, id: `${chunk.id}-${step}` } };
    });
  }
}
