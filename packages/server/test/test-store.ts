import type { Chunk, Part } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BeginTurnResult, NewTurn, Store, StoredReply } from '../src/stores/store.ts';

const textPart = (text: string): Part => ({ type: 'text', text, state: 'done' });
const delta = (text: string): Chunk => ({ type: 'text-delta', id: 't', delta: text });

const createTurn = (changes: Partial<NewTurn> = {}): NewTurn => ({
  conversationId: 'conversation-1',
  visitorHash: 'visitor-a',
  trigger: 'submit-message',
  userMessage: { id: 'user-1', parts: [textPart('Hello')], parentId: null },
  replyId: 'reply-1',
  replyMessageId: 'assistant-1',
  language: 'en',
  nowMs: 1_000,
  ...changes,
});

const replyOf = (result: BeginTurnResult): StoredReply => {
  if (result.type !== 'begun' && result.type !== 'existing') throw new Error(`No reply: ${result.type}`);
  return result.reply;
};

/** What every store has to do. Each store's test file calls this with a way to make an empty one. */
export const testStore = (createStore: () => Promise<Store>): void => {
  let store: Store;
  beforeEach(async () => {
    store = await createStore();
  });
  afterEach(() => store.close());

  describe('a turn', () => {
    it('stores the message, an empty reply after it, and makes that the head', async () => {
      const site = store.forSite('bank');
      const result = await site.beginTurn(createTurn());
      expect(result.type).toBe('begun');
      expect(await site.getConversation('conversation-1')).toEqual({
        id: 'conversation-1',
        visitorHash: 'visitor-a',
        headId: 'assistant-1',
        handoff: null,
        activeReply: { replyId: 'reply-1', messageId: 'assistant-1' },
        messages: [
          {
            id: 'user-1',
            role: 'user',
            parentId: null,
            parts: [textPart('Hello')],
            status: { type: 'done', outcome: 'complete' },
            createdAtMs: 1_000,
          },
          {
            id: 'assistant-1',
            role: 'assistant',
            parentId: 'user-1',
            parts: [],
            status: { type: 'pending' },
            createdAtMs: 1_000,
            replyId: 'reply-1',
          },
        ],
      });
    });

    it('gives the same reply when the same message comes again', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      const again = await site.beginTurn(createTurn({ replyId: 'reply-2', replyMessageId: 'assistant-2' }));
      expect(again.type).toBe('existing');
      expect(replyOf(again).replyId).toBe('reply-1');
      expect((await site.getConversation('conversation-1'))?.messages).toHaveLength(2);
    });

    it('begins one reply when the same message comes many times at once', async () => {
      const site = store.forSite('bank');
      const results = await Promise.all(
        Array.from({ length: 8 }, (_, index) => site.beginTurn(createTurn({ replyId: `reply-${index}` }))),
      );
      expect(results.filter(({ type }) => type === 'begun')).toHaveLength(1);
      expect(new Set(results.map((result) => replyOf(result).replyId)).size).toBe(1);
    });

    it.each(['error', 'truncated'] as const)('answers a message again when its reply ended as %s', async (outcome) => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.finishReply('reply-1', { parts: [textPart('Hal')], outcome, nowMs: 2_000 });
      const again = await site.beginTurn(createTurn({ replyId: 'reply-2', nowMs: 3_000 }));
      expect(again.type).toBe('begun');
      const conversation = await site.getConversation('conversation-1');
      expect(conversation?.messages.map(({ id }) => id)).toEqual(['user-1', 'assistant-1']);
      expect(conversation?.messages[1]).toMatchObject({ parts: [], status: { type: 'pending' }, replyId: 'reply-2' });
      const third = await site.beginTurn(createTurn({ replyId: 'reply-3', nowMs: 4_000 }));
      expect(replyOf(third).replyId).toBe('reply-2');
    });

    it.each(['complete', 'stopped', 'blocked'] as const)('keeps a reply that ended as %s', async (outcome) => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.finishReply('reply-1', { parts: [], outcome, nowMs: 2_000 });
      expect((await site.beginTurn(createTurn({ replyId: 'reply-2' }))).type).toBe('existing');
    });

    it('puts a regenerated reply beside the first', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.finishReply('reply-1', { parts: [textPart('One')], outcome: 'complete', nowMs: 2_000 });
      const regenerate = createTurn({
        trigger: 'regenerate-message',
        replyId: 'reply-2',
        replyMessageId: 'assistant-2',
        nowMs: 3_000,
      });
      expect((await site.beginTurn(regenerate)).type).toBe('begun');
      expect((await site.beginTurn({ ...regenerate, replyId: 'reply-3' })).type).toBe('existing');
      const conversation = await site.getConversation('conversation-1');
      expect(conversation?.messages.map(({ id, parentId }) => [id, parentId])).toEqual([
        ['user-1', null],
        ['assistant-1', 'user-1'],
        ['assistant-2', 'user-1'],
      ]);
      expect(conversation?.headId).toBe('assistant-2');
    });

    it.each([undefined, 'never-seen'])('goes after the head when the parent is %s', async (parentId) => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.beginTurn(
        createTurn({
          userMessage: { id: 'user-2', parts: [textPart('More')], parentId },
          replyId: 'reply-2',
          replyMessageId: 'assistant-2',
        }),
      );
      const conversation = await site.getConversation('conversation-1');
      expect(conversation?.messages.find(({ id }) => id === 'user-2')?.parentId).toBe('assistant-1');
    });

    it('is refused to another visitor', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      expect(await site.beginTurn(createTurn({ visitorHash: 'visitor-b' }))).toEqual({ type: 'foreign' });
    });

    it('is refused when an id already names something else', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      const userMessage = { id: 'assistant-1', parts: [textPart('Hi')], parentId: null };
      expect(await site.beginTurn(createTurn({ userMessage, replyMessageId: 'assistant-2' }))).toEqual({
        type: 'conflict',
      });
      const other = { id: 'user-2', parts: [textPart('Hi')], parentId: null };
      expect(await site.beginTurn(createTurn({ userMessage: other, replyId: 'reply-2' }))).toEqual({
        type: 'conflict',
      });
      expect(await site.beginTurn(createTurn({ replyMessageId: 'user-1' }))).toEqual({ type: 'conflict' });
    });
  });

  describe('the log of a reply', () => {
    it('gives chunks after a cursor, in order and limited', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.appendChunks('reply-1', [
        { cursor: 1, chunk: delta('a') },
        { cursor: 2, chunk: delta('"b"\n') },
      ]);
      await site.appendChunks('reply-1', [{ cursor: 3, chunk: delta('银行 🏦') }]);
      expect(await site.readChunks('reply-1', { after: 1, limit: 10 })).toEqual([
        { cursor: 2, chunk: delta('"b"\n') },
        { cursor: 3, chunk: delta('银行 🏦') },
      ]);
      expect(await site.readChunks('reply-1', { after: 0, limit: 1 })).toEqual([{ cursor: 1, chunk: delta('a') }]);
      expect((await site.getReply('reply-1'))?.lastCursor).toBe(3);
    });

    it('takes a batch whole or not at all', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.appendChunks('reply-1', [{ cursor: 1, chunk: delta('a') }]);
      await expect(
        site.appendChunks('reply-1', [
          { cursor: 2, chunk: delta('b') },
          { cursor: 1, chunk: delta('again') },
        ]),
      ).rejects.toMatchObject({ code: 'storage-unavailable' });
      expect(await site.readChunks('reply-1', { after: 0, limit: 10 })).toEqual([{ cursor: 1, chunk: delta('a') }]);
    });

    it('ends with the finished message, once', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.finishReply('reply-1', {
        parts: [textPart('Hi')],
        outcome: 'error',
        errorCode: 'timeout',
        nowMs: 2_000,
      });
      await site.finishReply('reply-1', { parts: [], outcome: 'complete', nowMs: 3_000 });
      expect((await site.getReply('reply-1'))?.state).toEqual({ type: 'done', outcome: 'error', errorCode: 'timeout' });
      const conversation = await site.getConversation('conversation-1');
      expect(conversation?.activeReply).toBeNull();
      expect(conversation?.messages[1]).toMatchObject({
        parts: [textPart('Hi')],
        status: { type: 'done', outcome: 'error', errorCode: 'timeout' },
      });
    });

    it('is listed while it is being produced, for the repair at the start', async () => {
      await store.forSite('bank').beginTurn(createTurn());
      await store.forSite('clinic').beginTurn(createTurn());
      await store.forSite('bank').finishReply('reply-1', { parts: [], outcome: 'complete', nowMs: 2_000 });
      expect(await store.listActiveReplies()).toEqual([{ site: 'clinic', replyId: 'reply-1' }]);
      await store.forSite('clinic').countAttempt('reply-1');
      expect((await store.forSite('clinic').getReply('reply-1'))?.attempts).toBe(2);
    });
  });

  describe('a site', () => {
    it('reaches nothing of another site, even with the same ids', async () => {
      const bank = store.forSite('bank');
      const clinic = store.forSite('clinic');
      await bank.beginTurn(createTurn());
      await bank.appendChunks('reply-1', [{ cursor: 1, chunk: delta('secret') }]);
      expect(await clinic.getConversation('conversation-1')).toBeNull();
      expect(await clinic.getReply('reply-1')).toBeNull();
      expect(await clinic.readChunks('reply-1', { after: 0, limit: 10 })).toEqual([]);
      expect(await clinic.deleteConversation('conversation-1')).toBe(false);
      await clinic.setHandoff('conversation-1', { status: 'requested' });
      await clinic.finishReply('reply-1', { parts: [], outcome: 'complete', nowMs: 2_000 });
      await expect(clinic.appendChunks('reply-1', [{ cursor: 2, chunk: delta('x') }])).rejects.toMatchObject({
        code: 'storage-unavailable',
      });
      expect(await bank.getConversation('conversation-1')).toMatchObject({
        handoff: null,
        activeReply: { replyId: 'reply-1' },
      });
      expect((await clinic.beginTurn(createTurn({ visitorHash: 'visitor-b' }))).type).toBe('begun');
    });
  });

  describe('a conversation', () => {
    it('keeps its handoff', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.setHandoff('conversation-1', { status: 'queued', position: 2 });
      expect((await site.getConversation('conversation-1'))?.handoff).toEqual({ status: 'queued', position: 2 });
    });

    it('is erased with its messages, replies and logs', async () => {
      const site = store.forSite('bank');
      await site.beginTurn(createTurn());
      await site.appendChunks('reply-1', [{ cursor: 1, chunk: delta('a') }]);
      expect(await site.deleteConversation('conversation-1')).toBe(true);
      expect(await site.deleteConversation('conversation-1')).toBe(false);
      expect(await site.getConversation('conversation-1')).toBeNull();
      expect(await site.getReply('reply-1')).toBeNull();
      expect(await site.readChunks('reply-1', { after: 0, limit: 10 })).toEqual([]);
    });
  });
};
