import { describe, expect, it } from 'vitest';
import { buildRecord } from '../../test/build-record.ts';
import { checkStorage, readAllFailures, readFailure } from '../../test/check-storage.ts';
import { createTestStore } from '../../test/test-store.ts';
import { webStorage } from './web-storage.ts';

const record = buildRecord('one', 'Hello');

checkStorage('webStorage', () => {
  const store = createTestStore();
  return webStorage({ getStorage: () => store });
});

describe('webStorage', () => {
  it('writes one entry for a conversation, and one for its name, under its prefix', async () => {
    const store = createTestStore();
    const storage = webStorage({ getStorage: () => store, prefix: 'shop:' });
    await storage.save(record);
    expect([...store.map]).toEqual([['shop:one', JSON.stringify(record)]]);
    await storage.rename('one', 'Greetings');
    expect([...store.map.keys()]).toEqual(['shop:one', 'title:shop:one']);
    await storage.remove('one');
    expect(store.map.size).toBe(0);
  });

  it('says that it is blocked when the page may not store', async () => {
    const storage = webStorage({
      getStorage: () => {
        throw new DOMException('denied', 'SecurityError');
      },
    });
    expect(await readAllFailures(storage)).toEqual(Array(5).fill('storage-unavailable: blocked'));
  });

  it('says that it failed when the page has none', async () => {
    // @ts-expect-error: some web views give nothing.
    const storage = webStorage({ getStorage: () => null });
    expect(await readFailure(storage.load('one'))).toBe('storage-unavailable: failed');
  });

  it('says that it is full, and throws nothing out for room', async () => {
    const store = createTestStore({ quota: 500 });
    const storage = webStorage({ getStorage: () => store });
    await storage.save(record);
    const before = [...store.map];
    expect(await readFailure(storage.save(buildRecord('one', 'Hello', 'x'.repeat(500))))).toBe(
      'storage-unavailable: full',
    );
    expect(await readFailure(storage.save(buildRecord('two', 'x'.repeat(500))))).toBe('storage-unavailable: full');
    expect(await readFailure(storage.rename('one', 'x'.repeat(500)))).toBe('storage-unavailable: full');
    expect([...store.map]).toEqual(before);
  });

  it.each([
    ['text that is no JSON', '{', 'damaged'],
    ['a newer version', JSON.stringify({ ...record, version: 2 }), 'newer'],
    ['another conversation', JSON.stringify({ ...record, id: 'two' }), 'damaged'],
    ['messages that are none', JSON.stringify({ ...record, messages: [{ id: 1 }] }), 'damaged'],
  ])('rejects %s, leaves it as it is, and leaves it out of the list', async (_name, text, detail) => {
    const store = createTestStore({ entries: { 'parley:one': text } });
    const storage = webStorage({ getStorage: () => store });
    await storage.save(buildRecord('other', 'Hello'));
    expect(await readFailure(storage.load('one'))).toBe(`storage-unavailable: ${detail}`);
    expect((await storage.list()).map(({ id }) => id)).toEqual(['other']);
    expect(store.map.get('parley:one')).toBe(text);
  });

  it('writes nothing over what a newer page wrote', async () => {
    const text = JSON.stringify({ ...record, version: 12 });
    const store = createTestStore({ entries: { 'parley:one': text } });
    const storage = webStorage({ getStorage: () => store });
    expect(await readFailure(storage.save(record))).toBe('storage-unavailable: newer');
    expect([...store.map]).toEqual([['parley:one', text]]);
  });

  it('lists nothing of other owners of the store', async () => {
    const store = createTestStore({ entries: { theme: 'dark', 'parley:shop:one': JSON.stringify(record) } });
    expect(await webStorage({ getStorage: () => store }).list()).toEqual([]);
  });
});
