import {
  AbstractChat,
  type ChatState,
  type ChatStatus,
  DefaultChatTransport,
  readUIMessageStream,
  type UIMessage,
} from 'ai';
import { describe, expect, it } from 'vitest';
import { readReply, settle, until } from '../../test/collect.ts';
import { createScriptedModel, textChunks } from '../../test/scripted-model.ts';
import { createTestRelay, type TestRelay, visitorA } from '../../test/test-relay.ts';
import { systemClock } from '../clock.ts';

/** The AI SDK's own chat, with its state in plain fields instead of a framework's. */
class PlainChat extends AbstractChat<UIMessage> {
  constructor({ relay }: TestRelay, id: string) {
    const state: ChatState<UIMessage> & { status: ChatStatus } = {
      status: 'ready',
      error: undefined,
      messages: [],
      pushMessage: (message) => {
        state.messages = [...state.messages, message];
      },
      popMessage: () => {
        state.messages = state.messages.slice(0, -1);
      },
      replaceMessage: (index, message) => {
        state.messages = state.messages.with(index, structuredClone(message));
      },
      snapshot: (value) => structuredClone(value),
    };
    super({
      id,
      state,
      transport: new DefaultChatTransport({
        api: 'http://relay.example/v1/chat',
        headers: { 'x-parley-visitor': visitorA, 'x-parley-site': 'bank' },
        fetch: (input, init) => relay.fetch(new Request(input, init)),
      }),
    });
  }
}

const textOf = (message: UIMessage | undefined) =>
  message?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('');

describe('the ai package against the relay', () => {
  it('holds a conversation, with our data parts in its messages', async () => {
    const test = await createTestRelay();
    const chat = new PlainChat(test, 'chat-0123456789abcdef');
    await chat.sendMessage({ text: 'What does an international transfer cost?' });
    expect(chat.error).toBeUndefined();
    expect(chat.status).toBe('ready');
    expect(chat.messages.map(({ role }) => role)).toEqual(['user', 'assistant']);
    expect(textOf(chat.lastMessage)).toBe('It costs 18 dollars [1].');
    expect(chat.lastMessage?.parts).toContainEqual(
      expect.objectContaining({ type: 'data-parley-citation', data: expect.objectContaining({ passageId: 'fees-1' }) }),
    );
    await chat.sendMessage({ text: 'And within the country?' });
    const record = await (await test.get('/v1/conversations/chat-0123456789abcdef')).json();
    expect(record.messages).toHaveLength(4);
    expect(record.messages[2].parentId).toBe(chat.messages[1]?.id);
  });

  it('regenerates', async () => {
    const test = await createTestRelay();
    const chat = new PlainChat(test, 'chat-0123456789abcdef');
    await chat.sendMessage({ text: 'What does an international transfer cost?' });
    const [, first] = chat.messages;
    await chat.regenerate();
    expect(chat.error).toBeUndefined();
    expect(chat.messages).toHaveLength(2);
    expect(chat.lastMessage?.id).not.toBe(first?.id);
    expect((await (await test.get('/v1/conversations/chat-0123456789abcdef')).json()).messages).toHaveLength(3);
  });

  it('resumes a reply that is under way', async () => {
    const gate = Promise.withResolvers<void>();
    const [start, first, ...rest] = textChunks('One ', 'two.');
    if (start === undefined || first === undefined) throw new Error('no chunks');
    const model = createScriptedModel(start, first, gate.promise, ...rest);
    const test = await createTestRelay({ model, clock: systemClock });
    const before = new PlainChat(test, 'chat-0123456789abcdef');
    void before.sendMessage({ text: 'What does a transfer cost?' });
    await until(() => before.status === 'streaming');
    const after = new PlainChat(test, 'chat-0123456789abcdef');
    const resuming = after.resumeStream();
    await settle();
    gate.resolve();
    await resuming;
    expect(after.error).toBeUndefined();
    expect(textOf(after.lastMessage)).toBe('One two.');
  });

  it('reads the stream without a chat', async () => {
    const test = await createTestRelay();
    const transport = new DefaultChatTransport({
      api: 'http://relay.example/v1/chat?site=bank',
      fetch: (input, init) => test.relay.fetch(new Request(input, init)),
    });
    const stream = await transport.sendMessages({
      chatId: 'chat-0123456789abcdef',
      trigger: 'submit-message',
      messageId: undefined,
      messages: [{ id: 'm1', role: 'user', parts: [{ type: 'text', text: 'What does a transfer cost?' }] }],
      abortSignal: undefined,
    });
    let last: UIMessage | undefined;
    for await (const message of readUIMessageStream({ stream })) last = message;
    expect(textOf(last)).toBe('It costs 18 dollars [1].');
  });

  it('gets an error that it understands when the model fails', async () => {
    const test = await createTestRelay({ model: createScriptedModel(new Error('boom')) });
    const chat = new PlainChat(test, 'chat-0123456789abcdef');
    await chat.sendMessage({ text: 'What does a transfer cost?' });
    expect(chat.status).toBe('error');
    expect(chat.error?.message).toBe('Something went wrong. Please try again.');
    const replyId = (await (await test.get('/v1/conversations/chat-0123456789abcdef')).json()).messages[1].replyId;
    expect((await readReply(await test.get(`/v1/replies/${replyId}`))).at(-1)?.chunk).toMatchObject({ type: 'error' });
  });
});
