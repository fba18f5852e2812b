import fc from 'fast-check';
import { expect, it } from 'vitest';
import { decodeSse } from './decode-sse.ts';
import { encodeChunk, encodeDone } from './encode-chunk.ts';

it('makes exactly one event of any text and any cursor', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (delta, cursor) => {
      const chunk = { type: 'text-delta', id: 't', delta } as const;
      const events = decodeSse().feed(encodeChunk(chunk, cursor));
      expect(events).toHaveLength(1);
      expect(JSON.parse(events[0]?.data ?? '')).toEqual(chunk);
    }),
  );
});

it('cannot be made to forge an event by line breaks', () => {
  const frame = encodeChunk({ type: 'error', errorText: 'a\n\ndata: {"type":"finish"}\r\r' }, '5\n\ndata: forged');
  expect(decodeSse().feed(frame)).toHaveLength(1);
});

it('leaves the cursor out when there is none', () => {
  expect(encodeChunk({ type: 'abort' })).toBe('data: {"type":"abort"}\n\n');
  expect(encodeDone()).toBe('data: [DONE]\n\n');
});
