import type { DatabaseSync } from 'node:sqlite';
import { beginSqliteTurn } from './begin-sqlite-turn.ts';
import { inTransaction, openSqlite, withSqlite } from './open-sqlite.ts';
import { readChunk, readHandoff, readMessage, readNullable, readReply, readText } from './sqlite-rows.ts';
import { createStatements, replyColumns } from './sqlite-statements.ts';
import type { SiteStore, Store } from './store.ts';

export type SqliteStoreOptions = {
  /** File of the database, or `:memory:`. Its folder is made when missing. */
  readonly path: string;
};

const createSiteStore = (database: DatabaseSync, path: string, site: string): SiteStore => {
  const statements = createStatements(database, site);
  const { first, all, run } = statements;
  const attempt = async <Result>(work: () => Result): Promise<Result> => withSqlite(path, work);

  return {
    beginTurn: (turn) => attempt(() => inTransaction(database, () => beginSqliteTurn(statements, turn))),

    getConversation: (conversationId) =>
      attempt(() => {
        const row = first('SELECT * FROM conversations WHERE site = ? AND id = ?', conversationId);
        if (row === undefined) return null;
        const active = first(
          'SELECT id, message_id FROM replies WHERE site = ? AND conversation_id = ? AND is_active = 1 ORDER BY created_at_ms DESC',
          conversationId,
        );
        return {
          id: conversationId,
          visitorHash: readText(row, 'visitor_hash'),
          headId: readNullable(row, 'head_id'),
          handoff: readHandoff(row),
          messages: all(
            'SELECT * FROM messages WHERE site = ? AND conversation_id = ? ORDER BY sequence',
            conversationId,
          ).map(readMessage),
          activeReply: active ? { replyId: readText(active, 'id'), messageId: readText(active, 'message_id') } : null,
        };
      }),

    getReply: (replyId) =>
      attempt(() => {
        const row = first(`${replyColumns} WHERE r.site = ? AND r.id = ?`, replyId);
        return row === undefined ? null : readReply(row);
      }),

    countAttempt: (replyId) =>
      attempt(() => {
        run('UPDATE replies SET attempts = attempts + 1 WHERE site = ? AND id = ?', replyId);
      }),

    appendChunks: (replyId, chunks) =>
      attempt(() =>
        inTransaction(database, () => {
          for (const { cursor, chunk } of chunks) {
            run(
              'INSERT INTO reply_chunks (site, reply_id, cursor, chunk) VALUES (?, ?, ?, ?)',
              replyId,
              cursor,
              JSON.stringify(chunk),
            );
          }
        }),
      ),

    readChunks: (replyId, { after, limit }) =>
      attempt(() =>
        all(
          'SELECT cursor, chunk FROM reply_chunks WHERE site = ? AND reply_id = ? AND cursor > ? ORDER BY cursor LIMIT ?',
          replyId,
          after,
          limit,
        ).map(readChunk),
      ),

    finishReply: (replyId, { parts, outcome, errorCode, nowMs }) =>
      attempt(() =>
        inTransaction(database, () => {
          const done = JSON.stringify({ type: 'done', outcome, ...(errorCode && { errorCode }) });
          const reply = first('SELECT * FROM replies WHERE site = ? AND id = ? AND is_active = 1', replyId);
          if (reply === undefined) return;
          run(
            'UPDATE replies SET state = ?2, is_active = 0, finished_at_ms = ?3 WHERE site = ?1 AND id = ?4',
            done,
            nowMs,
            replyId,
          );
          run(
            'UPDATE messages SET parts = ?2, status = ?3 WHERE site = ?1 AND conversation_id = ?4 AND id = ?5 AND reply_id = ?6',
            JSON.stringify(parts),
            done,
            readText(reply, 'conversation_id'),
            readText(reply, 'message_id'),
            replyId,
          );
        }),
      ),

    setHandoff: (conversationId, handoff) =>
      attempt(() => {
        run(
          'UPDATE conversations SET handoff = ?2 WHERE site = ?1 AND id = ?3',
          JSON.stringify(handoff),
          conversationId,
        );
      }),

    deleteConversation: (conversationId) =>
      attempt(() => {
        const changes = run('DELETE FROM conversations WHERE site = ? AND id = ?', conversationId);
        // What was erased must not live on in the write-ahead log.
        if (changes > 0) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        return changes > 0;
      }),
  };
};

/**
 * Keeps everything in one SQLite file, through Node's own `node:sqlite`. For one process; several share PostgreSQL.
 *
 * Throws a `ParleyError` of code `storage-unavailable` that names the file when it cannot be opened.
 */
export const createSqliteStore = ({ path }: SqliteStoreOptions): Store => {
  const database = openSqlite(path);
  const sites = new Map<string, SiteStore>();
  return {
    forSite: (site) => {
      const known = sites.get(site);
      if (known !== undefined) return known;
      const created = createSiteStore(database, path, site);
      sites.set(site, created);
      return created;
    },
    listActiveReplies: async () =>
      withSqlite(path, () =>
        database
          .prepare('SELECT site, id FROM replies WHERE is_active = 1')
          .all()
          .map((row) => ({ site: readText(row, 'site'), replyId: readText(row, 'id') })),
      ),
    close: async () => {
      if (database.isOpen) database.close();
    },
  };
};
