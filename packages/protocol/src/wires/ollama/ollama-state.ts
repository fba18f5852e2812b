import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

export type OllamaState = WireState & { callCount: number };

export const createOllamaState = (report?: (report: WireReport) => void): OllamaState => ({
  ...createWireState(report),
  callCount: 0,
});
