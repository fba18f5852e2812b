import type { PromptFile, PromptMessage } from '../../prompt-message.ts';
import { readPrompt } from '../read-prompt.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writePost } from '../write-post.ts';
import { joinSystem } from '../write-turns.ts';

type Assistant = Extract<PromptMessage, { readonly role: 'assistant' }>;

const writeFile = ({ url, mediaType, filename }: PromptFile) => {
  if (mediaType.startsWith('image/')) return { type: 'input_image', image_url: url };
  if (!url.startsWith('data:')) return { type: 'input_file', file_url: url };
  return { type: 'input_file', filename: filename ?? 'file', file_data: url };
};

/** Thoughts are taken back only with what was encrypted of them; the pieces of one thought become one item again. */
const writeReasoning = ({ reasoning = [] }: Assistant): readonly unknown[] => {
  const items: unknown[] = [];
  let summary: { readonly type: 'summary_text'; readonly text: string }[] = [];
  let summaryId: unknown;
  for (const { text, providerMetadata } of reasoning) {
    const { itemId, encryptedContent } = providerMetadata?.openai ?? {};
    if (itemId !== summaryId) summary = [];
    summaryId = itemId;
    if (text !== '') summary.push({ type: 'summary_text', text });
    if (encryptedContent === undefined) continue;
    items.push({ type: 'reasoning', id: itemId, summary, encrypted_content: encryptedContent });
    summary = [];
  }
  return items;
};

const writeItems = (message: PromptMessage): readonly unknown[] => {
  switch (message.role) {
    case 'system':
      return [];
    case 'user': {
      const files = (message.files ?? []).map(writeFile);
      if (files.length === 0) return [{ role: 'user', content: message.content }];
      const text = message.content === '' ? [] : [{ type: 'input_text', text: message.content }];
      return [{ role: 'user', content: [...text, ...files] }];
    }
    case 'assistant':
      return [
        ...writeReasoning(message),
        ...(message.content === '' ? [] : [{ role: 'assistant', content: message.content }]),
        ...(message.toolCalls ?? []).map(({ toolCallId, toolName, input }) => ({
          type: 'function_call',
          call_id: toolCallId,
          name: toolName,
          arguments: JSON.stringify(input ?? {}),
        })),
      ];
    case 'tool':
      return [{ type: 'function_call_output', call_id: message.toolCallId, output: message.content }];
  }
};

/**
 * A streamed request to `/responses`. Nothing is stored with the provider unless `extra` asks for it; a response that is
 * to be resumed needs `extra: { background: true, store: true }`.
 */
export const writeOpenaiResponsesRequest = (request: WireRequest): WireHttpRequest => {
  const { model, tools = [], toolChoice, maxOutputTokens, temperature } = request;
  const prompt = readPrompt(request);
  return writePost(
    '/responses',
    {
      model,
      stream: true,
      store: false,
      instructions: joinSystem(prompt),
      input: prompt.flatMap(writeItems),
      max_output_tokens: maxOutputTokens,
      temperature,
      ...(tools.length > 0 && {
        tools: tools.map(({ name, description, inputSchema }) => ({
          type: 'function',
          name,
          description,
          parameters: inputSchema,
          // Strict mode is the default of this wire alone and refuses schemas with optional fields.
          strict: false,
        })),
        tool_choice: toolChoice,
      }),
    },
    request,
  );
};
