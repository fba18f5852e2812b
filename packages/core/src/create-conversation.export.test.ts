import { describe, expect, it } from 'vitest';
import { read, startConversation } from '../test/start-conversation.ts';
import { createTestBrowser, settle } from '../test/test-browser.ts';
import { memoryStorage } from './storages/memory-storage.ts';

const startWithBranches = async (browser = createTestBrowser()) => {
  const started = await startConversation({ tab: browser.openTab() });
  const { conversation, backEnd } = started;
  const sent = conversation.send('Hello?');
  await settle();
  backEnd.replies[0]?.say('One.');
  backEnd.replies[0]?.finish();
  await sent;
  const again = conversation.regenerate();
  await settle();
  backEnd.replies[1]?.say('Two.');
  backEnd.replies[1]?.finish();
  await again;
  return started;
};

describe('export and import', () => {
  it('carry every branch, and which is in view, to another conversation under its own id', async () => {
    const { conversation } = await startWithBranches();
    const record = structuredClone(conversation.export());
    expect(record).toMatchObject({ version: 1, id: 'talk' });
    const { conversation: other } = await startConversation({ id: 'other' });
    await other.import(record);
    expect(other.id).toBe('other');
    expect(read(other)).toEqual(['u: Hello? (complete)', 'a: Two. (complete)']);
    const { messages, headId } = other.export();
    expect({ messages, headId }).toEqual({ messages: record.messages, headId: record.headId });
    const last = other.getSnapshot().messages.at(-1)?.id ?? '';
    expect(other.getBranches(last)).toHaveLength(2);
    other.switchBranch(other.getBranches(last)[0] ?? '');
    expect(read(other).at(-1)).toBe('a: One. (complete)');
  });

  it('store what was imported', async () => {
    const record = (await startWithBranches()).conversation.export();
    const storage = memoryStorage();
    const { conversation } = await startConversation({ storage });
    await conversation.import(record);
    await settle();
    expect((await storage.load('talk'))?.messages).toEqual(record.messages);
  });

  it('end the reply under way and forget what waits', async () => {
    const record = (await startWithBranches()).conversation.export();
    const { conversation, backEnd } = await startConversation();
    const running = conversation.send('Running');
    const waiting = conversation.send('Waiting');
    await settle();
    await conversation.import(record);
    await Promise.all([running, waiting]);
    expect(backEnd.stops).toEqual(['reply-1']);
    expect(conversation.getSnapshot()).toMatchObject({ status: 'ready', queue: [] });
    expect(read(conversation)).toEqual(['u: Hello? (complete)', 'a: Two. (complete)']);
    expect(backEnd.requests).toHaveLength(1);
  });

  it('leave nothing growing that nobody produces here', async () => {
    const { conversation, tab, backEnd } = await startConversation();
    void conversation.send('Hello?');
    await settle();
    backEnd.replies[0]?.say('Hel');
    await settle();
    await tab.frame();
    const record = conversation.export();
    expect(record.messages[1]?.status.type).toBe('streaming');
    const { conversation: other, backEnd: idle } = await startConversation();
    await other.import(record);
    expect(read(other)).toEqual(['u: Hello? (complete)', 'a: Hel (truncated)']);
    expect(idle.resumes).toEqual([]);
    const [question] = record.messages;
    await other.import({ ...record, messages: question ? [{ ...question, status: { type: 'pending' } }] : [] });
    expect(read(other)).toEqual(['u: Hello? (stopped)']);
  });

  it('goes on from what was imported', async () => {
    const browser = createTestBrowser();
    const record = (await startWithBranches(browser)).conversation.export();
    const { conversation, backEnd } = await startConversation({ id: 'other', tab: browser.openTab() });
    await conversation.import(record);
    void conversation.send('And then?');
    await settle();
    expect(backEnd.requests[0]?.message.parentId).toBe(record.headId);
    expect(backEnd.requests[0]?.messages).toHaveLength(3);
  });
});
