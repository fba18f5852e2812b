import { afterEach, describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { checkStorage, readAllFailures, readFailure } from '../../test/check-storage.ts';
import { indexedDbStorage } from './indexed-db-storage.ts';
import { readRequest } from './open-database.ts';

const databases: string[] = [];
const createName = () => {
  const name = `test-${crypto.randomUUID()}`;
  databases.push(name);
  return name;
};
const open = (name: string) => indexedDbStorage({ getIndexedDb: () => indexedDB, name });
/** Opens the database as a page of another version does. */
const openVersion = (name: string, version: number, upgrade: (database: IDBDatabase) => void = () => {}) => {
  const request = indexedDB.open(name, version);
  request.onupgradeneeded = () => upgrade(request.result);
  return readRequest(request);
};

afterEach(async () => {
  for (const name of databases.splice(0)) indexedDB.deleteDatabase(name);
});

checkStorage('indexedDbStorage', () => open(createName()));

describe('indexedDbStorage', () => {
  it('takes over a database of the first version, and lists what is in it', async () => {
    const name = createName();
    const old = await openVersion(name, 1, (database) => {
      const store = database.createObjectStore('conversations', { keyPath: 'id' });
      store.put(buildRecord('one', 'Hello', 'Hi'));
      store.put({ id: 'two', version: 1, messages: 'damaged' });
    });
    old.close();
    const storage = open(name);
    expect((await storage.list()).map(({ id, title }) => [id, title])).toEqual([['one', 'Hello']]);
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello', 'Hi'));
    expect(await readFailure(storage.load('two'))).toBe('storage-unavailable: damaged');
  });

  it('lets a newer page change the database while it is open, and says afterwards that it is older', async () => {
    const name = createName();
    const storage = open(name);
    await storage.save(buildRecord('one', 'Hello'));
    const newer = await openVersion(name, 99);
    expect(newer.version).toBe(99);
    expect(await readFailure(storage.load('one'))).toBe('storage-unavailable: newer');
    expect(await readFailure(storage.save(buildRecord('one')))).toBe('storage-unavailable: newer');
    expect(await readRequest(newer.transaction('conversations').objectStore('conversations').get('one'))).toEqual(
      buildRecord('one', 'Hello'),
    );
    newer.close();
  });

  it('says that it is blocked while a tab holds the older database, and works once that is gone', async () => {
    const name = createName();
    const old = await openVersion(name, 1, (database) => {
      database.createObjectStore('conversations', { keyPath: 'id' });
    });
    const storage = open(name);
    expect(await readFailure(storage.save(buildRecord('one', 'Hello')))).toBe('storage-unavailable: blocked');
    old.close();
    await storage.save(buildRecord('one', 'Hello'));
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
  });

  it('opens the database again when it was deleted meanwhile', async () => {
    const name = createName();
    const storage = open(name);
    await storage.save(buildRecord('one', 'Hello'));
    await readRequest(indexedDB.deleteDatabase(name));
    expect(await storage.load('one')).toBeNull();
    await storage.save(buildRecord('two', 'Hello'));
    expect((await storage.list()).map(({ id }) => id)).toEqual(['two']);
  });

  it('opens the database again when its connection was closed without a word', async () => {
    const name = createName();
    const opened: IDBDatabase[] = [];
    const storage = indexedDbStorage({ getIndexedDb: () => spyOnOpen((database) => opened.push(database)), name });
    await storage.save(buildRecord('one', 'Hello'));
    opened[0]?.close();
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
    expect(opened).toHaveLength(2);
    opened[1]?.dispatchEvent(new Event('close'));
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
    expect(opened).toHaveLength(3);
  });

  it('opens one connection for what is asked at once', async () => {
    const opened: IDBDatabase[] = [];
    const storage = indexedDbStorage({
      getIndexedDb: () => spyOnOpen((database) => opened.push(database)),
      name: createName(),
    });
    await Promise.all([
      storage.load('one'),
      storage.load('two'),
      storage.save(buildRecord('one', 'Hello')),
      storage.list(),
    ]);
    expect(opened).toHaveLength(1);
  });

  it('shares a database between two pages', async () => {
    const name = createName();
    const [one, two] = [open(name), open(name)];
    await one.save(buildRecord('one', 'Hello'));
    await two.rename('one', 'Greetings');
    await one.save(buildRecord('one', 'Hello', 'Hi'));
    expect(await two.load('one')).toEqual({ ...buildRecord('one', 'Hello', 'Hi'), title: 'Greetings' });
  });

  it('writes all of a conversation or nothing', async () => {
    const name = createName();
    const storage = open(name);
    await storage.save(buildRecord('one', 'Hello'));
    // What cannot be copied makes the second of two writes fail.
    const record = { ...buildRecord('one', 'Hello', 'Hi'), extra: () => {} };
    expect(await readFailure(storage.save(record))).toBe('storage-unavailable: failed');
    expect((await storage.list())[0]?.messageCount).toBe(1);
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
  });

  it('says that it is full when the quota is used up, and keeps what there is', async () => {
    const buckets = Reflect.get(navigator, 'storageBuckets');
    const bucket = await buckets.open('small', { quota: 200_000 });
    const storage = indexedDbStorage({ getIndexedDb: () => bucket.indexedDB });
    await storage.save(buildRecord('one', 'Hello'));
    const large = buildRecord('one', 'Hello', 'x'.repeat(5_000_000));
    expect(await readFailure(storage.save(large))).toBe('storage-unavailable: full');
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
    expect((await storage.list())[0]?.messageCount).toBe(1);
    await storage.save(buildRecord('one', 'Hello', 'Hi'));
    expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello', 'Hi'));
    await buckets.delete('small');
  });

  it('writes nothing over what a newer page wrote', async () => {
    const name = createName();
    const storage = open(name);
    await storage.save(buildRecord('one', 'Hello'));
    const database = await openVersion(name, 2);
    const transaction = database.transaction(['conversations', 'summaries'], 'readwrite');
    const summaries = transaction.objectStore('summaries');
    const newer = { ...buildRecord('one', 'Hello'), version: 2 };
    await readRequest(summaries.put({ ...(await readRequest(summaries.get('one'))), version: 2 }));
    await readRequest(transaction.objectStore('conversations').put(newer));
    expect(await readFailure(storage.load('one'))).toBe('storage-unavailable: newer');
    expect(await readFailure(storage.save(buildRecord('one')))).toBe('storage-unavailable: newer');
    expect(await readFailure(storage.rename('one', 'Greetings'))).toBe('storage-unavailable: newer');
    expect(await readRequest(database.transaction('conversations').objectStore('conversations').get('one'))).toEqual(
      newer,
    );
    database.close();
  });

  it.each([
    ['there is none', () => undefined, 'blocked'],
    ['it may not be named', () => fail('SecurityError'), 'blocked'],
    ['it does not open', () => createFactory({ open: () => fail('InvalidStateError') }), 'failed'],
  ])('says so when %s', async (_name, getIndexedDb, detail) => {
    const storage = indexedDbStorage({ getIndexedDb });
    expect(await readAllFailures(storage)).toEqual(Array(5).fill(`storage-unavailable: ${detail}`));
  });

  it('works again when what kept it from opening is gone', async () => {
    let isBlocked = true;
    const storage = indexedDbStorage({
      getIndexedDb: () => (isBlocked ? undefined : indexedDB),
      name: createName(),
    });
    expect(await readFailure(storage.load('one'))).toBe('storage-unavailable: blocked');
    isBlocked = false;
    expect(await storage.load('one')).toBeNull();
  });
});

const fail = (name: string): never => {
  throw new DOMException('denied', name);
};

/** The factory of the browser, opening otherwise. */
const createFactory = ({ open }: Pick<IDBFactory, 'open'>): IDBFactory =>
  new Proxy(indexedDB, { get: (factory, key) => (key === 'open' ? open : Reflect.get(factory, key)) });

/** The factory of the browser, telling which connections it gives. */
const spyOnOpen = (onOpen: (database: IDBDatabase) => void): IDBFactory =>
  createFactory({
    open: (name, version) => {
      const request = indexedDB.open(name, version);
      request.addEventListener('success', () => onOpen(request.result));
      return request;
    },
  });
