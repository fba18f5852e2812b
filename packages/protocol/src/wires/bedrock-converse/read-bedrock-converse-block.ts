import { type Fields, isRecord } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { appendInput, openCall } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { writeToolOutput } from '../write-tool-output.ts';
import type { BedrockConverseState } from './bedrock-converse-state.ts';

const readReasoning = (state: BedrockConverseState, key: unknown, content: Fields) => {
  const { text, signature, redactedContent } = content;
  const part = openText(state, key, 'reasoning');
  appendText(state, key, 'reasoning', text);
  if (signature || redactedContent) {
    part.metadata = { bedrock: redactedContent ? { redactedContent } : { signature } };
  }
};

const readCitation = (state: BedrockConverseState, key: unknown, citation: Fields) => {
  const part = openText(state, key, 'text');
  const { url, domain, documentIndex } = readFields(Object.values(readFields(citation.location))[0]);
  const { title, source: origin } = citation;
  const source = addSource(state, { url, title: title ?? domain ?? origin, documentId: documentIndex ?? origin });
  const citedText = readList(citation.sourceContent)
    .map(({ text }) => readString(text))
    .join(' ');
  if (source !== undefined) part.citations.push({ source, ...(citedText !== '' && { citedText }) });
};

/** Begins a block. Only tools say that they begin; text begins with its first piece. */
export const openBedrockBlock = (state: BedrockConverseState, key: unknown, start: Fields): void => {
  const { toolUse, toolResult } = start;
  if (isRecord(toolUse)) openCall(state, key, toolUse.toolUseId, toolUse.name, toolUse.type === 'server_tool_use');
  else if (isRecord(toolResult)) state.resultIds.set(key, toolResult.toolUseId);
  else reportUnknown(state, Object.keys(start)[0], start);
};

/** Reads a piece of a block. */
export const readBedrockDelta = (state: BedrockConverseState, key: unknown, delta: Fields): void => {
  const { text, toolUse, reasoningContent, citation, toolResult } = delta;
  if (typeof text === 'string') appendText(state, key, 'text', text);
  else if (isRecord(toolUse)) appendInput(state, key, toolUse.input);
  else if (isRecord(reasoningContent)) readReasoning(state, key, reasoningContent);
  else if (isRecord(citation)) readCitation(state, key, citation);
  else if (toolResult !== undefined) writeToolOutput(state, state.resultIds.get(key), toolResult);
  else reportUnknown(state, Object.keys(delta)[0], delta);
};
