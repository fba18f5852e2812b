import type { Chunk } from '../chunk.ts';
import type { ProviderMetadata } from '../text-citation.ts';
import { parseJson } from './parse-json.ts';

/** One call of a tool while its input arrives. */
export type ToolCall = {
  readonly toolCallId: string;
  toolName: string;
  /** JSON in pieces; parsed once, at the end. */
  inputText: string;
  /** The input, when it came whole as a value. */
  input: unknown;
  hasInput: boolean;
  /** The input is a text, not JSON. */
  isText: boolean;
  metadata: ProviderMetadata | null;
  isStarted: boolean;
  isEnded: boolean;
};

export const createToolCall = (toolCallId: string, toolName = ''): ToolCall => ({
  toolCallId,
  toolName,
  inputText: '',
  input: undefined,
  hasInput: false,
  isText: false,
  metadata: null,
  isStarted: false,
  isEnded: false,
});

/** Takes the next piece of the input. The call begins for others when its name is known, with all that has come by then. */
export const appendToolInput = (call: ToolCall, chunks: Chunk[], delta: string): void => {
  if (call.isEnded) return;
  call.inputText += delta;
  const { toolCallId, toolName } = call;
  if (toolName === '') return;
  const inputTextDelta = call.isStarted ? delta : call.inputText;
  if (!call.isStarted) {
    call.isStarted = true;
    chunks.push({ type: 'tool-input-start', toolCallId, toolName });
  }
  if (inputTextDelta !== '') chunks.push({ type: 'tool-input-delta', toolCallId, inputTextDelta });
};

/** The input will not become whole: the call must not run. */
export const failToolCall = (
  call: ToolCall,
  chunks: Chunk[],
  errorText = 'The input of the tool is incomplete.',
): void => {
  if (call.isEnded) return;
  call.isEnded = true;
  const { toolCallId, toolName, inputText } = call;
  if (call.isStarted) chunks.push({ type: 'tool-input-error', toolCallId, toolName, input: inputText, errorText });
};

/** The input is whole: only now is it parsed, once. No input at all is an empty one. */
export const endToolCall = (call: ToolCall, chunks: Chunk[]): void => {
  if (call.isEnded || !call.isStarted) return;
  const { toolCallId, toolName, inputText, metadata } = call;
  const input = call.hasInput
    ? call.input
    : call.isText
      ? inputText
      : inputText.trim() === ''
        ? {}
        : parseJson(inputText);
  if (input === undefined) {
    failToolCall(call, chunks, 'The input of the tool is not valid JSON.');
    return;
  }
  call.isEnded = true;
  chunks.push({
    type: 'tool-input-available',
    toolCallId,
    toolName,
    input,
    ...(metadata !== null && { providerMetadata: metadata }),
  });
};
