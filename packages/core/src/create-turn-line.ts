import { type ConversationContext, leftReason } from './conversation-context.ts';
import type { QueuedMessage } from './conversation-state.ts';
import type { ConversationStore } from './conversation-store.ts';
import { type Turn, takeTurn } from './take-turn.ts';

/** A turn that waits for those before it. */
export type WaitingTurn = {
  readonly id: string;
  /** The visitor's words, when this is a message that waits to be sent. */
  readonly text?: string;
  /** Decides what to do when its time has come; `null` for nothing. */
  readonly begin: () => Turn | null;
};

export type TurnLine = {
  /** Adds a turn at the end. Resolves when it has ended, or was cancelled. An id that is in the line already is not added twice. */
  readonly add: (turn: WaitingTurn) => Promise<void>;
  /** Adds what was in the line before a reload, in front, and begins. Until then turns only gather. */
  readonly open: (turns: readonly WaitingTurn[]) => void;
  /** Another looks after what is in the line; what happens here from now on changes nothing. */
  readonly close: () => void;
  /** Ends the turn under way. Resolves when it has ended. */
  readonly stop: () => Promise<void>;
  readonly cancel: (id: string) => void;
  readonly cancelAll: () => void;
};

type Entry = WaitingTurn & { readonly done: Promise<void>; readonly resolve: () => void };

/** Takes one turn after the other: a conversation has one writer. */
export const createTurnLine = (context: ConversationContext): TurnLine => {
  const { store } = context;
  let entries: Entry[] = [];
  let current: { readonly entry: Entry; readonly controller: AbortController } | undefined;
  let isOpen = false;

  const createEntry = (turn: WaitingTurn): Entry => {
    const { promise, resolve } = createSignal();
    return { ...turn, done: promise, resolve };
  };

  const selectQueue = (): readonly QueuedMessage[] =>
    entries.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]));

  const publishQueue = () => store.dispatch({ type: 'queue-changed', queue: selectQueue() });

  const run = async () => {
    while (isOpen && current === undefined) {
      const entry = entries.shift();
      if (entry === undefined) return;
      const controller = new AbortController();
      current = { entry, controller };
      const turn = entry.begin();
      if (turn !== null) {
        store.dispatch({
          type: 'turn-started',
          queue: selectQueue(),
          ...(turn.type === 'submit' && { message: turn.message }),
        });
        const { signal } = controller;
        const errorCode = await takeTurn(turn, { ...context, store: holdBack(store, signal) }, signal);
        if (errorCode !== null && signal.reason !== leftReason) store.dispatch({ type: 'failed', errorCode });
      }
      current = undefined;
      if (entries.length === 0 && isOpen) store.dispatch({ type: 'turn-ended' });
      entry.resolve();
    }
  };

  return {
    add: (turn) => {
      const known = current?.entry.id === turn.id ? current.entry : entries.find(({ id }) => id === turn.id);
      if (known !== undefined) return known.done;
      const entry = createEntry(turn);
      entries.push(entry);
      if (!isOpen || current !== undefined) publishQueue();
      void run();
      return entry.done;
    },
    open: (turns) => {
      isOpen = true;
      const before = turns.filter(({ id }) => entries.every((entry) => entry.id !== id));
      entries = [...before.map(createEntry), ...entries];
      if (entries.length === 0) store.dispatch({ type: 'turn-ended' });
      void run();
    },
    close: () => {
      isOpen = false;
      for (const { resolve } of entries) resolve();
      entries = [];
      current?.controller.abort(leftReason);
    },
    stop: async () => {
      current?.controller.abort();
      await current?.entry.done;
    },
    cancel: (id) => {
      entries.find((entry) => entry.id === id)?.resolve();
      entries = entries.filter((entry) => entry.id !== id);
      publishQueue();
    },
    cancelAll: () => {
      for (const { resolve } of entries) resolve();
      entries = [];
      publishQueue();
    },
  };
};

/** A store for a turn that may be taken over by another tab: from then on it says nothing. */
const holdBack = (store: ConversationStore, signal: AbortSignal): ConversationStore => ({
  ...store,
  dispatch: (action) => {
    if (signal.reason !== leftReason) store.dispatch(action);
  },
  invalidate: (collect) => {
    if (signal.reason !== leftReason) store.invalidate(collect);
  },
});

const createSignal = () => {
  let resolve = () => {};
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
};
