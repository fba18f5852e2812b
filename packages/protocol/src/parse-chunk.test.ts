import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseChunk } from './parse-chunk.ts';

describe('parseChunk', () => {
  it('returns the very object of a right chunk', () => {
    const value = { type: 'text-delta', id: 't', delta: 'Hello', providerMetadata: { future: true } };
    const parsed = parseChunk(value);
    expect(parsed.type === 'chunk' && parsed.chunk).toBe(value);
  });

  it.each([
    { type: 'start' },
    { type: 'start', messageId: 'm', messageMetadata: { replyId: 'r' } },
    { type: 'text-start', id: 't' },
    { type: 'tool-input-available', toolCallId: 'c', toolName: 'n', input: {} },
    { type: 'tool-output-available', toolCallId: 'c' },
    { type: 'source-document', sourceId: 's', mediaType: 'text/plain', title: 'T' },
    { type: 'data-weather', data: { degrees: 3 }, transient: true },
    { type: 'data-parley-moderation', id: 'm', data: { stage: 'output', action: 'block', category: 'words' } },
    { type: 'finish', finishReason: 'stop' },
    { type: 'abort' },
    { type: 'error', errorText: 'x', code: 'timeout' },
  ])('takes $type', (value) => {
    expect(parseChunk(value)).toEqual({ type: 'chunk', chunk: value });
  });

  it.each([
    null,
    'text-delta',
    [],
    {},
    { type: 5 },
    { type: 'text-delta', id: 't' },
    { type: 'text-delta', id: 't', delta: 5 },
    { type: 'source-url', sourceId: 's' },
  ])('calls %j malformed', (value) => {
    expect(parseChunk(value).type).toBe('malformed');
  });

  it('passes on types it does not know', () => {
    const value = { type: 'future-chunk', x: 1 };
    expect(parseChunk(value)).toEqual({ type: 'unknown', name: 'future-chunk', value });
  });

  it('reads null in an optional field as absent', () => {
    expect(parseChunk({ type: 'start', messageId: null })).toEqual({ type: 'chunk', chunk: { type: 'start' } });
  });

  it('reads a finish reason and an error code it does not know as no more than that', () => {
    expect(parseChunk({ type: 'finish', finishReason: 'unknown' })).toEqual({
      type: 'chunk',
      chunk: { type: 'finish', finishReason: 'other' },
    });
    expect(parseChunk({ type: 'error', errorText: 'x', code: 'E1' })).toEqual({
      type: 'chunk',
      chunk: { type: 'error', errorText: 'x' },
    });
  });

  it('is not harmed by keys of the prototype', () => {
    const value: unknown = JSON.parse(
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"type":"start","messageId":null}',
    );
    expect(parseChunk(value).type).toBe('chunk');
    expect('polluted' in {}).toBe(false);
    expect(parseChunk({ type: '__proto__' }).type).toBe('unknown');
    expect(parseChunk({ type: 'constructor' }).type).toBe('unknown');
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.anything(), fc.string(), (value, type) => {
        expect(['chunk', 'unknown', 'malformed']).toContain(parseChunk(value).type);
        expect(['chunk', 'unknown', 'malformed']).toContain(parseChunk({ type, data: value, id: value }).type);
      }),
    );
  });
});
