import type { Chunk } from '../chunk.ts';
import { closePart } from './close-part.ts';
import type { OpenText, WireState } from './wire-state.ts';

/** The text or thought at a place; begins it, and ends what else was open there. */
export const openText = (state: WireState, key: unknown, kind: OpenText['kind'], chunks: Chunk[]): OpenText => {
  const open = state.open.get(key);
  if (open?.kind === kind) return open;
  closePart(state, key, chunks);
  state.partCount += 1;
  const part: OpenText = { kind, id: `${kind}-${state.partCount}`, text: '', citations: null, metadata: undefined };
  state.open.set(key, part);
  chunks.push({ type: `${kind}-start`, id: part.id });
  return part;
};

/** Adds to the text or thought at a place, which begins it when need be. */
export const appendText = (state: WireState, key: unknown, kind: OpenText['kind'], delta: string): Chunk[] => {
  if (delta === '') return [];
  const open = state.open.get(key);
  if (open?.kind === kind) {
    open.text += delta;
    return [{ type: `${kind}-delta`, id: open.id, delta }];
  }
  const chunks: Chunk[] = [];
  const part = openText(state, key, kind, chunks);
  part.text = delta;
  chunks.push({ type: `${kind}-delta`, id: part.id, delta });
  return chunks;
};
