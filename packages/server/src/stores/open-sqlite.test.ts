import { describe, expect, it } from 'vitest';
import { inTransaction, openSqlite, withSqlite } from './open-sqlite.ts';

describe('withSqlite', () => {
  it('says that the disk is full, undoes the transaction, and works again when there is room', () => {
    const database = openSqlite(':memory:');
    database.exec('CREATE TABLE notes (text TEXT)');
    const pages = Number(database.prepare('PRAGMA page_count').get()?.page_count);
    database.exec(`PRAGMA max_page_count = ${pages + 2}`);
    const insert = database.prepare('INSERT INTO notes VALUES (?)');
    const fill = () =>
      withSqlite('/data/parley.db', () =>
        inTransaction(database, () => {
          insert.run('small');
          insert.run('x'.repeat(100_000));
        }),
      );
    expect(fill).toThrow('The database /data/parley.db failed: the disk is full.');
    expect(fill).toThrow(expect.objectContaining({ code: 'storage-unavailable', isRetryable: true }));
    expect(database.prepare('SELECT COUNT(*) AS n FROM notes').get()?.n).toBe(0);
    database.exec('PRAGMA max_page_count = 100000');
    expect(fill).not.toThrow();
    database.close();
  });
});
