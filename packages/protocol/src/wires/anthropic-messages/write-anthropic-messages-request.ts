import { isRecord } from '../../is-record.ts';
import type { PromptFile, PromptMessage } from '../../prompt-message.ts';
import { parseDataUrl } from '../parse-data-url.ts';
import { readPrompt } from '../read-prompt.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writePost } from '../write-post.ts';
import { joinSystem, writeTurns } from '../write-turns.ts';

const toolChoices = { auto: undefined, none: { type: 'none' }, required: { type: 'any' } } as const;

/** Images and PDF; nothing else can be shown to the model. */
const writeFile = ({ url, mediaType }: PromptFile): readonly unknown[] => {
  const type = mediaType.startsWith('image/') ? 'image' : mediaType === 'application/pdf' ? 'document' : null;
  if (type === null) return [];
  const parsed = parseDataUrl(url);
  if (parsed === null) return url.startsWith('data:') ? [] : [{ type, source: { type: 'url', url } }];
  return [{ type, source: { type: 'base64', media_type: mediaType, data: parsed.data } }];
};

type Reasoning = NonNullable<Extract<PromptMessage, { readonly role: 'assistant' }>['reasoning']>[number];

/** Thoughts are taken back only as they were signed. */
const writeReasoning = ({ text, providerMetadata }: Reasoning): readonly unknown[] => {
  const { signature, redactedData } = providerMetadata?.anthropic ?? {};
  if (redactedData !== undefined) return [{ type: 'redacted_thinking', data: redactedData }];
  return signature === undefined ? [] : [{ type: 'thinking', thinking: text, signature }];
};

const writePieces = (message: Exclude<PromptMessage, { readonly role: 'system' }>): readonly unknown[] => {
  const text = message.content === '' ? [] : [{ type: 'text', text: message.content }];
  switch (message.role) {
    case 'user':
      return [...(message.files ?? []).flatMap(writeFile), ...text];
    case 'assistant':
      return [
        ...(message.reasoning ?? []).flatMap(writeReasoning),
        ...text,
        ...(message.toolCalls ?? []).map(({ toolCallId, toolName, input }) => ({
          type: 'tool_use',
          id: toolCallId,
          name: toolName,
          input: isRecord(input) ? input : {},
        })),
      ];
    case 'tool':
      return [
        {
          type: 'tool_result',
          tool_use_id: message.toolCallId,
          content: message.content,
          ...(message.isError === true && { is_error: true }),
        },
      ];
  }
};

/** A streamed request to `/messages`, without prompt caching unless `extra` asks for it. */
export const writeAnthropicMessagesRequest = (request: WireRequest): WireHttpRequest => {
  const { model, tools = [], toolChoice = 'auto', maxOutputTokens = 4096, temperature, stop } = request;
  const prompt = readPrompt(request);
  return writePost(
    '/messages',
    {
      model,
      max_tokens: maxOutputTokens,
      stream: true,
      system: joinSystem(prompt),
      messages: writeTurns(prompt, { user: 'user', assistant: 'assistant' }, writePieces),
      temperature,
      stop_sequences: stop,
      ...(tools.length > 0 && {
        tools: tools.map(({ name, description, inputSchema }) => ({ name, description, input_schema: inputSchema })),
        tool_choice: toolChoices[toolChoice],
      }),
    },
    request,
    { 'anthropic-version': '2023-06-01' },
  );
};
