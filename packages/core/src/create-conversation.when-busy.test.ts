import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { settle } from '../test/test-browser.ts';

const queueOf = ({ conversation }: Awaited<ReturnType<typeof startConversation>>) =>
  conversation.getSnapshot().queue.map(({ text }) => text);

/** A reply to "One" that is under way and has said "Hel". */
const startReply = async (...options: Parameters<typeof startConversation>) => {
  const started = await startConversation(...options);
  const first = started.conversation.send('One');
  await settle();
  started.backEnd.replies[0]?.say('Hel');
  await settle();
  await started.tab.frame();
  return { ...started, first };
};

describe('whenBusy', () => {
  it('interrupt stops the reply under way, keeps its text, and sends the message after it', async () => {
    const { conversation, backEnd, first } = await startReply({ whenBusy: 'interrupt' });
    const second = conversation.send('Two');
    await first;
    await settle();
    expect(backEnd.stops).toEqual(['reply-1']);
    expect(backEnd.requests.map(({ message }) => message.text)).toEqual(['One', 'Two']);
    expect(backEnd.requests[1]?.message.parentId).toBe(backEnd.requests[0]?.replyMessageId);
    backEnd.replies[1]?.finish();
    await second;
    expect(read(conversation)).toEqual([
      'u: One (complete)',
      'a: Hel (stopped)',
      'u: Two (complete)',
      'a:  (complete)',
    ]);
  });

  it('interrupt sends at once when nothing is under way', async () => {
    const { conversation, backEnd } = await startConversation({ whenBusy: 'interrupt' });
    const sent = conversation.send('One');
    await settle();
    backEnd.replies[0]?.finish();
    await sent;
    expect(backEnd.stops).toEqual([]);
  });

  it('reject sends nothing while a reply is under way, and says so until the next turn', async () => {
    const { conversation, backEnd, first } = await startReply({ whenBusy: 'reject' });
    await conversation.send('Two');
    expect(conversation.getSnapshot()).toMatchObject({ errorCode: 'conflict', queue: [], status: 'streaming' });
    backEnd.replies[0]?.finish();
    await first;
    expect(read(conversation)).toEqual(['u: One (complete)', 'a: Hel (complete)']);
    void conversation.send('Three');
    await settle();
    expect(conversation.getSnapshot().errorCode).toBeNull();
    expect(backEnd.requests.map(({ message }) => message.text)).toEqual(['One', 'Three']);
  });
});

describe('editQueued', () => {
  it('changes the words of a message that waits, under its id and in its place', async () => {
    const started = await startReply();
    const { conversation, backEnd } = started;
    void conversation.send('Two');
    void conversation.send('Three');
    const { id = '' } = conversation.getSnapshot().queue[0] ?? {};
    conversation.editQueued(id, 'Two, rather');
    expect(queueOf(started)).toEqual(['Two, rather', 'Three']);
    backEnd.replies[0]?.finish();
    await settle();
    expect(backEnd.requests[1]?.message).toMatchObject({ id, text: 'Two, rather' });
  });

  it('changes nothing of a message that has left', async () => {
    const started = await startReply();
    const { conversation, backEnd } = started;
    conversation.editQueued(backEnd.requests[0]?.message.id ?? '', 'Other');
    expect(read(conversation)[0]).toBe('u: One (complete)');
    expect(queueOf(started)).toEqual([]);
  });
});

describe('steer', () => {
  it('stops the reply under way and sends the message next, before those that waited longer', async () => {
    const started = await startReply();
    const { conversation, backEnd, first } = started;
    void conversation.send('Two');
    void conversation.send('Three');
    await conversation.steer(conversation.getSnapshot().queue[1]?.id ?? '');
    await first;
    await settle();
    expect(backEnd.stops).toEqual(['reply-1']);
    expect(backEnd.requests.map(({ message }) => message.text)).toEqual(['One', 'Three']);
    expect(queueOf(started)).toEqual(['Two']);
  });

  it('stops nothing for a message that waits no longer', async () => {
    const { conversation, backEnd } = await startReply();
    await conversation.steer(backEnd.requests[0]?.message.id ?? '');
    expect(backEnd.stops).toEqual([]);
    expect(conversation.getSnapshot().status).toBe('streaming');
  });
});
