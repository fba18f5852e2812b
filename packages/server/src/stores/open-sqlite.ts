import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { ParleyError } from '@parley/protocol';
import { sqliteMigrations } from './sqlite-migrations.ts';

/** Primary result codes of SQLite that an operator can do something about. @see https://sqlite.org/rescode.html */
const advice: Readonly<Record<number, string>> = {
  5: 'another process holds it; end that process, or give this one its own data folder',
  6: 'another process holds it; end that process, or give this one its own data folder',
  8: 'it is read-only; allow this user to write it',
  10: 'the disk reported an error',
  11: 'the file is damaged; restore a copy, or move it away to begin anew',
  13: 'the disk is full',
  14: 'it cannot be opened; check that the folder exists and may be written',
  26: 'the file is not an SQLite database; move it away, or choose another data folder',
};

const describe = (error: unknown): string => {
  const code =
    error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 255 : 0;
  return advice[code] ?? (error instanceof Error ? error.message : 'unknown failure');
};

/** Runs work on the database and turns its failures into a `ParleyError` that says which file and what to do. */
export const withSqlite = <Result>(path: string, work: () => Result): Result => {
  try {
    return work();
  } catch (cause) {
    if (ParleyError.isInstance(cause)) throw cause;
    throw new ParleyError(`The database ${path} failed: ${describe(cause)}.`, {
      code: 'storage-unavailable',
      isRetryable: true,
      cause,
    });
  }
};

/** Runs work in one write transaction. */
export const inTransaction = <Result>(database: DatabaseSync, work: () => Result): Result => {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // A full disk may have rolled back already; then there is nothing left to undo.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
};

const migrate = (database: DatabaseSync, path: string) => {
  const version = Number(database.prepare('PRAGMA user_version').get()?.user_version ?? 0);
  if (version > sqliteMigrations.length) {
    throw new ParleyError(
      `The database ${path} was written by a newer version. Update Parley, or choose another data folder.`,
      {
        code: 'storage-unavailable',
      },
    );
  }
  sqliteMigrations.slice(version).forEach((sql, index) => {
    inTransaction(database, () => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
};

/** Opens the database file, makes its folder, and brings its schema up to date. */
export const openSqlite = (path: string): DatabaseSync =>
  withSqlite(path, () => {
    if (path !== ':memory:') {
      try {
        mkdirSync(dirname(path), { recursive: true });
      } catch (cause) {
        throw new ParleyError(
          `The data folder ${dirname(path)} cannot be made or written. Choose another with dataFolder.`,
          {
            code: 'storage-unavailable',
            cause,
          },
        );
      }
    }
    const database = new DatabaseSync(path, { timeout: 500, enableForeignKeyConstraints: true });
    try {
      // NORMAL loses nothing when the process is killed; only a power cut may cost the last moments. Erased means erased.
      database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;');
      migrate(database, path);
    } catch (error) {
      database.close();
      throw error;
    }
    return database;
  });
