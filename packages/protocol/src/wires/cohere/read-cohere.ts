import type { FinishReason } from '../../chunk.ts';
import type { Fields } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply } from '../moderate-reply.ts';
import { appendInput, openCall } from '../open-call.ts';
import { appendText } from '../open-text.ts';
import { readFields } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { setUsage } from '../set-usage.ts';
import type { CohereState } from './cohere-state.ts';
import { readCohereCitation } from './read-cohere-citation.ts';

const finishReasons: ReadonlyMap<string, FinishReason> = new Map<string, FinishReason>([
  ['COMPLETE', 'stop'],
  ['STOP_SEQUENCE', 'stop'],
  ['MAX_TOKENS', 'length'],
  ['TOOL_CALL', 'tool-calls'],
]);

/** The one place of text and thoughts. Citations come after the end of the text that they stand in. */
const answer = 'answer';

const beginCall = (state: CohereState, key: unknown, id: unknown, callee: Fields) => {
  closePart(state, answer);
  const call = openCall(state, key, id, callee.name);
  if (call !== undefined && state.toolPlan !== '') {
    call.metadata = { cohere: { toolPlan: state.toolPlan } };
    state.toolPlan = '';
  }
  appendInput(state, key, readString(callee.arguments));
};

const endMessage = (state: CohereState, { usage, finish_reason: reason, error }: Fields) => {
  const { tokens, billed_units: billed, cached_tokens: cached } = readFields(usage);
  const { input_tokens: input, output_tokens: output } = readFields(tokens ?? billed);
  if (usage !== undefined) setUsage(state, { input, output, cached });
  const word = readString(reason);
  if (word === 'ERROR' || word === 'TIMEOUT' || readString(error) !== '') {
    failReply(state, [], readString(error) || word);
    return;
  }
  // A plan that led to no call is a thought like any other.
  appendText(state, answer, 'reasoning', state.toolPlan);
  state.isTerminated = true;
  if (word === 'ERROR_TOXIC') filterReply(state, 'output', 'toxic');
  else state.finishReason = finishReasons.get(word) ?? 'other';
};

/**
 * Reads one event of the second version of Cohere's chat.
 *
 * @see https://docs.cohere.com/v2/docs/streaming
 */
export const readCohere = (state: CohereState, frame: Fields): void => {
  const { type, index } = frame;
  const delta = readFields(frame.delta);
  const message = readFields(delta.message);
  const call = readFields(message.tool_calls);
  switch (type) {
    case 'content-start':
    case 'content-delta': {
      const { thinking, text } = readFields(message.content);
      appendText(state, answer, 'reasoning', thinking);
      appendText(state, answer, 'text', text);
      return;
    }
    case 'tool-plan-delta':
      state.toolPlan += readString(message.tool_plan);
      return;
    case 'tool-call-start':
      beginCall(state, index, call.id, readFields(call.function));
      return;
    case 'tool-call-delta':
      appendInput(state, index, readFields(call.function).arguments);
      return;
    case 'tool-call-end':
      closePart(state, index);
      return;
    case 'citation-start':
      readCohereCitation(state, answer, readFields(message.citations));
      return;
    case 'message-end':
      endMessage(state, delta);
      return;
    case 'message-start':
    case 'content-end':
    case 'citation-end':
    case 'debug':
      return;
    default:
      if (type === undefined && frame.message !== undefined) failReply(state, [frame.code], frame.message);
      else reportUnknown(state, type, frame);
  }
};
