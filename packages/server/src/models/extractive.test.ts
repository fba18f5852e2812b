import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collect, settle, textOf } from '../../test/collect.ts';
import { createManualClock } from '../../test/manual-clock.ts';
import { createModelRequest } from '../../test/model-request.ts';
import { feePassage } from '../../test/test-relay.ts';
import { extractive } from './extractive.ts';

const question = 'What does an outgoing international transfer cost?';
const request = createModelRequest({ question, passages: [{ ...feePassage, score: 0.9 }] });

describe('extractive', () => {
  it('answers with the sentence of the passage, its number, and how sure it is', async () => {
    const chunks = await collect(extractive({ paceMs: 0 }).stream(request));
    expect(textOf(chunks)).toBe('An outgoing international transfer costs 18 dollars. [1]');
    expect(chunks).toContainEqual(
      expect.objectContaining({ type: 'data-parley-grounding', data: expect.objectContaining({ status: 'grounded' }) }),
    );
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
  });

  it('says that it found nothing, and offers what it can', async () => {
    const chunks = await collect(
      extractive({ paceMs: 0 }).stream(
        createModelRequest({ question: 'Who painted the ceiling?', suggestions: ['Fees?'] }),
      ),
    );
    expect(chunks).toContainEqual(
      expect.objectContaining({ type: 'data-parley-grounding', data: { status: 'not-found', confidence: 0 } }),
    );
    expect(chunks).toContainEqual(
      expect.objectContaining({ type: 'data-parley-suggestions', data: { suggestions: ['Fees?'] } }),
    );
  });

  it('gives the first piece at once and each further one at its pace', async () => {
    const clock = createManualClock();
    const seen: string[] = [];
    const reading = (async () => {
      for await (const chunk of extractive({ clock }).stream(request))
        if (chunk.type === 'text-delta') seen.push(chunk.delta);
    })();
    await settle();
    expect(seen).toEqual(['An ']);
    clock.advance(19);
    await settle();
    expect(seen).toHaveLength(1);
    clock.advance(1);
    await settle();
    expect(seen).toEqual(['An ', 'outgoing ']);
    for (let piece = 0; piece < 20; piece += 1) {
      clock.advance(20);
      await settle();
    }
    await reading;
    expect(clock.pendingCount()).toBe(0);
  });

  it('loses no character, whatever the greeting of the site is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (greeting) => {
        const chunks = await collect(
          extractive({ paceMs: 0 }).stream(createModelRequest({ question: 'Hello', greeting })),
        );
        expect(textOf(chunks)).toBe(greeting);
      }),
    );
  });
});
