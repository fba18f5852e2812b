import { type Chunk, jsonLines, type Wire } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeEnvironment } from '../node-environment.ts';
import { checkBackEnd } from './check-back-end.ts';

/** A wire of one JSON string a line; `null` ends it. */
const lines: Wire = {
  name: 'lines',
  framing: jsonLines,
  writeRequest: ({ model, conversation }) => ({
    path: '/answer',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ model, messages: conversation?.messages }),
  }),
  createReader: () => {
    let isEnded = false;
    return {
      read: (data): readonly Chunk[] => {
        const delta: unknown = JSON.parse(data);
        if (typeof delta === 'string') return [{ type: 'text-delta', id: '0', delta }];
        isEnded = true;
        return [];
      },
      end: () => (isEnded ? [{ type: 'finish', finishReason: 'stop' }] : []),
      isEnded: () => isEnded,
    };
  },
};

const check = async (body: string) => {
  const requests: Request[] = [];
  const report = await checkBackEnd({
    wire: lines,
    model: 'small',
    url: 'https://provider.example/v1/',
    headers: { authorization: 'Bearer key' },
    environment: createNodeEnvironment(),
    fetch: async (...input) => {
      requests.push(new Request(...input));
      return new Response(body, { headers: { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store' } });
    },
  });
  const failed = report.checks.filter(({ outcome }) => outcome === 'failed').map(({ id }) => id);
  return { report, failed, requests };
};

describe('checkBackEnd with a wire', () => {
  it('asks as the wire does, with the headers that it was given', async () => {
    const { report, requests } = await check('"Hel"\n"lo"\nnull\n');
    expect(report.kind).toBe('lines');
    expect(requests[0]?.url).toBe('https://provider.example/v1/answer');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer key');
    expect(await requests[0]?.json()).toMatchObject({ model: 'small', messages: [{ role: 'user' }] });
  });

  it('leaves out the rules of the UI message stream', async () => {
    const { failed, report } = await check('"Hel"\n"lo"\nnull\n');
    expect(failed).toEqual(['not-buffered', 'error-json', 'empty-message', 'too-large']);
    const skipped = report.checks.filter(({ outcome }) => outcome === 'skipped').map(({ id }) => id);
    expect(skipped).toEqual(expect.arrayContaining(['stream-version', 'start-first', 'parts-in-order', 'done-marker']));
  });

  it('knows a cut stream by the terminal event of the wire', async () => {
    expect((await check('"Hello"\n')).failed).toContain('terminal-chunk');
    expect((await check('"Hello"\nnull\n')).failed).not.toContain('terminal-chunk');
  });
});
