/**
 * The tables of every peer. The ledger and the limits have the rows that Turnpike writes for the same payment; what else is
 * there, is what a service needs to go on after a crash and to tell what happened.
 */
export const SCHEMA = `
  CREATE TABLE accounts (id integer PRIMARY KEY, account text NOT NULL UNIQUE);
  CREATE TABLE balances (
    account_id integer NOT NULL REFERENCES accounts,
    stripe integer NOT NULL,
    own bigint NOT NULL DEFAULT 0,
    outgoing bigint NOT NULL DEFAULT 0,
    incoming bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, stripe)
  ) WITH (fillfactor = 50);
  CREATE TABLE plans (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan text NOT NULL UNIQUE,
    state text NOT NULL,
    hold_time timestamptz NOT NULL,
    final_time timestamptz
  ) WITH (fillfactor = 80);
  CREATE TABLE postings (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    plan_id bigint NOT NULL,
    source_id integer NOT NULL,
    destination_id integer NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    details text
  );
  CREATE INDEX postings_plan ON postings (plan_id);
  CREATE INDEX postings_source ON postings (source_id, id);
  CREATE INDEX postings_destination ON postings (destination_id, id);
  CREATE TABLE limit_counters (
    counter text NOT NULL,
    stripe integer NOT NULL,
    held bigint NOT NULL,
    committed bigint NOT NULL,
    PRIMARY KEY (counter, stripe)
  ) WITH (fillfactor = 50);
  CREATE TABLE limit_operations (
    operation text NOT NULL,
    counter text NOT NULL,
    state text NOT NULL,
    delta bigint NOT NULL,
    PRIMARY KEY (operation, counter)
  ) WITH (fillfactor = 80);

  CREATE TABLE cards (token text PRIMARY KEY, ciphertext bytea NOT NULL);

  CREATE TABLE invoices (
    party text NOT NULL,
    invoice text NOT NULL,
    shop text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    product text NOT NULL,
    due_time timestamptz NOT NULL,
    state text NOT NULL,
    create_time timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (party, invoice)
  ) WITH (fillfactor = 80);
  CREATE TABLE payments (
    party text NOT NULL,
    invoice text NOT NULL,
    payment text NOT NULL,
    shop text NOT NULL,
    amount bigint NOT NULL,
    currency text NOT NULL,
    terminal text NOT NULL,
    card_token text NOT NULL,
    state text NOT NULL,
    bank_payment text,
    failure text,
    create_time timestamptz NOT NULL DEFAULT now(),
    next_attempt timestamptz NOT NULL,
    PRIMARY KEY (party, invoice, payment)
  ) WITH (fillfactor = 80);
  CREATE INDEX payments_unfinished ON payments (next_attempt) WHERE state IN ('pending', 'processed');

  -- The outbox. Ordered by the transaction that wrote a row, so that a reader never passes one that commits late.
  CREATE TABLE events (
    xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
    id bigint GENERATED ALWAYS AS IDENTITY,
    party text NOT NULL,
    invoice text NOT NULL,
    sequence integer NOT NULL,
    PRIMARY KEY (xid, id)
  );
`;
