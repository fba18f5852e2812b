import type { Chunk } from '../chunk.ts';
import type { OpenCall, OpenText, WireState } from './wire-state.ts';

const parseInput = ({ input, inputText }: OpenCall): { readonly input: unknown } | null => {
  if (input !== undefined && inputText === '') return { input };
  try {
    return { input: inputText.trim() === '' ? {} : JSON.parse(inputText) };
  } catch {
    return null;
  }
};

/** Whose input is parsed only here, once. */
const endCall = (call: OpenCall, isWhole: boolean): Chunk => {
  const { toolCallId, toolName, metadata } = call;
  const fields = {
    toolCallId,
    toolName,
    ...(call.isProviderExecuted && { providerExecuted: true }),
    ...(metadata !== undefined && { providerMetadata: metadata }),
  };
  const parsed = isWhole ? parseInput(call) : null;
  return parsed === null
    ? {
        type: 'tool-input-error',
        ...fields,
        input: call.inputText,
        errorText: isWhole ? 'The input of the tool is not valid JSON.' : 'The input of the tool is incomplete.',
      }
    : { type: 'tool-input-available', ...fields, input: parsed.input };
};

const endText = ({ kind, id, citations, metadata }: OpenText): Chunk => ({
  type: `${kind}-end`,
  id,
  ...(citations !== null && citations.length > 0 && { citations }),
  ...(metadata !== undefined && { providerMetadata: metadata }),
});

/** Ends what is open at a place. */
export const closePart = (state: WireState, key: unknown, chunks: Chunk[], isWhole = true): void => {
  const part = state.open.get(key);
  if (part === undefined) return;
  state.open.delete(key);
  if (part.kind === 'call') state.endedCalls.add(part.toolCallId);
  chunks.push(part.kind === 'call' ? endCall(part, isWhole) : endText(part));
};

/** Ends all that is open. Calls whose end did not come are in error, since a gap must never run. */
export const closeParts = (state: WireState, chunks: Chunk[], isWhole = true): void => {
  for (const key of state.open.keys()) closePart(state, key, chunks, isWhole);
};

/** Ends every call under way as an error, because a frame that was lost may have been part of it. */
export const breakCalls = (state: WireState): Chunk[] => {
  const chunks: Chunk[] = [];
  for (const [key, { kind }] of state.open) if (kind === 'call') closePart(state, key, chunks, false);
  return chunks;
};
