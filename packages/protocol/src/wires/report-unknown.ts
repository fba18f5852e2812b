import { readString } from './read-string.ts';
import type { WireState } from './wire-state.ts';

/** Says that a kind of frame or content is not known and was skipped. */
export const reportUnknown = (state: WireState, name: unknown, value: unknown): void =>
  state.report({ type: 'unknown', name: readString(name), value });
