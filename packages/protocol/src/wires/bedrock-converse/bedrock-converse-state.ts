import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

export type BedrockConverseState = WireState & {
  hasBegun: boolean;
  /** Calls whose result is at a place, of tools that the provider runs. */
  readonly resultIds: Map<unknown, unknown>;
};

export const createBedrockConverseState = (report?: (report: WireReport) => void): BedrockConverseState => ({
  ...createWireState(report),
  hasBegun: false,
  resultIds: new Map(),
});
