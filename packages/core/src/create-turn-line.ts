import { type ConversationContext, leftReason } from './conversation-context.ts';
import type { ConversationStore } from './conversation-store.ts';
import { type Turn, takeTurn } from './take-turn.ts';

/** A turn that waits for those before it: a message of the visitor to be sent, or what `begin` decides. */
export type WaitingTurn = {
  readonly id: string;
  /** The visitor's words, when this is a message that waits to be sent. */
  readonly text?: string;
  /** What the message answers. @default the head of the branch in view when its time has come */
  readonly parentId?: string | null | undefined;
  /** Decides what to do when its time has come; `undefined` for nothing. */
  readonly begin?: () => Turn | undefined;
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
  /** Takes out all that waits, and stops. */
  readonly clear: () => Promise<void>;
  /** Changes the words of a message that waits; `null` takes it out. */
  readonly change: (id: string, text: string | null) => void;
  /** Brings a message that waits to the front. */
  readonly promote: (id: string) => void;
};

type Entry = WaitingTurn & {
  readonly controller: AbortController;
  readonly done: Promise<void>;
  readonly resolve: () => void;
};

const createEntry = (turn: WaitingTurn): Entry => {
  let resolve = () => {};
  const done = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { ...turn, controller: new AbortController(), done, resolve };
};

export type TurnLineOptions = Omit<ConversationContext, 'getModel' | 'dispatch'> & {
  readonly store: ConversationStore;
};

/** Takes one turn after the other: a conversation has one writer. */
export const createTurnLine = ({ store, ...context }: TurnLineOptions): TurnLine => {
  const { getModel, setFacts } = store;
  let entries: readonly Entry[] = [];
  let current: Entry | undefined;
  let isOpen = false;

  const selectQueue = () => entries.flatMap(({ id, text }) => (text === undefined ? [] : [{ id, text }]));

  const setEntries = (next: readonly Entry[]) => {
    for (const entry of entries) if (!next.some(({ id }) => id === entry.id)) entry.resolve();
    entries = next;
    setFacts({ queue: selectQueue() });
  };

  const submit = ({ id, text = '', parentId = getModel().tree.headId }: WaitingTurn): Turn => ({
    type: 'submit',
    message: {
      id,
      role: 'user',
      parentId,
      parts: [{ type: 'text', text }],
      status: { type: 'pending' },
      createdAtMs: context.environment.now(),
    },
  });

  const run = async () => {
    while (isOpen && current === undefined) {
      const [entry, ...rest] = entries;
      if (entry === undefined) return;
      entries = rest;
      current = entry;
      const { signal } = entry.controller;
      // A turn that another tab has taken over says nothing from then on.
      const dispatch: ConversationStore['dispatch'] = (action) => {
        if (signal.reason !== leftReason) store.dispatch(action);
      };
      const turn = entry.begin === undefined ? submit(entry) : entry.begin();
      if (turn !== undefined) {
        const message = turn.type === 'submit' ? turn.message : undefined;
        dispatch({ type: 'turn-started', queue: selectQueue(), message });
        const errorCode = await takeTurn(turn, { ...context, getModel, dispatch }, signal);
        if (errorCode !== null) dispatch({ type: 'facts-changed', facts: { errorCode } });
      }
      current = undefined;
      if (entries.length === 0 && isOpen) setFacts({ isBusy: false });
      entry.resolve();
    }
  };

  const stop = async () => {
    current?.controller.abort();
    await current?.done;
  };

  return {
    add: (turn) => {
      const known = [current, ...entries].find((entry) => entry?.id === turn.id);
      if (known !== undefined) return known.done;
      const entry = createEntry(turn);
      entries = [...entries, entry];
      if (!isOpen || current !== undefined) setFacts({ queue: selectQueue() });
      void run();
      return entry.done;
    },
    open: (turns) => {
      isOpen = true;
      const before = turns.filter(({ id }) => entries.every((entry) => entry.id !== id));
      entries = [...before.map(createEntry), ...entries];
      if (entries.length === 0) setFacts({ isBusy: false });
      void run();
    },
    close: () => {
      isOpen = false;
      for (const { resolve } of entries) resolve();
      entries = [];
      current?.controller.abort(leftReason);
    },
    stop,
    clear: () => {
      setEntries([]);
      return stop();
    },
    change: (id, text) =>
      setEntries(
        entries.flatMap((entry) => {
          if (entry.id !== id) return [entry];
          return text === null || entry.text === undefined ? [] : [{ ...entry, text }];
        }),
      ),
    promote: (id) => setEntries([...entries].sort((a, b) => Number(b.id === id) - Number(a.id === id))),
  };
};
