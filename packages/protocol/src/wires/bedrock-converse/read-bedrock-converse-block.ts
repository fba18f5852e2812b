import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { closePart } from '../close-part.ts';
import { appendInput, openCall } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import type { BedrockConverseState } from './bedrock-converse-state.ts';

const readReasoning = (state: BedrockConverseState, key: unknown, content: Fields): Chunk[] => {
  if (typeof content.text === 'string') return appendText(state, key, 'reasoning', content.text);
  const chunks: Chunk[] = [];
  const { signature, redactedContent } = content;
  const part = openText(state, key, 'reasoning', chunks);
  part.metadata = { bedrock: redactedContent === undefined ? { signature } : { redactedContent } };
  return chunks;
};

const readCitation = (state: BedrockConverseState, key: unknown, citation: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const { title, source: origin, location } = citation;
  const [place] = isRecord(location) ? Object.values(location).filter(isRecord) : [];
  const contents = Array.isArray(citation.sourceContent) ? citation.sourceContent.filter(isRecord) : [];
  const citedText = contents.map(({ text }) => readString(text)).join(' ');
  const source = addSource(
    state,
    { url: place?.url, title: title ?? place?.domain ?? origin, documentId: place?.documentIndex ?? origin },
    chunks,
  );
  const part = openText(state, key, 'text', chunks);
  part.citations ??= [];
  if (source !== undefined) part.citations.push({ source, ...(citedText !== '' && { citedText }) });
  return chunks;
};

/** Begins a block. Only tools say that they begin; text begins with its first piece. */
export const openBedrockBlock = (state: BedrockConverseState, key: unknown, start: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const { toolUse, toolResult } = start;
  if (isRecord(toolUse)) {
    openCall(
      state,
      key,
      { id: toolUse.toolUseId, name: toolUse.name, isProviderExecuted: toolUse.type === 'server_tool_use' },
      chunks,
    );
  } else if (isRecord(toolResult)) {
    state.resultIds.set(key, readString(toolResult.toolUseId));
  } else {
    state.report({ type: 'unknown', name: Object.keys(start).join(' '), value: start });
  }
  return chunks;
};

/** Reads a piece of a block. */
export const readBedrockDelta = (state: BedrockConverseState, key: unknown, delta: Fields): Chunk[] => {
  const { text, toolUse, reasoningContent, citation, toolResult } = delta;
  if (typeof text === 'string') return appendText(state, key, 'text', text);
  if (isRecord(toolUse)) return appendInput(state, key, readString(toolUse.input));
  if (isRecord(reasoningContent)) return readReasoning(state, key, reasoningContent);
  if (isRecord(citation)) return readCitation(state, key, citation);
  const toolCallId = state.resultIds.get(key);
  if (toolResult !== undefined && toolCallId) {
    return [{ type: 'tool-output-available', toolCallId, output: toolResult, providerExecuted: true }];
  }
  state.report({ type: 'unknown', name: Object.keys(delta).join(' '), value: delta });
  return [];
};

/** Ends a block; what its text cites is cited by the whole of it. */
export const closeBedrockBlock = (state: BedrockConverseState, key: unknown): Chunk[] => {
  const chunks: Chunk[] = [];
  closePart(state, key, chunks);
  return chunks;
};
