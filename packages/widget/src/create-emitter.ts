import type { ErrorCode, Outcome } from '@parley/protocol';

/** What a page can listen to, for analytics or to act on it. */
export type ParleyEvents = {
  readonly ready: undefined;
  readonly open: undefined;
  readonly close: undefined;
  /** The visitor sent something. */
  readonly message: { readonly id: string; readonly text: string };
  /** A reply has ended, however it ended. `text` is Markdown. */
  readonly reply: { readonly id: string; readonly text: string; readonly outcome: Outcome };
  readonly error: { readonly code: ErrorCode };
};

export type ParleyEventName = keyof ParleyEvents;
export type ParleyListener<Name extends ParleyEventName> = (detail: ParleyEvents[Name]) => void;

type Listeners = { readonly [Name in ParleyEventName]: Set<ParleyListener<Name>> };

export type Emitter = {
  on<Name extends ParleyEventName>(name: Name, listener: ParleyListener<Name>): () => void;
  off<Name extends ParleyEventName>(name: Name, listener: ParleyListener<Name>): void;
  emit<Name extends ParleyEventName>(name: Name, detail: ParleyEvents[Name]): void;
  clear(): void;
};

/** Listeners by event. One that throws is reported and does not stop the others. */
export const createEmitter = (warn: (warning: string) => void): Emitter => {
  const listeners: Listeners = {
    ready: new Set(),
    open: new Set(),
    close: new Set(),
    message: new Set(),
    reply: new Set(),
    error: new Set(),
  };
  const find = <Name extends ParleyEventName>(name: Name): Listeners[Name] | undefined => {
    if (Object.hasOwn(listeners, name)) return listeners[name];
    warn(`There is no event "${name}". The events are: ${Object.keys(listeners).join(', ')}.`);
    return undefined;
  };
  return {
    on: (name, listener) => {
      find(name)?.add(listener);
      return () => find(name)?.delete(listener);
    },
    off: (name, listener) => {
      find(name)?.delete(listener);
    },
    emit: (name, detail) => {
      for (const listener of [...listeners[name]]) {
        try {
          listener(detail);
        } catch (error) {
          setTimeout(() => {
            throw error;
          });
        }
      }
    },
    clear: () => {
      for (const set of Object.values(listeners)) set.clear();
    },
  };
};
