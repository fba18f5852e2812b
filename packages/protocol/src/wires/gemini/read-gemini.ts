import type { Chunk, FinishReason } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply } from '../moderate-reply.ts';
import { appendText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import { type GeminiState, place } from './gemini-state.ts';
import { readGeminiCall, readGeminiExecution } from './read-gemini-call.ts';
import { readGeminiGrounding } from './read-gemini-grounding.ts';

const filters =
  /^(SAFETY|RECITATION|BLOCKLIST|PROHIBITED_CONTENT|SPII|IMAGE_SAFETY|IMAGE_PROHIBITED_CONTENT|IMAGE_RECITATION|MODEL_ARMOR)$/;
const failures = /^(MALFORMED_FUNCTION_CALL|UNEXPECTED_TOOL_CALL|MALFORMED_RESPONSE)$/;

const readFinish = (state: GeminiState, reason: string, chunks: Chunk[]): FinishReason => {
  if (filters.test(reason)) return filterReply('output', reason, chunks);
  if (failures.test(reason)) return 'error';
  if (reason === 'MAX_TOKENS') return 'length';
  if (reason === 'STOP') return state.hasCall ? 'tool-calls' : 'stop';
  return 'other';
};

const readUsage = (state: GeminiState, usage: Fields) => {
  const read = (name: string) => {
    const count = usage[name];
    return typeof count === 'number' ? count : 0;
  };
  const reasoningTokens = read('thoughtsTokenCount');
  const cachedInputTokens = read('cachedContentTokenCount');
  const inputTokens = read('promptTokenCount') + read('toolUsePromptTokenCount');
  const outputTokens = read('candidatesTokenCount') + reasoningTokens;
  if (inputTokens + outputTokens === 0) return;
  state.usage = {
    inputTokens,
    outputTokens,
    ...(cachedInputTokens > 0 && { cachedInputTokens }),
    ...(reasoningTokens > 0 && { reasoningTokens }),
  };
};

const readText = (state: GeminiState, kind: 'text' | 'reasoning', text: string, signature: string): Chunk[] => {
  const open = state.open.get(place);
  const chunks: Chunk[] = [];
  if (text !== '' && open?.kind !== kind) {
    closePart(state, place, chunks);
    if (kind === 'text') state.partStart = state.answer.length;
  }
  const added = appendText(state, place, kind, text);
  if (kind === 'text') state.answer += text;
  const part = state.open.get(place);
  // A signature can come alone after the text that it signs.
  if (signature !== '' && part !== undefined) part.metadata = { google: { thoughtSignature: signature } };
  return chunks.length === 0 ? added : chunks.concat(added);
};

const readPart = (state: GeminiState, part: Fields): Chunk[] => {
  const signature = readString(part.thoughtSignature);
  if (typeof part.text === 'string') {
    return readText(state, part.thought === true ? 'reasoning' : 'text', part.text, signature);
  }
  if (isRecord(part.functionCall)) return readGeminiCall(state, part.functionCall, signature);
  if (isRecord(part.executableCode) || isRecord(part.codeExecutionResult)) return readGeminiExecution(state, part);
  const { inlineData: file } = part;
  if (isRecord(file) && readString(file.mimeType) !== '') {
    const mediaType = readString(file.mimeType);
    const url = `data:${mediaType};base64,${readString(file.data)}`;
    return [{ type: part.thought === true ? 'reasoning-file' : 'file', url, mediaType }];
  }
  if (signature === '') {
    state.report({ type: 'unknown', name: Object.keys(part).join(' '), value: part });
    return [];
  }
  return readText(state, 'text', '', signature);
};

const readCandidate = (state: GeminiState, candidate: Fields): Chunk[] => {
  const parts = isRecord(candidate.content) && Array.isArray(candidate.content.parts) ? candidate.content.parts : [];
  const [first] = parts;
  const chunks =
    parts.length === 1 && isRecord(first)
      ? readPart(state, first)
      : parts.flatMap((part: unknown) => (isRecord(part) ? readPart(state, part) : []));
  if (isRecord(candidate.groundingMetadata)) chunks.push(...readGeminiGrounding(state, candidate.groundingMetadata));
  const reason = readString(candidate.finishReason);
  if (reason !== '' && reason !== 'FINISH_REASON_UNSPECIFIED') {
    state.finishReason = readFinish(state, reason, chunks);
    state.isTerminated = true;
  }
  return chunks;
};

/**
 * Reads one frame, a `GenerateContentResponse`. A body without `alt=sse` is one list of them, which reads as well.
 *
 * @see https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
 */
export const readGemini = (state: GeminiState, frame: Fields): Chunk[] => {
  const { error, promptFeedback, candidates } = frame;
  if (isRecord(error)) {
    return failReply(state, {
      kind: readString(error.status),
      message: readString(error.message),
      ...(typeof error.code === 'number' && { status: error.code }),
    });
  }
  state.model = readString(frame.modelVersion) || state.model;
  state.responseId = readString(frame.responseId) || state.responseId;
  if (isRecord(frame.usageMetadata)) readUsage(state, frame.usageMetadata);
  const candidate = Array.isArray(candidates) ? candidates.filter(isRecord).find(({ index }) => !index) : undefined;
  const chunks = candidate === undefined ? [] : readCandidate(state, candidate);
  const blockReason = isRecord(promptFeedback) ? readString(promptFeedback.blockReason) : '';
  if (blockReason !== '') {
    state.finishReason = filterReply('input', blockReason, chunks);
    state.isTerminated = true;
  }
  return chunks;
};
