import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { openCall } from '../open-call.ts';
import { readString } from '../read-string.ts';
import { writeToolOutput } from '../write-tool-output.ts';
import { type GeminiState, place } from './gemini-state.ts';
import { setPartialInput } from './set-partial-input.ts';

/** The wire mostly names no call, so a name is made that no other answer makes. */
const nameCall = (state: GeminiState, id: unknown): string => {
  state.callCount += 1;
  return readString(id) || `call-${state.responseId}-${state.callCount}`;
};

/** A call comes whole, or begins with a name and goes on without one until a piece says that nothing follows. */
export const readGeminiCall = (state: GeminiState, call: Fields, signature: unknown): void => {
  const { name, args, partialArgs } = call;
  if (readString(name) !== '') {
    state.hasCall = true;
    state.partialInput = {};
    openCall(state, place, nameCall(state, call.id), name);
  }
  const open = state.open.get(place);
  if (open?.kind !== 'call') return;
  if (signature) open.metadata = { google: { thoughtSignature: signature } };
  if (isRecord(args)) open.input = args;
  if (Array.isArray(partialArgs)) {
    open.input = state.partialInput;
    // A piece that cannot be placed is a gap, and a gap must never run.
    if (!partialArgs.every((piece) => setPartialInput(state.partialInput, piece))) closePart(state, place, false);
  }
  if (call.willContinue !== true) closePart(state, place);
};

/** Code that the provider runs. */
export const readGeminiCode = (state: GeminiState, code: Fields): void => {
  state.runningCallId = nameCall(state, code.id);
  const call = openCall(state, place, state.runningCallId, 'code_execution', true);
  if (call !== undefined) call.input = code;
  closePart(state, place);
};

/** What came of the code that ran last. */
export const readGeminiCodeResult = (state: GeminiState, result: unknown): void => {
  closePart(state, place);
  writeToolOutput(state, state.runningCallId, result);
  state.runningCallId = '';
};
