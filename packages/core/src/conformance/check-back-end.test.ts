import { describe, expect, it } from 'vitest';
import { createConformingBackEnd, type Fault } from '../../test/conforming-back-end.ts';
import { createNodeEnvironment } from '../node-environment.ts';
import { checkBackEnd } from './check-back-end.ts';
import type { ConformanceReport } from './conformance-report.ts';

const check = (fetch: typeof globalThis.fetch) =>
  checkBackEnd({
    kind: 'relay',
    url: 'https://relay.example/',
    site: 'demo',
    origin: 'https://www.bank.example',
    fetch,
    largeBytes: 200_000,
    // Nothing is waited for that a test does not make happen.
    environment: {
      ...createNodeEnvironment(),
      schedule: (callback, delayMs) => {
        if (delayMs < 5_000) queueMicrotask(callback);
        return () => {};
      },
    },
  });

const list = ({ checks }: ConformanceReport, outcome: string) =>
  checks.filter((one) => one.outcome === outcome).map(({ id }) => id);

describe('checkBackEnd', () => {
  it('finds nothing wrong with a back end that does everything right', async () => {
    const report = await check(createConformingBackEnd());
    expect(list(report, 'failed')).toEqual([]);
    expect(list(report, 'skipped')).toEqual(['heartbeat', 'reconnect', 'retry-after']);
    expect(report).toMatchObject({ isConforming: true, kind: 'relay', url: 'https://relay.example/' });
  });

  const faults: readonly (readonly [Fault, string])[] = [
    ['fails', 'answered'],
    ['sends another media type', 'media-type'],
    ['shows a login page', 'never-html'],
    ['sends no version', 'stream-version'],
    ['is cached', 'not-cached'],
    ['buffers', 'not-buffered'],
    ['breaks a frame', 'frames-parse'],
    ['cuts a character', 'utf-8'],
    ['says nothing', 'words'],
    ['begins without a start', 'start-first'],
    ['grows a part before it is begun', 'parts-in-order'],
    ['leaves a part open', 'parts-in-order'],
    ['begins a part twice', 'ids-unique'],
    ['numbers frames alike', 'ids-unique'],
    ['truncates', 'terminal-chunk'],
    ['goes on after its end', 'terminal-chunk'],
    ['ends without a marker', 'done-marker'],
    ['speaks another encoding', 'echo'],
    ['adds fields to be known', 'unknown-fields'],
    ['answers a broken body with a stack trace', 'error-json'],
    ['answers an empty message', 'empty-message'],
    ['takes any size', 'too-large'],
    ['lets no page in', 'preflight'],
    ['hangs after one reader has gone', 'let-go'],
    ['answers a message twice', 'idempotent'],
    ['loses a frame when resumed', 'resume'],
    ['repeats a frame when resumed', 'resume'],
    ['answers after a stop as if nothing had been', 'stop'],
    ['asks for patience without a time', 'retry-after'],
  ];
  it.each(faults)('names the one rule of a back end that %s', async (fault, rule) => {
    const report = await check(createConformingBackEnd(fault));
    expect(list(report, 'failed')).toEqual([rule]);
    const found = report.checks.find(({ id }) => id === rule);
    expect(found?.why).toMatch(/\S/);
    expect(found?.sent).toMatch(/^(POST|GET|OPTIONS) https:\/\/relay\.example\//);
    expect(found?.sent?.length).toBeLessThanOrEqual(200);
    expect(found?.received?.length).toBeLessThanOrEqual(200);
    expect(report.isConforming).toBe(found?.requirement === 'should');
  });

  it('says of a back end that is not there one thing only', async () => {
    const report = await check(() => Promise.reject(new TypeError('fetch failed')));
    expect(list(report, 'failed')).toEqual(['answered']);
    expect(list(report, 'passed')).toEqual([]);
    expect(report.checks[0]).toMatchObject({ why: 'fetch failed', received: 'nothing none: fetch failed' });
  });
});
