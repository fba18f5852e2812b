import type { FinishReason } from '../../chunk.ts';
import type { Usage } from '../../data-parley.ts';
import type { Fields } from '../../is-record.ts';
import type { UrlSources } from '../add-url-source.ts';
import type { OpenPartState } from '../open-part.ts';
import type { ToolCall } from '../tool-call.ts';
import type { JsonProgress } from '../track-json.ts';
import type { WireReaderOptions } from '../wire.ts';
import type { OpenaiCitation } from './read-openai-chat-sources.ts';

/** One call of a tool while its pieces arrive. */
export type OpenaiToolCall = ToolCall & {
  /** The index on the wire; absent in some dialects, used again for another call in others. */
  readonly index: number | undefined;
  readonly progress: JsonProgress;
};

/** What has to be remembered between two frames of one answer. Made by `createOpenaiChatState`, changed by `readOpenaiChat`. */
export type OpenaiChatState = OpenPartState & {
  readonly options: WireReaderOptions;
  /** Of the completion under way; some streams hold several. */
  completionId: string;
  model: string;
  calls: OpenaiToolCall[];
  callCount: number;
  readonly sources: UrlSources;
  /** Waiting for the end of the text that they stand in. */
  citations: OpenaiCitation[];
  /** The answer's text before the open part: places count from the start of the answer. */
  earlierText: string;
  /** The field in which this dialect sends thoughts. */
  reasoningField: string;
  /** OpenRouter's thoughts with their signatures, to be sent back. */
  reasoningDetails: Fields[];
  finishReason: FinishReason | null;
  isRefused: boolean;
  usage: Usage | null;
  /** Nothing more is read: `[DONE]`, an error, or the end of the stream. */
  isEnded: boolean;
};

export const createOpenaiChatState = (options: WireReaderOptions = {}): OpenaiChatState => ({
  options,
  open: null,
  partCount: 0,
  completionId: '',
  model: '',
  calls: [],
  callCount: 0,
  sources: new Map(),
  citations: [],
  earlierText: '',
  reasoningField: '',
  reasoningDetails: [],
  finishReason: null,
  isRefused: false,
  usage: null,
  isEnded: false,
});
