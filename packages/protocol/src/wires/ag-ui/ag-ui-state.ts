import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

export type AgUiState = WireState & {
  /** A run was begun in this stream. */
  hasBegun: boolean;
  /** The place of the part that grows by `*_CHUNK` events, which have no end of their own. */
  chunkKey: string | null;
  /** The place of a thought that has ended; its encrypted form may still follow. */
  endingKey: string | null;
  /** Messages and calls that were streamed, so that a snapshot does not bring them again. */
  readonly seenIds: Set<unknown>;
  /** Messages of others. */
  readonly otherIds: Set<unknown>;
  /** Calls of which no result has come: the page's own tools. */
  readonly waitingCalls: Set<unknown>;
  /** What the agent shares of its state; `undefined` before the first snapshot. */
  shared: unknown;
  /** Of activities and of agents that work for the agent. */
  readonly activities: Map<string, unknown>;
  cursor: string | undefined;
};

export const createAgUiState = (report?: (report: WireReport) => void): AgUiState => ({
  ...createWireState(report),
  hasBegun: false,
  chunkKey: null,
  endingKey: null,
  seenIds: new Set(),
  otherIds: new Set(),
  waitingCalls: new Set(),
  shared: undefined,
  activities: new Map(),
  cursor: undefined,
});
