import type { WireReaderOptions } from '../wire.ts';

export type UiMessageStreamState = {
  readonly options: WireReaderOptions;
  /** `[DONE]` was there. */
  isEnded: boolean;
};

export const createUiMessageStreamState = (options: WireReaderOptions = {}): UiMessageStreamState => ({
  options,
  isEnded: false,
});
