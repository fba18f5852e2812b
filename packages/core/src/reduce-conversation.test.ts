import type { Message } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ConversationModel, createModel, findMessage } from './conversation-model.ts';
import { getMessage } from './message-tree.ts';
import { type ConversationAction, reduceConversation } from './reduce-conversation.ts';
import { createStateSelector } from './select-state.ts';

const message = (id: string, role: Message['role'], parentId: string | null, isDone: boolean): Message => ({
  id,
  role,
  parentId,
  parts: [],
  status: isDone ? { type: 'done', outcome: 'complete' } : { type: 'streaming' },
  createdAtMs: 0,
});

/** What a conversation does, each step as it can follow the model before it. */
const steps = fc.array(fc.record({ kind: fc.nat(8), choice: fc.nat(), isGood: fc.boolean() }), { maxLength: 40 });

const chooseAction = (
  model: ConversationModel,
  { kind, choice, isGood }: { kind: number; choice: number; isGood: boolean },
  index: number,
): ConversationAction | null => {
  const ids = model.tree.messages.map(({ id }) => id);
  const someId = ids[choice % Math.max(ids.length, 1)] ?? 'none';
  const active = model.live;
  switch (kind) {
    case 0:
      return model.isBusy
        ? { type: 'facts-changed', facts: { queue: [...model.queue, { id: `q${index}`, text: '' }] } }
        : { type: 'turn-started', queue: model.queue, message: message(`u${index}`, 'user', model.tree.headId, true) };
    case 1:
    case 2:
      return model.isBusy && !active && model.tree.headId !== null
        ? { type: 'reply-started', message: message(`a${index}`, 'assistant', model.tree.headId, false) }
        : null;
    case 3:
      return active ? { type: 'reply-grew', message: { ...active, createdAtMs: index } } : null;
    case 4:
      return active
        ? {
            type: 'reply-ended',
            message: { ...active, status: { type: 'done', outcome: isGood ? 'complete' : 'error' } },
            ...(!isGood && active.parentId !== null && { returnTo: active.parentId }),
          }
        : null;
    case 5:
      return active ? null : { type: 'facts-changed', facts: { isBusy: false } };
    case 6:
      return { type: 'branch-switched', messageId: someId };
    case 7:
      return active
        ? { type: 'reply-started', message: { ...active, id: `r${index}` }, replaces: active.id }
        : { type: 'facts-changed', facts: { connection: isGood ? 'online' : 'offline' } };
    default:
      return isGood ? null : { type: 'facts-changed', facts: { errorCode: 'internal' } };
  }
};

describe('reduceConversation', () => {
  it('keeps its promises whatever happens', () => {
    fc.assert(
      fc.property(steps, (list) => {
        let model = createModel('talk');
        const selectState = createStateSelector();
        let state = selectState(model);
        list.forEach((step, index) => {
          const action = chooseAction(model, step, index);
          if (action === null) return;
          const next = reduceConversation(model, action);
          const { tree, live } = next;
          expect(tree.headId === null || tree.positions.has(tree.headId)).toBe(true);
          expect(live === null || tree.positions.has(live.id)).toBe(true);
          expect(tree.messages.filter(({ status }) => status.type !== 'done').length).toBe(live === null ? 0 : 1);
          const touched = 'message' in action ? action.message?.id : undefined;
          for (const before of model.tree.messages) {
            const after = getMessage(tree, before.id);
            if (before.id !== touched && after !== undefined) expect(after).toBe(before);
          }
          const nextState = selectState(next);
          expect(nextState.messages.map(({ id }) => findMessage(next, id))).toEqual(nextState.messages);
          expect(nextState.messages.at(-1)?.id ?? null).toBe(tree.headId);
          if (tree === model.tree && live === model.live) expect(nextState.messages).toBe(state.messages);
          expect(nextState.status === 'ready').toBe(!next.isBusy);
          model = next;
          state = nextState;
        });
      }),
    );
  });

  it('returns the same model when nothing changes', () => {
    const model = createModel('talk');
    expect(reduceConversation(model, { type: 'facts-changed', facts: { connection: 'online', storage: 'ok' } })).toBe(
      model,
    );
    expect(reduceConversation(model, { type: 'branch-switched', messageId: 'none' })).toBe(model);
  });
});
