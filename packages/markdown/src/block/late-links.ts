import type { InlineLeaf } from '../inline/inline-leaf.ts';

/** Leaves whose links wait for definitions that may still arrive. */
export interface LateLinks {
  watch(leaf: InlineLeaf): void;
  /** A definition has arrived. */
  resolve(label: string): void;
  /** Shows late links, as far as the text that came since has paid for it: many definitions for one long text cost one reading, not one each. */
  spend(length: number): void;
  /** Shows all of them. */
  finish(): void;
}

const creditPerCharacter = 32;

export function createLateLinks(): LateLinks {
  const waiting = new Map<string, InlineLeaf[]>();
  const ready = new Set<InlineLeaf>();
  let credit = 4096;

  const refresh = (leaf: InlineLeaf) => {
    ready.delete(leaf);
    leaf.refresh();
  };

  return {
    watch(leaf) {
      for (const label of leaf.missing) {
        const leaves = waiting.get(label);
        if (leaves) leaves.push(leaf);
        else waiting.set(label, [leaf]);
      }
    },
    resolve(label) {
      for (const leaf of waiting.get(label) ?? []) ready.add(leaf);
      waiting.delete(label);
    },
    spend(length) {
      credit += length * creditPerCharacter;
      for (const leaf of ready) {
        if (leaf.size() > credit) return;
        credit -= leaf.size();
        refresh(leaf);
      }
    },
    finish() {
      for (const leaf of ready) refresh(leaf);
    },
  };
}
