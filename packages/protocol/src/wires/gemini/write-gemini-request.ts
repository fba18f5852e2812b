import { isRecord } from '../../is-record.ts';
import type { PromptFile, PromptMessage } from '../../prompt-message.ts';
import type { ProviderMetadata } from '../../text-citation.ts';
import { parseDataUrl } from '../parse-data-url.ts';
import { readPrompt } from '../read-prompt.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writePost } from '../write-post.ts';
import { joinSystem, writeTurns } from '../write-turns.ts';

const toolModes = { auto: 'AUTO', none: 'NONE', required: 'ANY' } as const;

const writeFile = ({ url, mediaType }: PromptFile): unknown => {
  const parsed = parseDataUrl(url);
  return parsed === null
    ? { fileData: { mimeType: mediaType, fileUri: url } }
    : { inlineData: { mimeType: mediaType, data: parsed.data } };
};

/** Newer models refuse a call that comes back without the signature of its thought. */
const writeSignature = (metadata: ProviderMetadata | undefined) => {
  const thoughtSignature = metadata?.google?.thoughtSignature;
  return thoughtSignature === undefined ? {} : { thoughtSignature };
};

const parseOutput = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    return content;
  }
};

/** The result of a tool must be an object. */
const writeOutput = (content: string, isError: boolean): unknown => {
  if (isError) return { error: content };
  const output = parseOutput(content);
  return isRecord(output) ? output : { output };
};

/** The wire knows results by the name of the tool, which the prompt may say only with the call. */
const findToolName = (prompt: readonly PromptMessage[], toolCallId: string): string =>
  prompt
    .flatMap((message) => (message.role === 'assistant' ? (message.toolCalls ?? []) : []))
    .findLast((call) => call.toolCallId === toolCallId)?.toolName ?? toolCallId;

const writeParts = (
  prompt: readonly PromptMessage[],
  message: Exclude<PromptMessage, { readonly role: 'system' }>,
): readonly unknown[] => {
  const text = message.content === '' ? [] : [{ text: message.content }];
  switch (message.role) {
    case 'user':
      return [...text, ...(message.files ?? []).map(writeFile)];
    case 'assistant':
      return [
        ...(message.reasoning ?? []).flatMap((thought) => {
          const signature = writeSignature(thought.providerMetadata);
          return 'thoughtSignature' in signature ? [{ text: thought.text, thought: true, ...signature }] : [];
        }),
        ...text,
        ...(message.toolCalls ?? []).map(({ toolName, input, providerMetadata }) => ({
          functionCall: { name: toolName, args: isRecord(input) ? input : {} },
          ...writeSignature(providerMetadata),
        })),
      ];
    case 'tool':
      return [
        {
          functionResponse: {
            name: message.toolName ?? findToolName(prompt, message.toolCallId),
            response: writeOutput(message.content, message.isError === true),
          },
        },
      ];
  }
};

/** A streamed request to `:streamGenerateContent`; a model without a slash is one of `models/`. */
export const writeGeminiRequest = (request: WireRequest): WireHttpRequest => {
  const { model, tools = [], toolChoice = 'auto', maxOutputTokens, temperature, stop } = request;
  const prompt = readPrompt(request);
  const system = joinSystem(prompt);
  const isLimited = maxOutputTokens !== undefined || temperature !== undefined || stop !== undefined;
  return writePost(
    `/${encodeURI(model.includes('/') ? model : `models/${model}`)}:streamGenerateContent?alt=sse`,
    {
      ...(system !== undefined && { systemInstruction: { parts: [{ text: system }] } }),
      contents: writeTurns(prompt, { user: 'user', assistant: 'model' }, (message) => writeParts(prompt, message)).map(
        ({ role, content }) => ({ role, parts: content }),
      ),
      ...(isLimited && { generationConfig: { maxOutputTokens, temperature, stopSequences: stop } }),
      ...(tools.length > 0 && {
        tools: [
          {
            functionDeclarations: tools.map(({ name, description, inputSchema }) => ({
              name,
              description,
              parametersJsonSchema: inputSchema,
            })),
          },
        ],
        toolConfig: { functionCallingConfig: { mode: toolModes[toolChoice] } },
      }),
    },
    request,
  );
};
