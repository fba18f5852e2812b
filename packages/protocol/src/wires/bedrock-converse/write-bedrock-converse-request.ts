import { isRecord } from '../../is-record.ts';
import type { PromptFile, PromptMessage } from '../../prompt-message.ts';
import { parseDataUrl } from '../parse-data-url.ts';
import { readPrompt } from '../read-prompt.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writePost } from '../write-post.ts';
import { joinSystem, writeTurns } from '../write-turns.ts';

/** The wire names kinds of documents by the ends of their files. */
const documentFormats: ReadonlyMap<string, string> = new Map([
  ['application/pdf', 'pdf'],
  ['text/csv', 'csv'],
  ['text/html', 'html'],
  ['text/plain', 'txt'],
  ['text/markdown', 'md'],
  ['application/msword', 'doc'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
  ['application/vnd.ms-excel', 'xls'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'xlsx'],
]);

/** Files come with the request; addresses elsewhere cannot be said. */
const writeFile = ({ url, mediaType }: PromptFile, index: number): readonly unknown[] => {
  const parsed = parseDataUrl(url);
  if (parsed === null) return [];
  const source = { bytes: parsed.data };
  const image = /^image\/(png|jpeg|gif|webp)$/.exec(mediaType);
  if (image !== null) return [{ image: { format: image[1], source } }];
  const format = documentFormats.get(mediaType);
  // Names of files can carry instructions to the model, so the service advises a neutral one.
  return format === undefined ? [] : [{ document: { format, name: `document-${index + 1}`, source } }];
};

type Reasoning = NonNullable<Extract<PromptMessage, { readonly role: 'assistant' }>['reasoning']>[number];

const writeReasoning = ({ text, providerMetadata }: Reasoning): readonly unknown[] => {
  const { signature, redactedContent } = providerMetadata?.bedrock ?? {};
  if (redactedContent !== undefined) return [{ reasoningContent: { redactedContent } }];
  return signature === undefined ? [] : [{ reasoningContent: { reasoningText: { text, signature } } }];
};

const writePieces = (message: Exclude<PromptMessage, { readonly role: 'system' }>): readonly unknown[] => {
  const text = message.content.trim() === '' ? [] : [{ text: message.content }];
  switch (message.role) {
    case 'user': {
      const files = (message.files ?? []).flatMap(writeFile);
      // A document needs words beside it.
      return files.length > 0 && text.length === 0 ? [{ text: '.' }, ...files] : [...text, ...files];
    }
    case 'assistant':
      return [
        ...(message.reasoning ?? []).flatMap(writeReasoning),
        ...text,
        ...(message.toolCalls ?? []).map(({ toolCallId, toolName, input }) => ({
          toolUse: { toolUseId: toolCallId, name: toolName, input: isRecord(input) ? input : {} },
        })),
      ];
    case 'tool':
      return [
        {
          toolResult: {
            toolUseId: message.toolCallId,
            content: [{ text: message.content }],
            ...(message.isError === true && { status: 'error' }),
          },
        },
      ];
  }
};

const toolChoices = { auto: undefined, none: undefined, required: { any: {} } } as const;

/**
 * A streamed request to `/converse-stream`; the model is part of the path. The wire cannot forbid tools and keep them
 * declared, so `none` is left out.
 */
export const writeBedrockConverseRequest = (request: WireRequest): WireHttpRequest => {
  const { model, tools = [], toolChoice = 'auto', maxOutputTokens, temperature, stop } = request;
  const prompt = readPrompt(request);
  const system = joinSystem(prompt);
  const isLimited = maxOutputTokens !== undefined || temperature !== undefined || stop !== undefined;
  return writePost(
    `/model/${encodeURIComponent(model)}/converse-stream`,
    {
      ...(system !== undefined && { system: [{ text: system }] }),
      messages: writeTurns(prompt, { user: 'user', assistant: 'assistant' }, writePieces),
      ...(isLimited && { inferenceConfig: { maxTokens: maxOutputTokens, temperature, stopSequences: stop } }),
      ...(tools.length > 0 && {
        toolConfig: {
          tools: tools.map(({ name, description, inputSchema }) => ({
            toolSpec: { name, description, inputSchema: { json: inputSchema } },
          })),
          toolChoice: toolChoices[toolChoice],
        },
      }),
    },
    request,
  );
};
