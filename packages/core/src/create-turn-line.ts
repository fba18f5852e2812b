import { type ConversationContext, leftReason } from './conversation-context.ts';
import { type Turn, takeTurn } from './take-turn.ts';

/** A turn that waits for those before it. */
export type WaitingTurn = {
  readonly id: string;
  /** The visitor's words, when this is a message that waits to be sent. */
  readonly text?: string;
  /** Decides what to do when its time has come; `undefined` for nothing. */
  readonly begin: (text: string) => Turn | undefined;
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
  /** Changes the words of a message that waits; `null` takes it out. Without an id all are taken out. */
  readonly change: (id: string | undefined, text: string | null) => void;
  /** Brings a message that waits to the front. */
  readonly promote: (id: string) => void;
};

type Entry = WaitingTurn & { readonly done: Promise<void>; readonly resolve: () => void };

const createEntry = (turn: WaitingTurn): Entry => {
  let resolve = () => {};
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { ...turn, done, resolve };
};

/** Takes one turn after the other: a conversation has one writer. */
export const createTurnLine = (context: ConversationContext): TurnLine => {
  const { store } = context;
  let entries: readonly Entry[] = [];
  let current: { readonly entry: Entry; readonly controller: AbortController } | undefined;
  let isOpen = false;

  const selectQueue = () => entries.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]));

  const setEntries = (next: readonly Entry[]) => {
    for (const entry of entries) if (!next.some(({ id }) => id === entry.id)) entry.resolve();
    entries = next;
    store.setFacts({ queue: selectQueue() });
  };

  const run = async () => {
    while (isOpen && current === undefined) {
      const [entry, ...rest] = entries;
      if (entry === undefined) return;
      entries = rest;
      const controller = new AbortController();
      const { signal } = controller;
      current = { entry, controller };
      const turn = entry.begin(entry.text ?? '');
      if (turn !== undefined) {
        const started = { type: 'turn-started', queue: selectQueue() } as const;
        store.dispatch(turn.type === 'submit' ? { ...started, message: turn.message } : started);
        // A turn that another tab has taken over says nothing from then on.
        const isHeard = () => signal.reason !== leftReason;
        const errorCode = await takeTurn(turn, { ...context, store: muteStore(store, isHeard) }, signal);
        if (errorCode !== null && isHeard()) store.setFacts({ errorCode });
      }
      current = undefined;
      if (entries.length === 0 && isOpen) store.setFacts({ isBusy: false });
      entry.resolve();
    }
  };

  return {
    add: (turn) => {
      const known = current?.entry.id === turn.id ? current.entry : entries.find(({ id }) => id === turn.id);
      if (known !== undefined) return known.done;
      const entry = createEntry(turn);
      entries = [...entries, entry];
      if (!isOpen || current !== undefined) store.setFacts({ queue: selectQueue() });
      void run();
      return entry.done;
    },
    open: (turns) => {
      isOpen = true;
      const before = turns.filter(({ id }) => entries.every((entry) => entry.id !== id));
      entries = [...before.map(createEntry), ...entries];
      if (entries.length === 0) store.setFacts({ isBusy: false });
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
    change: (id, text) =>
      setEntries(
        entries.flatMap((entry) => {
          if (id !== undefined && entry.id !== id) return [entry];
          return text === null || entry.text === undefined ? [] : [{ ...entry, text }];
        }),
      ),
    promote: (id) => setEntries([...entries].sort((a, b) => Number(b.id === id) - Number(a.id === id))),
  };
};

const muteStore = (store: ConversationContext['store'], isHeard: () => boolean): ConversationContext['store'] => ({
  ...store,
  dispatch: (action) => {
    if (isHeard()) store.dispatch(action);
  },
  setFacts: (facts) => {
    if (isHeard()) store.setFacts(facts);
  },
  grow: (collect) => {
    if (isHeard()) store.grow(collect);
  },
});
