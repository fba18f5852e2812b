import type { Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { createNodeEnvironment } from '../node-environment.ts';
import type { SendRequest } from '../ports/transport.ts';
import { functionTransport } from '../transports/function-transport.ts';
import type { FittedContext } from './fit-context.ts';
import { limitContext } from './limit-context.ts';

const messages = ['1', '2', '3'].map(
  (id): Message => ({
    id,
    role: 'user',
    parentId: null,
    parts: [{ type: 'text', text: 'x'.repeat(96) }],
    status: { type: 'done', outcome: 'complete' },
    createdAtMs: 0,
  }),
);

const asked = {
  conversationId: 'c',
  site: 'demo',
  trigger: 'submit-message' as const,
  message: { id: '3', text: '', parentId: null },
  replyMessageId: 'a',
};

const start = (maxTokens: number) => {
  const sent: string[] = [];
  const told: FittedContext[] = [];
  const inner = {
    ...functionTransport(async function* () {}),
    send: async (request: SendRequest) => {
      sent.push(request.messages.map(({ id }) => id).join(' '));
      return { batches: (async function* () {})() };
    },
  };
  const countTokens = (text: string) => text.length;
  const transport = limitContext(inner, { maxTokens, countTokens, onOmitted: (fitted) => told.push(fitted) });
  const context = {
    signal: new AbortController().signal,
    environment: createNodeEnvironment(),
    onConnection: () => {},
    onReport: () => {},
  };
  return { sent, told, send: () => transport.send({ ...asked, messages }, context) };
};

describe('limitContext', () => {
  it('sends what fits, and tells what it left out', async () => {
    const { sent, told, send } = start(250);
    await send();
    expect(sent).toEqual(['2 3']);
    expect(told).toMatchObject([{ omitted: [{ id: '1' }], tokens: 200 }]);
  });

  it('sends all and tells nothing when all fits', async () => {
    const { sent, told, send } = start(300);
    await send();
    expect(sent).toEqual(['1 2 3']);
    expect(told).toEqual([]);
  });

  it('fails before anything is sent when nothing fits', async () => {
    const { sent, send } = start(3);
    await expect(send()).rejects.toMatchObject({ code: 'too-large' });
    expect(sent).toEqual([]);
  });
});
