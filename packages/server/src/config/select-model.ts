import type { Log } from '../log.ts';
import { describeFailure } from '../log.ts';
import { extractive } from '../models/extractive.ts';
import { failover } from '../models/failover.ts';
import type { Model } from '../models/model.ts';
import { openaiCompatible } from '../models/openai-compatible.ts';

/** What chooses the model when the config does not. */
export type ModelEnvironment = {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL?: string | undefined;
  readonly PARLEY_MODEL?: string | undefined;
};

export type SelectedModel = {
  readonly model: Model;
  /** For people: which model answers and why. */
  readonly description: string;
};

/**
 * An OpenAI-compatible model when `OPENAI_API_KEY` or `OPENAI_BASE_URL` is set, with the extractive one behind it for when it fails;
 * otherwise the extractive one alone.
 */
export const selectModel = (environment: ModelEnvironment, { log }: { readonly log: Log }): SelectedModel => {
  const apiKey = environment.OPENAI_API_KEY?.trim() ?? '';
  const baseUrl = environment.OPENAI_BASE_URL?.trim() ?? '';
  if (apiKey === '' && baseUrl === '') {
    return {
      model: extractive(),
      description: 'extractive: sentences of the documents, no language model, no key (set OPENAI_API_KEY to use one)',
    };
  }
  const name = environment.PARLEY_MODEL?.trim() || 'gpt-4o-mini';
  const model = openaiCompatible({ model: name, apiKey, ...(baseUrl !== '' && { baseUrl }) });
  return {
    model: failover([model, extractive()], {
      onFailure: ({ model: failed, error }) =>
        log({ level: 'warn', event: 'model-failed', detail: `${failed}: ${describeFailure(error)}` }),
    }),
    description: `${name} at ${baseUrl || 'https://api.openai.com/v1'}; when it fails, extractive`,
  };
};
