/** One message of the prompt. */
export type OpenaiChatMessage =
  | { readonly role: 'system' | 'user'; readonly content: string }
  | {
      readonly role: 'assistant';
      readonly content: string;
      readonly toolCalls?: readonly {
        readonly toolCallId: string;
        readonly toolName: string;
        readonly input: unknown;
      }[];
    }
  | { readonly role: 'tool'; readonly toolCallId: string; readonly content: string };

export type OpenaiChatRequest = {
  readonly model: string;
  readonly messages: readonly OpenaiChatMessage[];
  /** Longest answer in tokens. */
  readonly maxOutputTokens?: number;
  readonly temperature?: number;
  readonly tools?: readonly {
    readonly name: string;
    readonly description?: string;
    /** JSON Schema. */
    readonly inputSchema: unknown;
  }[];
  /** Newer OpenAI models refuse `max_tokens`, and many compatible servers know nothing else. @default 'max_tokens' */
  readonly tokenLimitField?: 'max_tokens' | 'max_completion_tokens';
  /** Older servers refuse `stream_options`. @default true */
  readonly isUsageWanted?: boolean;
};

const writeMessage = (message: OpenaiChatMessage) => {
  if (message.role === 'tool') return { role: 'tool', tool_call_id: message.toolCallId, content: message.content };
  if (message.role !== 'assistant' || message.toolCalls === undefined || message.toolCalls.length === 0) {
    return { role: message.role, content: message.content };
  }
  return {
    role: 'assistant',
    content: message.content === '' ? null : message.content,
    tool_calls: message.toolCalls.map(({ toolCallId, toolName, input }) => ({
      id: toolCallId,
      type: 'function',
      function: { name: toolName, arguments: JSON.stringify(input ?? {}) },
    })),
  };
};

/** The JSON body of a streaming request to `/chat/completions`. */
export const writeOpenaiChatRequest = ({
  model,
  messages,
  maxOutputTokens,
  temperature,
  tools = [],
  tokenLimitField = 'max_tokens',
  isUsageWanted = true,
}: OpenaiChatRequest): string =>
  JSON.stringify({
    model,
    stream: true,
    ...(isUsageWanted && { stream_options: { include_usage: true } }),
    messages: messages.map(writeMessage),
    ...(maxOutputTokens !== undefined && { [tokenLimitField]: maxOutputTokens }),
    ...(temperature !== undefined && { temperature }),
    ...(tools.length > 0 && {
      tools: tools.map(({ name, description, inputSchema }) => ({
        type: 'function',
        function: { name, ...(description !== undefined && { description }), parameters: inputSchema },
      })),
    }),
  });
