import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { testStore } from '../../test/test-store.ts';
import { createSqliteStore } from './sqlite-store.ts';

describe('the SQLite store in memory', () => {
  testStore(async () => createSqliteStore({ path: ':memory:' }));
});

describe('the SQLite store in a file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-store-'));
  });
  afterEach(() => {
    chmodSync(folder, 0o755);
    rmSync(folder, { recursive: true, force: true });
  });

  const begin = {
    conversationId: 'c1',
    visitorHash: 'v',
    trigger: 'submit-message',
    userMessage: { id: 'u1', parts: [{ type: 'text', text: 'canary-5c1e' }], parentId: null },
    replyId: 'r1',
    replyMessageId: 'a1',
    language: null,
    nowMs: 1,
  } as const;

  it('makes its folder and keeps everything when it is opened again', async () => {
    const path = join(folder, 'deep', 'er', 'parley.db');
    const first = createSqliteStore({ path });
    await first.forSite('bank').beginTurn(begin);
    await first.close();
    const second = createSqliteStore({ path });
    expect((await second.forSite('bank').getConversation('c1'))?.messages).toHaveLength(2);
    await second.close();
  });

  it('leaves no trace of an erased conversation in any of its files', async () => {
    const store = createSqliteStore({ path: join(folder, 'parley.db') });
    await store.forSite('bank').beginTurn(begin);
    await store.forSite('bank').deleteConversation('c1');
    const found = readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes('canary-5c1e'));
    await store.close();
    expect(found).toEqual([]);
  });

  it('says which file is no database', () => {
    const path = join(folder, 'parley.db');
    writeFileSync(path, 'This is a shopping list and nothing else. '.repeat(50));
    expect(() => createSqliteStore({ path })).toThrow(`${path} failed: the file is not an SQLite database`);
  });

  it('says that a folder stands where the file should be', () => {
    const path = join(folder, 'parley.db');
    mkdirSync(path);
    expect(() => createSqliteStore({ path })).toThrow(/parley\.db failed: it cannot be opened/);
  });

  it('refuses a database that a newer version wrote, and leaves it as it is', () => {
    const path = join(folder, 'parley.db');
    const newer = new DatabaseSync(path);
    newer.exec('PRAGMA user_version = 999');
    newer.close();
    expect(() => createSqliteStore({ path })).toThrow('written by a newer version');
  });

  it('says that another process holds the file and goes on when it is free', async () => {
    const path = join(folder, 'parley.db');
    const store = createSqliteStore({ path });
    const site = store.forSite('bank');
    await site.beginTurn(begin);
    const limiter = new DatabaseSync(path);
    limiter.exec('BEGIN IMMEDIATE');
    await expect(site.setHandoff('c1', { status: 'requested' })).rejects.toMatchObject({
      code: 'storage-unavailable',
      message: expect.stringContaining('another process holds it'),
    });
    limiter.exec('ROLLBACK');
    limiter.close();
    await site.setHandoff('c1', { status: 'requested' });
    expect((await site.getConversation('c1'))?.handoff).toEqual({ status: 'requested' });
    await store.close();
  });
});
