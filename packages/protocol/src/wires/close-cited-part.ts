import { closePart } from './close-part.ts';
import type { WireState } from './wire-state.ts';

/** Ends what is open at a place, where what a text cites is cited by the whole of it. */
export const closeCitedPart = (state: WireState, key: unknown): void => {
  const part = state.open.get(key);
  if (part?.kind === 'text') {
    part.citations = part.citations.map((citation) => ({ ...citation, startIndex: 0, endIndex: part.text.length }));
  }
  closePart(state, key);
};
