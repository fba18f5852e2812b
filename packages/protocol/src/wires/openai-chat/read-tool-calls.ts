import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import type { OpenaiChatState, OpenaiToolCall } from './openai-chat-state.ts';

const parseInput = (text: string): { readonly input: unknown } | null => {
  try {
    return { input: text.trim() === '' ? {} : JSON.parse(text) };
  } catch {
    return null;
  }
};

const isWhole = (call: OpenaiToolCall) => call.inputText !== '' && parseInput(call.inputText) !== null;

/**
 * The call that a piece belongs to. Dialects leave `index` out, send 0 for every call, or name the call in every piece,
 * so: a known id decides; else a name with a new id begins a call; else a name begins one only when the call before it
 * is whole.
 */
const findCall = (
  calls: readonly OpenaiToolCall[],
  { index, id, name }: { readonly index: number | undefined; readonly id: string; readonly name: string },
): OpenaiToolCall | undefined => {
  if (id !== '') {
    const named = calls.findLast(({ toolCallId }) => toolCallId === id);
    if (named !== undefined) return named;
  }
  const last = index === undefined ? calls.at(-1) : calls.findLast((call) => call.index === index);
  if (last === undefined || name === '') return last;
  return id !== '' || isWhole(last) ? undefined : last;
};

const readPiece = (state: OpenaiChatState, piece: Fields): Chunk[] => {
  const callee = isRecord(piece.function) ? piece.function : isRecord(piece.custom) ? piece.custom : {};
  const index = typeof piece.index === 'number' ? piece.index : undefined;
  const id = typeof piece.id === 'string' ? piece.id : '';
  const name = typeof callee.name === 'string' ? callee.name : '';
  const value = callee.arguments ?? callee.input;
  const inputText =
    typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);

  let call = findCall(state.calls, { index, id, name });
  if (call === undefined) {
    state.callCount += 1;
    call = {
      index,
      toolCallId: id === '' ? `call-${state.callCount}` : id,
      toolName: '',
      inputText: '',
      isStarted: false,
    };
    state.calls.push(call);
  }
  if (call.toolName === '') call.toolName = name;
  call.inputText += inputText;

  const { toolCallId, toolName } = call;
  if (toolName === '') return [];
  if (call.isStarted)
    return inputText === '' ? [] : [{ type: 'tool-input-delta', toolCallId, inputTextDelta: inputText }];
  call.isStarted = true;
  const start: Chunk = { type: 'tool-input-start', toolCallId, toolName };
  return call.inputText === ''
    ? [start]
    : [start, { type: 'tool-input-delta', toolCallId, inputTextDelta: call.inputText }];
};

/** Reads `delta.tool_calls`, or the older `delta.function_call` as the only call. */
export const readToolCalls = (state: OpenaiChatState, delta: Fields): Chunk[] => {
  if (Array.isArray(delta.tool_calls)) {
    return delta.tool_calls.filter(isRecord).flatMap((piece) => readPiece(state, piece));
  }
  return isRecord(delta.function_call) ? readPiece(state, { index: 0, function: delta.function_call }) : [];
};

/** Ends every call: only now is its input parsed, once. */
export const endToolCalls = (state: OpenaiChatState): Chunk[] => {
  const ended = state.calls
    .filter(({ isStarted }) => isStarted)
    .map(({ toolCallId, toolName, inputText }): Chunk => {
      const parsed = parseInput(inputText);
      return parsed === null
        ? {
            type: 'tool-input-error',
            toolCallId,
            toolName,
            input: inputText,
            errorText: 'The input of the tool is not valid JSON.',
          }
        : { type: 'tool-input-available', toolCallId, toolName, input: parsed.input };
    });
  state.calls = [];
  return ended;
};
