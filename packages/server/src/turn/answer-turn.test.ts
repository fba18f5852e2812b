import type { Chunk } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { readReply, textOf } from '../../test/collect.ts';
import { createScriptedModel, textChunks } from '../../test/scripted-model.ts';
import { chatBody, createTestRelay, feePassage } from '../../test/test-relay.ts';
import { extractive } from '../models/extractive.ts';

const ask = async (changes: Parameters<typeof createTestRelay>[0], text?: string) => {
  const test = await createTestRelay(changes);
  const body = text === undefined ? chatBody() : chatBody({ message: { id: 'user-1', text, parentId: null } });
  const chunks = (await readReply(await test.send('/v1/chat', body))).map(({ chunk }) => chunk);
  return { ...test, chunks };
};

const dataOf = (chunks: readonly Chunk[], type: string) =>
  chunks.flatMap((chunk) => (chunk.type === `data-parley-${type}` && 'data' in chunk ? [chunk.data] : []));

describe('an answer', () => {
  it('loses the numbers that a model invented, before the guards look at it', async () => {
    const { chunks } = await ask({ model: createScriptedModel(...textChunks('It costs 18 dollars [', '7', '][1].')) });
    expect(textOf(chunks)).toBe('It costs 18 dollars [1].');
    expect(dataOf(chunks, 'citation')).toHaveLength(1);
  });

  it('brings nothing of a model but words: no file, no address, no tool', async () => {
    const { chunks } = await ask({
      model: createScriptedModel(
        { type: 'source-url', sourceId: 's', url: 'https://evil.example' },
        { type: 'file', url: 'https://evil.example/x.png', mediaType: 'image/png' },
        { type: 'tool-input-available', toolCallId: 'c', toolName: 'pay', input: {} },
        { type: 'data-custom', data: 'https://evil.example' },
        ...textChunks('Fine.'),
      ),
    });
    expect(JSON.stringify(chunks)).not.toContain('evil');
    expect(textOf(chunks)).toBe('Fine.');
  });

  it('without a citation is marked as not found, and a person is offered where there is one', async () => {
    const model = createScriptedModel(...textChunks('I do not know.'));
    const { chunks, get } = await ask({ model }, 'Who painted the ceiling?');
    expect(dataOf(chunks, 'grounding')).toEqual([{ status: 'not-found', confidence: 0 }]);
    expect(dataOf(chunks, 'handoff')).toEqual([{ status: 'offered' }]);
    expect(await (await get('/v1/conversations/conversation-1')).json()).toMatchObject({
      handoff: { status: 'offered' },
    });
    const alone = await ask({ model, site: { canHandOff: false } }, 'Who painted the ceiling?');
    expect(dataOf(alone.chunks, 'handoff')).toEqual([]);
  });

  it('to a greeting searches nothing and is marked as conversation', async () => {
    const model = createScriptedModel(...textChunks('Hello!'));
    const { chunks } = await ask({ model }, 'Hello');
    expect(dataOf(chunks, 'grounding')).toEqual([{ status: 'conversational', confidence: 1 }]);
    expect(model.requests[0]?.passages).toEqual([]);
  });

  it('offers a person to whoever asks for one, and not again once the request stands', async () => {
    const model = extractive({ paceMs: 0 });
    const { chunks, send } = await ask({ model }, 'I want to talk to a person');
    expect(dataOf(chunks, 'handoff')).toEqual([{ status: 'offered' }]);
    await send('/v1/conversations/conversation-1/handoff', {});
    const message = { id: 'user-2', text: 'I want to talk to a person', parentId: 'assistant-1' };
    const again = await readReply(await send('/v1/chat', chatBody({ message, replyMessageId: 'assistant-2' })));
    expect(
      dataOf(
        again.map(({ chunk }) => chunk),
        'handoff',
      ),
    ).toEqual([]);
  });

  it('to a follow-up is searched for with what it borrows', async () => {
    const model = createScriptedModel(...textChunks('It costs 18 dollars [1].'));
    const { send } = await ask({ model });
    const message = { id: 'user-2', text: 'And for a student?', parentId: 'assistant-1' };
    await readReply(await send('/v1/chat', chatBody({ message, replyMessageId: 'assistant-2' })));
    expect(model.requests[1]?.standaloneQuestion).toContain('transfer');
    expect(model.requests[1]?.passages.map(({ id }) => id)).toEqual(['fees-1']);
  });

  it('is told persona, policy and passages, and in the model’s own order', async () => {
    const model = createScriptedModel(...textChunks('Fine.'));
    await ask({ model, site: { persona: 'You are Anna.', policy: 'No advice.' } });
    const [system, ...rest] = model.requests[0]?.messages ?? [];
    expect(system).toMatchObject({
      role: 'system',
      content: expect.stringMatching(/You are Anna\.[\s\S]*No advice\./),
    });
    expect(rest.at(-1)?.content).toContain(feePassage.text);
  });

  it('greets in the language of the visitor with the words of the site', async () => {
    const site = {
      languages: ['en', 'zh-CN'],
      greeting: { en: 'Welcome.', 'zh-CN': '欢迎光临。' },
      suggestions: { 'zh-CN': ['收费？'] },
    };
    const { chunks } = await ask({ model: extractive({ paceMs: 0 }), site }, '你好');
    expect(textOf(chunks)).toBe('欢迎光临。');
    expect(dataOf(chunks, 'suggestions')).toEqual([{ suggestions: ['收费？'] }]);
  });

  it('fails with a safe sentence when the documents cannot be searched', async () => {
    const retriever = {
      retrieve: () => Promise.reject(new Error('host db.internal')),
      getPassage: async () => undefined,
    };
    const { chunks } = await ask({ site: { retriever } });
    expect(chunks.at(-1)).toMatchObject({ type: 'error', code: 'knowledge-unavailable' });
    expect(JSON.stringify(chunks)).not.toContain('internal"}');
  });
});
