import { foldChunks, headers } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { readReply, settle, textOf } from '../../test/collect.ts';
import { createScriptedModel, textChunks } from '../../test/scripted-model.ts';
import { chatBody, createTestRelay, visitorA } from '../../test/test-relay.ts';

describe('GET /v1/replies/:id', () => {
  it('gives the rest from every cursor, so that what was read before and after is the whole', async () => {
    const { send, get } = await createTestRelay();
    const response = await send('/v1/chat', chatBody());
    const replyId = response.headers.get(headers.reply);
    const whole = await readReply(response);
    for (const [index, { cursor }] of whole.entries()) {
      const rest = await readReply(await get(`/v1/replies/${replyId}?site=bank&cursor=${cursor}`));
      expect(rest).toEqual(whole.slice(index + 1));
    }
    expect(await readReply(await get(`/v1/replies/${replyId}`))).toEqual(whole);
  });

  it('reads Last-Event-ID before the query', async () => {
    const { relay, send } = await createTestRelay();
    const response = await send('/v1/chat', chatBody());
    const replyId = response.headers.get(headers.reply);
    const whole = await readReply(response);
    const rest = await relay.fetch(
      new Request(`http://relay.example/v1/replies/${replyId}?cursor=1`, {
        headers: { [headers.visitor]: visitorA, 'last-event-id': '3' },
      }),
    );
    expect(await readReply(rest)).toEqual(whole.slice(3));
  });

  it('lets a second tab follow a reply that is under way', async () => {
    const gate = Promise.withResolvers<void>();
    const [start, first, ...rest] = textChunks('One ', 'two.');
    if (start === undefined || first === undefined) throw new Error('no chunks');
    const { send, get, clock } = await createTestRelay({
      model: createScriptedModel(start, first, gate.promise, ...rest),
    });
    const response = await send('/v1/chat', chatBody());
    await settle();
    clock.advance(20);
    const second = await get(`/v1/replies/${response.headers.get(headers.reply)}`);
    const [a, b] = [readReply(response), readReply(second)];
    await settle();
    gate.resolve();
    expect(await a).toEqual(await b);
    expect(textOf(await a)).toBe('One two.');
  });

  it('refuses a cursor that is none', async () => {
    const { send, get } = await createTestRelay();
    const response = await send('/v1/chat', chatBody());
    await readReply(response);
    expect((await get(`/v1/replies/${response.headers.get(headers.reply)}?cursor=-1`)).status).toBe(400);
  });
});

describe('GET /v1/chat/:id/stream', () => {
  it('resumes the reply under way for useChat, and says 204 when there is none', async () => {
    const { send, get } = await createTestRelay({ model: createScriptedModel('hang') });
    expect((await get('/v1/chat/conversation-1/stream')).status).toBe(204);
    const response = await send('/v1/chat', chatBody());
    const resumed = await get('/v1/chat/conversation-1/stream');
    expect(resumed.headers.get(headers.reply)).toBe(response.headers.get(headers.reply));
    await send(`/v1/replies/${response.headers.get(headers.reply)}/stop`, {});
    expect(foldChunks((await readReply(resumed)).map(({ chunk }) => chunk)).status).toEqual({
      type: 'done',
      outcome: 'stopped',
    });
    expect((await get('/v1/chat/conversation-1/stream')).status).toBe(204);
  });
});
