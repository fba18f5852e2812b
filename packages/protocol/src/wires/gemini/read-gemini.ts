import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { failReply } from '../fail-reply.ts';
import { filterReply } from '../moderate-reply.ts';
import { appendText } from '../open-text.ts';
import { readCount } from '../read-count.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { setUsage } from '../set-usage.ts';
import { type GeminiState, place } from './gemini-state.ts';
import { readGeminiCall, readGeminiCode, readGeminiCodeResult } from './read-gemini-call.ts';
import { readGeminiGrounding } from './read-gemini-grounding.ts';

const readText = (state: GeminiState, { text, thought, thoughtSignature }: Fields) => {
  const kind = thought === true ? 'reasoning' : 'text';
  appendText(state, place, kind, text);
  if (kind === 'text') state.answer += readString(text);
  const part = state.open.get(place);
  // A signature can come alone after the text that it signs.
  if (thoughtSignature && part !== undefined) part.metadata = { google: { thoughtSignature } };
};

const readPart = (state: GeminiState, part: Fields) => {
  const { functionCall, executableCode, codeExecutionResult, inlineData, thoughtSignature } = part;
  if (typeof part.text === 'string') readText(state, part);
  else if (isRecord(functionCall)) readGeminiCall(state, functionCall, thoughtSignature);
  else if (isRecord(executableCode)) readGeminiCode(state, executableCode);
  else if (isRecord(codeExecutionResult)) readGeminiCodeResult(state, codeExecutionResult);
  else if (isRecord(inlineData)) {
    const mediaType = readString(inlineData.mimeType);
    const type = part.thought === true ? 'reasoning-file' : 'file';
    closePart(state, place);
    state.chunks.push({ type, url: `data:${mediaType};base64,${readString(inlineData.data)}`, mediaType });
  } else if (thoughtSignature) readText(state, part);
  else reportUnknown(state, Object.keys(part)[0], part);
};

const readFinish = (state: GeminiState, reason: string) => {
  state.isTerminated = true;
  if (/SAFETY|RECITATION|BLOCKLIST|PROHIBITED|SPII|ARMOR/.test(reason)) filterReply(state, 'output', reason);
  else if (reason === 'STOP') state.finishReason = state.hasCall ? 'tool-calls' : 'stop';
  else if (reason === 'MAX_TOKENS') state.finishReason = 'length';
  else state.finishReason = /^MALFORMED|^UNEXPECTED/.test(reason) ? 'error' : 'other';
};

/**
 * Reads one frame, a `GenerateContentResponse`. A body without `alt=sse` is one list of them, which reads as well.
 *
 * @see https://ai.google.dev/api/generate-content#v1beta.GenerateContentResponse
 */
export const readGemini = (state: GeminiState, frame: Fields) => {
  const { error, promptFeedback, usageMetadata: usage } = frame;
  if (isRecord(error)) return failReply(state, [error.code, error.status], error.message);
  state.model = readString(frame.modelVersion) || state.model;
  state.responseId = readString(frame.responseId) || state.responseId;
  if (isRecord(usage) && usage.totalTokenCount !== undefined) {
    setUsage(state, {
      input: readCount(usage.promptTokenCount) + readCount(usage.toolUsePromptTokenCount),
      output: readCount(usage.candidatesTokenCount) + readCount(usage.thoughtsTokenCount),
      cached: usage.cachedContentTokenCount,
      reasoning: usage.thoughtsTokenCount,
    });
  }
  const candidate = readList(frame.candidates).find(({ index }) => !index);
  if (candidate !== undefined) {
    for (const part of readList(readFields(candidate.content).parts)) readPart(state, part);
    if (isRecord(candidate.groundingMetadata)) readGeminiGrounding(state, candidate.groundingMetadata);
    const reason = readString(candidate.finishReason);
    if (reason !== '' && reason !== 'FINISH_REASON_UNSPECIFIED') readFinish(state, reason);
  }
  const blockReason = readString(readFields(promptFeedback).blockReason);
  if (blockReason !== '') {
    state.isTerminated = true;
    filterReply(state, 'input', blockReason);
  }
};
