import type { PromptFile, PromptMessage } from '../../prompt-message.ts';
import { parseDataUrl } from '../parse-data-url.ts';
import { readPrompt } from '../read-prompt.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writeFunctionTools } from '../write-function-tools.ts';
import { writePost } from '../write-post.ts';

type Assistant = Extract<PromptMessage, { readonly role: 'assistant' }>;

/** Pictures go by any address, sound and documents only with their bytes; another file has no place on this wire. */
const writeFile = ({ url, mediaType, filename }: PromptFile): readonly object[] => {
  if (mediaType.startsWith('image/')) return [{ type: 'image_url', image_url: { url } }];
  const data = parseDataUrl(url);
  if (data === null) return [];
  if (mediaType.startsWith('audio/')) {
    const format = mediaType.includes('wav') ? 'wav' : 'mp3';
    return [{ type: 'input_audio', input_audio: { data: data.data, format } }];
  }
  return [{ type: 'file', file: { filename: filename ?? 'file', file_data: url } }];
};

/** Thoughts go back only as their provider asks: signed ones always, others with the calls that they led to. */
const writeReasoning = ({ reasoning = [], toolCalls = [] }: Assistant) => {
  const fields: Record<string, unknown> = {};
  for (const { text, providerMetadata } of reasoning) {
    const details = providerMetadata?.openrouter?.reasoningDetails;
    const name = providerMetadata?.openaiChat?.reasoningField;
    if (Array.isArray(details)) fields.reasoning_details = [fields.reasoning_details ?? [], details].flat();
    else if (toolCalls.length > 0 && typeof name === 'string') fields[name] = `${fields[name] ?? ''}${text}`;
  }
  return fields;
};

const writeToolCalls = ({ toolCalls = [] }: Assistant) =>
  toolCalls.map(({ toolCallId, toolName, input, providerMetadata }) => {
    const signature = providerMetadata?.google?.thoughtSignature;
    return {
      id: toolCallId,
      type: 'function',
      function: { name: toolName, arguments: JSON.stringify(input ?? {}) },
      ...(signature !== undefined && { extra_content: { google: { thought_signature: signature } } }),
    };
  });

const writeMessage = (message: PromptMessage) => {
  const { role, content } = message;
  switch (role) {
    case 'system':
      return { role, content };
    case 'user': {
      const files = message.files?.flatMap(writeFile) ?? [];
      if (files.length === 0) return { role, content };
      return { role, content: [...(content === '' ? [] : [{ type: 'text', text: content }]), ...files] };
    }
    case 'assistant': {
      const calls = writeToolCalls(message);
      return {
        role,
        content: content === '' && calls.length > 0 ? null : content,
        ...writeReasoning(message),
        ...(calls.length > 0 && { tool_calls: calls }),
      };
    }
    case 'tool':
      return { role, tool_call_id: message.toolCallId, content };
  }
};

/**
 * A streaming request to `/chat/completions`.
 *
 * What servers differ in goes through `extra`: `{ max_completion_tokens: 800 }` for newer OpenAI models, which refuse
 * `max_tokens`, and `{ stream_options: undefined }` for older servers, which do not know it.
 */
export const writeOpenaiChatRequest = (request: WireRequest): WireHttpRequest => {
  const { model, tools, toolChoice, maxOutputTokens, temperature, stop } = request;
  const prompt = readPrompt(request);
  return writePost(
    '/chat/completions',
    {
      model,
      stream: true,
      stream_options: { include_usage: true },
      messages: prompt.map(writeMessage),
      max_tokens: maxOutputTokens,
      temperature,
      stop,
      tools: writeFunctionTools(tools),
      tool_choice: tools === undefined || tools.length === 0 ? undefined : toolChoice,
    },
    request,
  );
};
