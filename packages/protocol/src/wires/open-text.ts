import { closePart } from './close-part.ts';
import type { OpenText, WireState } from './wire-state.ts';

/** The text or thought at a place; begins it, and ends what else was open there. */
export const openText = (state: WireState, key: unknown, kind: OpenText['kind']): OpenText => {
  const open = state.open.get(key);
  if (open?.kind === kind) return open;
  closePart(state, key, false);
  state.partCount += 1;
  const part: OpenText = { kind, id: `${kind}-${state.partCount}`, text: '', citations: [], metadata: undefined };
  state.open.set(key, part);
  state.chunks.push({ type: `${kind}-start`, id: part.id });
  return part;
};

/** Adds to the text or thought at a place, which begins it when need be. What is no text adds nothing. */
export const appendText = (state: WireState, key: unknown, kind: OpenText['kind'], delta: unknown): void => {
  if (typeof delta !== 'string' || delta === '') return;
  const part = openText(state, key, kind);
  part.text += delta;
  // Written out, so that no name is joined anew for every delta.
  state.chunks.push({ type: kind === 'text' ? 'text-delta' : 'reasoning-delta', id: part.id, delta });
};
