/**
 * The tables of architecture §5 in PostgreSQL. Ids that are long texts are written once and named by numbers elsewhere; a
 * node takes numbers in blocks, so that it knows them before it writes. A stream's head, timer and pending flag are one row,
 * because one append moves all three.
 *
 * Texts that are keys compare by their bytes, as every other driver orders them. Rows that change all the time leave room on
 * their page, so that a change touches no index. The one foreign key is a lock: whoever adds a stripe to an account waits for
 * whoever guards the account.
 *
 * A migration only adds: nodes of the release before go on working beside it (`oldest_program`).
 */
export interface Migration {
  readonly version: number;
  /** The oldest schema version that a program may have been made for and still work on the result. */
  readonly oldestProgram: number;
  readonly statements: string;
}

/** How many numbers a node takes at a time. Never change it: blocks that were given out are counted in it. */
export const NUMBERS_PER_BLOCK = 1_024;

const FIRST_TABLES = `
  CREATE SEQUENCE number_blocks;
  CREATE TABLE partitions (partition integer PRIMARY KEY, owner text NOT NULL, epoch bigint NOT NULL);

  CREATE TABLE streams (
    id bigint PRIMARY KEY,
    stream text COLLATE "C" NOT NULL UNIQUE,
    partition integer NOT NULL,
    sequence bigint NOT NULL,
    timer bigint,
    pending boolean NOT NULL
  ) WITH (fillfactor = 80);
  CREATE INDEX streams_timer ON streams (timer, partition) WHERE timer IS NOT NULL;
  CREATE INDEX streams_pending ON streams (id) WHERE pending;
  CREATE TABLE journal (
    position bigserial PRIMARY KEY,
    stream_id bigint NOT NULL,
    sequence bigint NOT NULL,
    time bigint NOT NULL,
    kind text NOT NULL,
    append_id text NOT NULL,
    bytes bytea NOT NULL,
    UNIQUE (stream_id, sequence)
  );
  CREATE TABLE snapshots (
    stream text COLLATE "C" PRIMARY KEY,
    sequence bigint NOT NULL,
    fold_version bigint NOT NULL,
    bytes bytea NOT NULL
  );

  CREATE TABLE accounts (id bigint PRIMARY KEY, account text COLLATE "C" NOT NULL UNIQUE, currency text NOT NULL);
  CREATE TABLE balances (
    account_id bigint NOT NULL REFERENCES accounts,
    stripe integer NOT NULL,
    own bigint NOT NULL,
    outgoing bigint NOT NULL,
    incoming bigint NOT NULL,
    PRIMARY KEY (account_id, stripe)
  ) WITH (fillfactor = 50);
  CREATE TABLE plans (
    id bigint PRIMARY KEY,
    plan text COLLATE "C" NOT NULL UNIQUE,
    stream_id bigint NOT NULL,
    status integer NOT NULL,
    last_batch_id bigint NOT NULL,
    hold_time bigint NOT NULL,
    final_time bigint
  ) WITH (fillfactor = 80);
  CREATE TABLE postings (
    position bigserial PRIMARY KEY,
    plan_id bigint NOT NULL,
    batch_id bigint NOT NULL,
    source_id bigint NOT NULL,
    destination_id bigint NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    details text
  );
  CREATE INDEX postings_plan ON postings (plan_id);
  CREATE INDEX postings_source ON postings (source_id, position);
  CREATE INDEX postings_destination ON postings (destination_id, position);

  CREATE TABLE limit_counters (
    id bigint PRIMARY KEY,
    counter text COLLATE "C" NOT NULL UNIQUE,
    held bigint NOT NULL,
    committed bigint NOT NULL
  ) WITH (fillfactor = 50);
  CREATE TABLE limit_operations (
    operation text COLLATE "C" NOT NULL,
    counter_id bigint NOT NULL,
    status integer NOT NULL,
    delta bigint NOT NULL,
    PRIMARY KEY (operation, counter_id)
  ) WITH (fillfactor = 80);

  CREATE TABLE inbox (
    arrival bigserial,
    id text COLLATE "C" PRIMARY KEY,
    provider text NOT NULL,
    tag text COLLATE "C" NOT NULL,
    received_time bigint NOT NULL,
    headers text NOT NULL,
    body bytea NOT NULL
  );
  CREATE INDEX inbox_tag ON inbox (tag);
  CREATE INDEX inbox_time ON inbox (received_time, arrival);
  CREATE TABLE callback_tags (tag text COLLATE "C" PRIMARY KEY, stream_id bigint NOT NULL);
  CREATE TABLE deliveries (
    id text COLLATE "C" PRIMARY KEY,
    endpoint text NOT NULL,
    party text NOT NULL,
    resource text NOT NULL,
    sequence bigint NOT NULL,
    time bigint NOT NULL,
    body bytea NOT NULL,
    state text NOT NULL DEFAULT 'waiting',
    attempts bigint NOT NULL DEFAULT 0,
    next_time bigint NOT NULL
  );
  CREATE INDEX deliveries_next ON deliveries (next_time) WHERE state = 'waiting';

  CREATE TABLE invoices (
    stream_id bigint PRIMARY KEY,
    party text COLLATE "C" NOT NULL,
    invoice text COLLATE "C" NOT NULL,
    shop text NOT NULL,
    state text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    create_time bigint NOT NULL,
    due_time bigint NOT NULL,
    external_id text COLLATE "C",
    text text NOT NULL,
    folded_text text NOT NULL,
    attention text
  ) WITH (fillfactor = 80);
  CREATE INDEX invoices_time ON invoices (create_time, stream_id);
  CREATE INDEX invoices_party_time ON invoices (party, create_time, stream_id);
  CREATE INDEX invoices_external ON invoices (external_id) WHERE external_id IS NOT NULL;
  CREATE INDEX invoices_attention ON invoices (create_time, stream_id) WHERE attention IS NOT NULL;
  CREATE TABLE payments (
    id bigint PRIMARY KEY,
    stream_id bigint NOT NULL,
    party text COLLATE "C" NOT NULL,
    invoice text COLLATE "C" NOT NULL,
    payment text COLLATE "C" NOT NULL,
    shop text NOT NULL,
    state text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    create_time bigint NOT NULL,
    provider text,
    terminal text,
    external_id text COLLATE "C",
    UNIQUE (stream_id, payment)
  ) WITH (fillfactor = 80);
  CREATE INDEX payments_time ON payments (create_time, id);
  CREATE INDEX payments_party_time ON payments (party, create_time, id);
  CREATE INDEX payments_external ON payments (external_id) WHERE external_id IS NOT NULL;

  -- A key that was deleted lies in its page until the table is vacuumed: here that is within minutes.
  CREATE TABLE customer_keys (
    id text COLLATE "C" PRIMARY KEY,
    subject text COLLATE "C" NOT NULL,
    wrapped bytea NOT NULL
  ) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
  CREATE INDEX customer_keys_subject ON customer_keys (subject);
  CREATE TABLE vault (
    party text COLLATE "C" NOT NULL,
    token text COLLATE "C" NOT NULL,
    description text NOT NULL,
    kek text COLLATE "C" NOT NULL,
    ciphertext bytea NOT NULL,
    PRIMARY KEY (party, token)
  );
  CREATE INDEX vault_kek ON vault (kek);
`;

/** Callbacks that nobody could take. A program of the first version sweeps them with the others, which does no harm. */
const PARKED_CALLBACKS = `
  ALTER TABLE inbox ADD COLUMN parked_time bigint, ADD COLUMN parked_reason text;
  CREATE INDEX inbox_parked ON inbox (parked_time, arrival) WHERE parked_time IS NOT NULL;
`;

/** Payouts and disputes in lists. */
const APPLICATIONS = `
  CREATE TABLE payouts (
    stream_id bigint PRIMARY KEY,
    party text COLLATE "C" NOT NULL,
    payout text COLLATE "C" NOT NULL,
    shop text NOT NULL,
    project text COLLATE "C" NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    state text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    create_time bigint NOT NULL,
    provider text,
    terminal text,
    attention text
  ) WITH (fillfactor = 80);
  CREATE INDEX payouts_time ON payouts (create_time, stream_id);
  CREATE INDEX payouts_party_time ON payouts (party, create_time, stream_id);
  CREATE INDEX payouts_project_time ON payouts (project, create_time, stream_id);
  CREATE INDEX payouts_external ON payouts (external_id);
  CREATE INDEX payouts_attention ON payouts (create_time, stream_id) WHERE attention IS NOT NULL;
  CREATE TABLE disputes (
    id bigint PRIMARY KEY,
    stream_id bigint NOT NULL,
    party text COLLATE "C" NOT NULL,
    dispute text COLLATE "C" NOT NULL,
    project text COLLATE "C" NOT NULL,
    stream text COLLATE "C" NOT NULL,
    external_id text COLLATE "C" NOT NULL,
    ref text NOT NULL,
    state text NOT NULL,
    reason text NOT NULL,
    create_time bigint NOT NULL,
    update_time bigint NOT NULL,
    UNIQUE (stream_id, dispute)
  ) WITH (fillfactor = 80);
  CREATE INDEX disputes_time ON disputes (create_time, id);
  CREATE INDEX disputes_party_time ON disputes (party, create_time, id);
  CREATE INDEX disputes_dispute ON disputes (dispute);
  CREATE INDEX disputes_stream ON disputes (stream);
  CREATE INDEX disputes_external ON disputes (external_id);
`;

/**
 * The outbox. No release has written or read a row of the table that it replaces, so programs of the releases before do not miss
 * it. A delivery that waits for no other of its resource is `first`, and its channel knows when the earliest of those is due: so
 * what is due is found without meeting what is not.
 */
const DELIVERIES = `
  DROP TABLE deliveries;
  CREATE TABLE delivery_cursor (id integer PRIMARY KEY CHECK (id = 1), position bigint NOT NULL);
  CREATE TABLE delivery_channels (
    id bigserial PRIMARY KEY,
    channel text COLLATE "C" NOT NULL UNIQUE,
    partition integer NOT NULL,
    next_time bigint
  ) WITH (fillfactor = 50);
  CREATE INDEX delivery_channels_next ON delivery_channels (next_time, partition) WHERE next_time IS NOT NULL;
  CREATE TABLE deliveries (
    number bigserial PRIMARY KEY,
    id text COLLATE "C" NOT NULL UNIQUE,
    channel_id bigint NOT NULL,
    party text COLLATE "C" NOT NULL,
    url text,
    resource text COLLATE "C" NOT NULL,
    sequence bigint NOT NULL,
    type text NOT NULL,
    passing boolean NOT NULL,
    time bigint NOT NULL,
    body text NOT NULL,
    sealed_key text,
    sealed bytea,
    state text NOT NULL,
    first boolean NOT NULL,
    next_time bigint,
    attempts bigint NOT NULL,
    last_outcome text
  ) WITH (fillfactor = 80);
  CREATE INDEX deliveries_first ON deliveries (channel_id, next_time) WHERE first;
  CREATE INDEX deliveries_waiting ON deliveries (channel_id, resource, sequence, number, time) WHERE state = 'waiting';
  CREATE INDEX deliveries_time ON deliveries (time, number);
  CREATE INDEX deliveries_party_time ON deliveries (party, time, number);
  CREATE INDEX deliveries_channel_time ON deliveries (channel_id, time, number);
  CREATE INDEX deliveries_resource_time ON deliveries (resource, time, number);
  CREATE TABLE delivery_attempts (
    delivery_number bigint NOT NULL,
    number bigint NOT NULL,
    time bigint NOT NULL,
    duration_ms double precision NOT NULL,
    status integer,
    detail text NOT NULL,
    PRIMARY KEY (delivery_number, number)
  );
`;

const EVIDENCE = `
  CREATE TABLE evidence (
    party text COLLATE "C" NOT NULL,
    id text COLLATE "C" NOT NULL,
    kek text COLLATE "C" NOT NULL,
    wrapped bytea NOT NULL,
    ciphertext bytea NOT NULL,
    PRIMARY KEY (party, id)
  );
  CREATE INDEX evidence_kek ON evidence (kek);
`;

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, oldestProgram: 1, statements: FIRST_TABLES },
  { version: 2, oldestProgram: 1, statements: PARKED_CALLBACKS },
  { version: 3, oldestProgram: 1, statements: APPLICATIONS + DELIVERIES + EVIDENCE },
];
