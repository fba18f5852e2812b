import type { Fields } from '../../is-record.ts';
import type { TextCitation } from '../../text-citation.ts';
import type { WireReport } from '../wire.ts';
import { createWireState, type WireState } from '../wire-state.ts';
import type { JsonProgress } from './track-json.ts';

/** One call of a tool while its pieces arrive. It is its own place in the answer. */
export type OpenaiChatCall = {
  /** The index on the wire; absent in some dialects, used again for another call in others. */
  readonly index: unknown;
  readonly id: string;
  readonly progress: JsonProgress;
  /** What came before the name. */
  pending: string;
  isOpened: boolean;
};

/** A citation with its place as the wire counts it: in characters, from the start of the answer. */
export type OpenaiChatCitation = {
  readonly source: TextCitation['source'];
  readonly start: number;
  readonly end: number;
  readonly citedText: string;
};

/** What has to be remembered between two frames of one answer. */
export type OpenaiChatState = WireState & {
  /** Of the completion under way; some streams hold several. */
  completionId: string;
  calls: OpenaiChatCall[];
  callCount: number;
  /** Waiting for the end of the text that they stand in. */
  citations: OpenaiChatCitation[];
  /** The answer's text before the open part: places count from the start of the answer. */
  earlierText: string;
  /** The field in which this dialect sends thoughts. */
  reasoningField: string;
  /** OpenRouter's thoughts with their signatures, to be sent back. */
  reasoningDetails: Fields[];
};

export const createOpenaiChatState = (onReport?: (report: WireReport) => void): OpenaiChatState => {
  const state: OpenaiChatState = {
    ...createWireState((report) => {
      // What was lost may have been part of any call; those that had begun for others end as an error.
      if (report.type === 'malformed') state.calls = [];
      onReport?.(report);
    }),
    completionId: '',
    calls: [],
    callCount: 0,
    citations: [],
    earlierText: '',
    reasoningField: '',
    reasoningDetails: [],
  };
  return state;
};
