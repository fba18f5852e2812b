import type { Chunk } from '../chunk.ts';
import type { ProviderMetadata, TextCitation } from '../text-citation.ts';

export type OpenPart = {
  readonly kind: 'text' | 'reasoning';
  readonly id: string;
  /** Kept because places in it may have to be counted in another unit. */
  text: string;
  citations: TextCitation[] | null;
  metadata: ProviderMetadata | null;
};

/** Where an answer stands whose text and thoughts come one after the other: one part is open at a time. */
export type OpenPartState = { open: OpenPart | null; partCount: number };

/** Ends the part that is open. */
export const closePart = (state: OpenPartState, chunks: Chunk[]): void => {
  const part = state.open;
  if (part === null) return;
  state.open = null;
  const { kind, id, citations, metadata } = part;
  chunks.push({
    type: `${kind}-end`,
    id,
    ...(citations !== null && { citations }),
    ...(metadata !== null && { providerMetadata: metadata }),
  });
};

/** The open part of this kind; another one that is open ends. */
export const openPart = (state: OpenPartState, chunks: Chunk[], kind: OpenPart['kind']): OpenPart => {
  if (state.open?.kind === kind) return state.open;
  closePart(state, chunks);
  state.partCount += 1;
  const part: OpenPart = { kind, id: `${kind}-${state.partCount}`, text: '', citations: null, metadata: null };
  state.open = part;
  chunks.push({ type: `${kind}-start`, id: part.id });
  return part;
};

/** Appends to the open part of this kind; opens one when there is none. Anything but a text that is not empty is nothing. */
export const appendDelta = (state: OpenPartState, chunks: Chunk[], kind: OpenPart['kind'], delta: unknown): void => {
  if (typeof delta !== 'string' || delta === '') return;
  const part = openPart(state, chunks, kind);
  part.text += delta;
  chunks.push(
    kind === 'text' ? { type: 'text-delta', id: part.id, delta } : { type: 'reasoning-delta', id: part.id, delta },
  );
};
