import type { VisemeSpan, VisemeTimeline } from '@parley/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleTimeline } from './sample-timeline.ts';

const timeline = (...spans: readonly (readonly [VisemeSpan['viseme'], number, number])[]): VisemeTimeline => ({
  method: 'word-times',
  spans: spans.map(([viseme, startMs, endMs]) => ({ viseme, startMs, endMs, weight: 1 })),
});

describe('sampleTimeline', () => {
  it('rests before, after and without anything to say', () => {
    const one = timeline(['aa', 1000, 1200]);
    expect(sampleTimeline(one, 500)).toEqual({ sil: 1 });
    expect(sampleTimeline(one, 2000)).toEqual({ sil: 1 });
    expect(sampleTimeline(timeline(), 0)).toEqual({ sil: 1 });
  });

  it('shows a shape fully in its middle', () => {
    expect(sampleTimeline(timeline(['aa', 0, 300]), 150).aa).toBeCloseTo(1);
  });

  it('mixes two vowels where they meet', () => {
    const { aa = 0, I = 0 } = sampleTimeline(timeline(['aa', 0, 200], ['I', 200, 400]), 200);
    expect(aa).toBeCloseTo(I);
    expect(aa + I).toBeCloseTo(1);
  });

  it('closes the lips before the sound, and rounds them early', () => {
    expect(sampleTimeline(timeline(['PP', 500, 600]), 460).PP).toBeGreaterThan(0.8);
    expect(sampleTimeline(timeline(['U', 500, 600]), 450).U).toBeGreaterThan(0.5);
    expect(sampleTimeline(timeline(['kk', 500, 600]), 440).kk ?? 0).toBe(0);
  });

  it('keeps a very short closure closed long enough to be seen', () => {
    const short = timeline(['aa', 0, 300], ['PP', 300, 310], ['aa', 310, 600]);
    const closedMs = Array.from({ length: 600 }, (_, timeMs) => sampleTimeline(short, timeMs).PP ?? 0).filter(
      (weight) => weight > 0.7,
    );
    expect(closedMs.length).toBeGreaterThanOrEqual(60);
  });

  it('always gives weights from 0 to 1 that sum to 1 and never jump', () => {
    const names = fc.constantFrom<VisemeSpan['viseme']>('PP', 'FF', 'aa', 'U', 'kk', 'SS', 'O');
    fc.assert(
      fc.property(
        fc.array(fc.tuple(names, fc.integer({ min: 5, max: 200 }), fc.integer({ min: 0, max: 80 })), { maxLength: 12 }),
        (parts) => {
          let at = 0;
          const spans = parts.map(([viseme, lengthMs, gapMs]): VisemeSpan => {
            const startMs = at + gapMs;
            at = startMs + lengthMs;
            return { viseme, startMs, endMs: at, weight: 1 };
          });
          let before = sampleTimeline({ method: 'stretch', spans }, -200);
          for (let timeMs = -199; timeMs < at + 200; timeMs += 2) {
            const weights = sampleTimeline({ method: 'stretch', spans }, timeMs);
            const values = Object.values(weights);
            expect(values.reduce((sum, value) => sum + value, 0)).toBeCloseTo(1);
            for (const value of values) expect(value).toBeGreaterThanOrEqual(0);
            expect(Math.abs((weights.PP ?? 0) - (before.PP ?? 0))).toBeLessThan(0.35);
            before = weights;
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});
