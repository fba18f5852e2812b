import { describe, expect, it } from 'vitest';
import { collect, settle, textOf } from '../../test/collect.ts';
import { createManualClock } from '../../test/manual-clock.ts';
import { createModelRequest } from '../../test/model-request.ts';
import { completionFrames, createScriptedUpstream, type UpstreamScript } from '../../test/scripted-upstream.ts';
import { openaiCompatible } from './openai-compatible.ts';

const request = createModelRequest();

const setUp = (...scripts: readonly UpstreamScript[]) => {
  const upstream = createScriptedUpstream(...scripts);
  const clock = createManualClock();
  const model = openaiCompatible({
    baseUrl: 'https://models.example/v1/',
    apiKey: 'sk-canary',
    model: 'small',
    fetch: upstream.fetch,
    clock,
  });
  return { ...upstream, clock, model };
};

const good: UpstreamScript = { type: 'stream', pieces: completionFrames('Hel', 'lo.') };

describe('openaiCompatible', () => {
  it('streams text, usage and the finish of a chat completion', async () => {
    const { model, requests } = setUp(good);
    const chunks = await collect(model.stream(request));
    expect(textOf(chunks)).toBe('Hello.');
    expect(chunks.at(-2)).toMatchObject({ type: 'data-parley-usage', data: { inputTokens: 12, outputTokens: 3 } });
    expect(chunks.at(-1)).toEqual({ type: 'finish', finishReason: 'stop' });
    expect(requests[0]?.url).toBe('https://models.example/v1/chat/completions');
    expect(requests[0]?.headers.get('authorization')).toBe('Bearer sk-canary');
    expect(requests[0]?.body).toMatchObject({ model: 'small', stream: true, messages: request.messages });
  });

  it.each([429, 500, 502, 503, 529])(
    'tries once more after a status of %i, when the provider says so',
    async (status) => {
      const { model, requests, clock } = setUp(
        { type: 'answer', status, body: '{}', headers: { 'retry-after': '2' } },
        good,
      );
      const reading = collect(model.stream(request));
      await settle();
      clock.advance(1_999);
      await settle();
      expect(requests).toHaveLength(1);
      clock.advance(1);
      expect(textOf(await reading)).toBe('Hello.');
      expect(requests).toHaveLength(2);
    },
  );

  it('tries once more when the connection is refused, and then gives up', async () => {
    const { model, requests, clock } = setUp({ type: 'refuse-connection' });
    const reading = collect(model.stream(request));
    reading.catch(() => undefined);
    await settle();
    clock.advance(500);
    await expect(reading).rejects.toMatchObject({ code: 'upstream-unavailable', isRetryable: true });
    expect(requests).toHaveLength(2);
  });

  it('gives up at once when the provider asks for more patience than a visitor has', async () => {
    const { model, requests } = setUp({ type: 'answer', status: 429, body: '{}', headers: { 'retry-after': '3600' } });
    await expect(collect(model.stream(request))).rejects.toMatchObject({ code: 'upstream-unavailable' });
    expect(requests).toHaveLength(1);
  });

  it.each([400, 401, 403, 404])('does not try again after a status of %i', async (status) => {
    const { model, requests } = setUp({ type: 'answer', status, body: '{}' });
    await expect(collect(model.stream(request))).rejects.toMatchObject({
      code: 'upstream-refused',
      isRetryable: false,
    });
    expect(requests).toHaveLength(1);
  });

  it.each([
    { type: 'answer', status: 401, body: '{"error":{"message":"Bad key sk-canary for Be brief."}}' },
    { type: 'stream', pieces: ['data: {"error":{"message":"Bad key sk-canary for Be brief."}}\n\n'] },
  ] as const)('says nothing that the provider said of an error', async (script) => {
    const { model } = setUp(script);
    const failure = await collect(model.stream(request)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Error);
    expect(String(failure)).not.toMatch(/canary|brief/i);
  });

  it.each([
    [
      'an HTML page with status 200',
      { type: 'answer', status: 200, body: '<html>', contentType: 'text/html' },
      'not-a-stream',
    ],
    ['frames that are no JSON', { type: 'stream', pieces: ['data: {"cho\n\n', 'data: }\n\n'] }, 'malformed-chunk'],
    ['an empty stream', { type: 'stream', pieces: [] }, 'truncated'],
    ['an end without its finish', { type: 'stream', pieces: completionFrames('Hel').slice(0, 1) }, 'truncated'],
    [
      'a connection that drops',
      { type: 'stream', pieces: completionFrames('Hel').slice(0, 1), end: 'drop' },
      'truncated',
    ],
  ] as const)('fails with a clear code after %s', async (_, script, code) => {
    const { model } = setUp(script);
    await expect(collect(model.stream(request))).rejects.toMatchObject({ name: 'ParleyError', code });
  });

  it('gives what came before the connection dropped', async () => {
    const { model } = setUp({ type: 'stream', pieces: completionFrames('Hel').slice(0, 1), end: 'drop' });
    const seen: string[] = [];
    await expect(
      (async () => {
        for await (const chunk of model.stream(request)) if (chunk.type === 'text-delta') seen.push(chunk.delta);
      })(),
    ).rejects.toMatchObject({ code: 'truncated' });
    expect(seen).toEqual(['Hel']);
  });

  it('ends a provider that says nothing, without asking it again', async () => {
    const { model, requests, clock } = setUp({ type: 'silence' });
    const reading = collect(model.stream(request));
    reading.catch(() => undefined);
    await settle();
    clock.advance(30_000);
    await expect(reading).rejects.toMatchObject({ code: 'timeout' });
    expect(requests).toHaveLength(1);
  });

  it('ends an answer that stalls', async () => {
    const { model, clock } = setUp({ type: 'stream', pieces: completionFrames('Hel').slice(0, 1), end: 'stall' });
    const reading = collect(model.stream(request));
    reading.catch(() => undefined);
    await settle();
    clock.advance(30_000);
    await expect(reading).rejects.toMatchObject({ code: 'timeout' });
    expect(clock.pendingCount()).toBe(0);
  });

  it('ends with the signal, at once, and leaves no timer behind', async () => {
    const { model, clock } = setUp({ type: 'stream', pieces: completionFrames('Hel').slice(0, 1), end: 'stall' });
    const controller = new AbortController();
    const reading = collect(model.stream({ ...request, signal: controller.signal }));
    reading.catch(() => undefined);
    await settle();
    controller.abort();
    await expect(reading).rejects.toBe(controller.signal.reason);
    expect(clock.pendingCount()).toBe(0);
  });
});
