import type { WireState } from './wire-state.ts';

/** Ends what is open at a place. The input of a call is parsed only here, once; one with a gap must never run. */
export const closePart = (state: WireState, key: unknown, isWhole = true): void => {
  const part = state.open.get(key);
  if (part === undefined) return;
  state.open.delete(key);
  const { text, metadata } = part;
  const provided = metadata !== undefined && { providerMetadata: metadata };
  if (part.kind !== 'call') {
    const { id, kind, citations } = part;
    state.chunks.push({ type: `${kind}-end`, id, ...(citations.length > 0 && { citations }), ...provided });
    return;
  }
  state.endedCalls.add(part.fields.toolCallId);
  const fields = { ...part.fields, ...provided };
  try {
    if (!isWhole) throw new SyntaxError();
    const input: unknown = text.trim() === '' ? (part.input ?? {}) : JSON.parse(text);
    state.chunks.push({ type: 'tool-input-available', ...fields, input });
  } catch {
    const errorText = 'The input of the tool is incomplete.';
    state.chunks.push({ type: 'tool-input-error', ...fields, input: text, errorText });
  }
};

/** Ends all that is open; calls as an error, unless the message is whole and so is the JSON that came of their input. */
export const closeParts = (state: WireState, isWhole: boolean): void => {
  for (const [key, { text }] of state.open) closePart(state, key, isWhole && text !== '');
};

/** Skips a frame that cannot be used. It may have been part of any call under way, so these end as an error. */
export const skipFrame = (state: WireState, data: string): void => {
  state.report({ type: 'malformed', data, reason: 'The frame is no JSON object, or lacks a field.' });
  for (const [key, { kind }] of state.open) if (kind === 'call') closePart(state, key, false);
};
