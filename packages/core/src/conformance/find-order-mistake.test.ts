import type { Chunk } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { findOrderMistake } from './find-order-mistake.ts';

const begin: Chunk = { type: 'text-start', id: '0' };
const grow: Chunk = { type: 'text-delta', id: '0', delta: 'a' };
const end: Chunk = { type: 'text-end', id: '0' };
const finish: Chunk = { type: 'finish' };
const call: Chunk = { type: 'tool-input-available', toolCallId: 'c', toolName: 't', input: {} };
const output: Chunk = { type: 'tool-output-available', toolCallId: 'c', output: 1 };

describe('findOrderMistake', () => {
  it.each<readonly (Chunk | readonly Chunk[])[]>([
    [begin, grow, end, finish],
    [begin, end, begin, end, finish],
    [begin, { type: 'reset-step' }, begin, end, finish],
    [begin, { type: 'abort' }],
    [begin, { type: 'error', errorText: 'no' }],
    [call, output, finish],
  ])('finds none where there is none: %#', (...chunks) => {
    expect(findOrderMistake(chunks.flat())).toBeUndefined();
  });

  it.each<readonly [string, readonly Chunk[]]>([
    ['`text-delta` of part `0` comes while it is not open.', [grow]],
    ['`text-end` of part `0` comes while it is not open.', [begin, end, end]],
    ['`text-start` comes while part `0` is open.', [begin, begin]],
    ['Part `0` is open at `finish`.', [begin, finish]],
    ['`tool-output-available` comes before its call `c` was begun.', [output]],
  ])('says: %s', (mistake, chunks) => {
    expect(findOrderMistake(chunks)).toBe(mistake);
  });
});
