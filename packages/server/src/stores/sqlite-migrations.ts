/** Each entry brings the schema from its index to the next `user_version`. Entries are only ever added. */
export const sqliteMigrations: readonly string[] = [
  `
  CREATE TABLE conversations (
    site TEXT NOT NULL,
    id TEXT NOT NULL,
    visitor_hash TEXT NOT NULL,
    head_id TEXT,
    handoff TEXT,
    created_at_ms INTEGER NOT NULL,
    updated_at_ms INTEGER NOT NULL,
    PRIMARY KEY (site, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE messages (
    site TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    id TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    role TEXT NOT NULL,
    parent_id TEXT,
    parts TEXT NOT NULL,
    status TEXT NOT NULL,
    reply_id TEXT,
    created_at_ms INTEGER NOT NULL,
    PRIMARY KEY (site, conversation_id, id),
    FOREIGN KEY (site, conversation_id) REFERENCES conversations (site, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE replies (
    site TEXT NOT NULL,
    id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    user_message_id TEXT NOT NULL,
    language TEXT,
    attempts INTEGER NOT NULL,
    state TEXT NOT NULL,
    is_active INTEGER NOT NULL,
    created_at_ms INTEGER NOT NULL,
    finished_at_ms INTEGER,
    PRIMARY KEY (site, id),
    FOREIGN KEY (site, conversation_id) REFERENCES conversations (site, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX replies_by_user_message ON replies (site, conversation_id, user_message_id);
  CREATE INDEX replies_active ON replies (is_active) WHERE is_active = 1;

  CREATE TABLE reply_chunks (
    site TEXT NOT NULL,
    reply_id TEXT NOT NULL,
    cursor INTEGER NOT NULL,
    chunk TEXT NOT NULL,
    PRIMARY KEY (site, reply_id, cursor),
    FOREIGN KEY (site, reply_id) REFERENCES replies (site, id) ON DELETE CASCADE
  ) STRICT, WITHOUT ROWID;
  `,
];
