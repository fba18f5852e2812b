import type { Chunk } from '../../chunk.ts';
import { type Fields, isRecord } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { closePart } from '../close-part.ts';
import { openCall } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readString } from '../read-string.ts';
import type { AnthropicMessagesState } from './anthropic-messages-state.ts';

const mediaTypes: ReadonlyMap<unknown, string> = new Map([['page_location', 'application/pdf']]);

/** A source of the text of a block. Its place in the text is the whole block, which is known at its end. */
export const readAnthropicCitation = (state: AnthropicMessagesState, key: unknown, citation: unknown): Chunk[] => {
  const chunks: Chunk[] = [];
  if (!isRecord(citation)) return chunks;
  const part = openText(state, key, 'text', chunks);
  const { type, url, source: address, title, document_title: documentTitle, document_index: index } = citation;
  const mediaType = mediaTypes.get(type);
  const source = addSource(
    state,
    {
      url: url ?? address,
      title: title ?? documentTitle ?? (typeof index === 'number' ? `Document ${index + 1}` : address),
      documentId: index,
      ...(mediaType !== undefined && { mediaType }),
    },
    chunks,
  );
  const citedText = readString(citation.cited_text);
  if (source !== undefined) {
    part.citations ??= [];
    part.citations.push({ source, ...(citedText !== '' && { citedText }) });
  }
  return chunks;
};

const readResult = (state: AnthropicMessagesState, block: Fields): Chunk[] => {
  const { type, tool_use_id: id, content } = block;
  const toolCallId = readString(id);
  if (toolCallId === '') return [];
  const isFailed = block.is_error === true || (isRecord(content) && readString(content.type).endsWith('_error'));
  if (!isFailed) return [{ type: 'tool-output-available', toolCallId, output: content, providerExecuted: true }];
  const reason = isRecord(content) ? readString(content.error_code) : '';
  state.report({ type: 'failure', detail: `${readString(type)}: ${reason}` });
  return [{ type: 'tool-output-error', toolCallId, errorText: 'The tool failed.', providerExecuted: true }];
};

/** Begins a block. Blocks that come whole are begun with all that they hold. */
export const openAnthropicBlock = (state: AnthropicMessagesState, key: unknown, block: Fields): Chunk[] => {
  const chunks: Chunk[] = [];
  const { type, input } = block;
  switch (type) {
    case 'text': {
      openText(state, key, 'text', chunks);
      chunks.push(...appendText(state, key, 'text', readString(block.text)));
      const citations = Array.isArray(block.citations) ? block.citations : [];
      return chunks.concat(citations.flatMap((citation) => readAnthropicCitation(state, key, citation)));
    }
    case 'thinking': {
      const part = openText(state, key, 'reasoning', chunks);
      if (readString(block.signature) !== '') part.metadata = { anthropic: { signature: block.signature } };
      return chunks.concat(appendText(state, key, 'reasoning', readString(block.thinking)));
    }
    case 'redacted_thinking':
      openText(state, key, 'reasoning', chunks).metadata = { anthropic: { redactedData: block.data } };
      return chunks;
    case 'tool_use':
    case 'server_tool_use':
    case 'mcp_tool_use': {
      const call = openCall(
        state,
        key,
        { id: block.id, name: block.name, isProviderExecuted: type !== 'tool_use' },
        chunks,
      );
      if (call !== undefined && isRecord(input) && Object.keys(input).length > 0) call.input = input;
      return chunks;
    }
    default:
      if (readString(type).endsWith('_tool_result')) return readResult(state, block);
      state.report({ type: 'unknown', name: readString(type), value: block });
      return chunks;
  }
};

/** Ends a block; what its text cites is cited by the whole of it. */
export const closeAnthropicBlock = (state: AnthropicMessagesState, key: unknown): Chunk[] => {
  const chunks: Chunk[] = [];
  const part = state.open.get(key);
  if (part?.kind === 'text' && part.citations !== null) {
    const endIndex = part.text.length;
    part.citations = part.citations.map((citation) => ({ ...citation, startIndex: 0, endIndex }));
  }
  closePart(state, key, chunks);
  return chunks;
};
