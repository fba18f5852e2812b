import type { Chunk, FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import type { OpenaiChatState } from './openai-chat-state.ts';
import { endToolCalls, readToolCalls } from './read-tool-calls.ts';

const finishReasons: ReadonlyMap<unknown, FinishReason> = new Map<unknown, FinishReason>([
  ['stop', 'stop'],
  ['length', 'length'],
  ['max_tokens', 'length'],
  ['tool_calls', 'tool-calls'],
  ['function_call', 'tool-calls'],
  ['content_filter', 'content-filter'],
  ['error', 'error'],
]);

const readText = (value: unknown) => (typeof value === 'string' ? value : '');

const parseObject = (data: string): Fields | null => {
  try {
    const value: unknown = JSON.parse(data);
    return isRecord(value) ? value : null;
  } catch {
    return null;
  }
};

const closeOpen = (state: OpenaiChatState): Chunk[] => {
  if (state.open === null) return [];
  const { kind, id } = state.open;
  state.open = null;
  return [{ type: `${kind}-end`, id }];
};

const appendText = (state: OpenaiChatState, kind: 'text' | 'reasoning', delta: string): Chunk[] => {
  if (delta === '') return [];
  if (state.open?.kind === kind) return [{ type: `${kind}-delta`, id: state.open.id, delta }];
  const before = closeOpen(state);
  state.partCount += 1;
  const id = `${kind}-${state.partCount}`;
  state.open = { kind, id };
  return [...before, { type: `${kind}-start`, id }, { type: `${kind}-delta`, id, delta }];
};

/** Text, or a list of typed pieces of which some are thoughts. */
const readContent = (state: OpenaiChatState, content: unknown): Chunk[] => {
  if (!Array.isArray(content)) return appendText(state, 'text', readText(content));
  return content.filter(isRecord).flatMap((piece) => {
    if (piece.type !== 'thinking') return appendText(state, 'text', readText(piece.text));
    const thoughts = Array.isArray(piece.thinking) ? piece.thinking.filter(isRecord) : [];
    const text = thoughts.map((thought) => readText(thought.text)).join('') || readText(piece.thinking);
    return appendText(state, 'reasoning', text);
  });
};

const readSources = (state: OpenaiChatState, payload: Fields, delta: Fields): Chunk[] => {
  const listed = Array.isArray(payload.citations) ? payload.citations : [];
  const annotations = Array.isArray(delta.annotations) ? delta.annotations.filter(isRecord) : [];
  const sources = [
    ...listed.map((url: unknown) => ({ url, title: undefined })),
    ...annotations.map(({ url_citation: citation }) =>
      isRecord(citation) ? { url: citation.url, title: citation.title } : { url: undefined, title: undefined },
    ),
  ];
  return sources.flatMap(({ url, title }): Chunk[] => {
    if (typeof url !== 'string' || !/^https?:\/\//i.test(url) || state.sourceUrls.has(url)) return [];
    state.sourceUrls.add(url);
    const sourceId = `source-${state.sourceUrls.size}`;
    return [{ type: 'source-url', sourceId, url, ...(typeof title === 'string' && title !== '' && { title }) }];
  });
};

const readUsage = (state: OpenaiChatState, payload: Fields) => {
  const usage = isRecord(payload.usage) ? payload.usage : isRecord(payload.x_groq) ? payload.x_groq.usage : undefined;
  if (!isRecord(usage)) return;
  const { prompt_tokens: inputTokens, completion_tokens: outputTokens, cost } = usage;
  if (typeof inputTokens !== 'number' || typeof outputTokens !== 'number') return;
  state.usage = {
    model: state.model,
    inputTokens,
    outputTokens,
    ...(typeof cost === 'number' && { costUsd: cost }),
  };
};

/** The provider's own words can name accounts and keys, so they go to `errorDetail` and the chunk says a safe sentence. */
const readError = (state: OpenaiChatState, error: unknown): Chunk[] => {
  const { code, status_code: statusCode, type, message } = isRecord(error) ? error : { message: error };
  state.errorDetail = typeof message === 'string' ? message : JSON.stringify(error);
  state.isEnded = true;
  const status = Number(typeof statusCode === 'number' ? statusCode : code);
  const isRefused =
    (status >= 400 && status < 500 && status !== 408 && status !== 429) || type === 'invalid_request_error';
  return [
    ...closeOpen(state),
    isRefused
      ? { type: 'error', errorText: 'The model refused the request.', code: 'upstream-refused' }
      : { type: 'error', errorText: 'The model could not answer.', code: 'upstream-unavailable' },
  ];
};

const finish = (state: OpenaiChatState): Chunk[] => {
  state.isEnded = true;
  const chunks: Chunk[] = [...closeOpen(state), ...endToolCalls(state)];
  if (state.usage !== null) chunks.push({ type: 'data-parley-usage', id: 'usage', data: state.usage });
  chunks.push({
    type: 'finish',
    ...(state.finishReason !== null && { finishReason: state.finishReason }),
    ...(state.isRefused && { messageMetadata: { outcome: 'refused' } }),
  });
  return chunks;
};

/**
 * Reads one payload (the `data` of one event) of an OpenAI chat completion stream and of the dialects that call
 * themselves compatible. A whole, unstreamed completion reads as well.
 *
 * `finish` comes with `[DONE]` or `endOpenaiChat`, because the usage comes after the finish reason.
 *
 * @see https://platform.openai.com/docs/api-reference/chat/streaming
 */
export const readOpenaiChat = (state: OpenaiChatState, data: string): Chunk[] => {
  if (state.isEnded) return [];
  if (data.trim() === '[DONE]') return finish(state);
  const payload = parseObject(data);
  if (payload === null) {
    state.malformedCount += 1;
    return [];
  }
  if (payload.error !== undefined && payload.error !== null) return readError(state, payload.error);
  if (typeof payload.model === 'string' && payload.model !== '') state.model = payload.model;
  readUsage(state, payload);

  const choices = Array.isArray(payload.choices) ? payload.choices.filter(isRecord) : [];
  const choice = choices.find(({ index }) => index === 0 || index === undefined || index === null);
  if (choice === undefined) return [];
  if (choice.error !== undefined && choice.error !== null) return readError(state, choice.error);
  const delta = isRecord(choice.delta) ? choice.delta : isRecord(choice.message) ? choice.message : {};

  const refusal = readText(delta.refusal);
  if (refusal !== '') state.isRefused = true;
  const chunks = [
    ...appendText(state, 'reasoning', readText(delta.reasoning_content) || readText(delta.reasoning)),
    ...readContent(state, delta.content),
    ...appendText(state, 'text', refusal),
    ...readSources(state, payload, delta),
  ];
  const toolChunks = readToolCalls(state, delta);
  if (toolChunks.length > 0) chunks.push(...closeOpen(state), ...toolChunks);

  if (typeof choice.finish_reason === 'string' && choice.finish_reason !== '') {
    state.finishReason = finishReasons.get(choice.finish_reason) ?? 'other';
    if (state.finishReason === 'error') return [...chunks, ...readError(state, 'finish_reason: error')];
    chunks.push(...closeOpen(state), ...endToolCalls(state));
  }
  return chunks;
};

/** The stream is over. Without a finish reason or `[DONE]` there is no `finish`: the answer was cut off. */
export const endOpenaiChat = (state: OpenaiChatState): Chunk[] => {
  if (state.isEnded) return [];
  if (state.finishReason !== null) return finish(state);
  state.isEnded = true;
  return closeOpen(state);
};
