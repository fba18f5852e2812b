import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Chunk } from '@parley/protocol';
import { foldChunks, headers } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readReply, settle, textOf } from '../../test/collect.ts';
import { createScriptedModel, textChunks } from '../../test/scripted-model.ts';
import { chatBody, createTestRelay } from '../../test/test-relay.ts';
import type { Model } from '../models/model.ts';
import { createSqliteStore } from '../stores/sqlite-store.ts';

describe('a process that died', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-restart-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = () => createSqliteStore({ path: join(folder, 'parley.db') });

  /** Begins a reply that says this much, and takes the database away under it, as a kill does. */
  const dieWhileAnswering = async (...said: readonly Chunk[]) => {
    const store = open();
    const { send, clock } = await createTestRelay({ store, model: createScriptedModel(...said, 'hang') });
    const response = await send('/v1/chat', chatBody());
    await settle();
    clock.advance(20);
    await settle();
    await store.close();
    return response.headers.get(headers.reply) ?? '';
  };

  const restart = async (model: Model = createScriptedModel(...textChunks('A new answer.'))) => {
    const test = await createTestRelay({ store: open(), model });
    await settle();
    test.clock.advance(20);
    await settle();
    return test;
  };

  it('leaves a reply that had said something as truncated, with its words', async () => {
    const replyId = await dieWhileAnswering(
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'It costs' },
    );
    const model = createScriptedModel(...textChunks('Never asked.'));
    const { get } = await restart(model);
    const reply = foldChunks((await readReply(await get(`/v1/replies/${replyId}`))).map(({ chunk }) => chunk));
    expect(reply.status).toEqual({ type: 'done', outcome: 'truncated' });
    expect(reply.parts).toContainEqual({ type: 'text', text: 'It costs', state: 'done' });
    const { messages, activeReply } = await (await get('/v1/conversations/conversation-1')).json();
    expect(messages[1]).toMatchObject({ parts: reply.parts, status: reply.status });
    expect(activeReply).toBeUndefined();
    expect(model.requests).toHaveLength(0);
  });

  it('has a reply that had said nothing produced again, under the same id and with growing cursors', async () => {
    const replyId = await dieWhileAnswering();
    const { get } = await restart();
    const received = await readReply(await get(`/v1/replies/${replyId}`));
    expect(textOf(received)).toBe('A new answer.');
    expect(received.map(({ cursor }) => Number(cursor))).toEqual(received.map((_, index) => index + 1));
    expect(received.filter(({ chunk }) => chunk.type === 'start')).toHaveLength(1);
  });

  it('has a reply produced again only once, so that a message which kills the process cannot do so for ever', async () => {
    const replyId = await dieWhileAnswering();
    const second = await restart(createScriptedModel('hang'));
    await second.store.close();
    const { get } = await restart();
    const reply = foldChunks((await readReply(await get(`/v1/replies/${replyId}`))).map(({ chunk }) => chunk));
    expect(reply.status).toEqual({ type: 'done', outcome: 'truncated' });
  });

  it('lets the visitor send a truncated message again', async () => {
    await dieWhileAnswering({ type: 'text-start', id: 't' }, { type: 'text-delta', id: 't', delta: 'It costs' });
    const { send } = await restart();
    expect(textOf(await readReply(await send('/v1/chat', chatBody())))).toBe('A new answer.');
  });
});

describe('a relay that closes', () => {
  it('lets replies end by themselves within the grace time, and refuses new messages meanwhile', async () => {
    const gate = Promise.withResolvers<void>();
    const [start, ...rest] = textChunks('Done.');
    if (start === undefined) throw new Error('no chunks');
    const { relay, send, store } = await createTestRelay({ model: createScriptedModel(start, gate.promise, ...rest) });
    const reading = readReply(await send('/v1/chat', chatBody()));
    await settle();
    const closing = relay.close({ graceMs: 5_000 });
    expect((await send('/v1/chat', chatBody())).status).toBe(503);
    gate.resolve();
    await closing;
    expect(textOf(await reading)).toBe('Done.');
    expect((await store.forSite('bank').getConversation('conversation-1'))?.messages[1]?.status).toEqual({
      type: 'done',
      outcome: 'complete',
    });
  });

  it('stores the rest as truncated after it', async () => {
    const { relay, send, clock } = await createTestRelay({ model: createScriptedModel('hang') });
    const reading = readReply(await send('/v1/chat', chatBody()));
    await settle();
    const closing = relay.close({ graceMs: 5_000 });
    await settle();
    clock.advance(5_000);
    await closing;
    expect(foldChunks((await reading).map(({ chunk }) => chunk)).status).toEqual({
      type: 'done',
      outcome: 'truncated',
    });
  });
});
