import type { Message } from '../message.ts';
import type { PromptMessage } from '../prompt-message.ts';

/** A tool that a model may call. */
export type ToolDeclaration = {
  readonly name: string;
  /** What it is for, said to the model. */
  readonly description?: string | undefined;
  /** JSON Schema of its input. */
  readonly inputSchema: unknown;
};

/** What is asked of a model, whatever its wire. What a wire cannot say is left out. */
export type WireRequest = {
  /** The provider's name of the model; unused where the other side chooses. */
  readonly model: string;
  /** @default made of the messages of `conversation` and `instructions` */
  readonly prompt?: readonly PromptMessage[] | undefined;
  /** What the model is told first, when the prompt is made of messages. */
  readonly instructions?: string | undefined;
  readonly tools?: readonly ToolDeclaration[] | undefined;
  /** @default 'auto' */
  readonly toolChoice?: 'auto' | 'none' | 'required' | undefined;
  /** Longest answer in tokens. @default the provider's; 4096 where it must be said */
  readonly maxOutputTokens?: number | undefined;
  readonly temperature?: number | undefined;
  /** Texts that end the answer. */
  readonly stop?: readonly string[] | undefined;
  /** For wires whose other side keeps a conversation or is an agent, and wants messages instead of a prompt. */
  readonly conversation?: {
    readonly id: string;
    /** The branch in view, the visitor's message last. */
    readonly messages: readonly Message[];
    readonly trigger: 'submit-message' | 'regenerate-message';
    /** Id that the reply's message will have. */
    readonly replyMessageId: string;
  };
  /** Further fields of the JSON body, for what one dialect has beyond these; they win. */
  readonly extra?: Readonly<Record<string, unknown>> | undefined;
};

/** A POST, without an address and without keys. */
export type WireHttpRequest = {
  /** Below the base address, such as `/chat/completions`; a query included. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};
