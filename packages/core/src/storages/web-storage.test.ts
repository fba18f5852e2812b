import { ParleyError } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { StoredConversation } from '../ports/storage.ts';
import { webStorage } from './web-storage.ts';

const record: StoredConversation = { version: 1, id: 'one', messages: [], headId: null };

const createStore = (entries: Record<string, string> = {}) => {
  const map = new Map(Object.entries(entries));
  return {
    map,
    getItem: (key: string) => map.get(key) ?? null,
    setItem: (key: string, value: string) => void map.set(key, value),
    removeItem: (key: string) => void map.delete(key),
  };
};

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: unknown) => (ParleyError.isInstance(error) ? error.code : error),
  );

describe('webStorage', () => {
  it('gives back what was saved, and nothing after it was removed', async () => {
    const store = createStore();
    const storage = webStorage({ getStorage: () => store });
    expect(await storage.load('one')).toBeNull();
    await storage.save(record);
    expect([...store.map.keys()]).toEqual(['parley:one']);
    expect(await storage.load('one')).toEqual(record);
    await storage.remove('one');
    expect(await storage.load('one')).toBeNull();
  });

  it('rejects with a code when the page may not store', async () => {
    const storage = webStorage({
      getStorage: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(await codeOf(storage.load('one'))).toBe('storage-unavailable');
    expect(await codeOf(storage.save(record))).toBe('storage-unavailable');
  });

  it.each([
    ['text that is no JSON', '{'],
    ['another version', JSON.stringify({ ...record, version: 2 })],
    ['another conversation', JSON.stringify({ ...record, id: 'two' })],
    ['messages that are none', JSON.stringify({ ...record, messages: [{ id: 1 }] })],
  ])('rejects %s', async (_name, text) => {
    const storage = webStorage({ getStorage: () => createStore({ 'parley:one': text }) });
    expect(await codeOf(storage.load('one'))).toBe('storage-unavailable');
  });
});
