import { eventStream } from '../../framing.ts';
import { createSentinelReader } from '../create-sentinel-reader.ts';
import type { Wire } from '../wire.ts';
import { createOpenaiChatState } from './openai-chat-state.ts';
import { closeOpenaiChat, readOpenaiChat } from './read-openai-chat.ts';
import { writeOpenaiChatRequest } from './write-openai-chat-request.ts';

/**
 * OpenAI Chat Completions and the many that call themselves compatible: Azure, OpenRouter, vLLM, DeepSeek, Qwen, Kimi,
 * GLM, Mistral, Groq, xAI, Perplexity and so on. The base address ends above `/chat/completions`.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/streaming
 */
export const openaiChat: Wire = {
  name: 'openai-chat',
  framing: eventStream,
  createReader: ({ onReport } = {}) =>
    createSentinelReader(createOpenaiChatState(onReport), readOpenaiChat, closeOpenaiChat),
  writeRequest: writeOpenaiChatRequest,
};
