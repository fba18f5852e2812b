import type { Chunk, FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply } from '../moderate-reply.ts';
import { appendInput, openCall } from '../open-call.ts';
import { appendText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import type { CohereState } from './cohere-state.ts';
import { readCohereCitation } from './read-cohere-citation.ts';

const finishReasons: ReadonlyMap<string, FinishReason> = new Map<string, FinishReason>([
  ['COMPLETE', 'stop'],
  ['STOP_SEQUENCE', 'stop'],
  ['MAX_TOKENS', 'length'],
  ['TOOL_CALL', 'tool-calls'],
]);

/** Text and thoughts come one after the other. Citations come after the end of the text that they stand in. */
const answer = 'answer';

const field = (value: unknown, name: string): unknown => (isRecord(value) ? value[name] : undefined);

const beginCall = (state: CohereState, frame: Fields, call: unknown): Chunk[] => {
  const chunks: Chunk[] = [];
  closePart(state, answer, chunks);
  const callee = field(call, 'function');
  const open = openCall(state, frame.index, { id: field(call, 'id'), name: field(callee, 'name') }, chunks);
  if (open !== undefined && state.toolPlan !== '') {
    open.metadata = { cohere: { toolPlan: state.toolPlan } };
    state.toolPlan = '';
  }
  return chunks.concat(appendInput(state, frame.index, readString(field(callee, 'arguments'))));
};

const readUsage = (state: CohereState, usage: unknown) => {
  const { input_tokens: inputTokens, output_tokens: outputTokens } =
    [field(usage, 'tokens'), field(usage, 'billed_units')].find(isRecord) ?? {};
  if (typeof inputTokens !== 'number') return;
  const cached = field(usage, 'cached_tokens');
  state.usage = {
    inputTokens,
    outputTokens: typeof outputTokens === 'number' ? outputTokens : 0,
    ...(typeof cached === 'number' && { cachedInputTokens: cached }),
  };
};

const endMessage = (state: CohereState, delta: unknown): Chunk[] => {
  readUsage(state, field(delta, 'usage'));
  const reason = readString(field(delta, 'finish_reason'));
  const message = readString(field(delta, 'error'));
  if (reason === 'ERROR' || reason === 'TIMEOUT' || message !== '') return failReply(state, { kind: reason, message });
  // A plan that led to no call is a thought like any other.
  const chunks = appendText(state, answer, 'reasoning', state.toolPlan);
  state.toolPlan = '';
  state.isTerminated = true;
  state.finishReason =
    reason === 'ERROR_TOXIC' ? filterReply('output', 'toxic', chunks) : (finishReasons.get(reason) ?? 'other');
  return chunks;
};

/**
 * Reads one event of the second version of Cohere's chat.
 *
 * @see https://docs.cohere.com/v2/docs/streaming
 */
export const readCohere = (state: CohereState, frame: Fields): Chunk[] => {
  const message = field(frame.delta, 'message');
  switch (frame.type) {
    case 'content-start':
    case 'content-delta': {
      const content = field(message, 'content');
      const thinking = readString(field(content, 'thinking'));
      if (thinking !== '') return appendText(state, answer, 'reasoning', thinking);
      return appendText(state, answer, 'text', readString(field(content, 'text')));
    }
    case 'tool-plan-delta':
      state.toolPlan += readString(field(message, 'tool_plan'));
      return [];
    case 'tool-call-start':
      return beginCall(state, frame, field(message, 'tool_calls'));
    case 'tool-call-delta':
      return appendInput(
        state,
        frame.index,
        readString(field(field(field(message, 'tool_calls'), 'function'), 'arguments')),
      );
    case 'tool-call-end': {
      const chunks: Chunk[] = [];
      closePart(state, frame.index, chunks);
      return chunks;
    }
    case 'citation-start': {
      const citation = field(message, 'citations');
      return isRecord(citation) ? readCohereCitation(state, answer, citation) : [];
    }
    case 'message-end':
      return endMessage(state, frame.delta);
    case 'message-start':
    case 'content-end':
    case 'citation-end':
    case 'debug':
      return [];
    default:
      if (frame.type === undefined && typeof frame.message === 'string') {
        return failReply(state, { kind: readString(frame.code), message: frame.message });
      }
      state.report({ type: 'unknown', name: readString(frame.type), value: frame });
      return [];
  }
};
