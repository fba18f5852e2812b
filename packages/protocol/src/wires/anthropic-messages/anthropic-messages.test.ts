import { describe, expect, it } from 'vitest';
import { readWithWire } from '../../../test/read-with-wire.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { anthropicMessages } from './anthropic-messages.ts';

const start = { type: 'message_start', message: { model: 'm', usage: { input_tokens: 3, output_tokens: 1 } } };
const stop = { type: 'message_stop' };
const begin = (block: unknown, index: number | undefined = 0) => ({
  type: 'content_block_start',
  index,
  content_block: block,
});
const add = (delta: unknown, index: number | undefined = 0) => ({ type: 'content_block_delta', index, delta });
const finishBlock = (index: number | undefined = 0) => ({ type: 'content_block_stop', index });
const end = (reason: string, more: object = {}) => ({
  type: 'message_delta',
  delta: { stop_reason: reason, ...more },
  usage: { output_tokens: 7 },
});
const usage = { type: 'data-parley-usage', id: 'usage', data: { model: 'm', inputTokens: 3, outputTokens: 7 } };
const read = (...frames: readonly unknown[]) => readWithWire(anthropicMessages, frames);

describe('anthropicMessages', () => {
  it('reads text of any script, with one delta for each of its pieces', () => {
    const text = [add({ type: 'text_delta', text: '你好' }), add({ type: 'text_delta', text: '，世界 👋' })];
    const { chunks } = read(start, begin({ type: 'text', text: '' }), ...text, finishBlock(), end('end_turn'), stop);
    expect(chunks).toEqual([
      { type: 'text-start', id: 'text-1' },
      { type: 'text-delta', id: 'text-1', delta: '你好' },
      { type: 'text-delta', id: 'text-1', delta: '，世界 👋' },
      { type: 'text-end', id: 'text-1' },
      usage,
      { type: 'finish', finishReason: 'stop' },
    ]);
  });

  it('reads blocks that name no index and do not say that they begin', () => {
    const { chunks } = read(start, { type: 'content_block_delta', delta: { type: 'text_delta', text: 'Hi' } }, stop);
    expect(foldChunks(chunks)).toMatchObject({ parts: [{ text: 'Hi' }, {}], status: { outcome: 'complete' } });
  });

  it('keeps blocks apart that come interleaved', () => {
    const { chunks } = read(
      start,
      begin({ type: 'text', text: '' }, 0),
      begin({ type: 'tool_use', id: 't', name: 'rate', input: {} }, 1),
      add({ type: 'text_delta', text: 'a' }, 0),
      add({ type: 'input_json_delta', partial_json: '{"to":' }, 1),
      add({ type: 'text_delta', text: 'b' }, 0),
      add({ type: 'input_json_delta', partial_json: '"EUR"}' }, 1),
      finishBlock(1),
      finishBlock(0),
      end('tool_use'),
      stop,
    );
    expect(foldChunks(chunks).parts).toMatchObject([
      { type: 'text', text: 'ab' },
      { type: 'tool-rate', state: 'input-available', input: { to: 'EUR' } },
      {},
    ]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'tool-calls' });
  });

  it('keeps the signature of a thought, also of one that is hidden', () => {
    const { chunks } = read(
      start,
      begin({ type: 'thinking', thinking: '', signature: '' }),
      add({ type: 'thinking_delta', thinking: 'Hm.' }),
      add({ type: 'signature_delta', signature: 'S' }),
      finishBlock(),
      begin({ type: 'redacted_thinking', data: 'R' }, 1),
      finishBlock(1),
    );
    expect(chunks.filter(({ type }) => type === 'reasoning-end')).toEqual([
      { type: 'reasoning-end', id: 'reasoning-1', providerMetadata: { anthropic: { signature: 'S' } } },
      { type: 'reasoning-end', id: 'reasoning-2', providerMetadata: { anthropic: { redactedData: 'R' } } },
    ]);
  });

  it('cites pages and documents by the whole block, each source once', () => {
    const page = { type: 'web_search_result_location', url: 'https://a.example', title: 'A', cited_text: 'q' };
    const { chunks } = read(
      start,
      begin({ type: 'text', text: '' }),
      add({ type: 'citations_delta', citation: page }),
      add({ type: 'text_delta', text: '汇率👋' }),
      add({ type: 'citations_delta', citation: page }),
      add({
        type: 'citations_delta',
        citation: {
          type: 'page_location',
          document_index: 0,
          document_title: 'Fees',
          cited_text: '',
          start_page_number: 2,
        },
      }),
      finishBlock(),
    );
    const source = { type: 'source', sourceType: 'url', id: 'source-1', url: 'https://a.example', title: 'A' };
    expect(chunks.filter(({ type }) => type.startsWith('source'))).toEqual([
      { type: 'source-url', sourceId: 'source-1', url: 'https://a.example', title: 'A' },
      { type: 'source-document', sourceId: 'source-2', mediaType: 'application/pdf', title: 'Fees' },
    ]);
    expect(chunks.find(({ type }) => type === 'text-end')).toEqual({
      type: 'text-end',
      id: 'text-1',
      citations: [
        { source, citedText: 'q', startIndex: 0, endIndex: 4 },
        { source, citedText: 'q', startIndex: 0, endIndex: 4 },
        {
          source: {
            type: 'source',
            sourceType: 'document',
            id: 'source-2',
            mediaType: 'application/pdf',
            title: 'Fees',
          },
          startIndex: 0,
          endIndex: 4,
        },
      ],
    });
  });

  it('takes no address as a page that is none of the web', () => {
    const citation = { type: 'web_search_result_location', url: 'javascript:alert(1)', title: 'A' };
    const { chunks } = read(start, add({ type: 'citations_delta', citation }));
    expect(chunks.filter(({ type }) => type === 'source-url')).toEqual([]);
  });

  it('gives what came of tools that the provider ran, and says of a failure only that it failed', () => {
    const { chunks, reports } = read(
      start,
      begin({ type: 'server_tool_use', id: 's', name: 'web_search', input: { query: 'x' } }),
      finishBlock(),
      begin({ type: 'web_search_tool_result', tool_use_id: 's', content: [{ title: 'A' }] }, 1),
      finishBlock(1),
      begin({ type: 'mcp_tool_use', id: 'c', name: 'ask', input: {} }, 2),
      finishBlock(2),
      begin({ type: 'mcp_tool_result', tool_use_id: 'c', is_error: true, content: [{ text: 'key sk-1 bad' }] }, 3),
    );
    expect(chunks.filter(({ type }) => /^tool-(output|input-available)/.test(type))).toEqual([
      {
        type: 'tool-input-available',
        toolCallId: 's',
        toolName: 'web_search',
        input: { query: 'x' },
        providerExecuted: true,
      },
      { type: 'tool-output-available', toolCallId: 's', output: [{ title: 'A' }], providerExecuted: true },
      { type: 'tool-input-available', toolCallId: 'c', toolName: 'ask', input: {}, providerExecuted: true },
      { type: 'tool-output-error', toolCallId: 'c', errorText: 'The tool failed.', providerExecuted: true },
    ]);
    expect(reports).toEqual([{ type: 'failure', detail: 'mcp_tool_result' }]);
  });

  it('makes a refusal without any block visible', () => {
    const { chunks } = read(start, end('refusal', { stop_details: { category: 'cyber' } }), stop);
    expect(chunks).toEqual([
      {
        type: 'data-parley-moderation',
        id: 'provider-output',
        data: { stage: 'output', action: 'block', category: 'refusal', origin: 'provider', categories: ['cyber'] },
      },
      usage,
      { type: 'finish', finishReason: 'content-filter', messageMetadata: { outcome: 'refused' } },
    ]);
  });

  it('makes a step of every message but the last, and tells what each took', () => {
    const { chunks } = read(
      start,
      begin({ type: 'text', text: 'a' }),
      end('tool_use'),
      stop,
      start,
      end('end_turn'),
      stop,
    );
    expect(chunks.map((chunk) => ('id' in chunk ? `${chunk.type} ${chunk.id}` : chunk.type))).toEqual([
      'text-start text-1',
      'text-delta text-1',
      'text-end text-1',
      'data-parley-usage usage',
      'finish-step',
      'start-step',
      'data-parley-usage usage-2',
      'finish',
    ]);
  });

  it('counts what came from the cache as input', () => {
    const counts = { input_tokens: 2, output_tokens: 5, cache_read_input_tokens: 100, cache_creation_input_tokens: 10 };
    const { chunks } = read({ type: 'message_start', message: { model: 'm', usage: counts } }, stop);
    expect(chunks[0]).toMatchObject({ data: { inputTokens: 112, outputTokens: 5, cachedInputTokens: 100 } });
  });

  it('expects nothing more after the last message, but does after one that waits for a tool', () => {
    const reader = anthropicMessages.createReader();
    for (const frame of [start, end('tool_use'), stop]) reader.read(JSON.stringify(frame));
    expect(reader.isEnded()).toBe(false);
    for (const frame of [start, end('end_turn'), stop]) reader.read(JSON.stringify(frame));
    expect(reader.isEnded()).toBe(true);
    expect(reader.end().at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
    expect([reader.end(), reader.read(JSON.stringify(start))]).toEqual([[], []]);
  });
});
