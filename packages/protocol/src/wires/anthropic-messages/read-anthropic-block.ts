import type { Fields } from '../../is-record.ts';
import { addSource } from '../add-source.ts';
import { openCall } from '../open-call.ts';
import { appendText, openText } from '../open-text.ts';
import { readFields, readList } from '../read-fields.ts';
import { readString } from '../read-string.ts';
import { reportUnknown } from '../report-unknown.ts';
import { writeToolOutput } from '../write-tool-output.ts';
import type { AnthropicMessagesState } from './anthropic-messages-state.ts';

/** A source of the text of a block. Its place in the text is the whole block, which is known at its end. */
export const readAnthropicCitation = (state: AnthropicMessagesState, key: unknown, citation: Fields) => {
  const { url, source: origin, title, document_title: documentTitle, document_index: documentId } = citation;
  const part = openText(state, key, 'text');
  const source = addSource(state, {
    url: url ?? origin,
    title: title ?? documentTitle ?? origin ?? 'Document',
    documentId,
    mediaType: citation.type === 'page_location' ? 'application/pdf' : 'text/plain',
  });
  const citedText = readString(citation.cited_text);
  if (source !== undefined) part.citations.push({ source, ...(citedText !== '' && { citedText }) });
};

/** Begins a block. Blocks that come whole are begun with all that they hold. */
export const openAnthropicBlock = (state: AnthropicMessagesState, key: unknown, block: Fields) => {
  const { type, input, content, signature, data } = block;
  switch (type) {
    case 'text':
      openText(state, key, 'text');
      appendText(state, key, 'text', block.text);
      for (const citation of readList(block.citations)) readAnthropicCitation(state, key, citation);
      return;
    case 'thinking':
    case 'redacted_thinking': {
      const part = openText(state, key, 'reasoning');
      if (data || signature) part.metadata = { anthropic: data ? { redactedData: data } : { signature } };
      return appendText(state, key, 'reasoning', block.thinking);
    }
    case 'tool_use':
    case 'server_tool_use':
    case 'mcp_tool_use': {
      const call = openCall(state, key, block.id, block.name, type !== 'tool_use');
      if (call !== undefined) call.input = readFields(input);
      return;
    }
    default: {
      const { type: kind, error_code: code } = readFields(content);
      const isFailed = block.is_error === true || readString(kind).endsWith('_error');
      if (readString(type).endsWith('_tool_result')) {
        writeToolOutput(state, block.tool_use_id, content, isFailed ? (code ?? type) : undefined);
      } else reportUnknown(state, type, block);
    }
  }
};
