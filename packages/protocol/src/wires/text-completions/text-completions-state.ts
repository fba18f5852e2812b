import type { FinishReason } from '../../chunk.ts';
import type { Usage } from '../../data-parley.ts';
import type { OpenPartState } from '../open-part.ts';
import type { WireReaderOptions } from '../wire.ts';

/** What has to be remembered between two frames. Made by `createTextCompletionsState`, changed by `readTextCompletions`. */
export type TextCompletionsState = OpenPartState & {
  readonly options: WireReaderOptions;
  model: string;
  finishReason: FinishReason | null;
  usage: Usage | null;
  isEnded: boolean;
};

export const createTextCompletionsState = (options: WireReaderOptions = {}): TextCompletionsState => ({
  options,
  open: null,
  partCount: 0,
  model: '',
  finishReason: null,
  usage: null,
  isEnded: false,
});
