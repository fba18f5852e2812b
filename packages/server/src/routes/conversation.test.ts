import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headers } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { readReply, settle } from '../../test/collect.ts';
import { createScriptedModel } from '../../test/scripted-model.ts';
import { chatBody, createTestRelay } from '../../test/test-relay.ts';
import { createSqliteStore } from '../stores/sqlite-store.ts';

describe('DELETE /v1/conversations/:id', () => {
  it('ends what is being produced, and leaves no word in any file', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-erase-'));
    const store = createSqliteStore({ path: join(folder, 'parley.db') });
    const model = createScriptedModel(
      { type: 'text-start', id: 't' },
      { type: 'text-delta', id: 't', delta: 'canary-reply' },
      'hang',
    );
    const { send, remove, get, clock } = await createTestRelay({ store, model });
    const message = { id: 'user-1', text: 'canary-question', parentId: null };
    const response = await send('/v1/chat', chatBody({ message }));
    await settle();
    clock.advance(20);
    await settle();
    expect((await remove('/v1/conversations/conversation-1')).status).toBe(204);
    expect((await get('/v1/conversations/conversation-1')).status).toBe(404);
    expect((await get(`/v1/replies/${response.headers.get(headers.reply)}`)).status).toBe(404);
    const traces = readdirSync(folder).filter((name) => /canary/.test(readFileSync(join(folder, name), 'latin1')));
    expect(traces).toEqual([]);
    await response.body?.cancel();
    await store.close();
    rmSync(folder, { recursive: true });
  });
});

describe('POST /v1/conversations/:id/handoff', () => {
  it('asks for a person once, tells the listener, and is part of the conversation', async () => {
    const heard: unknown[] = [];
    const { send, get } = await createTestRelay({ onHandoff: (event) => void heard.push(event) });
    await readReply(await send('/v1/chat', chatBody()));
    expect(await (await send('/v1/conversations/conversation-1/handoff', {})).json()).toEqual({ status: 'requested' });
    await send('/v1/conversations/conversation-1/handoff', {});
    expect(heard).toEqual([{ site: 'bank', conversationId: 'conversation-1', handoff: { status: 'requested' } }]);
    expect(await (await get('/v1/conversations/conversation-1')).json()).toMatchObject({
      handoff: { status: 'requested' },
    });
  });

  it('stands although the listener fails', async () => {
    const { send, log } = await createTestRelay({ onHandoff: () => Promise.reject(new Error('mail server down')) });
    await readReply(await send('/v1/chat', chatBody()));
    expect((await send('/v1/conversations/conversation-1/handoff', {})).status).toBe(200);
    expect(log.map(({ event }) => event)).toContain('handoff-listener-failed');
  });

  it('is refused where there is nobody', async () => {
    const { send } = await createTestRelay({ site: { canHandOff: false } });
    await readReply(await send('/v1/chat', chatBody()));
    expect((await send('/v1/conversations/conversation-1/handoff', {})).status).toBe(409);
  });
});

describe('GET /v1/site and /v1/passages/:id', () => {
  it('tell what a page may know, and nothing of origins, persona or guards', async () => {
    const { get } = await createTestRelay({ site: { persona: 'canary-persona', policy: 'canary-policy' } });
    const text = await (await get('/v1/site?site=bank')).text();
    expect(JSON.parse(text)).toEqual({
      key: 'bank',
      name: 'Bank',
      assistantName: 'Bank',
      languages: ['en'],
      greeting: {},
      suggestions: {},
      canHandOff: true,
    });
    expect(text).not.toContain('canary');
  });

  it('give a passage to its own tenant only', async () => {
    const { get } = await createTestRelay();
    expect(await (await get('/v1/passages/fees-1?site=bank')).json()).toEqual({
      id: 'fees-1',
      documentId: 'fees',
      title: 'Fees',
      text: 'An outgoing international transfer costs 18 dollars.',
      locator: { headings: ['Transfers'] },
    });
    expect((await get('/v1/passages/fees-1?site=clinic')).status).toBe(404);
  });
});
