import { describe, expect, it } from 'vitest';
import { readWithWire } from '../../../test/read-with-wire.ts';
import { foldChunks } from '../../fold-chunks.ts';
import { bedrockConverse } from './bedrock-converse.ts';

const start = { messageStart: { role: 'assistant' } };
const add = (delta: unknown, index = 0) => ({ contentBlockDelta: { contentBlockIndex: index, delta } });
const begin = (block: unknown, index = 0) => ({ contentBlockStart: { contentBlockIndex: index, start: block } });
const finishBlock = (index = 0) => ({ contentBlockStop: { contentBlockIndex: index } });
const stop = (stopReason = 'end_turn') => ({ messageStop: { stopReason } });
const metadata = {
  metadata: { usage: { inputTokens: 5, outputTokens: 2, cacheReadInputTokens: 10, totalTokens: 17 } },
};
const read = (...frames: readonly unknown[]) => readWithWire(bedrockConverse, frames);

describe('bedrockConverse', () => {
  it('reads thoughts with their signature, text of any script, and what it took', () => {
    const { chunks } = read(
      start,
      add({ reasoningContent: { text: 'Hm.' } }),
      add({ reasoningContent: { signature: 'S' } }),
      finishBlock(),
      add({ text: '你好👋' }, 1),
      finishBlock(1),
      stop(),
      metadata,
    );
    expect(chunks).toEqual([
      { type: 'reasoning-start', id: 'reasoning-1' },
      { type: 'reasoning-delta', id: 'reasoning-1', delta: 'Hm.' },
      { type: 'reasoning-end', id: 'reasoning-1', providerMetadata: { bedrock: { signature: 'S' } } },
      { type: 'text-start', id: 'text-2' },
      { type: 'text-delta', id: 'text-2', delta: '你好👋' },
      { type: 'text-end', id: 'text-2' },
      {
        type: 'data-parley-usage',
        id: 'usage',
        data: { model: '', inputTokens: 15, outputTokens: 2, cachedInputTokens: 10 },
      },
      { type: 'finish', finishReason: 'stop' },
    ]);
  });

  it('waits for what the answer took, which comes after its end', () => {
    const reader = bedrockConverse.createReader();
    reader.read(JSON.stringify(stop()));
    expect(reader.isEnded()).toBe(false);
    reader.read(JSON.stringify(metadata));
    expect(reader.isEnded()).toBe(true);
  });

  it('keeps calls apart and never lets one run of whose input a frame was lost', () => {
    const call = (id: string) => begin({ toolUse: { toolUseId: id, name: id } }, id === 'a' ? 0 : 1);
    const { chunks } = read(
      call('a'),
      add({ toolUse: { input: '{"x":1}' } }),
      finishBlock(),
      call('b'),
      add({ toolUse: { input: '{"x"' } }, 1),
      '{oops',
      add({ toolUse: { input: '}' } }, 1),
      finishBlock(1),
      stop('tool_use'),
    );
    expect(foldChunks(chunks).parts).toMatchObject([
      { toolCallId: 'a', state: 'input-available', input: { x: 1 } },
      { toolCallId: 'b', state: 'output-error' },
    ]);
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'tool-calls' });
  });

  it('gives what came of tools that the provider ran', () => {
    const { chunks } = read(
      begin({ toolUse: { toolUseId: 's', name: 'search', type: 'server_tool_use' } }),
      add({ toolUse: { input: '{"q":1}' } }),
      finishBlock(),
      begin({ toolResult: { toolUseId: 's' } }, 1),
      add({ toolResult: [{ text: 'found' }] }, 1),
      finishBlock(1),
    );
    expect(chunks.slice(2)).toEqual([
      { type: 'tool-input-available', toolCallId: 's', toolName: 'search', input: { q: 1 }, providerExecuted: true },
      { type: 'tool-output-available', toolCallId: 's', output: [{ text: 'found' }], providerExecuted: true },
    ]);
  });

  it('cites sources by the whole block', () => {
    const citation = { title: 'A', location: { web: { url: 'https://a.example' } }, sourceContent: [{ text: 'q' }] };
    const { chunks } = read(add({ text: 'Hello' }), add({ citation }), finishBlock());
    expect(chunks.at(-1)).toMatchObject({
      citations: [{ source: { url: 'https://a.example' }, citedText: 'q', startIndex: 0, endIndex: 5 }],
    });
  });

  it.each([
    ['max_tokens', { finishReason: 'length' }, 0],
    ['guardrail_intervened', { finishReason: 'content-filter' }, 1],
    ['content_filtered', { finishReason: 'content-filter' }, 1],
    ['refusal', { finishReason: 'content-filter', messageMetadata: { outcome: 'refused' } }, 1],
    ['malformed_tool_use', { finishReason: 'error' }, 0],
    ['something new', { finishReason: 'other' }, 0],
  ])('ends with %s as %j', (reason, fields, moderations) => {
    const { chunks } = read(add({ text: 'a' }), stop(reason));
    expect(chunks.at(-1)).toEqual({ type: 'finish', ...fields });
    expect(chunks.filter(({ type }) => type === 'data-parley-moderation')).toHaveLength(moderations);
  });

  it.each([
    ['throttlingException', 'rate-limited'],
    ['validationException', 'upstream-refused'],
    ['internalServerException', 'upstream-unavailable'],
    ['modelStreamErrorException', 'upstream-unavailable'],
    ['serviceUnavailableException', 'upstream-unavailable'],
  ])('gives %s the code %s, and its words to the log alone', (name, code) => {
    const { chunks, reports } = read(add({ text: 'a' }), { [name]: { message: 'arn:aws:1' } });
    expect(chunks.at(-1)).toMatchObject({ type: 'error', code });
    expect(JSON.stringify(chunks)).not.toContain('arn:aws');
    expect(reports).toEqual([{ type: 'failure', detail: `${name}: arn:aws:1` }]);
  });

  it('reports events that it does not know', () => {
    expect(read({ future: {} }, add({ future: 1 })).reports).toMatchObject([
      { type: 'unknown', name: 'future' },
      { type: 'unknown', name: 'future' },
    ]);
  });
});
