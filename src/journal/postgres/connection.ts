import { randomInt } from 'node:crypto';
import pg from 'pg';
import { doublingDelayMs } from '../../base/backoff.ts';
import { JournalUnavailable } from '../../ports/journal.ts';
import { parameterOf, type Value } from './values.ts';

/**
 * How connections are made, and what their errors mean. Not responsible for what is sent.
 *
 * While the database does not answer, calls are refused at once, and one of them tries again when a delay is over that
 * doubles up to two seconds: a thousand actors must not become a storm of connections.
 */
export type Row = readonly unknown[];

/** Sends one statement, prepared once per connection. */
export type Query = (text: string, ...values: readonly Value[]) => Promise<readonly Row[]>;

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 2_000;
/** A connection that says nothing for so long is given up; a batch takes some milliseconds. */
const ANSWER_TIMEOUT_MS = 20_000;
const CONNECT_TIMEOUT_MS = 5_000;

/**
 * A commit is on disk before it is acknowledged, whatever the server's default (J3). Statements are looked up by key, always:
 * a plan that was made while a table was small must not scan it when it is large. A node that stops in the middle of a
 * transaction loses its locks before other nodes' calls, which may wait for them, have waited too long.
 */
const SETTINGS = `
  SET synchronous_commit = on;
  SET jit = off;
  SET enable_seqscan = off;
  SET enable_hashjoin = off;
  SET enable_mergejoin = off;
  SET idle_in_transaction_session_timeout = '2s';
`;

export function connectionConfig(url: string, applicationName: string): pg.ClientConfig {
  return {
    connectionString: url,
    application_name: applicationName,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    types: { getTypeParser },
  };
}

export async function applySettings(client: pg.ClientBase): Promise<void> {
  await client.query(SETTINGS);
}

/** Sends a statement under a name of its own, so that it is parsed once per connection, and returns rows as arrays. */
export function send(client: pg.ClientBase | pg.Pool, text: string, values: readonly Value[]): Promise<pg.QueryResult> {
  return client.query({ name: nameOf(text), text, values: values.map(parameterOf), rowMode: 'array' });
}

/** Every connection of a store is opened through one gate. */
export interface Gate {
  /** Rejects with JournalUnavailable when the connection cannot be made, or could not a moment ago. */
  open<Connected>(connect: () => Promise<Connected>): Promise<Connected>;
}

export function newGate(): Gate {
  let failures = 0;
  let closedUntil = 0;
  return {
    async open(connect) {
      if (performance.now() < closedUntil) throw new JournalUnavailable('the database does not answer');
      try {
        const connected = await connect();
        failures = 0;
        return connected;
      } catch (error) {
        const now = performance.now();
        if (now >= closedUntil) {
          closedUntil = now + jittered(doublingDelayMs(failures, FIRST_DELAY_MS, LONGEST_DELAY_MS));
          failures += 1;
        }
        throw unavailable(error);
      }
    },
  };
}

/** Between a half and the whole of it, so that nodes do not come all at once. */
export function jittered(delayMs: number): number {
  return (delayMs * randomInt(500, 1001)) / 1000;
}

export function unavailable(error: unknown): JournalUnavailable {
  return error instanceof JournalUnavailable ? error : new JournalUnavailable(messageOf(error), { cause: error });
}

/** The connection is of no use any more, and of what was sent on it nobody knows the outcome. */
export function isLost(error: unknown): boolean {
  if (!(error instanceof pg.DatabaseError)) return true;
  return error.severity === 'FATAL' || error.severity === 'PANIC' || error.code === READ_ONLY;
}

/** Another transaction was in the way. This one has left nothing behind and can be tried again whole. */
export function isCollision(error: unknown): boolean {
  return error instanceof pg.DatabaseError && COLLISIONS.has(error.code ?? '');
}

/** The primary became a standby: another connection may find the new primary. */
const READ_ONLY = '25006';

/** Serialization failure, deadlock, a key that another node inserted since we looked, a lock that was not to be had. */
const COLLISIONS = new Set(['40001', '40P01', '23505', '55P03']);

const INT8 = 20;
const names = new Map<string, string>();

function nameOf(text: string): string {
  const known = names.get(text);
  if (known !== undefined) return known;
  const name = `turnpike_${names.size}`;
  names.set(text, name);
  return name;
}

/** Integers of 64 bits come as bigint: sums of money do not always fit in a double. */
function getTypeParser(type: number, format?: 'text' | 'binary') {
  return type === INT8 ? BigInt : pg.types.getTypeParser(type, format as 'text');
}

function messageOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(messageOf).join('; ');
  return error instanceof Error ? error.message : String(error);
}
