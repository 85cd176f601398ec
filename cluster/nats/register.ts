import { JetStreamApiCodes, JetStreamApiError, jetstream, StorageType } from '@nats-io/jetstream';
import { type KV, type KvEntry, Kvm } from '@nats-io/kv';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import { type Entry, type EntryChange, type Register, RegisterUnavailable } from '../../src/ports/register.ts';
import type { BucketNames } from '../names.ts';

export interface NatsRegisterOptions {
  readonly connection: NatsConnection;
  readonly bucket: BucketNames;
  /** Copies of the bucket: 1, 3 or 5, and no more than there are servers. */
  readonly replicas: number;
  readonly failed: (error: unknown) => void;
}

/** A renewal that is answered later than this is as good as none: see M3 of the members. */
const ANSWER_MS = 1_000;
/** Servers that have just started have no leader yet. */
const OPEN_ATTEMPTS = 60;
const RETRY_MS = 250;
/** A watcher whose server is gone is not told so for half a minute; the bucket's own count shows sooner what it has missed. */
const CHECK_MS = 2_000;
/** A watch that cannot be made for so long is no election any more. */
const LASTING_FAILURES = 40;
/** A listing in which the server went away would wait for it. */
const LISTING_MS = 3_000;
const CONTENTION_ATTEMPTS = 10;

interface Write {
  readonly value: Uint8Array;
  /** Absent for a put. */
  readonly operation?: 'DEL';
}

/**
 * A bucket of NATS' key-value store. Made when it is not there, else taken as it is. Rejects, with a sentence for the operator,
 * when what is there forgets entries at another time or has another number of copies, or when nobody answers for a while.
 */
export async function openNatsRegister(options: NatsRegisterOptions): Promise<Register> {
  const { connection, bucket, failed } = options;
  const client = jetstream(connection, { timeout: ANSWER_MS });
  const kv = await openBucket(options);
  /** The last sequence of the bucket that is known here. */
  let last = 0;
  let reopening: Promise<unknown> | undefined;

  const reopen = (): Promise<unknown> => {
    reopening ??= openBucket(options)
      .catch(failed)
      .finally(() => {
        reopening = undefined;
      });
    return reopening;
  };

  const call = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      if (isGone(error)) void reopen();
      throw new RegisterUnavailable(`bucket ${bucket.name}: ${messageOf(error)}`, { cause: error });
    }
  };

  /** What is stored under a key, with the marker that a removal leaves. From the leader: a copy may be behind it. */
  const stored = async (key: string): Promise<KvEntry | null> => {
    const entry = await kv.get(key);
    last = Math.max(last, entry?.revision ?? 0);
    return entry;
  };

  /**
   * Servers compare the last sequence of a key before they agree on a write, and two writes at once may both pass; the last
   * sequence of the bucket is compared when a write is applied. The first covers what was applied before, the second what was not.
   */
  const writeAt = async (key: string, write: Write, revision: number): Promise<number | undefined> => {
    for (let attempt = 1; ; attempt += 1) {
      const conditions = headers();
      conditions.set('Nats-Expected-Last-Subject-Sequence', `${revision}`);
      if (bucket.contended) conditions.set('Nats-Expected-Last-Sequence', `${last}`);
      if (write.operation !== undefined) conditions.set('KV-Operation', write.operation);
      try {
        const { seq } = await client.publish(`$KV.${bucket.name}.${key}`, write.value, { headers: conditions });
        last = Math.max(last, seq);
        return seq;
      } catch (error) {
        if (!isWrongRevision(error)) throw error;
        if (!bucket.contended || ((await stored(key))?.revision ?? 0) !== revision) return undefined;
        if (attempt === CONTENTION_ATTEMPTS) throw error;
        last = (await kv.status()).streamInfo.state.last_seq; // Another key was written, or the bucket is a new one.
      }
    }
  };

  const put = async (key: string, value: Uint8Array, revision: number): Promise<number | undefined> => {
    const taken = await writeAt(key, { value }, revision);
    if (taken !== undefined || revision !== 0) return taken;
    const marker = await stored(key);
    return marker === null || marker.operation === 'PUT' ? undefined : await writeAt(key, { value }, marker.revision);
  };

  const remove = async (key: string, revision: number): Promise<boolean> =>
    revision > 0 && (await writeAt(key, { value: new Uint8Array(), operation: 'DEL' }, revision)) !== undefined;

  const all = async (): Promise<readonly Entry[]> => {
    const keys: string[] = [];
    for await (const key of await kv.keys()) keys.push(key);
    const entries = await Promise.all(keys.map(stored));
    return entries.flatMap((entry) => entryOf(entry) ?? []);
  };

  /** The last revision of any key; undefined when nobody answers. Servers that lost their disks have lost the bucket as well. */
  const lastRevision = async (): Promise<number | undefined> => {
    try {
      return (await kv.status()).streamInfo.state.last_seq;
    } catch (error) {
      if (!isGone(error)) return undefined;
      await reopen();
      return 0;
    }
  };

  const heardOf = (revision: number): void => {
    last = Math.max(last, revision);
  };

  return {
    get: async (key) => entryOf(await call(() => stored(key))),
    all: () => call(() => withinTime(all())),
    put: (key, value, revision) => call(() => put(key, value, revision)),
    remove: (key, revision) => call(() => remove(key, revision)),
    watch: (take) => follow({ connection, kv, lastRevision, take, failed, heardOf }),
  };
}

interface Following {
  readonly connection: NatsConnection;
  readonly kv: KV;
  readonly lastRevision: () => Promise<number | undefined>;
  readonly take: (change: EntryChange) => void;
  readonly heardOf: (revision: number) => void;
  readonly failed: (error: unknown) => void;
}

/** Watches, and begins again when the connection was lost or when the bucket has changed and nothing was heard of it (R4). */
function follow({ connection, kv, lastRevision, take, heardOf, failed }: Following): () => void {
  const told = new Map<string, number>();
  let heard = 0;
  let over = false;
  let endWatch = () => {};

  const tell = (entry: KvEntry): void => {
    heard = Math.max(heard, entry.revision);
    heardOf(entry.revision);
    if (entry.revision <= (told.get(entry.key) ?? 0)) return;
    told.set(entry.key, entry.revision);
    const { key, revision } = entry;
    take({ key, revision, value: entry.operation === 'PUT' ? entry.value : undefined });
  };

  const watch = async (): Promise<void> => {
    for (let failures = 0; !over; ) {
      try {
        const entries = await kv.watch();
        failures = 0;
        endWatch = () => entries.stop();
        if (over) endWatch();
        for await (const entry of entries) if (!over) tell(entry);
      } catch (error) {
        failures += 1;
        if (failures === LASTING_FAILURES) failed(error);
      }
      if (!over) await pause(RETRY_MS);
    }
  };

  const check = async (): Promise<void> => {
    let before = 0;
    while (!over) {
      await pause(CHECK_MS);
      const last = await lastRevision();
      if (over || last === undefined) continue;
      if (last < heard) told.clear(); // All was lost, and revisions begin anew.
      if (last < heard || before > heard) {
        heard = last; // The watch that begins now is told of everything that is there.
        endWatch();
      }
      before = last;
    }
  };

  const onReconnect = async (): Promise<void> => {
    for await (const { type } of connection.status()) {
      if (over) return;
      if (type === 'reconnect') endWatch();
    }
  };

  void watch();
  void check();
  void onReconnect();
  const end = (): void => {
    over = true;
    endWatch();
  };
  void connection.closed().then(end);
  return end;
}

async function openBucket({ connection, bucket, replicas }: NatsRegisterOptions): Promise<KV> {
  const { name, ttlMs = 0, storage } = bucket;
  const manager = new Kvm(jetstream(connection, { timeout: ANSWER_MS }));
  const kv = await persistently(name, () =>
    manager.create(name, {
      history: 1,
      replicas,
      storage: storage === 'file' ? StorageType.File : StorageType.Memory,
      allow_direct: false,
      ...(ttlMs === 0 ? {} : { ttl: ttlMs }),
    }),
  );
  const accepted = await persistently(name, () => kv.status());
  const differences = [
    accepted.ttl === ttlMs ? [] : [`it forgets entries after ${accepted.ttl} ms, and should after ${ttlMs} (0: never)`],
    accepted.replicas === replicas ? [] : [`it has ${accepted.replicas} replicas, and should have ${replicas}`],
    accepted.history === 1 ? [] : [`it keeps ${accepted.history} values of a key, and should keep 1`],
    accepted.storage === storage ? [] : [`it is kept in ${accepted.storage}, and should be in ${storage}`],
  ].flat();
  if (differences.length > 0)
    throw new Error(
      `NATS has a bucket ${name} of another kind: ${differences.join('; ')}. ` +
        `Change it with the nats program (stream KV_${name}), or change the setting`,
    );
  return kv;
}

/** Repeats while the servers have no leader, or are not there yet. */
async function persistently<Result>(name: string, work: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (attempt === OPEN_ATTEMPTS)
        throw new Error(`NATS does not give us the bucket ${name}: ${messageOf(error)}`, { cause: error });
      await pause(RETRY_MS);
    }
  }
}

async function withinTime<Result>(listing: Promise<Result>): Promise<Result> {
  const late = pause(LISTING_MS).then(() => {
    throw new Error('the listing was not answered in time');
  });
  return await Promise.race([listing, late]);
}

function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, durationMs).unref();
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function entryOf(entry: KvEntry | null): Entry | undefined {
  if (entry === null || entry.operation !== 'PUT') return undefined;
  return { key: entry.key, value: entry.value, revision: entry.revision };
}

/** Nobody has the bucket: a single server that was started again has forgotten those in memory. */
function isGone(error: unknown): boolean {
  if (error instanceof Error && error.name === 'JetStreamNotEnabled') return true; // Not exported.
  return error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
}

function isWrongRevision(error: unknown): boolean {
  if (!(error instanceof JetStreamApiError)) return false;
  const { code } = error;
  return (
    code === JetStreamApiCodes.StreamWrongLastSequence || code === JetStreamApiCodes.StreamWrongLastSequenceUnknown
  );
}
