import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Row } from './sqlite-rows.ts';

/** Prepares each statement once; the first parameter is always the site. */
export const createStatements = (database: DatabaseSync, site: string) => {
  const prepared = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  const prepare = (sql: string) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    prepared.set(sql, statement);
    return statement;
  };
  return {
    first: (sql: string, ...values: SQLInputValue[]): Row | undefined => prepare(sql).get(site, ...values),
    all: (sql: string, ...values: SQLInputValue[]): readonly Row[] => prepare(sql).all(site, ...values),
    run: (sql: string, ...values: SQLInputValue[]): number => Number(prepare(sql).run(site, ...values).changes),
  };
};

export type Statements = ReturnType<typeof createStatements>;

export const replyColumns = `
  SELECT r.*, c.visitor_hash,
    (SELECT COALESCE(MAX(cursor), 0) FROM reply_chunks k WHERE k.site = r.site AND k.reply_id = r.id) AS last_cursor
  FROM replies r JOIN conversations c ON c.site = r.site AND c.id = r.conversation_id`;
