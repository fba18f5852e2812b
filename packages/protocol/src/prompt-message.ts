import type { ProviderMetadata } from './text-citation.ts';

/** A file that a visitor or a tool gives to the model. */
export type PromptFile = {
  /** An address, or a data URL. */
  readonly url: string;
  readonly mediaType: string;
  readonly filename?: string;
};

export type PromptToolCall = {
  readonly toolCallId: string;
  readonly toolName: string;
  readonly input: unknown;
  readonly providerMetadata?: ProviderMetadata;
};

/** One message of a prompt, as every wire writes it in its own way. */
export type PromptMessage =
  | { readonly role: 'system'; readonly content: string }
  | { readonly role: 'user'; readonly content: string; readonly files?: readonly PromptFile[] }
  | {
      readonly role: 'assistant';
      readonly content: string;
      /** Thoughts that the provider wants back, with its signature. */
      readonly reasoning?: readonly { readonly text: string; readonly providerMetadata?: ProviderMetadata }[];
      readonly toolCalls?: readonly PromptToolCall[];
    }
  | {
      readonly role: 'tool';
      readonly toolCallId: string;
      readonly toolName?: string;
      readonly content: string;
      readonly isError?: boolean;
    };
