import { randomBytes } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { PARTITION_COUNT } from '../../domain/ids.ts';

/**
 * The tables of architecture §5 in SQLite, and how a connection is opened. Ids that are long texts are written once and
 * named by integers elsewhere; a stream's head, timer and pending flag are one row, because one append moves all three.
 *
 * An insertion at a random place of an index costs an append more than anything else: a page of its own in the write-ahead
 * log and in the next checkpoint. So what belongs to a stream is keyed by the number of the stream, which rises; and the
 * postings of an account are indexed within blocks of 1024, each of which is written at one place and then left alone.
 */
const FIRST_TABLES = `
  CREATE TABLE cluster (
    partition_count INTEGER NOT NULL,
    schema_version INTEGER NOT NULL,
    installation_id TEXT NOT NULL
  );
  CREATE TABLE partitions (partition INTEGER PRIMARY KEY, owner TEXT NOT NULL, epoch INTEGER NOT NULL);

  CREATE TABLE streams (
    id INTEGER PRIMARY KEY,
    stream TEXT NOT NULL UNIQUE,
    partition INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    timer INTEGER,
    pending INTEGER NOT NULL
  );
  CREATE INDEX streams_timer ON streams (timer, partition) WHERE timer IS NOT NULL;
  CREATE INDEX streams_pending ON streams (id) WHERE pending = 1;
  CREATE TABLE journal (
    position INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    kind TEXT NOT NULL,
    append_id TEXT NOT NULL,
    bytes BLOB NOT NULL
  );
  CREATE UNIQUE INDEX journal_stream ON journal (stream_id, sequence);
  CREATE TABLE snapshots (
    stream TEXT PRIMARY KEY,
    sequence INTEGER NOT NULL,
    fold_version INTEGER NOT NULL,
    bytes BLOB NOT NULL
  ) WITHOUT ROWID;

  CREATE TABLE accounts (id INTEGER PRIMARY KEY, account TEXT NOT NULL UNIQUE, currency TEXT NOT NULL);
  CREATE TABLE balances (
    account_id INTEGER PRIMARY KEY,
    own INTEGER NOT NULL,
    outgoing INTEGER NOT NULL,
    incoming INTEGER NOT NULL
  );
  CREATE TABLE plans (
    id INTEGER PRIMARY KEY,
    plan TEXT NOT NULL UNIQUE,
    stream_id INTEGER NOT NULL,
    status INTEGER NOT NULL,
    last_batch_id INTEGER NOT NULL,
    hold_time INTEGER NOT NULL,
    final_time INTEGER
  );
  CREATE TABLE postings (
    position INTEGER PRIMARY KEY,
    plan_id INTEGER NOT NULL,
    batch_id INTEGER NOT NULL,
    source_id INTEGER NOT NULL,
    destination_id INTEGER NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    details TEXT
  );
  CREATE INDEX postings_plan ON postings (plan_id);
  CREATE INDEX postings_source ON postings (position >> 10, source_id);
  CREATE INDEX postings_destination ON postings (position >> 10, destination_id);

  CREATE TABLE limit_counters (id INTEGER PRIMARY KEY, counter TEXT NOT NULL UNIQUE, held INTEGER NOT NULL, committed INTEGER NOT NULL);
  CREATE TABLE limit_operations (
    id INTEGER PRIMARY KEY,
    operation TEXT NOT NULL,
    counter_id INTEGER NOT NULL,
    status INTEGER NOT NULL,
    delta INTEGER NOT NULL,
    UNIQUE (operation, counter_id)
  );

  CREATE TABLE inbox (
    id TEXT PRIMARY KEY,
    provider TEXT NOT NULL,
    tag TEXT NOT NULL,
    received_time INTEGER NOT NULL,
    headers TEXT NOT NULL,
    body BLOB NOT NULL
  );
  CREATE INDEX inbox_tag ON inbox (tag);
  CREATE INDEX inbox_time ON inbox (received_time);
  CREATE TABLE callback_tags (tag TEXT PRIMARY KEY, stream_id INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE deliveries (
    id TEXT PRIMARY KEY,
    endpoint TEXT NOT NULL,
    party TEXT NOT NULL,
    resource TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    time INTEGER NOT NULL,
    body BLOB NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    attempts INTEGER NOT NULL DEFAULT 0,
    next_time INTEGER NOT NULL
  );
  CREATE INDEX deliveries_next ON deliveries (next_time) WHERE state = 'waiting';

  CREATE TABLE invoices (
    stream_id INTEGER PRIMARY KEY,
    party TEXT NOT NULL,
    invoice TEXT NOT NULL,
    shop TEXT NOT NULL,
    state TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    due_time INTEGER NOT NULL,
    external_id TEXT,
    text TEXT NOT NULL,
    folded_text TEXT NOT NULL,
    attention TEXT
  );
  CREATE INDEX invoices_time ON invoices (create_time);
  CREATE INDEX invoices_party_time ON invoices (party, create_time);
  CREATE INDEX invoices_external ON invoices (external_id) WHERE external_id IS NOT NULL;
  CREATE INDEX invoices_attention ON invoices (create_time) WHERE attention IS NOT NULL;
  CREATE TABLE payments (
    id INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL,
    party TEXT NOT NULL,
    invoice TEXT NOT NULL,
    payment TEXT NOT NULL,
    shop TEXT NOT NULL,
    state TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    provider TEXT,
    terminal TEXT,
    external_id TEXT,
    UNIQUE (stream_id, payment)
  );
  CREATE INDEX payments_time ON payments (create_time);
  CREATE INDEX payments_party_time ON payments (party, create_time);
  CREATE INDEX payments_external ON payments (external_id) WHERE external_id IS NOT NULL;

  CREATE TABLE customer_keys (id TEXT PRIMARY KEY, subject TEXT NOT NULL, wrapped BLOB NOT NULL) WITHOUT ROWID;
  CREATE INDEX customer_keys_subject ON customer_keys (subject);
  CREATE TABLE vault (
    party TEXT NOT NULL,
    token TEXT NOT NULL,
    description TEXT NOT NULL,
    kek TEXT NOT NULL,
    ciphertext BLOB NOT NULL,
    PRIMARY KEY (party, token)
  ) WITHOUT ROWID;
  CREATE INDEX vault_kek ON vault (kek);
`;

const PARKED_CALLBACKS = `
  ALTER TABLE inbox ADD COLUMN parked_time INTEGER;
  ALTER TABLE inbox ADD COLUMN parked_reason TEXT;
  CREATE INDEX inbox_parked ON inbox (parked_time) WHERE parked_time IS NOT NULL;
`;

/** Payouts and disputes in lists. */
const APPLICATIONS = `
  CREATE TABLE payouts (
    stream_id INTEGER PRIMARY KEY,
    party TEXT NOT NULL,
    payout TEXT NOT NULL,
    shop TEXT NOT NULL,
    project TEXT NOT NULL,
    external_id TEXT NOT NULL,
    state TEXT NOT NULL,
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    provider TEXT,
    terminal TEXT,
    attention TEXT
  );
  CREATE INDEX payouts_time ON payouts (create_time);
  CREATE INDEX payouts_party_time ON payouts (party, create_time);
  CREATE INDEX payouts_project_time ON payouts (project, create_time);
  CREATE INDEX payouts_external ON payouts (external_id);
  CREATE INDEX payouts_attention ON payouts (create_time) WHERE attention IS NOT NULL;
  CREATE TABLE disputes (
    id INTEGER PRIMARY KEY,
    stream_id INTEGER NOT NULL,
    party TEXT NOT NULL,
    dispute TEXT NOT NULL,
    project TEXT NOT NULL,
    stream TEXT NOT NULL,
    external_id TEXT NOT NULL,
    ref TEXT NOT NULL,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    create_time INTEGER NOT NULL,
    update_time INTEGER NOT NULL,
    UNIQUE (stream_id, dispute)
  );
  CREATE INDEX disputes_time ON disputes (create_time);
  CREATE INDEX disputes_party_time ON disputes (party, create_time);
  CREATE INDEX disputes_dispute ON disputes (dispute);
  CREATE INDEX disputes_stream ON disputes (stream);
  CREATE INDEX disputes_external ON disputes (external_id);
`;

/**
 * The outbox. No release has written a row of the table that it replaces. A delivery that waits for no other of its resource is
 * `first`, and its channel knows when the earliest of those is due: so what is due is found without meeting what is not.
 */
const DELIVERIES = `
  DROP TABLE deliveries;
  CREATE TABLE delivery_cursor (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL);
  CREATE TABLE delivery_channels (
    id INTEGER PRIMARY KEY,
    channel TEXT NOT NULL UNIQUE,
    partition INTEGER NOT NULL,
    next_time INTEGER
  );
  CREATE INDEX delivery_channels_next ON delivery_channels (next_time, partition) WHERE next_time IS NOT NULL;
  CREATE TABLE deliveries (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    channel_id INTEGER NOT NULL,
    party TEXT NOT NULL,
    url TEXT,
    resource TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    type TEXT NOT NULL,
    passing INTEGER NOT NULL,
    time INTEGER NOT NULL,
    body TEXT NOT NULL,
    sealed_key TEXT,
    sealed BLOB,
    state TEXT NOT NULL,
    first INTEGER NOT NULL,
    next_time INTEGER,
    attempts INTEGER NOT NULL,
    last_outcome TEXT
  );
  CREATE INDEX deliveries_first ON deliveries (channel_id, next_time) WHERE first = 1;
  CREATE INDEX deliveries_waiting ON deliveries (channel_id, resource, sequence, number, time) WHERE state = 'waiting';
  CREATE INDEX deliveries_time ON deliveries (time);
  CREATE INDEX deliveries_party_time ON deliveries (party, time);
  CREATE INDEX deliveries_channel_time ON deliveries (channel_id, time);
  CREATE INDEX deliveries_resource_time ON deliveries (resource, time);
  CREATE TABLE delivery_attempts (
    delivery_number INTEGER NOT NULL,
    number INTEGER NOT NULL,
    time INTEGER NOT NULL,
    duration_ms REAL NOT NULL,
    status INTEGER,
    detail TEXT NOT NULL,
    PRIMARY KEY (delivery_number, number)
  ) WITHOUT ROWID;
`;

const EVIDENCE = `
  CREATE TABLE evidence (
    party TEXT NOT NULL,
    id TEXT NOT NULL,
    kek TEXT NOT NULL,
    wrapped BLOB NOT NULL,
    ciphertext BLOB NOT NULL,
    UNIQUE (party, id)
  );
  CREATE INDEX evidence_kek ON evidence (kek);
`;

/** What brings a file from each version to the next; the first makes its tables. */
const MIGRATIONS: readonly string[] = [FIRST_TABLES, PARKED_CALLBACKS, APPLICATIONS + DELIVERIES + EVIDENCE];

export const SCHEMA_VERSION = MIGRATIONS.length;

/**
 * Makes the tables of a new file, or brings those of an earlier release up to this one, and returns the installation id;
 * refuses a file of another partition count or of a later release.
 */
export function prepareDatabase(path: string): string {
  const db = openWriter(path);
  try {
    db.exec('BEGIN IMMEDIATE');
    const exists =
      db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'cluster'").get() !== undefined;
    if (!exists) createTables(db);
    const cluster = db.prepare('SELECT partition_count, schema_version, installation_id FROM cluster').get() ?? {};
    const partitionCount = Number(cluster['partition_count']);
    const schemaVersion = Number(cluster['schema_version']);
    if (partitionCount !== PARTITION_COUNT) {
      throw new Error(
        `${path} was made for ${partitionCount} partitions, this program has ${PARTITION_COUNT}: its streams would be looked for in the wrong places`,
      );
    }
    if (schemaVersion > SCHEMA_VERSION) {
      throw new Error(
        `${path} has schema version ${schemaVersion}, this program knows ${SCHEMA_VERSION}: start a later release`,
      );
    }
    for (const statements of MIGRATIONS.slice(schemaVersion)) db.exec(statements);
    db.prepare('UPDATE cluster SET schema_version = ?').run(SCHEMA_VERSION);
    db.exec('COMMIT');
    return String(cluster['installation_id']);
  } finally {
    db.close();
  }
}

/**
 * The connection that writes. `synchronous = FULL` syncs the write-ahead log before a commit returns (J3). Pages are half
 * the usual size, because an append touches many pages and little of each, and the log takes whole pages. The log is copied
 * into the database after 32 MB, which takes some 50 ms; a smaller one would be copied so often that appends are slower by
 * a quarter. A second process may hold the write lock for the length of a batch, so the wait is long; deleted bytes are
 * overwritten, because a deleted data key must not be found in the file.
 */
export function openWriter(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 10_000 });
  db.exec(`
    PRAGMA page_size = 2048;
    PRAGMA journal_mode = WAL;
    PRAGMA wal_autocheckpoint = 16000;
    PRAGMA synchronous = FULL;
    PRAGMA secure_delete = ON;
    PRAGMA cache_size = -8000;
  `);
  return db;
}

/** A connection that reads what is committed at the moment it asks, and never waits for the one that writes. */
export function openReader(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true, timeout: 10_000 });
  db.exec('PRAGMA cache_size = -8000');
  return db;
}

function createTables(db: DatabaseSync): void {
  db.exec(FIRST_TABLES);
  db.prepare('INSERT INTO cluster VALUES (?, ?, ?)').run(PARTITION_COUNT, 1, randomBytes(16).toString('base64url'));
  const partition = db.prepare("INSERT INTO partitions VALUES (?, '', 0)");
  for (let number = 0; number < PARTITION_COUNT; number += 1) partition.run(number);
}
