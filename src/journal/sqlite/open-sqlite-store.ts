import type { CallbackInbox } from '../../ports/callbacks.ts';
import type { Deliveries } from '../../ports/deliveries.ts';
import type { EvidenceRows } from '../../ports/evidence.ts';
import { type CommittedAppend, type Journal, JournalUnavailable } from '../../ports/journal.ts';
import type { Ledger } from '../../ports/ledger.ts';
import type { Queries } from '../../ports/queries.ts';
import type { VaultStore } from '../../ports/vault.ts';
import { decodeCursor, pageOf } from '../cursor.ts';
import { inPieces } from '../pieces.ts';
import type { Store } from '../store.ts';
import type { CallOf, Remote } from './call.ts';
import { type Answers, type Channel, type Outgoing, openChannel } from './channel.ts';
import type { Reads } from './reads.ts';
import { prepareDatabase } from './schema.ts';
import { newWriteMessage, type WriteMessage } from './write-message.ts';
import type { Writes } from './writes.ts';

/**
 * The store of an embedded node: one SQLite file, one worker that writes it, two that read it. Two readers, so that a long
 * search of the console never delays the activation of an actor.
 *
 * Two processes on one file are safe: SQLite serialises their transactions, and `acquire` of the later one fences the
 * earlier one.
 */
export interface SqliteStoreOptions {
  /** The database file; made when absent. Its `-wal` and `-shm` companions lie beside it. */
  readonly path: string;
}

/** Rejects, with a sentence for the operator, when the file is of another partition count or of a later release. */
export async function openSqliteStore({ path }: SqliteStoreOptions): Promise<Store> {
  const listeners = new Set<(committed: readonly CommittedAppend[]) => void>();
  const onAnswers = (asked: readonly { readonly call: CallOf<Writes> }[], { values }: Answers) => {
    if (listeners.size === 0) return;
    const committed: CommittedAppend[] = [];
    for (const [index, { call }] of asked.entries()) {
      const position = values[index];
      if (call.name !== 'append' || typeof position !== 'number') continue;
      const [{ stream, sequence, record }] = call.parameters;
      committed.push({ stream, sequence, position, record });
    }
    if (committed.length > 0) for (const listener of listeners) listener(committed);
  };
  const openReads = () =>
    openChannel<CallOf<Reads>, readonly CallOf<Reads>[]>({
      worker: new URL('./reader.ts', import.meta.url),
      workerData: path,
      newOutgoing: newReadMessage,
    });
  const openWrites = () =>
    openChannel<CallOf<Writes>, WriteMessage>({
      worker: new URL('./writer.ts', import.meta.url),
      workerData: path,
      newOutgoing: newWriteMessage,
      onAnswers,
    });

  const installationId = prepareDatabase(path);
  const [writer, actorReader] = await bothOrNone(openWrites(), openReads());
  let consoleReader: ReturnType<typeof openReads> | undefined;
  let closing: Promise<void> | undefined;

  const writes = remote<Writes>((call) => writer.call(call));
  const reads = remote<Reads>((call) => actorReader.call(call));
  const consoleReads = remote<Reads>(async (call) => {
    if (closing !== undefined) throw new JournalUnavailable('the store is closed');
    consoleReader ??= openReads();
    return (await consoleReader).call(call);
  });

  /** The writer last: the last connection of a file empties its write-ahead log, and only a writer can. */
  const closeAll = async () => {
    await actorReader.close();
    await (await consoleReader)?.close();
    await writer.close();
  };
  const close = () => {
    closing ??= closeAll();
    return closing;
  };

  const journal: Journal = {
    async append(append) {
      const value = await writes.append(append);
      return typeof value === 'number' ? { ok: true, position: value } : value;
    },
    read: reads.read,
    scan: reads.scan,
    head: reads.head,
    lastPosition: reads.lastPosition,
    saveSnapshot: writes.saveSnapshot,
    latestSnapshot: reads.latestSnapshot,
    acquire: writes.acquire,
    dueTimers: reads.dueTimers,
    nextTimer: reads.nextTimer,
    pendingStreams: reads.pendingStreams,
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
  const inbox: CallbackInbox = {
    put: writes.putCallback,
    waiting: reads.waitingCallbacks,
    stale: reads.staleCallbacks,
    streamOf: reads.streamOf,
    drop: writes.dropCallbacks,
    find: reads.callback,
    park: writes.parkCallback,
    unpark: writes.unparkCallback,
    parked: async (filter, cursor, limit) =>
      pageOf(await consoleReads.parkedCallbacks(filter, decodeCursor(cursor), limit + 1), limit),
    counts: consoleReads.callbackCounts,
  };
  const vaultStore: VaultStore = {
    putCard: writes.putCard,
    card: reads.card,
    keys: reads.keys,
    keysAfter: reads.keysAfter,
    rewrapKey: writes.rewrapKey,
    deleteKeys: writes.deleteKeys,
    cardsNotUnder: reads.cardsNotUnder,
  };
  const ledger: Ledger = {
    account: consoleReads.account,
    accounts: consoleReads.accounts,
    postings: consoleReads.postings,
    plan: consoleReads.plan,
    plans: consoleReads.plans,
    counters: consoleReads.counters,
    countersOf: consoleReads.countersOf,
    limitShares: consoleReads.limitShares,
    allLimitShares: consoleReads.allLimitShares,
  };
  const queries: Queries = {
    invoices: async (filter, cursor, limit) =>
      pageOf(await consoleReads.invoices(filter, decodeCursor(cursor), limit + 1), limit),
    payments: async (filter, cursor, limit) =>
      pageOf(await consoleReads.payments(filter, decodeCursor(cursor), limit + 1), limit),
    payouts: async (filter, cursor, limit) =>
      pageOf(await consoleReads.payouts(filter, decodeCursor(cursor), limit + 1), limit),
    disputes: async (filter, cursor, limit) =>
      pageOf(await consoleReads.disputes(filter, decodeCursor(cursor), limit + 1), limit),
  };
  const deliveries: Deliveries = {
    cursor: reads.deliveryCursor,
    enqueue: writes.enqueueDeliveries,
    due: reads.dueDeliveries,
    nextTime: reads.nextDeliveryTime,
    attempted: writes.deliveryAttempted,
    cancel: (channel) => inPieces((limit) => writes.cancelDeliveries(channel, limit)),
    find: reads.delivery,
    attempts: consoleReads.deliveryAttempts,
    list: async (filter, cursor, limit) =>
      pageOf(await consoleReads.deliveries(filter, decodeCursor(cursor), limit + 1), limit),
    replay: writes.replayDelivery,
    prune: writes.pruneDeliveries,
    waiting: consoleReads.waitingDeliveries,
  };
  const evidenceRows: EvidenceRows = {
    putEvidence: writes.putEvidence,
    evidence: reads.evidence,
    evidenceNotUnder: reads.evidenceNotUnder,
    rewrapEvidence: writes.rewrapEvidence,
  };
  return { journal, inbox, ledger, queries, vaultStore, deliveries, evidenceRows, installationId, close };
}

/** Methods by name, each of which sends its call. */
function remote<Methods>(send: (call: CallOf<Methods>) => Promise<unknown>): Remote<Methods> {
  return new Proxy({} as Remote<Methods>, {
    get:
      (_, name) =>
      (...parameters: readonly unknown[]) =>
        send({ name, parameters } as unknown as CallOf<Methods>),
  });
}

async function bothOrNone<A, B>(a: Promise<Channel<A>>, b: Promise<Channel<B>>): Promise<[Channel<A>, Channel<B>]> {
  try {
    return await Promise.all([a, b]);
  } catch (error) {
    for (const opened of await Promise.allSettled([a, b])) {
      if (opened.status === 'fulfilled') await opened.value.close();
    }
    throw error;
  }
}

function newReadMessage(): Outgoing<CallOf<Reads>, readonly CallOf<Reads>[]> {
  const calls: CallOf<Reads>[] = [];
  return { add: (call) => calls.push(call), seal: () => ({ message: calls, transfer: [] }) };
}
