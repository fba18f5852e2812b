import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { failReply } from '../fail-reply.ts';
import { openCall } from '../open-call.ts';
import { appendText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import type { OllamaState } from './ollama-state.ts';

/** Text and thoughts come one after the other. */
const answer = 'answer';

/** Calls come whole. Most versions give them no id, so the time of the frame tells the calls of several steps apart. */
const readCall = (state: OllamaState, chunks: Chunk[], frame: Fields, call: Fields) => {
  const callee = isRecord(call.function) ? call.function : {};
  state.callCount += 1;
  const made = ['call', readString(frame.created_at).replace(/\D/g, ''), state.callCount].filter(Boolean).join('-');
  const open = openCall(state, call, { id: readString(call.id) || made, name: callee.name }, chunks);
  if (open === undefined) return;
  if (typeof callee.arguments === 'string') open.inputText = callee.arguments;
  else open.input = callee.arguments ?? {};
  closePart(state, call, chunks);
};

const endReply = (state: OllamaState, frame: Fields) => {
  const { prompt_eval_count: input, eval_count: output, done_reason: reason } = frame;
  if (typeof input === 'number' || typeof output === 'number') {
    state.usage = {
      inputTokens: typeof input === 'number' ? input : 0,
      outputTokens: typeof output === 'number' ? output : 0,
    };
  }
  state.isTerminated = true;
  if (reason === 'length') state.finishReason = 'length';
  else if (reason !== undefined && reason !== 'stop') state.finishReason = 'other';
  else state.finishReason = state.callCount > 0 ? 'tool-calls' : 'stop';
};

/** Reads one line of `/api/chat` or `/api/generate`. A whole, unstreamed answer reads as well. */
export const readOllama = (state: OllamaState, frame: Fields): Chunk[] => {
  if (frame.error !== undefined) {
    const { error } = frame;
    return failReply(state, { kind: '', message: readString(isRecord(error) ? error.message : error) });
  }
  const message = isRecord(frame.message) ? frame.message : frame;
  state.model = readString(frame.model) || state.model;
  const text = readString(message === frame ? frame.response : message.content);
  const thinking = readString(message.thinking);
  const calls = Array.isArray(message.tool_calls) ? message.tool_calls.filter(isRecord) : [];
  // Almost every frame holds text alone.
  if (thinking === '' && calls.length === 0 && frame.done === false) return appendText(state, answer, 'text', text);

  const chunks = appendText(state, answer, 'reasoning', thinking);
  chunks.push(...appendText(state, answer, 'text', text));
  const image = readString(message.image);
  if (calls.length > 0 || image !== '') closePart(state, answer, chunks);
  if (image !== '') chunks.push({ type: 'file', url: `data:image/png;base64,${image}`, mediaType: 'image/png' });
  for (const call of calls) readCall(state, chunks, frame, call);
  if (frame.done === true) endReply(state, frame);
  else if (chunks.length === 0) state.report({ type: 'unknown', name: 'line', value: frame });
  return chunks;
};
