import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { appendInput, openCall } from '../open-call.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import type { OpenaiChatCall, OpenaiChatState } from './openai-chat-state.ts';
import { createJsonProgress, isJsonWhole, trackJson } from './track-json.ts';

/**
 * The call that a piece belongs to. Dialects leave `index` out, send 0 for every call, or name the call in every piece,
 * so: a known id decides; else a name with a new id begins a call; else a name begins one only when the call before it
 * is whole.
 */
const findCall = ({ calls }: OpenaiChatState, index: unknown, id: string, name: string): OpenaiChatCall | undefined => {
  const named = id === '' ? undefined : calls.findLast((call) => call.id === id);
  if (named !== undefined) return named;
  const last = typeof index === 'number' ? calls.findLast((call) => call.index === index) : calls.at(-1);
  if (last === undefined || name === '') return last;
  return id !== '' || isJsonWhole(last.progress) ? undefined : last;
};

const beginCall = (state: OpenaiChatState, index: unknown, id: string): OpenaiChatCall => {
  state.callCount += 1;
  // Made with the id of the completion, so that the calls of several steps never share one.
  const made = ['call', state.completionId, state.callCount].filter((word) => word !== '').join('-');
  const call = { index, id: id || made, progress: createJsonProgress(), pending: '', isOpened: false };
  state.calls.push(call);
  return call;
};

/** What came whole or as text is kept as it is, since it is no JSON to be put together. */
const setInput = (state: OpenaiChatState, key: OpenaiChatCall, value: unknown, isText: boolean) => {
  const call = state.open.get(key);
  if (call?.kind !== 'call') return;
  if (!isText) {
    call.input = value;
    key.progress.hasBegun = true;
  } else if (typeof value === 'string' && value !== '') {
    call.input = readString(call.input) + value;
    state.chunks.push({ type: 'tool-input-delta', toolCallId: key.id, inputTextDelta: value });
  }
};

const readPiece = (state: OpenaiChatState, piece: Fields) => {
  const { index, custom, extra_content: extra } = piece;
  const callee = readFields(piece.function ?? custom);
  const id = readString(piece.id);
  const name = readString(callee.name);
  const value = callee.arguments ?? callee.input;
  const text = isRecord(custom) ? '' : readString(value);

  const call = findCall(state, index, id, name) ?? beginCall(state, index, id);
  trackJson(call.progress, text);
  if (call.isOpened) appendInput(state, call, text);
  else {
    call.pending += text;
    if (name === '') return;
    call.isOpened = true;
    openCall(state, call, call.id, name);
    appendInput(state, call, call.pending);
  }
  if (isRecord(custom) || isRecord(value)) setInput(state, call, value, isRecord(custom));
  const { thought_signature: thoughtSignature } = readFields(readFields(extra).google);
  const open = state.open.get(call);
  if (thoughtSignature !== undefined && open !== undefined) open.metadata = { google: { thoughtSignature } };
};

/** Whether a delta calls a tool. */
export const hasToolCalls = ({ tool_calls: calls, function_call: call }: Fields): boolean =>
  (Array.isArray(calls) && calls.length > 0) || isRecord(call);

/** Reads `delta.tool_calls`, or the older `delta.function_call` as the only call. */
export const readOpenaiChatCalls = (
  state: OpenaiChatState,
  { tool_calls: calls, function_call: call }: Fields,
): void => {
  for (const piece of readList(calls)) readPiece(state, piece);
  if (isRecord(call)) readPiece(state, { index: 0, function: call });
};

/** Ends every call: as whole when the answer has said that it is at its end. */
export const closeOpenaiChatCalls = (state: OpenaiChatState, isWhole: boolean): void => {
  for (const call of state.calls) closePart(state, call, isWhole);
  state.calls = [];
};
