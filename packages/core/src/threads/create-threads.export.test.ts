import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { readFailure } from '../../test/check-storage.ts';
import { randomRecords } from '../../test/random-records.ts';
import { startConversation } from '../../test/start-conversation.ts';
import { createTestBrowser, settle } from '../../test/test-browser.ts';
import { importTree } from '../message-tree.ts';
import { memoryStorage } from '../storages/memory-storage.ts';
import { createThreads } from './create-threads.ts';

const start = async () => {
  const storage = memoryStorage();
  return { storage, threads: createThreads({ storage, environment: createTestBrowser().openTab() }) };
};

describe('createThreads', () => {
  it('exports as Markdown and as JSON, without what a visitor is not to see', async () => {
    const { threads, storage } = await start();
    const record = buildRecord('one', 'Hello', 'Hi');
    const messages = record.messages.map((message) => ({
      ...message,
      replyId: 'reply-1',
      parts: [
        ...message.parts,
        { type: 'reasoning' as const, text: 'thought' },
        {
          type: 'tool-x' as const,
          toolCallId: '1',
          toolName: 'x',
          state: 'output-available' as const,
          input: 'asked',
          inputText: '"asked"',
          output: 'told',
        },
        {
          type: 'data-parley-usage' as const,
          id: 'u',
          data: { model: 'm', inputTokens: 1, outputTokens: 2, costUsd: 0.1 },
        },
      ],
    }));
    const stored = {
      ...record,
      messages,
      activeReply: { replyId: 'reply-1', messageId: 'one-1' },
      queue: [{ id: 'q', text: 'waits' }],
    };
    await storage.save(stored);
    expect(await threads.export('one', { format: 'markdown' })).toMatch(/^# Hello\n\n## Visitor, /);
    const json = await threads.export('one', { format: 'json' });
    expect(json).not.toMatch(/thought|asked|reply-1|waits/);
    expect(JSON.parse(json)).toMatchObject({
      version: 1,
      id: 'one',
      messages: [{ status: { outcome: 'complete' } }, { parts: [{}, { output: 'told' }, { data: { costUsd: 0.1 } }] }],
    });
    expect(
      JSON.parse(await threads.export('one', { format: 'json', includesReasoning: true, includesToolInputs: true })),
    ).toMatchObject({ messages: [{ parts: [{}, { text: 'thought' }, { input: 'asked' }, {}] }, {}] });
    expect(JSON.parse(await threads.export('one', { format: 'json', isLossless: true }))).toEqual(stored);
    expect(await readFailure(threads.export('two', { format: 'json' }))).toBe('not-found');
  });

  it('imports what it exported as the same tree, in which nothing is under way', async () => {
    await fc.assert(
      fc.asyncProperty(randomRecords, async (record) => {
        const { threads, storage } = await start();
        await storage.save(record);
        const id = await threads.import(await threads.export('random', { format: 'json', isLossless: true }));
        expect(id).not.toBe('random');
        const imported = await storage.load(id);
        const messages = record.messages.map((message) =>
          message.status.type === 'done' ? message : { ...message, status: { type: 'done', outcome: 'stopped' } },
        );
        expect(imported).toEqual({ ...record, id, messages });
        const redacted = await storage.load(await threads.import(await threads.export('random', { format: 'json' })));
        const shapeOf = (of: typeof redacted) =>
          of && {
            ...importTree(of),
            messages: of.messages.map((message) => [message.id, message.parentId, message.role]),
            branch: [],
          };
        expect(shapeOf(redacted)).toEqual(shapeOf(imported));
      }),
      { numRuns: 50 },
    );
  });

  it('imports nothing that would be sent or resumed when it is opened', async () => {
    const { threads, storage } = await start();
    const record = buildRecord('one', 'Hello');
    const messages = record.messages.map((message) => ({
      ...message,
      status: { type: 'pending' as const },
      replyId: 'r',
    }));
    const id = await threads.import(
      JSON.stringify({
        ...record,
        messages,
        handoff: { status: 'taken' },
        queue: [{ id: 'q', text: 'waits' }],
        activeReply: { replyId: 'r', messageId: 'one-0' },
      }),
    );
    const { conversation, backEnd } = await startConversation({ id, storage });
    await settle();
    expect(conversation.getSnapshot()).toMatchObject({ messages: [{}], handoff: null });
    expect([backEnd.requests, backEnd.resumes]).toEqual([[], []]);
  });

  it.each(['', '{', '[]', '{"version":2}'])('imports nothing from %j', async (json) => {
    const { threads } = await start();
    expect(await readFailure(threads.import(json))).toMatch(/^storage-unavailable: (damaged|newer)$/);
    expect(await threads.list()).toEqual([]);
  });
});
