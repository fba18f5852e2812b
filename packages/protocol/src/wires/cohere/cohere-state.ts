import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

export type CohereState = WireState & {
  /** What the model plans to do with its tools, which comes before the calls and goes back with them. */
  toolPlan: string;
};

export const createCohereState = (report?: (report: WireReport) => void): CohereState => ({
  ...createWireState(report),
  toolPlan: '',
});
