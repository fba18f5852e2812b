import type { Message } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  appendMessage,
  emptyTree,
  getBranch,
  getSiblings,
  importTree,
  type MessageTree,
  removeMessage,
  replaceMessage,
  switchHead,
} from './message-tree.ts';

const message = (id: string, parentId: string | null): Message => ({
  id,
  role: 'user',
  parentId,
  parts: [{ type: 'text', text: id }],
  status: { type: 'done', outcome: 'complete' },
  createdAtMs: 0,
});

const treeOf = (...pairs: readonly (readonly [string, string | null])[]): MessageTree =>
  pairs.reduce((tree, [id, parentId]) => appendMessage(tree, message(id, parentId)), emptyTree);

const idsOf = (tree: MessageTree) => getBranch(tree).map(({ id }) => id);

/** Trees as visitors make them: each message below one that was there, or a root. */
const trees = fc.array(fc.nat(), { maxLength: 30 }).map((choices) =>
  choices.reduce((tree, choice, index) => {
    const parents = [null, ...tree.messages.map(({ id }) => id)];
    return appendMessage(tree, message(`m${index}`, parents[choice % parents.length] ?? null));
  }, emptyTree),
);

describe('message tree', () => {
  it('takes the empty id for an id like any other', () => {
    expect(idsOf(importTree({ messages: [message('', null)], headId: '' }))).toEqual(['']);
  });

  it('shows the branch of the message that was added last', () => {
    const tree = treeOf(['a', null], ['b', 'a'], ['c', 'b'], ['d', 'a']);
    expect(idsOf(tree)).toEqual(['a', 'd']);
  });

  it('lists the messages that stand beside one, oldest first', () => {
    const tree = treeOf(['a', null], ['b', 'a'], ['c', 'b'], ['d', 'a']);
    expect(getSiblings(tree, 'd')).toEqual(['b', 'd']);
    expect(getSiblings(tree, 'a')).toEqual(['a']);
    expect(getSiblings(tree, 'unknown')).toEqual([]);
  });

  it('switches to the newest end of a branch', () => {
    const tree = treeOf(['a', null], ['b', 'a'], ['c', 'b'], ['e', 'b'], ['d', 'a']);
    expect(idsOf(switchHead(tree, 'b'))).toEqual(['a', 'b', 'e']);
    expect(switchHead(tree, 'unknown')).toBe(tree);
  });

  it('holds a message that is added twice once, in its first place', () => {
    const tree = appendMessage(treeOf(['a', null], ['b', 'a']), message('a', null));
    expect(tree.messages.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(tree.headId).toBe('a');
  });

  it('takes out a leaf and shows its parent, and leaves a message with children where it is', () => {
    const tree = treeOf(['a', null], ['b', 'a']);
    expect(idsOf(removeMessage(tree, 'b'))).toEqual(['a']);
    expect(removeMessage(tree, 'a')).toBe(tree);
    expect(removeMessage(tree, 'unknown')).toBe(tree);
  });

  it('keeps what a damaged record has, without circles', () => {
    const tree = importTree({
      messages: [message('a', 'c'), message('b', 'a'), message('c', 'b'), message('b', null)],
      headId: 'gone',
    });
    expect(idsOf(tree)).toEqual(['a', 'b', 'c']);
  });

  it('keeps the identity of every message but the replaced one', () => {
    fc.assert(
      fc.property(trees, fc.nat(), (tree, choice) => {
        const target = tree.messages[choice % Math.max(tree.messages.length, 1)];
        if (target === undefined) return;
        const changed = { ...target, createdAtMs: 1 };
        const next = replaceMessage(tree, changed);
        for (const [index, value] of next.messages.entries()) {
          expect(value).toBe(value.id === target.id ? changed : tree.messages[index]);
        }
        expect(next.headId).toBe(tree.headId);
        expect(replaceMessage(next, changed)).toBe(next);
      }),
    );
  });

  it('comes back from its record as it was', () => {
    fc.assert(
      fc.property(trees, (tree) => {
        expect(importTree(tree)).toEqual(tree);
      }),
    );
  });

  it('shows a path from a root to the head on which each message is the parent of the next, wherever one switches', () => {
    fc.assert(
      fc.property(trees, fc.array(fc.nat(), { maxLength: 5 }), (tree, switches) => {
        const ids = tree.messages.map(({ id }) => id);
        const switched = switches.reduce(
          (current, choice) => switchHead(current, ids[choice % Math.max(ids.length, 1)] ?? ''),
          tree,
        );
        const branch = getBranch(switched);
        expect(branch.at(-1)?.id ?? null).toBe(switched.headId);
        branch.forEach(({ parentId }, index) => {
          expect(parentId).toBe(index === 0 ? null : branch[index - 1]?.id);
        });
      }),
    );
  });
});
