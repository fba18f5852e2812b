import type { Chunk } from '../chunk.ts';
import { closePart } from './close-part.ts';
import { readString } from './read-string.ts';
import type { OpenCall, WireState } from './wire-state.ts';

/** Begins a tool call at a place, unless a call of this id is known already. A call without an id gets one. */
export const openCall = (
  state: WireState,
  key: unknown,
  call: { readonly id: unknown; readonly name: unknown; readonly isProviderExecuted?: boolean },
  chunks: Chunk[],
): OpenCall | undefined => {
  closePart(state, key, chunks);
  state.partCount += 1;
  const toolCallId = readString(call.id) || `call-${state.partCount}`;
  const toolName = readString(call.name);
  if (toolName === '' || state.endedCalls.has(toolCallId)) return undefined;
  const open: OpenCall = {
    kind: 'call',
    toolCallId,
    toolName,
    isProviderExecuted: call.isProviderExecuted === true,
    inputText: '',
    input: undefined,
    metadata: undefined,
  };
  state.open.set(key, open);
  chunks.push({
    type: 'tool-input-start',
    toolCallId,
    toolName,
    ...(open.isProviderExecuted && { providerExecuted: true }),
  });
  return open;
};

/** Adds to the input at a place. A piece without its beginning is skipped, since the call could never be whole. */
export const appendInput = (state: WireState, key: unknown, inputTextDelta: string): Chunk[] => {
  const call = state.open.get(key);
  if (call?.kind !== 'call' || inputTextDelta === '') return [];
  call.inputText += inputTextDelta;
  return [{ type: 'tool-input-delta', toolCallId: call.toolCallId, inputTextDelta }];
};
