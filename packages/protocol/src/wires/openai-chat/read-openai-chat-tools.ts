import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { appendToolInput, createToolCall, endToolCall, failToolCall } from '../tool-call.ts';
import { createJsonProgress, isJsonWhole, trackJson } from '../track-json.ts';
import type { OpenaiChatState, OpenaiToolCall } from './openai-chat-state.ts';

const isWhole = (call: OpenaiToolCall) => call.hasInput || isJsonWhole(call.progress);

/**
 * The call that a piece belongs to. Dialects leave `index` out, send 0 for every call, or name the call in every piece,
 * so: a known id decides; else a name with a new id begins a call; else a name begins one only when the call before it
 * is whole.
 */
const findCall = (
  calls: readonly OpenaiToolCall[],
  index: number | undefined,
  id: string,
  name: string,
): OpenaiToolCall | undefined => {
  if (id !== '') {
    const named = calls.findLast(({ toolCallId }) => toolCallId === id);
    if (named !== undefined) return named;
  }
  const last = index === undefined ? calls.at(-1) : calls.findLast((call) => call.index === index);
  if (last === undefined || name === '') return last;
  return id !== '' || isWhole(last) ? undefined : last;
};

const beginCall = (state: OpenaiChatState, index: number | undefined, id: string): OpenaiToolCall => {
  state.callCount += 1;
  // Made with the id of the completion, so that the calls of several steps never share one.
  const made = ['call', state.completionId, state.callCount].filter((word) => word !== '').join('-');
  const call = { ...createToolCall(id === '' ? made : id), index, progress: createJsonProgress() };
  state.calls.push(call);
  return call;
};

const readPiece = (state: OpenaiChatState, chunks: Chunk[], piece: Fields) => {
  const callee = isRecord(piece.function) ? piece.function : isRecord(piece.custom) ? piece.custom : {};
  const index = typeof piece.index === 'number' ? piece.index : undefined;
  const id = typeof piece.id === 'string' ? piece.id : '';
  const name = typeof callee.name === 'string' ? callee.name : '';
  const value = callee.arguments ?? callee.input;

  const call = findCall(state.calls, index, id, name) ?? beginCall(state, index, id);
  if (call.toolName === '') call.toolName = name;
  if (callee === piece.custom) call.isText = true;
  const { extra_content: extra } = piece;
  if (isRecord(extra) && isRecord(extra.google) && typeof extra.google.thought_signature === 'string') {
    call.metadata = { google: { thoughtSignature: extra.google.thought_signature } };
  }
  if (isRecord(value) || Array.isArray(value)) {
    call.input = value;
    call.hasInput = true;
  }
  const delta = typeof value === 'string' ? value : '';
  trackJson(call.progress, delta);
  appendToolInput(call, chunks, delta);
};

/** Whether a delta calls a tool. */
export const hasToolCalls = ({ tool_calls: calls, function_call: call }: Fields): boolean =>
  (Array.isArray(calls) && calls.length > 0) || isRecord(call);

/** Reads `delta.tool_calls`, or the older `delta.function_call` as the only call. */
export const readOpenaiToolCalls = (state: OpenaiChatState, chunks: Chunk[], delta: Fields): void => {
  if (Array.isArray(delta.tool_calls)) {
    for (const piece of delta.tool_calls) if (isRecord(piece)) readPiece(state, chunks, piece);
  } else if (isRecord(delta.function_call)) readPiece(state, chunks, { index: 0, function: delta.function_call });
};

/** The answer has said that it is at its end, so every input is whole. */
export const endOpenaiToolCalls = (state: OpenaiChatState, chunks: Chunk[]): void => {
  for (const call of state.calls) endToolCall(call, chunks);
  state.calls = [];
};

/** Something is missing, so no open input can be trusted. The calls are remembered, to know what comes late of them. */
export const failOpenaiToolCalls = (state: OpenaiChatState, chunks: Chunk[]): void => {
  for (const call of state.calls) failToolCall(call, chunks);
};
