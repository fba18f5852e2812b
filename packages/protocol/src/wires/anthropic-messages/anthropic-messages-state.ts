import type { Fields } from '../../is-record.ts';
import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';

export type AnthropicMessagesState = WireState & {
  /** The latest of each count of the message under way; `null` before the first message. */
  counts: Fields | null;
};

export const createAnthropicMessagesState = (report?: (report: WireReport) => void): AnthropicMessagesState => ({
  ...createWireState(report),
  counts: null,
});
