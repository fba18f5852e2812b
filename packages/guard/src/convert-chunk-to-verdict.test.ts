import type { Chunk } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { convertChunkToVerdict } from './convert-chunk-to-verdict.ts';

const moderate = (data: object): Chunk => ({ type: 'data-parley-moderation', id: 'm', data });

describe('convertChunkToVerdict', () => {
  it.each<[Chunk, object]>([
    [
      { type: 'finish', finishReason: 'content-filter' },
      { type: 'block', category: 'content-filter', origin: 'provider' },
    ],
    [
      { type: 'finish', messageMetadata: { outcome: 'filtered' } },
      { type: 'block', category: 'content-filter', origin: 'provider' },
    ],
    [
      { type: 'finish', finishReason: 'content-filter', messageMetadata: { outcome: 'refused' } },
      { type: 'block', category: 'refused', origin: 'provider' },
    ],
    [
      moderate({ stage: 'output', action: 'block', category: 'SAFETY', origin: 'provider', reason: 'No.' }),
      { type: 'block', category: 'SAFETY', origin: 'provider', reason: 'No.' },
    ],
    [
      moderate({ stage: 'input', action: 'warn', category: 'violence', origin: 'provider' }),
      { type: 'warn', category: 'violence', origin: 'provider' },
    ],
  ])('reads %j', (chunk, verdict) => {
    expect(convertChunkToVerdict(chunk)).toEqual(verdict);
  });

  it.each<[Chunk]>([
    [{ type: 'finish', finishReason: 'stop' }],
    [{ type: 'finish', finishReason: 'content-filter', messageMetadata: { outcome: 'blocked' } }],
    [{ type: 'text-delta', id: 't', delta: 'content-filter' }],
    [moderate({ stage: 'output', action: 'block', category: 'words' })],
    [moderate({ action: 'block', origin: 'provider' })],
  ])('leaves %j alone', (chunk) => {
    expect(convertChunkToVerdict(chunk)).toBeNull();
  });
});
