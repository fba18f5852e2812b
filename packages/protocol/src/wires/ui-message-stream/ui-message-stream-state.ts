import type { WireReaderOptions } from '../wire.ts';

export type UiMessageStreamState = {
  readonly options: WireReaderOptions;
  /** Names of the tools whose input is under way, by call. */
  readonly openCalls: Map<string, string>;
  /** Calls of which a piece may be lost; nothing more is taken of them. */
  readonly brokenCalls: Set<string>;
  /** `[DONE]` was there. */
  isEnded: boolean;
};

export const createUiMessageStreamState = (options: WireReaderOptions = {}): UiMessageStreamState => ({
  options,
  openCalls: new Map(),
  brokenCalls: new Set(),
  isEnded: false,
});
