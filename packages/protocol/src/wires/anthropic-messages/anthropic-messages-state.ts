import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

export type AnthropicMessagesState = WireState & {
  /** Latest of each count; `message_delta` repeats some of those of `message_start`. */
  counts: { input: number; output: number; cacheRead: number; cacheWrite: number; thinking: number };
  hasBegun: boolean;
};

export const createAnthropicMessagesState = (report?: (report: WireReport) => void): AnthropicMessagesState => ({
  ...createWireState(report),
  counts: { input: 0, output: 0, cacheRead: 0, cacheWrite: 0, thinking: 0 },
  hasBegun: false,
});
