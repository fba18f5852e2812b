import { createStorageFailure, toStorageFailure } from './storage-failure.ts';

/** Brings a database up by one version. Runs inside of the one transaction of the upgrade: if it throws, nothing has changed. */
export type DatabaseStep = (database: IDBDatabase, transaction: IDBTransaction) => void | Promise<void>;

export type DatabaseOptions = {
  /** Gives the factory, such as `() => indexedDB`. A function, because a page that blocks storage throws when it is merely named. */
  readonly getIndexedDb: () => IDBFactory | null | undefined;
  readonly name: string;
  /** From version to version: the first makes version 1 of nothing. Steps are added, never changed. */
  readonly steps: readonly DatabaseStep[];
};

export type Database = {
  /**
   * Does something in a transaction of its own over these stores. Resolves when it is written, not before; when `action`
   * rejects, or the disk is full, nothing is.
   */
  readonly use: <Value>(
    request: { readonly stores: readonly string[]; readonly mode: IDBTransactionMode },
    action: (transaction: IDBTransaction) => Promise<Value>,
  ) => Promise<Value>;
};

/** The answer to a request. Awaiting it keeps its transaction alive. */
export const readRequest = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

/**
 * A database that is opened when it is first used, and opened again when its connection was lost: to a newer page that
 * changes the database, to a browser that cleared the site's data, to a page that came out of the back/forward cache.
 */
export const openDatabase = ({ getIndexedDb, name, steps }: DatabaseOptions): Database => {
  let current: IDBDatabase | undefined;
  let opening: Promise<IDBDatabase> | undefined;

  const keep = (database: IDBDatabase) => {
    const forget = () => {
      if (current === database) current = undefined;
    };
    current?.close();
    current = database;
    database.onclose = forget;
    // A newer page must not wait for this one.
    database.onversionchange = () => {
      database.close();
      forget();
    };
  };

  const connect = () =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const factory = getIndexedDb();
      // Some private windows and sandboxed frames have none.
      if (factory === null || factory === undefined) throw createStorageFailure('blocked');
      const request = factory.open(name, steps.length);
      let failure: unknown;
      request.onupgradeneeded = ({ oldVersion }) => {
        const { transaction, result } = request;
        if (transaction === null) return;
        runSteps(steps.slice(oldVersion), result, transaction).catch((error: unknown) => {
          failure = error;
          abort(transaction);
        });
      };
      // Another tab does not let go of the older database. The request stays alive, and a later use finds it done.
      request.onblocked = () => reject(createStorageFailure('blocked'));
      request.onerror = () => reject(failure ?? request.error);
      request.onsuccess = () => {
        keep(request.result);
        resolve(request.result);
      };
    });

  const open = async (): Promise<IDBDatabase> => {
    if (current !== undefined) return current;
    opening ??= connect().finally(() => {
      opening = undefined;
    });
    return opening;
  };

  const begin = async (stores: readonly string[], mode: IDBTransactionMode): Promise<IDBTransaction> => {
    const database = await open();
    try {
      return database.transaction([...stores], mode);
    } catch {
      // The connection is closing, and was not told of it yet.
      if (current === database) current = undefined;
      return (await open()).transaction([...stores], mode);
    }
  };

  return {
    use: async ({ stores, mode }, action) => {
      try {
        const transaction = await begin(stores, mode);
        const ended = waitForEnd(transaction);
        // It is awaited below, unless the action fails first; then its failure is the one to tell.
        ended.catch(() => {});
        try {
          const value = await action(transaction);
          await ended;
          return value;
        } catch (error) {
          abort(transaction);
          throw transaction.error ?? error;
        }
      } catch (cause) {
        throw toStorageFailure(cause);
      }
    },
  };
};

const runSteps = async (steps: readonly DatabaseStep[], database: IDBDatabase, transaction: IDBTransaction) => {
  for (const step of steps) await step(database, transaction);
};

const waitForEnd = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? createStorageFailure('failed'));
  });

const abort = (transaction: IDBTransaction) => {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
};
