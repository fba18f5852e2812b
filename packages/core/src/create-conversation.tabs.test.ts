import { ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { createTestBackEnd } from '../test/test-back-end.ts';
import { createTestBrowser, settle } from '../test/test-browser.ts';
import { memoryStorage } from './storages/memory-storage.ts';

const openTwo = async () => {
  const browser = createTestBrowser();
  const shared = { storage: memoryStorage(), backEnd: createTestBackEnd() };
  const leader = await startConversation({ ...shared, tab: browser.openTab() });
  const follower = await startConversation({ ...shared, tab: browser.openTab() });
  return { ...shared, browser, leader, follower };
};

describe('two tabs with the same conversation', () => {
  it('are one: one streams, the other follows', async () => {
    const { backEnd, leader, follower } = await openTwo();
    const sent = leader.conversation.send('Hello?');
    await settle();
    backEnd.replies[0]?.say('Hel');
    await settle();
    await leader.tab.frame();
    expect(read(follower.conversation)).toEqual(['u: Hello? (complete)', 'a: Hel (streaming)']);
    expect(follower.conversation.getSnapshot()).toEqual(leader.conversation.getSnapshot());
    const [question] = follower.conversation.getSnapshot().messages;
    backEnd.replies[0]?.say('lo');
    backEnd.replies[0]?.finish();
    await sent;
    await settle();
    expect(read(follower.conversation)).toEqual(['u: Hello? (complete)', 'a: Hello (complete)']);
    expect(follower.conversation.getSnapshot().messages[0]).toBe(question);
    expect(backEnd.requests).toHaveLength(1);
    expect(backEnd.resumes).toHaveLength(0);
  });

  it('shows a tab that opens in the middle of a reply what there is of it', async () => {
    const { browser, storage, backEnd, leader } = await openTwo();
    void leader.conversation.send('Hello?');
    await settle();
    backEnd.replies[0]?.say('Hel');
    await settle();
    await leader.tab.frame();
    const third = await startConversation({ storage, backEnd, tab: browser.openTab() });
    expect(read(third.conversation)).toEqual(['u: Hello? (complete)', 'a: Hel (streaming)']);
    expect(third.conversation.getSnapshot().isLoaded).toBe(true);
  });

  it('sends and stops from the tab that follows, through the one that leads', async () => {
    const { backEnd, leader, follower } = await openTwo();
    let hasEnded = false;
    const sent = follower.conversation.send('Hello?').then(() => {
      hasEnded = true;
    });
    await settle();
    expect(read(leader.conversation)).toEqual(['u: Hello? (complete)', 'a:  (pending)']);
    expect(hasEnded).toBe(false);
    await follower.conversation.stop();
    await sent;
    await settle();
    expect(read(follower.conversation)).toEqual(['u: Hello? (complete)', 'a:  (stopped)']);
    expect(backEnd.stops).toEqual(['reply-1']);
    expect(backEnd.requests).toHaveLength(1);
  });

  it('goes on in the tab that is left when the one that led dies', async () => {
    const { backEnd, leader, follower } = await openTwo();
    void leader.conversation.send('Hello?');
    void leader.conversation.send('Two');
    await settle();
    backEnd.replies[0]?.say('Hel');
    await settle();
    await leader.tab.frame();
    leader.tab.kill();
    backEnd.replies[0]?.drop();
    await settle();
    expect(backEnd.resumes).toEqual([{ conversationId: 'talk', replyId: 'reply-1' }]);
    backEnd.replies[0]?.say('lo');
    backEnd.replies[0]?.finish();
    await settle();
    expect(read(follower.conversation).slice(0, 2)).toEqual(['u: Hello? (complete)', 'a: Hello (complete)']);
    expect(backEnd.requests.map(({ message }) => message.text)).toEqual(['Hello?', 'Two']);
  });

  it('ends a turn in the tab that is left when the tab that it was handed to dies', async () => {
    const { backEnd, leader, follower } = await openTwo();
    backEnd.failures.push(new ParleyError('busy', { code: 'rate-limited', isRetryable: true, retryAfterMs: 20_000 }));
    let hasEnded = false;
    void follower.conversation.send('Hello?').then(() => {
      hasEnded = true;
    });
    await settle();
    leader.tab.kill();
    await settle();
    backEnd.replies[0]?.say('Hi');
    backEnd.replies[0]?.finish();
    await settle();
    expect(read(follower.conversation)).toEqual(['u: Hello? (complete)', 'a: Hi (complete)']);
    expect(hasEnded).toBe(true);
    expect(new Set(backEnd.requests.map(({ message }) => message.id)).size).toBe(1);
  });

  it('hands over when the leading tab destroys its conversation, without stopping the reply', async () => {
    const { backEnd, leader, follower } = await openTwo();
    void leader.conversation.send('Hello?');
    await settle();
    leader.conversation.destroy();
    await settle();
    backEnd.replies[0]?.finish();
    await settle();
    expect(read(follower.conversation)).toEqual(['u: Hello? (complete)', 'a:  (complete)']);
    expect(backEnd.stops).toEqual([]);
  });

  it('goes on without a leading tab that is asleep, which follows when it wakes', async () => {
    const { backEnd, leader, follower } = await openTwo();
    void leader.conversation.send('Hello?');
    await settle();
    leader.tab.sleep();
    let hasEnded = false;
    void follower.conversation.send('Two').then(() => {
      hasEnded = true;
    });
    await settle();
    await follower.tab.advance(2_999);
    expect(backEnd.resumes).toHaveLength(0);
    await follower.tab.advance(1);
    expect(backEnd.resumes).toEqual([{ conversationId: 'talk', replyId: 'reply-1' }]);
    await leader.tab.awake();
    for (const reply of backEnd.replies) reply.finish();
    await settle();
    backEnd.replies[1]?.finish();
    await settle();
    expect(hasEnded).toBe(true);
    expect(read(follower.conversation)).toEqual([
      'u: Hello? (complete)',
      'a:  (complete)',
      'u: Two (complete)',
      'a:  (complete)',
    ]);
    expect(leader.conversation.getSnapshot()).toEqual(follower.conversation.getSnapshot());
    expect(backEnd.requests).toHaveLength(2);
    expect(backEnd.stops).toEqual([]);
  });

  it('leaves the lead to a tab that is awake, however long the follower is quiet', async () => {
    const { leader, follower } = await openTwo();
    void follower.conversation.send('Hello?');
    await settle();
    await follower.tab.advance(60_000);
    await follower.tab.wake();
    await follower.tab.advance(60_000);
    leader.conversation.switchBranch(leader.conversation.getSnapshot().messages[0]?.id ?? '');
    await settle();
    expect(follower.conversation.getSnapshot()).toEqual(leader.conversation.getSnapshot());
  });

  it('keeps the identity of messages when a tab that wakes asks for everything', async () => {
    const { backEnd, leader, follower } = await openTwo();
    void leader.conversation.send('Hello?');
    await settle();
    backEnd.replies[0]?.finish();
    await settle();
    const before = follower.conversation.getSnapshot().messages;
    await follower.tab.wake();
    const after = follower.conversation.getSnapshot().messages;
    expect(after.every((message, index) => message === before[index])).toBe(true);
  });

  it('begins anew together', async () => {
    const { backEnd, leader, follower } = await openTwo();
    void leader.conversation.send('Hello?');
    await settle();
    backEnd.replies[0]?.finish();
    await settle();
    await follower.conversation.clear();
    await settle();
    expect(follower.conversation.id).toBe(leader.conversation.id);
    expect(follower.conversation.id).not.toBe('talk');
    expect(read(follower.conversation)).toEqual([]);
    void follower.conversation.send('Anew');
    await settle();
    expect(read(leader.conversation)).toEqual(['u: Anew (complete)', 'a:  (pending)']);
    expect(read(follower.conversation)).toEqual(['u: Anew (complete)', 'a:  (pending)']);
  });
});
