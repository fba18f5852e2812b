import { closePart } from './close-part.ts';
import { readString } from './read-string.ts';
import type { OpenCall, WireState } from './wire-state.ts';

/** Begins a tool call at a place, unless the call has no name or ended already. A call without an id gets one. */
export const openCall = (
  state: WireState,
  key: unknown,
  id: unknown,
  name: unknown,
  isProviderExecuted = false,
): OpenCall | undefined => {
  closePart(state, key, false);
  state.partCount += 1;
  const toolCallId = readString(id) || `call-${state.partCount}`;
  const toolName = readString(name);
  if (toolName === '' || state.endedCalls.has(toolCallId)) return undefined;
  const fields = { toolCallId, toolName, ...(isProviderExecuted && { providerExecuted: true }) };
  const call: OpenCall = { kind: 'call', fields, text: '', input: undefined, metadata: undefined };
  state.open.set(key, call);
  state.chunks.push({ type: 'tool-input-start', ...fields });
  return call;
};

/** Adds to the input at a place. A piece without its beginning is skipped, since the call could never be whole. */
export const appendInput = (state: WireState, key: unknown, inputTextDelta: unknown) => {
  const call = state.open.get(key);
  if (call?.kind !== 'call') return;
  if (typeof inputTextDelta !== 'string') return closePart(state, key, false);
  if (inputTextDelta === '') return;
  call.text += inputTextDelta;
  state.chunks.push({ type: 'tool-input-delta', toolCallId: call.fields.toolCallId, inputTextDelta });
};
