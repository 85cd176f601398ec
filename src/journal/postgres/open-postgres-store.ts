import { randomUUID } from 'node:crypto';
import { partitionOf } from '../../domain/ids.ts';
import type { CallbackInbox } from '../../ports/callbacks.ts';
import type { Append, CommittedAppend, Journal, Verdict } from '../../ports/journal.ts';
import { JournalUnavailable } from '../../ports/journal.ts';
import type { VaultStore } from '../../ports/vault.ts';
import type { Store } from '../store.ts';
import { acquirePartitions, appendBatch, type Writer } from './append-batch.ts';
import { connectionConfig, newGate } from './connection.ts';
import { openDeliveryReads } from './delivery-reads.ts';
import { openDeliveryWrites } from './delivery-writes.ts';
import { openEvidenceReads, openEvidenceWrites } from './evidence-rows.ts';
import { openInboxReads } from './inbox-reads.ts';
import { openJournalReads } from './journal-reads.ts';
import { newLane } from './lane.ts';
import { openLedger } from './ledger-reads.ts';
import { prepareDatabase } from './migrate.ts';
import { newNumbers } from './numbers.ts';
import { openReader } from './reader.ts';
import { openQueries } from './search-reads.ts';
import { openSession } from './session.ts';
import { openSideWrites, sideBatch } from './side-writes.ts';
import { copyOf } from './values.ts';

/**
 * The store of a cluster's node: one PostgreSQL for all nodes. One connection appends, one makes the writes that need no
 * judge, one writes the outbox, a few read for actors and a few for the console, so that a long search never delays the activation of an actor.
 *
 * Needs connections that keep their state: a pooler that shares them between transactions will not do.
 */
export interface PostgresStoreOptions {
  /** `postgres://user:password@host:port/database`. */
  readonly url: string;
  /** Name of this node, the same after a restart: it chooses the stripe of busy accounts that this node writes. */
  readonly node: string;
}

/** An account has a row for each stripe that was written, so that nodes do not wait for each other's. */
const STRIPES = 64;
const ACTOR_READERS = 4;
const CONSOLE_READERS = 2;
/** Three of them write. */
export const CONNECTIONS_PER_NODE = ACTOR_READERS + CONSOLE_READERS + 3;

type JournalCall = Append | { readonly acquire: readonly number[]; readonly owner: string };
type JournalAnswer = Verdict | ReadonlyMap<number, number>;

/**
 * Rejects, with a sentence for the operator, when the database is of another partition count or of a later release, or does
 * not answer.
 */
export async function openPostgresStore({ url, node }: PostgresStoreOptions): Promise<Store> {
  const applicationName = `turnpike ${node.slice(0, 12)} ${randomUUID().slice(0, 8)}`;
  const config = connectionConfig(url, applicationName);
  const { installationId } = await prepareDatabase(config);

  const gate = newGate();
  const actorReader = openReader(config, gate, ACTOR_READERS);
  const consoleReader = openReader(config, gate, CONSOLE_READERS);
  const endProcess = async (processId: number) => {
    await consoleReader.query(END_PROCESS, processId, applicationName);
  };
  const newSession = () => openSession({ config, gate, endProcess });

  const listeners = new Set<(committed: readonly CommittedAppend[]) => void>();
  const writer: Writer = { stripe: partitionOf(node) % STRIPES, numbers: newNumbers() };
  const journalLane = newLane<JournalCall, JournalAnswer>({
    session: newSession(),
    isAlone: (call) => 'acquire' in call,
    work: async (transaction, calls) => {
      const [first] = calls;
      if (first !== undefined && 'acquire' in first)
        return [await acquirePartitions(transaction, first.acquire, first.owner)];
      return appendBatch(transaction, calls as readonly Append[], writer);
    },
    onCommit: (calls, answers) => {
      const committed = calls.flatMap((call, index) => committedOf(call, answers[index]));
      if (committed.length > 0) for (const listener of listeners) listener(committed);
    },
  });
  const sideLane = newLane({ session: newSession(), work: sideBatch });
  const writes = openSideWrites(sideLane);
  const { close: closeDeliveries, ...deliveryWrites } = openDeliveryWrites(newSession());
  const { card, cardsNotUnder, keys, keysAfter, ...reads } = openJournalReads(actorReader.query);

  let closing: Promise<void> | undefined;
  const closeAll = async () => {
    await Promise.all([journalLane.close(), sideLane.close(), closeDeliveries()]);
    await Promise.all([actorReader.close(), consoleReader.close()]);
  };
  const close = () => {
    closing ??= closeAll();
    return closing;
  };

  const journal: Journal = {
    ...reads,
    append: async (append) => (await journalLane.submit(keptOf(append))) as Verdict,
    acquire: async (partitions, owner) =>
      (await journalLane.submit({ acquire: [...partitions], owner })) as ReadonlyMap<number, number>,
    saveSnapshot: writes.saveSnapshot,
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
  const inbox: CallbackInbox = {
    ...openInboxReads(actorReader.query, consoleReader.query),
    put: writes.putCallback,
    drop: writes.dropCallbacks,
    park: writes.parkCallback,
    unpark: writes.unparkCallback,
  };
  const vaultStore: VaultStore = {
    putCard: writes.putCard,
    card,
    keys,
    keysAfter,
    rewrapKey: writes.rewrapKey,
    deleteKeys: writes.deleteKeys,
    cardsNotUnder,
  };
  const ledger = openLedger(consoleReader.query);
  const queries = openQueries(consoleReader.query);
  const deliveries = { ...openDeliveryReads(actorReader.query, consoleReader.query), ...deliveryWrites };
  const evidenceRows = { ...openEvidenceReads(actorReader.query), ...openEvidenceWrites(sideLane) };
  return { journal, inbox, ledger, queries, vaultStore, deliveries, evidenceRows, installationId, close };
}

/** Waits until the process is gone: up to five seconds. The name is this store's own, and so are its processes. */
const END_PROCESS =
  'SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE pid = $1 AND application_name = $2';

/** Bytes are taken when the append is submitted: a caller may use its buffers again. */
function keptOf(append: Append): Append {
  try {
    return {
      ...append,
      record: { ...append.record, bytes: copyOf(append.record.bytes) },
      keys: append.keys.map((key) => ({ ...key, wrapped: copyOf(key.wrapped) })),
    };
  } catch (error) {
    throw new JournalUnavailable('the append cannot be stored', { cause: error });
  }
}

function committedOf(call: JournalCall, answer: JournalAnswer | undefined): readonly CommittedAppend[] {
  if ('acquire' in call || answer === undefined || !('ok' in answer) || !answer.ok) return [];
  const { stream, sequence, record } = call;
  return [{ stream, sequence, position: answer.position, record }];
}
