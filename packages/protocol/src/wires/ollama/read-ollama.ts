import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { openCall } from '../open-call.ts';
import { appendText } from '../open-text.ts';
import { readFields, readList } from '../read-fields.ts';
import { readProviderError } from '../read-provider-error.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { setUsage } from '../set-usage.ts';
import type { OllamaState } from './ollama-state.ts';

/** The one place of text and thoughts, which come one after the other. */
const answer = 'answer';

/** Calls come whole. Most versions give them no id, so the time of the frame tells the calls of several steps apart. */
const readCall = (state: OllamaState, call: Fields, time: string) => {
  const { name, arguments: input } = readFields(call.function);
  state.callCount += 1;
  const made = ['call', time.replace(/\D/g, ''), state.callCount].filter((word) => word !== '').join('-');
  closePart(state, answer);
  const open = openCall(state, call, readString(call.id) || made, name);
  if (open === undefined) return;
  if (typeof input === 'string') open.text = input;
  else open.input = input;
  closePart(state, call);
};

const endAnswer = (state: OllamaState, frame: Fields) => {
  const { prompt_eval_count: input, eval_count: output, done_reason: reason = 'stop' } = frame;
  if (input !== undefined || output !== undefined) setUsage(state, { input, output, cached: undefined });
  state.isTerminated = true;
  if (reason === 'stop') state.finishReason = state.callCount > 0 ? 'tool-calls' : 'stop';
  else state.finishReason = reason === 'length' ? 'length' : 'other';
};

/** Reads one line of `/api/chat` or `/api/generate`. A whole, unstreamed answer reads as well. */
export const readOllama = (state: OllamaState, frame: Fields): void => {
  if (readProviderError(state, frame.error)) return;
  const message = isRecord(frame.message) ? frame.message : frame;
  const { thinking, content, tool_calls: calls, image } = message;
  state.model = readString(frame.model) || state.model;
  appendText(state, answer, 'reasoning', thinking);
  appendText(state, answer, 'text', content ?? frame.response);
  if (typeof image === 'string') {
    closePart(state, answer);
    state.chunks.push({ type: 'file', url: `data:image/png;base64,${image}`, mediaType: 'image/png' });
  }
  if (calls !== undefined) for (const call of readList(calls)) readCall(state, call, readString(frame.created_at));
  if (frame.done === true) endAnswer(state, frame);
  else if (frame.done !== false && state.chunks.length === 0) reportUnknown(state, 'line', frame);
};
