import { describe, expect, it } from 'vitest';
import { assertStreamResponse } from './assert-stream-response.ts';

const respond = (body: string | null, status: number, headers: Record<string, string> = {}) =>
  new Response(body, { status, headers });

describe('assertStreamResponse', () => {
  it('returns the body of an event stream', async () => {
    const response = respond('data: x\n\n', 200, { 'content-type': 'Text/Event-Stream; charset=utf-8' });
    expect(await assertStreamResponse(response)).toBe(response.body);
  });

  it('refuses a login page, with its type and its first 200 characters', async () => {
    const page = `<!doctype html>${'x'.repeat(5000)}`;
    await expect(assertStreamResponse(respond(page, 200, { 'content-type': 'text/html' }))).rejects.toMatchObject({
      code: 'not-a-stream',
      status: 200,
      isRetryable: false,
      detail: `200 text/html: ${page.slice(0, 200)}`,
    });
  });

  it('refuses an answer without a body', async () => {
    await expect(assertStreamResponse(respond(null, 200))).rejects.toMatchObject({ code: 'not-a-stream' });
  });

  it('reads our own error body', async () => {
    const body = JSON.stringify({ error: { code: 'budget-spent', message: 'The budget of this site is spent.' } });
    await expect(assertStreamResponse(respond(body, 429, { 'retry-after': '7' }))).rejects.toMatchObject({
      code: 'budget-spent',
      message: 'The budget of this site is spent.',
      isRetryable: true,
      retryAfterMs: 7000,
      status: 429,
    });
  });

  it('reads a date in Retry-After against the clock it is given', async () => {
    const response = respond('', 503, { 'retry-after': 'Thu, 01 Jan 1970 00:01:00 GMT' });
    await expect(assertStreamResponse(response, { now: () => 50_000 })).rejects.toMatchObject({ retryAfterMs: 10_000 });
  });

  it.each([
    [400, 'bad-request', false],
    [401, 'unauthorized', false],
    [404, 'not-found', false],
    [408, 'timeout', true],
    [413, 'too-large', false],
    [429, 'rate-limited', true],
    [500, 'upstream-unavailable', true],
    [504, 'timeout', true],
  ])('gives status %i the code %s', async (status, code, isRetryable) => {
    await expect(assertStreamResponse(respond('{"error":{"code":"nonsense"}}', status))).rejects.toMatchObject({
      code,
      isRetryable,
    });
  });

  it('does not read an endless body to its end', async () => {
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(1024).fill(120)),
      cancel: () => {
        isCancelled = true;
      },
    });
    await expect(assertStreamResponse(new Response(body))).rejects.toMatchObject({ code: 'not-a-stream' });
    expect(isCancelled).toBe(true);
  });
});
