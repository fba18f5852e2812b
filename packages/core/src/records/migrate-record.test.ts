import { describe, expect, it } from 'vitest';
import { readFailure } from '../../test/check-storage.ts';
import { migrateRecord, type RecordMigration } from './migrate-record.ts';

const addGreeting: RecordMigration = (record) => ({ ...record, greeting: 'hello' });
const shout: RecordMigration = ({ greeting, ...record }) => ({ ...record, shout: String(greeting).toUpperCase() });
const migrations = [addGreeting, shout];
const migrate = (record: Readonly<Record<string, unknown>>, list = migrations) =>
  readFailure(Promise.resolve(record).then((value) => migrateRecord(value, list)));

describe('migrateRecord', () => {
  it('takes a record from its version to the newest, step by step', () => {
    expect(migrateRecord({ version: 1, id: 'one' }, migrations)).toEqual({ version: 3, id: 'one', shout: 'HELLO' });
    expect(migrateRecord({ version: 2, greeting: 'hi' }, migrations)).toEqual({ version: 3, shout: 'HI' });
  });

  it('gives back a record of the newest version as it is', () => {
    const record = { version: 3 };
    expect(migrateRecord(record, migrations)).toBe(record);
  });

  it('says of a record after the newest version that it is newer', async () => {
    expect(await migrate({ version: 4 })).toBe('storage-unavailable: newer');
  });

  it('says of a record that a migration fails on that it is damaged', async () => {
    const fail: RecordMigration = () => {
      throw new TypeError('There is no such field.');
    };
    expect(await migrate({ version: 1 }, [fail])).toBe('storage-unavailable: damaged');
  });
});
