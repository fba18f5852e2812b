import type { Chunk } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../../test/start-conversation.ts';
import { functionTransport, type ReplyFunction } from './function-transport.ts';

const ask = async (answer: ReplyFunction) => {
  const { conversation } = await startConversation({ transport: functionTransport(answer) });
  await conversation.send('Hello?');
  return conversation;
};

describe('functionTransport', () => {
  it('makes words of strings and ends when the function returns', async () => {
    const conversation = await ask(async function* ({ message }) {
      yield 'You said ';
      yield message.text;
    });
    expect(read(conversation)[1]).toBe('a: You said Hello? (complete)');
  });

  it('passes chunks through, and keeps the end that they tell', async () => {
    const chunks: readonly Chunk[] = [
      { type: 'source-url', sourceId: 's', url: 'https://example.com' },
      { type: 'finish', finishReason: 'length' },
    ];
    const conversation = await ask(async function* () {
      yield 'One';
      yield* chunks;
    });
    const { parts, status } = conversation.getSnapshot().messages[1] ?? {};
    expect(parts).toEqual([
      { type: 'text', text: 'One', state: 'done' },
      { type: 'source-url', sourceId: 's', url: 'https://example.com' },
    ]);
    expect(status).toEqual({ type: 'done', outcome: 'length' });
  });

  it('fails the reply when the function throws, and keeps what it said', async () => {
    const conversation = await ask(async function* () {
      yield 'One';
      throw new Error('broken');
    });
    expect(read(conversation)[1]).toBe('a: One (error)');
    expect(conversation.getSnapshot().errorCode).toBe('internal');
  });

  it.each([
    [{ type: 'error', errorText: 'no', code: 'upstream-unavailable' }, 'error'],
    [{ type: 'abort' }, 'stopped'],
    [{ type: 'finish', finishReason: 'stop' }, 'complete'],
  ] satisfies [Chunk, string][])('ends with %j, although the function goes on', async (end, outcome) => {
    const conversation = await ask(async function* (_request, { signal }) {
      yield 'One';
      yield end;
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
    });
    expect(read(conversation)[1]).toBe(`a: One (${outcome})`);
    expect(conversation.getSnapshot().status).toBe('ready');
  });
});
