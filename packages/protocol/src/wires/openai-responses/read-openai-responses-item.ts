import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { closePart } from '../close-part.ts';
import { openCall } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import type { OpenCall } from '../wire-state.ts';
import { findPlace, type OpenaiResponsesState, slots } from './openai-responses-state.ts';
import { readWholeText } from './read-openai-responses-text.ts';

/** Hosted tools whose output is an item of its own. */
const isAnsweredApart = (type: string) => /^(shell|tool_search|apply_patch)_call$|^program$/.test(type);

/** Tools of the provider that run on our side. */
const isOurs = ({ type, environment, execution }: Fields) =>
  type === 'shell_call'
    ? !isRecord(environment) || environment.type === 'local'
    : type === 'tool_search_call'
      ? execution === 'client'
      : /^(local_shell|apply_patch|computer)_call$/.test(readString(type));

const openItemCall = (
  state: OpenaiResponsesState,
  outputIndex: unknown,
  item: Fields,
  chunks: Chunk[],
): OpenCall | undefined => {
  const type = readString(item.type);
  const isNamed = typeof item.name === 'string';
  if (!/_call$|^program$|^mcp_approval_request$/.test(type)) return undefined;
  const isProviderExecuted = type.startsWith('mcp_') || (!isNamed && !isOurs(item));
  const place = findPlace(outputIndex, slots.call);
  const open = state.open.get(place);
  if (open?.kind === 'call') return open;
  if (!isProviderExecuted) state.isCallPending = true;
  const id = readString(item.call_id) || item.id;
  return openCall(
    state,
    place,
    { id, name: isNamed ? item.name : type.replace(/_call$/, ''), isProviderExecuted },
    chunks,
  );
};

const readOutput = (state: OpenaiResponsesState, toolCallId: string, item: Fields): Chunk => {
  const { id, type, call_id: callId, name, arguments: input, action, queries, code, result, ...output } = item;
  if (item.status === 'failed' || isRecord(item.error)) {
    const message = isRecord(item.error) ? readString(item.error.message) : '';
    state.report({ type: 'failure', detail: `${readString(type)}: ${message}` });
    return { type: 'tool-output-error', toolCallId, errorText: 'The tool failed.', providerExecuted: true };
  }
  return { type: 'tool-output-available', toolCallId, output, providerExecuted: true };
};

const endItemCall = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields, chunks: Chunk[]) => {
  const call = openItemCall(state, outputIndex, item, chunks);
  if (call === undefined) return;
  const { type, arguments: text, action, operation, queries, code, prompt } = item;
  if (type === 'custom_tool_call') {
    call.input = readString(item.input) || call.inputText;
    call.inputText = '';
  } else if (typeof text === 'string') {
    call.inputText = text || call.inputText;
  } else {
    call.inputText = '';
    call.input = text ?? action ?? operation ?? { queries, code, prompt };
  }
  closePart(state, findPlace(outputIndex, slots.call), chunks);
  const { toolCallId } = call;
  if (type === 'mcp_approval_request') {
    chunks.push({ type: 'tool-approval-request', approvalId: readString(item.id) || toolCallId, toolCallId });
  } else if (call.isProviderExecuted && !isAnsweredApart(readString(type))) {
    if (type === 'image_generation_call' && readString(item.result) !== '') {
      const mediaType = `image/${readString(item.output_format) || 'png'}`;
      chunks.push({ type: 'file', url: `data:${mediaType};base64,${item.result}`, mediaType });
    }
    chunks.push(readOutput(state, toolCallId, item));
  }
};

const endThoughts = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields, chunks: Chunk[]) => {
  const first = findPlace(outputIndex, slots.summaries);
  const isOpen = (key: unknown) => Number(key) >= first && Number(key) < first + slots.thoughts;
  const encryptedContent = readString(item.encrypted_content);
  let key = [...state.open.keys()].find(isOpen);
  if (key === undefined) {
    const pieces = [item.summary, item.content].flatMap((list) => (Array.isArray(list) ? list.filter(isRecord) : []));
    const text = pieces.map((piece) => readString(piece.text)).join('\n\n');
    if (text === '' && encryptedContent === '') return;
    key = first;
    openText(state, key, 'reasoning', chunks);
    chunks.push(...appendText(state, key, 'reasoning', text));
  }
  const part = state.open.get(key);
  if (part !== undefined) {
    part.metadata = { openai: { itemId: readString(item.id), ...(encryptedContent !== '' && { encryptedContent }) } };
  }
  closePart(state, key, chunks);
};

/** An item of the answer begins. What it holds already is held by its end as well. */
export const beginItem = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  openItemCall(state, outputIndex, item, chunks);
  return chunks;
};

/** An item of the answer is whole: ends what is open of it, and takes from it what no event brought. */
export const endItem = (state: OpenaiResponsesState, outputIndex: unknown, item: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const type = readString(item.type);
  if (type === 'message') {
    const contents = Array.isArray(item.content) ? item.content.filter(isRecord) : [];
    for (const [index, content] of contents.entries()) {
      chunks.push(...readWholeText(state, findPlace(outputIndex, index), content));
    }
    for (const key of state.open.keys()) {
      if (Math.floor(Number(key) / slots.size) === findPlace(outputIndex, 0) / slots.size) {
        closePart(state, key, chunks);
      }
    }
  } else if (type === 'reasoning') {
    endThoughts(state, outputIndex, item, chunks);
  } else if (type.endsWith('_output')) {
    const toolCallId = readString(item.call_id);
    const output = item.output ?? item.result ?? item.tools;
    if (toolCallId !== '') chunks.push({ type: 'tool-output-available', toolCallId, output, providerExecuted: true });
  } else {
    endItemCall(state, outputIndex, item, chunks);
    if (chunks.length === 0) state.report({ type: 'unknown', name: type, value: item });
  }
  return chunks;
};
