import type { PromptMessage } from '../../prompt-message.ts';
import { readPrompt } from '../read-prompt.ts';
import { readString } from '../read-string.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writeFunctionTools } from '../write-function-tools.ts';
import { writePost } from '../write-post.ts';

const toolChoices = { auto: undefined, none: 'NONE', required: 'REQUIRED' } as const;

/** Pictures alone can be shown to the model. */
const writeMessage = (message: PromptMessage) => {
  const { role, content } = message;
  switch (role) {
    case 'system':
      return { role, content };
    case 'user': {
      const images = (message.files ?? []).filter(({ mediaType }) => mediaType.startsWith('image/'));
      if (images.length === 0) return { role, content };
      return {
        role,
        content: [
          ...(content === '' ? [] : [{ type: 'text', text: content }]),
          ...images.map(({ url }) => ({ type: 'image_url', image_url: { url } })),
        ],
      };
    }
    case 'assistant': {
      const { toolCalls = [] } = message;
      if (toolCalls.length === 0) return { role, content };
      const plan = toolCalls.map(({ providerMetadata }) => readString(providerMetadata?.cohere?.toolPlan)).join('');
      return {
        role,
        ...(content !== '' && { content }),
        ...(plan !== '' && { tool_plan: plan }),
        tool_calls: toolCalls.map(({ toolCallId, toolName, input }) => ({
          id: toolCallId,
          type: 'function',
          function: { name: toolName, arguments: JSON.stringify(input ?? {}) },
        })),
      };
    }
    case 'tool':
      return { role, tool_call_id: message.toolCallId, content };
  }
};

/** A streamed request to `/chat` below `https://api.cohere.com/v2`. */
export const writeCohereRequest = (request: WireRequest): WireHttpRequest => {
  const { model, tools = [], toolChoice = 'auto', maxOutputTokens, temperature, stop } = request;
  const prompt = readPrompt(request);
  return writePost(
    '/chat',
    {
      model,
      messages: prompt.map(writeMessage),
      stream: true,
      max_tokens: maxOutputTokens,
      temperature,
      stop_sequences: stop,
      tools: writeFunctionTools(tools),
      tool_choice: tools.length === 0 ? undefined : toolChoices[toolChoice],
    },
    request,
  );
};
