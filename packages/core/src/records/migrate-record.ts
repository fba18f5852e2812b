import { createStorageFailure } from '../storages/storage-failure.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Makes a record of the next version. What it is given has the version that it expects, and nothing else is known of it. */
export type RecordMigration = (record: Fields) => Fields;

/** From version to version: the first makes version 2 of version 1. A record that is stored is never read by older pages again. */
export const recordMigrations: readonly RecordMigration[] = [];

/**
 * Brings a record to the version after the last migration. One that is newer, or has no version, throws; a migration
 * that fails says that the record is damaged, and the record stays stored as it was.
 */
export const migrateRecord = (record: Fields, migrations: readonly RecordMigration[] = recordMigrations): Fields => {
  const { version } = record;
  const newest = migrations.length + 1;
  if (typeof version !== 'number' || !Number.isInteger(version) || version < 1) throw createStorageFailure('damaged');
  if (version > newest) throw createStorageFailure('newer');
  try {
    return migrations
      .slice(version - 1)
      .reduce((current, migrate, index) => ({ ...migrate(current), version: version + index + 1 }), record);
  } catch (cause) {
    throw createStorageFailure('damaged', cause);
  }
};
