import { ParleyError } from '@parley/protocol';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ThreadStorage } from '../src/ports/storage.ts';
import { buildRecord } from './build-record.ts';
import { randomRecords } from './random-records.ts';

/** How a promise ends: the code of its error, and the detail where there is one; `null` when it resolves. */
export const readFailure = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => null,
    (error: unknown) => {
      if (!ParleyError.isInstance(error)) return error;
      return error.detail === undefined ? error.code : `${error.code}: ${error.detail}`;
    },
  );

/** How every method of a storage ends, when all are called at once. */
export const readAllFailures = (storage: ThreadStorage): Promise<readonly unknown[]> =>
  Promise.all(
    [
      storage.load('one'),
      storage.save(buildRecord('one', 'Hello')),
      storage.remove('one'),
      storage.list(),
      storage.rename('one', 'Greetings'),
    ].map(readFailure),
  );

/** What every storage does. `createStorage` gives one that is empty. */
export const checkStorage = (name: string, createStorage: () => ThreadStorage | Promise<ThreadStorage>): void => {
  describe(`${name}, as every storage`, () => {
    it('gives back what was saved, the newest of it, and nothing after it was removed', async () => {
      const storage = await createStorage();
      expect(await storage.load('one')).toBeNull();
      await storage.save(buildRecord('one', 'Hello'));
      await storage.save(buildRecord('one', 'Hello', '你好'));
      expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello', '你好'));
      await storage.remove('one');
      expect(await storage.load('one')).toBeNull();
      expect(await storage.list()).toEqual([]);
    });

    it('removes what is not there without complaint', async () => {
      const storage = await createStorage();
      expect(await readFailure(storage.remove('one'))).toBeNull();
    });

    it('keeps conversations apart, whatever their ids', async () => {
      const storage = await createStorage();
      const ids = ['one', 'title:one', 'one/two', '../one', '__proto__', 'constructor', 'a b', '%2F', '问题', '?x#y'];
      for (const id of ids) await storage.save(buildRecord(id, id));
      for (const id of ids) expect(await storage.load(id)).toEqual(buildRecord(id, id));
      expect((await storage.list()).map(({ id }) => id).sort()).toEqual([...ids].sort());
      await storage.remove('one');
      expect(await storage.load('title:one')).toEqual(buildRecord('title:one', 'title:one'));
      for (const id of ids) await storage.remove(id);
      expect(await storage.list()).toEqual([]);
    });

    it('lists what a list shows', async () => {
      const storage = await createStorage();
      await storage.save(buildRecord('one', 'What does a transfer cost?', 'Nothing.'));
      await storage.save(buildRecord('two'));
      const list = await storage.list();
      expect([...list].sort((one, other) => (one.id < other.id ? -1 : 1))).toEqual([
        {
          id: 'one',
          title: 'What does a transfer cost?',
          createdAtMs: 1_000_000,
          updatedAtMs: 1_001_000,
          messageCount: 2,
          preview: 'Nothing.',
        },
        { id: 'two', title: '', createdAtMs: 0, updatedAtMs: 0, messageCount: 0, preview: '' },
      ]);
    });

    it('keeps the name of a conversation that goes on, until the name is taken away', async () => {
      const storage = await createStorage();
      const readTitle = async () => (await storage.list())[0]?.title;
      await storage.save(buildRecord('one', 'Hello'));
      await storage.rename('one', 'Greetings');
      await storage.save(buildRecord('one', 'Hello', 'Hi'));
      expect(await readTitle()).toBe('Greetings');
      expect(await storage.load('one')).toEqual({ ...buildRecord('one', 'Hello', 'Hi'), title: 'Greetings' });
      await storage.save({ ...buildRecord('one', 'Hello'), title: 'Salutations' });
      expect(await readTitle()).toBe('Salutations');
      await storage.rename('one', '');
      expect(await readTitle()).toBe('Hello');
      expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
    });

    it('forgets the name with the conversation', async () => {
      const storage = await createStorage();
      await storage.save(buildRecord('one', 'Hello'));
      await storage.rename('one', 'Greetings');
      await storage.remove('one');
      await storage.save(buildRecord('one', 'Hello'));
      expect(await storage.load('one')).toEqual(buildRecord('one', 'Hello'));
    });

    it('names nothing that is not there', async () => {
      const storage = await createStorage();
      expect(await readFailure(storage.rename('one', 'Greetings'))).toBe('not-found');
      expect(await storage.list()).toEqual([]);
    });

    it('gives back every conversation as it was', async () => {
      const storage = await createStorage();
      await fc.assert(
        fc.asyncProperty(randomRecords, async (record) => {
          await storage.save(record);
          expect(await storage.load(record.id)).toEqual(record);
          await storage.remove(record.id);
        }),
        { numRuns: 50 },
      );
    });
  });
};
