import { type ConformanceReport, checkBackEnd } from '@parley/core/conformance';
import { createNodeEnvironment } from '@parley/core/node';
import { openaiChat } from '@parley/protocol/openai-chat';
import { createRelay, createSqliteStore, type Model } from '@parley/server';
import { createUIMessageStream, createUIMessageStreamResponse, type UIMessage } from 'ai';
import { describe, expect, it } from 'vitest';

const origin = 'https://www.bank.example';
const environment = createNodeEnvironment();

const list = ({ checks }: ConformanceReport, outcome: string) =>
  checks.filter((one) => one.outcome === outcome).map(({ id }) => id);

/** Lets streams and stores do what they can do. */
const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise<void>((resolve) => setImmediate(resolve));
};

/** Repeats what it hears; asked to count it never comes to an end. */
const echoModel: Model = {
  name: 'echo',
  async *stream({ messages, signal }) {
    const { content = '' } = messages.at(-1) ?? {};
    yield { type: 'text-start', id: '0' };
    for (const word of content.split(/(?<= )/)) {
      yield { type: 'text-delta', id: '0', delta: word };
      await settle();
    }
    if (content.includes('count')) {
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    }
    yield { type: 'text-end', id: '0' };
    yield { type: 'finish', finishReason: 'stop' };
  },
};

describe('the conformance kit', () => {
  it('finds nothing wrong with our relay', async () => {
    const store = createSqliteStore({ path: ':memory:' });
    const relay = await createRelay({
      sites: {
        bank: {
          name: 'Bank',
          origins: [origin],
          retriever: { retrieve: async () => [], getPassage: async () => undefined },
        },
      },
      model: echoModel,
      store,
      log: () => {},
    });
    const report = await checkBackEnd({
      kind: 'relay',
      url: 'http://relay.example',
      site: 'bank',
      origin,
      environment,
      fetch: (...input) => relay.fetch(new Request(...input)),
    });
    expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    expect(list(report, 'skipped')).toEqual(['heartbeat', 'reconnect', 'retry-after']);
    await relay.close();
    await store.close();
  });

  it('finds nothing wrong with the chat completions of our relay', async () => {
    const store = createSqliteStore({ path: ':memory:' });
    const key = 'a-key-of-the-api-0123456789';
    const relay = await createRelay({
      sites: { bank: { name: 'Bank', retriever: { retrieve: async () => [], getPassage: async () => undefined } } },
      model: echoModel,
      store,
      apiKeys: [{ key }],
      log: () => {},
    });
    const report = await checkBackEnd({
      wire: openaiChat,
      model: 'bank',
      url: 'http://relay.example/v1',
      headers: { authorization: `Bearer ${key}` },
      environment,
      fetch: (...input) => relay.fetch(new Request(...input)),
    });
    expect(report.checks.filter(({ outcome }) => outcome === 'failed')).toEqual([]);
    await relay.close();
    await store.close();
  });

  it('finds nothing that must be otherwise in a route of the AI SDK', async () => {
    const answer = async (...input: Parameters<typeof fetch>) => {
      const request = new Request(...input);
      if (request.method !== 'POST') return new Response(null, { status: 204 });
      const body: { readonly messages: readonly UIMessage[] } | null = await request.json().catch(() => null);
      if (body === null) return Response.json({ error: 'No JSON.' }, { status: 400 });
      const text = body.messages.at(-1)?.parts.find((part) => part.type === 'text')?.text ?? '';
      const stream = createUIMessageStream({
        execute: async ({ writer }) => {
          writer.write({ type: 'start', messageId: 'reply' });
          writer.write({ type: 'text-start', id: '0' });
          for (const delta of text.split(/(?<= )/)) {
            writer.write({ type: 'text-delta', id: '0', delta });
            await settle();
          }
          writer.write({ type: 'text-end', id: '0' });
          writer.write({ type: 'finish' });
        },
      });
      return createUIMessageStreamResponse({ stream });
    };
    const url = 'https://app.example/api/chat';
    const report = await checkBackEnd({ kind: 'ui-message-stream', url, environment, fetch: answer });
    expect(report.isConforming).toBe(true);
    expect(list(report, 'failed')).toEqual(['empty-message', 'too-large']);
    expect(list(report, 'passed')).toContain('reconnect');
    expect(list(report, 'passed')).toContain('echo');
  });
});
