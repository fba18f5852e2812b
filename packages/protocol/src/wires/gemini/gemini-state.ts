import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

/** The wire has no places: one text, thought or call is open at a time, here. */
export const place = 0;

export type GeminiState = WireState & {
  /** All text of the answer, in which the provider counts the places of sources. */
  answer: string;
  responseId: string;
  callCount: number;
  /** The call whose result comes next, of a tool that the provider runs. */
  runningCallId: string;
  /** Input that comes by paths and pieces. */
  partialInput: Record<string, unknown>;
  hasCall: boolean;
};

export const createGeminiState = (report?: (report: WireReport) => void): GeminiState => ({
  ...createWireState(report),
  answer: '',
  responseId: '',
  callCount: 0,
  runningCallId: '',
  partialInput: {},
  hasCall: false,
});
