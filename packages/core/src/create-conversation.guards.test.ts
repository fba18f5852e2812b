import type { Guard } from '@parley/guard';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { createTestBackEnd } from '../test/test-back-end.ts';
import { settle } from '../test/test-browser.ts';
import { getMessageText } from './get-message-text.ts';
import { moderate } from './moderate.ts';
import { memoryStorage } from './storages/memory-storage.ts';

const blockSecret: Guard = (content) => {
  const start = content.indexOf('secret');
  return start < 0
    ? { type: 'allow' }
    : { type: 'block', category: 'secrets', reason: 'Not that.', span: { start, end: start + 6 } };
};
const redactNumber: Guard = async (content) => {
  const start = content.indexOf('1234');
  return start < 0
    ? { type: 'allow' }
    : { type: 'redact', category: 'numbers', redactions: [{ start, end: start + 4, replacement: '••••' }] };
};

describe('inputGuards', () => {
  it('hold the message until the verdict', async () => {
    let decide = () => {};
    const guard: Guard = () =>
      new Promise((resolve) => {
        decide = () => resolve({ type: 'allow' });
      });
    const { conversation, backEnd } = await startConversation({ moderation: moderate({ input: [guard] }) });
    void conversation.send('Hello?');
    await settle();
    expect(read(conversation)).toEqual(['u: Hello? (pending)']);
    expect(backEnd.requests).toHaveLength(0);
    decide();
    await settle();
    expect(backEnd.requests).toHaveLength(1);
  });

  it('keep a blocked message here, with the reason', async () => {
    const { conversation, backEnd } = await startConversation({ moderation: moderate({ input: [blockSecret] }) });
    await conversation.send('my secret');
    expect(read(conversation)).toEqual(['u: my secret (blocked)']);
    expect(conversation.getSnapshot().messages[0]?.parts[1]).toMatchObject({
      type: 'data-parley-moderation',
      data: { stage: 'input', action: 'block', category: 'secrets', reason: 'Not that.' },
    });
    expect(conversation.getSnapshot()).toMatchObject({ status: 'ready', errorCode: null });
    expect(backEnd.requests).toHaveLength(0);
  });

  it('send the redacted text in place of the visitor’s', async () => {
    const { conversation, backEnd } = await startConversation({ moderation: moderate({ input: [redactNumber] }) });
    void conversation.send('card 1234!');
    await settle();
    expect(backEnd.requests[0]?.message.text).toBe('card ••••!');
    expect(read(conversation)[0]).toBe('u: card ••••! (complete)');
  });

  it('let nothing out when they fail', async () => {
    const { conversation, backEnd } = await startConversation({
      moderation: moderate({
        input: [
          () => {
            throw new Error('down');
          },
        ],
      }),
    });
    await conversation.send('Hello?');
    expect(read(conversation)).toEqual(['u: Hello? (blocked)']);
    expect(backEnd.requests).toHaveLength(0);
  });

  it('can be stopped while they think', async () => {
    const { conversation } = await startConversation({
      moderation: moderate({ input: [() => new Promise(() => {})] }),
    });
    const sent = conversation.send('Hello?');
    await settle();
    await conversation.stop();
    await sent;
    expect(read(conversation)).toEqual(['u: Hello? (stopped)']);
  });
});

describe('outputGuards', () => {
  it('let no letter of a blocked span reach a subscriber or the storage, however it is cut, and stop the reply', async () => {
    const storage = memoryStorage();
    const backEnd = createTestBackEnd();
    const { conversation, tab } = await startConversation({
      storage,
      backEnd,
      moderation: moderate({ output: [blockSecret] }),
    });
    const seen: string[] = [];
    conversation.subscribe(() => seen.push(read(conversation)[1] ?? ''));
    const sent = conversation.send('Tell me');
    await settle();
    backEnd.replies[0]?.push({ type: 'text-start', id: '0' });
    for (const letter of 'All is well. The secret is here. And more. ') {
      backEnd.replies[0]?.say(letter);
      await settle();
      await tab.frame();
    }
    await sent;
    expect(seen.join()).not.toContain('sec');
    const stored = await storage.load('talk');
    expect(stored?.messages.map(getMessageText)).toEqual(['Tell me', 'All is well. The ']);
    expect(read(conversation)[1]).toBe('a: All is well. The  (blocked)');
    expect(backEnd.stops).toEqual(['reply-1']);
  });

  it('change nothing of a reply that passes', async () => {
    const { conversation, backEnd } = await startConversation({ moderation: moderate({ output: [blockSecret] }) });
    const sent = conversation.send('Tell me');
    await settle();
    backEnd.replies[0]?.push({ type: 'text-start', id: '0' });
    backEnd.replies[0]?.say('All is ');
    backEnd.replies[0]?.say('well.');
    backEnd.replies[0]?.finish();
    await sent;
    expect(read(conversation)[1]).toBe('a: All is well. (complete)');
  });
});
