import type { PromptFile, PromptMessage } from '../../prompt-message.ts';
import { parseDataUrl } from '../parse-data-url.ts';
import { readPrompt } from '../read-prompt.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writeFunctionTools } from '../write-function-tools.ts';
import { writePost } from '../write-post.ts';
import { promptTextStop, writePromptText } from '../write-prompt-text.ts';
import { joinSystem } from '../write-turns.ts';

const headers = { accept: 'application/x-ndjson' };

/** Pictures with their bytes: the server fetches nothing. */
const writeImages = (files: readonly PromptFile[] = []) => {
  const images = files.flatMap(({ url, mediaType }) => {
    const data = mediaType.startsWith('image/') ? parseDataUrl(url) : null;
    return data === null ? [] : [data.data];
  });
  return images.length > 0 ? { images } : {};
};

const writeMessage = (message: PromptMessage) => {
  const { role, content } = message;
  switch (role) {
    case 'system':
      return { role, content };
    case 'user':
      return { role, content, ...writeImages(message.files) };
    case 'assistant': {
      const { reasoning = [], toolCalls = [] } = message;
      return {
        role,
        content,
        ...(reasoning.length > 0 && { thinking: reasoning.map(({ text }) => text).join('') }),
        ...(toolCalls.length > 0 && {
          tool_calls: toolCalls.map(({ toolName, input }) => ({
            function: { name: toolName, arguments: input ?? {} },
          })),
        }),
      };
    }
    case 'tool':
      return { role, content, ...(message.toolName !== undefined && { tool_name: message.toolName }) };
  }
};

const writeOptions = ({ maxOutputTokens, temperature }: WireRequest, stop: readonly string[] | undefined) => {
  const options = { num_predict: maxOutputTokens, temperature, stop };
  return Object.values(options).some((value) => value !== undefined) ? options : undefined;
};

/** A streamed request to `/api/chat`. This wire cannot demand a call; `none` leaves the tools out. */
export const writeOllamaRequest = (request: WireRequest): WireHttpRequest => {
  const { model, tools, toolChoice, stop } = request;
  const prompt = readPrompt(request);
  return writePost(
    '/api/chat',
    {
      model,
      messages: prompt.map(writeMessage),
      stream: true,
      tools: toolChoice === 'none' ? undefined : writeFunctionTools(tools),
      options: writeOptions(request, stop),
    },
    request,
    headers,
  );
};

/** A streamed request to `/api/generate`: one question as it is, a conversation as one text that the model continues. */
export const writeOllamaGenerateRequest = (request: WireRequest): WireHttpRequest => {
  const { model, stop } = request;
  const prompt = readPrompt(request);
  const spoken = prompt.filter(({ role }) => role !== 'system' && role !== 'tool');
  const [first] = spoken;
  const isQuestion = spoken.length === 1 && first?.role === 'user';
  return writePost(
    '/api/generate',
    {
      model,
      system: joinSystem(prompt),
      prompt: isQuestion ? first.content : writePromptText(spoken),
      ...writeImages(spoken.flatMap((message) => ('files' in message ? (message.files ?? []) : []))),
      stream: true,
      options: writeOptions(request, isQuestion ? stop : [promptTextStop, ...(stop ?? [])]),
    },
    request,
    headers,
  );
};
