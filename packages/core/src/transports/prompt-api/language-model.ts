export type PromptRole = 'system' | 'user' | 'assistant';
export type PromptTurn = { readonly role: PromptRole; readonly content: string };

type Expected = { readonly type: 'text'; readonly languages?: readonly string[] };

/** The options that say what is asked of the model. */
export type LanguageModelNeeds = {
  readonly expectedInputs?: readonly Expected[];
  readonly expectedOutputs?: readonly Expected[];
};

type DownloadMonitor = {
  addEventListener(
    type: 'downloadprogress',
    listener: (event: { readonly loaded: number; readonly total?: number }) => void,
  ): void;
};

/** A session of the browser's model, as far as we use it. */
export type LanguageModelSession = {
  promptStreaming(text: string, options: { readonly signal: AbortSignal }): ReadableStream<string>;
  measureContextUsage?(text: string, options: { readonly signal: AbortSignal }): Promise<number>;
  readonly contextUsage?: number;
  readonly contextWindow?: number;
  destroy(): void;
};

/**
 * The browser's model, as far as we use it.
 *
 * @see https://webmachinelearning.github.io/prompt-api/
 */
export type LanguageModelFactory = {
  availability(needs: LanguageModelNeeds): Promise<string>;
  create(
    options: LanguageModelNeeds & {
      readonly initialPrompts: readonly PromptTurn[];
      readonly signal: AbortSignal;
      readonly monitor: (monitor: DownloadMonitor) => void;
    },
  ): Promise<LanguageModelSession>;
};

/** `downloadable` and `downloading`: the first answer waits for some gigabytes. */
export type PromptApiAvailability = 'unavailable' | 'downloadable' | 'downloading' | 'available';

export type PromptApiOptions = {
  /** Where the browser's model is, such as `() => globalThis.LanguageModel`; browsers without it have nothing there. */
  readonly getLanguageModel: () => unknown;
  /** BCP 47 languages of questions and answers. @default what the browser takes by itself */
  readonly languages?: readonly string[];
};

const isFunctionIn = (value: object, name: string) => name in value && typeof Reflect.get(value, name) === 'function';

export const isLanguageModel = (value: unknown): value is LanguageModelFactory =>
  (typeof value === 'function' || (typeof value === 'object' && value !== null)) &&
  isFunctionIn(value, 'availability') &&
  isFunctionIn(value, 'create');

export const createNeeds = ({ languages }: Pick<PromptApiOptions, 'languages'>): LanguageModelNeeds => {
  if (languages === undefined) return {};
  const expected = [{ type: 'text', languages } as const];
  return { expectedInputs: expected, expectedOutputs: expected };
};

/** Whether the browser has a model for this, or would download one. Never throws. */
export const getPromptApiAvailability = async (options: PromptApiOptions): Promise<PromptApiAvailability> => {
  try {
    const model = options.getLanguageModel();
    if (!isLanguageModel(model)) return 'unavailable';
    const availability = await model.availability(createNeeds(options));
    return availability === 'available' || availability === 'downloadable' || availability === 'downloading'
      ? availability
      : 'unavailable';
  } catch {
    return 'unavailable';
  }
};

/** Whether the browser's model can answer, at once or after a download: whether to offer this transport. Never throws. */
export const isPromptApiAvailable = async (options: PromptApiOptions): Promise<boolean> =>
  (await getPromptApiAvailability(options)) !== 'unavailable';
