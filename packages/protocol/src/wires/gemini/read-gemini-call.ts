import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { openCall } from '../open-call.ts';
import { readString } from '../read-string.ts';
import { type GeminiState, place } from './gemini-state.ts';
import { setPartialInput } from './set-partial-input.ts';

/** The wire mostly names no call, so a name is made that no other answer makes. */
const nameCall = (state: GeminiState, id: unknown): string => {
  state.callCount += 1;
  return readString(id) || `call-${state.responseId === '' ? '' : `${state.responseId}-`}${state.callCount}`;
};

/** A call comes whole, or begins with a name and goes on without one until a piece says that nothing follows. */
export const readGeminiCall = (state: GeminiState, call: Fields, signature: string): Chunk[] => {
  const chunks: Chunk[] = [];
  let open = state.open.get(place);
  if (readString(call.name) !== '' || open?.kind !== 'call') {
    if (readString(call.name) === '') return chunks;
    state.hasCall = true;
    state.partialInput = null;
    open = openCall(state, place, { id: nameCall(state, call.id), name: call.name }, chunks);
    if (open === undefined) return chunks;
  }
  if (signature !== '') open.metadata = { google: { thoughtSignature: signature } };
  if (isRecord(call.args)) open.input = call.args;
  if (Array.isArray(call.partialArgs)) {
    state.partialInput ??= {};
    for (const piece of call.partialArgs) {
      // A piece that cannot be placed is a gap, and a gap must never run.
      if (!setPartialInput(state.partialInput, piece)) {
        state.report({ type: 'malformed', data: readString(call.name), reason: 'A piece of an input has no place.' });
        closePart(state, place, chunks, false);
        return chunks;
      }
    }
    open.input = state.partialInput;
  }
  if (call.willContinue !== true) closePart(state, place, chunks);
  return chunks;
};

/** Code that the provider runs, and what comes of it, which names no call. */
export const readGeminiExecution = (state: GeminiState, part: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  if (isRecord(part.executableCode)) {
    const id = nameCall(state, part.executableCode.id);
    const call = openCall(state, place, { id, name: 'code_execution', isProviderExecuted: true }, chunks);
    if (call !== undefined) call.input = part.executableCode;
    state.runningCallId = id;
  }
  closePart(state, place, chunks);
  if (isRecord(part.codeExecutionResult) && state.runningCallId !== '') {
    chunks.push({
      type: 'tool-output-available',
      toolCallId: state.runningCallId,
      output: part.codeExecutionResult,
      providerExecuted: true,
    });
    state.runningCallId = '';
  }
  return chunks;
};
