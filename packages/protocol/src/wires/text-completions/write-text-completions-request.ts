import { readPrompt } from '../read-prompt.ts';
import type { WireHttpRequest, WireRequest } from '../wire-request.ts';
import { writePost } from '../write-post.ts';
import { promptTextStop, writePromptText } from '../write-prompt-text.ts';

/**
 * A streaming request to `/completions`: the conversation as one text. This kind of endpoint stops after 16 tokens when
 * not told, and its models have little room, so 800 are asked for by default. Tools and files have no place on it.
 */
export const writeTextCompletionsRequest = (request: WireRequest): WireHttpRequest => {
  const { model, maxOutputTokens = 800, temperature, stop = [] } = request;
  const prompt = readPrompt(request);
  return writePost(
    '/completions',
    {
      model,
      prompt: writePromptText(prompt),
      max_tokens: maxOutputTokens,
      temperature,
      stop: [promptTextStop, ...stop],
      stream: true,
    },
    request,
  );
};
