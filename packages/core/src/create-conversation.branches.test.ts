import { ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { settle } from '../test/test-browser.ts';

const refusal = new ParleyError('no', { code: 'upstream-refused' });

const answered = async () => {
  const started = await startConversation();
  const { conversation, backEnd } = started;
  const answer = async (text: string) => {
    await settle();
    const reply = backEnd.replies.at(-1);
    reply?.say(text);
    reply?.finish();
    await settle();
  };
  void conversation.send('One');
  await answer('First');
  const idOf = (index: number) => conversation.getSnapshot().messages[index]?.id ?? '';
  return { ...started, answer, idOf };
};

describe('regenerate', () => {
  it('puts another answer beside the one there is', async () => {
    const { conversation, backEnd, answer, idOf } = await answered();
    const first = idOf(1);
    void conversation.regenerate();
    await answer('Second');
    expect(read(conversation)).toEqual(['u: One (complete)', 'a: Second (complete)']);
    expect(conversation.getBranches(idOf(1))).toEqual([first, idOf(1)]);
    expect(backEnd.requests[1]).toMatchObject({
      trigger: 'regenerate-message',
      message: { id: backEnd.requests[0]?.message.id, text: 'One', parentId: null },
    });
    conversation.switchBranch(first);
    expect(read(conversation)).toEqual(['u: One (complete)', 'a: First (complete)']);
  });

  it('leaves the old answer in view when the request fails', async () => {
    const { conversation, backEnd } = await answered();
    backEnd.failures.push(refusal);
    const before = conversation.getSnapshot().messages;
    await conversation.regenerate();
    expect(conversation.getSnapshot().messages).toEqual(before);
    expect(conversation.getSnapshot()).toMatchObject({ status: 'ready', errorCode: 'upstream-refused' });
  });

  it('comes back to the old answer when the new one breaks off, and keeps what there is of it as a branch', async () => {
    const { conversation, backEnd, idOf } = await answered();
    const first = idOf(1);
    const regenerated = conversation.regenerate(first);
    await settle();
    backEnd.replies.at(-1)?.say('Sec');
    backEnd.replies.at(-1)?.push({ type: 'error', errorText: 'broken', code: 'upstream-unavailable' });
    await regenerated;
    expect(read(conversation)).toEqual(['u: One (complete)', 'a: First (complete)']);
    expect(conversation.getBranches(first)).toHaveLength(2);
    expect(conversation.getSnapshot().errorCode).toBe('upstream-unavailable');
  });

  it('leaves no trace of a new answer that broke off before its first word', async () => {
    const { conversation, backEnd, idOf } = await answered();
    const regenerated = conversation.regenerate();
    await settle();
    backEnd.replies.at(-1)?.push({ type: 'error', errorText: 'broken' });
    await regenerated;
    expect(conversation.getBranches(idOf(1))).toEqual([idOf(1)]);
  });
});

describe('edit', () => {
  it('sends the changed text as a branch beside the message, and destroys nothing', async () => {
    const { conversation, backEnd, answer, idOf } = await answered();
    void conversation.send('Two');
    await answer('Reply to two');
    const second = idOf(2);
    const edited = conversation.edit(second, 'Two, changed');
    await answer('Reply to the change');
    await edited;
    expect(read(conversation).slice(2)).toEqual(['u: Two, changed (complete)', 'a: Reply to the change (complete)']);
    expect(backEnd.requests.at(-1)?.message).toMatchObject({ text: 'Two, changed', parentId: idOf(1) });
    conversation.switchBranch(second);
    expect(read(conversation).slice(2)).toEqual(['u: Two (complete)', 'a: Reply to two (complete)']);
  });

  it('does nothing for a message that is unknown', async () => {
    const { conversation, backEnd } = await answered();
    await conversation.edit('unknown', 'Hello');
    expect(backEnd.requests).toHaveLength(1);
  });
});

describe('retry', () => {
  it('asks for another answer when it was the answer that failed', async () => {
    const { conversation, backEnd, answer } = await answered();
    const sent = conversation.send('Two');
    await settle();
    backEnd.replies.at(-1)?.push({ type: 'error', errorText: 'broken', code: 'upstream-unavailable' });
    await sent;
    expect(read(conversation).at(-1)).toBe('a:  (error)');
    void conversation.retry();
    await answer('Now');
    expect(read(conversation).slice(2)).toEqual(['u: Two (complete)', 'a: Now (complete)']);
    expect(backEnd.requests.at(-1)?.trigger).toBe('regenerate-message');
  });

  it('does nothing when nothing has failed', async () => {
    const { conversation, backEnd } = await answered();
    await conversation.retry();
    expect(backEnd.requests).toHaveLength(1);
  });
});

describe('requestPerson', () => {
  it('tells how the question for a person stands', async () => {
    const { conversation } = await answered();
    await conversation.requestPerson();
    expect(conversation.getSnapshot().handoff).toEqual({ status: 'requested' });
  });

  it('follows what the relay tells of it in a reply', async () => {
    const { conversation, backEnd } = await answered();
    void conversation.send('Two');
    await settle();
    backEnd.replies.at(-1)?.push({
      type: 'data-parley-handoff',
      id: 'handoff',
      data: { status: 'taken', personName: 'Mei' },
    });
    await settle();
    expect(conversation.getSnapshot().handoff).toEqual({ status: 'taken', personName: 'Mei' });
  });

  it('says so when nobody can be asked', async () => {
    const { backEnd } = await answered();
    const { requestPerson: _, ...transport } = backEnd.transport;
    const { conversation } = await startConversation({ transport });
    await conversation.requestPerson();
    expect(conversation.getSnapshot().errorCode).toBe('not-found');
  });
});

describe('clear', () => {
  it('forgets everything here and on the relay, and begins anew under a new id', async () => {
    const { conversation, backEnd, storage, answer } = await answered();
    await conversation.clear();
    expect(conversation.getSnapshot()).toMatchObject({ messages: [], status: 'ready', isLoaded: true });
    expect(conversation.id).not.toBe('talk');
    expect(backEnd.erased).toEqual(['talk']);
    expect(await storage.load('talk')).toBeNull();
    await settle();
    void conversation.send('Anew');
    await answer('Welcome');
    expect(backEnd.requests.at(-1)?.conversationId).toBe(conversation.id);
    expect(read(conversation)).toEqual(['u: Anew (complete)', 'a: Welcome (complete)']);
    expect((await storage.load(conversation.id))?.messages).toHaveLength(2);
  });

  it('stops the reply under way', async () => {
    const { conversation, backEnd } = await answered();
    void conversation.send('Two');
    await settle();
    await conversation.clear();
    expect(backEnd.stops).toEqual(['reply-2']);
    expect(conversation.getSnapshot().messages).toEqual([]);
  });
});
