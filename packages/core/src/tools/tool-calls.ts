import type { Message, Part, ToolPart } from '@parley/protocol';

/** Whether a part is a call of a tool. */
export const isToolPart = (part: Part): part is ToolPart => 'toolCallId' in part;

/** Whether nothing more comes of a call. */
export const isSettled = ({ state, preliminary }: ToolPart): boolean =>
  (state === 'output-available' && preliminary !== true) || state === 'output-error' || state === 'output-denied';

/** The calls of a message that wait to be run, or that were approved or denied: what a toolbox runs next. */
export const findWaitingCalls = ({ parts }: Pick<Message, 'parts'>): readonly ToolPart[] =>
  parts
    .filter(isToolPart)
    .filter(
      ({ state, providerExecuted }) =>
        providerExecuted !== true && (state === 'input-available' || state === 'approval-responded'),
    );

/** Replies of a model that a message holds so far. */
export const countSteps = ({ parts }: Pick<Message, 'parts'>): number => {
  let count = 1;
  let last: Part | undefined;
  for (const part of parts) {
    const isNext =
      part.type === 'step-start' ? last !== undefined : last !== undefined && isAnswerTo(part, last, parts);
    if (isNext) count += 1;
    if (part.type === 'step-start') last = undefined;
    else if (isToolPart(part) || isWords(part)) last = part;
  }
  return count;
};

/**
 * Whether a message is to be sent again for the model's next step: its last step called tools of this side, none of them
 * waits any more, and the limit of steps is not reached.
 */
export const needsNextStep = (
  message: Pick<Message, 'parts'>,
  { maxSteps }: { readonly maxSteps: number },
): boolean => {
  const { parts } = message;
  const start = parts.findLastIndex(({ type }) => type === 'step-start');
  const step = parts.slice(start + 1);
  const calls = step.filter(isToolPart).filter(({ providerExecuted }) => providerExecuted !== true);
  if (calls.length === 0 || !calls.every(isSettled)) return false;
  if (!hasMarks(parts) && step.findLastIndex(isWords) > step.findLastIndex(isToolPart)) return false;
  return countSteps(message) < maxSteps;
};

const isWords = ({ type }: Part): boolean => type === 'text' || type === 'reasoning';
const hasMarks = (parts: readonly Part[]): boolean => parts.some(({ type }) => type === 'step-start');

/** Where steps are not marked, words after a call are the answer to its output. */
const isAnswerTo = (part: Part, last: Part, parts: readonly Part[]): boolean =>
  isWords(part) && isToolPart(last) && !hasMarks(parts);
