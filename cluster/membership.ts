import type { MachineClock } from '../src/ports/clocks.ts';
import type { RecordReaders } from '../src/ports/record-readers.ts';
import { type Entry, type Register, RegisterUnavailable } from '../src/ports/register.ts';
import { decodeMember, encodeMember, type MemberRecord } from './member-record.ts';
import { createMemberTable, FRESH_MS, RENEW_MS, type Run, type SeenMember, SUSPECT_MS } from './member-table.ts';

export type { MemberRecord } from './member-record.ts';
export type { Run, SeenMember } from './member-table.ts';

/**
 * Who is in the cluster, who is alive, and what each of them reads.
 *  M1 Alive is who renews its key; the time for that runs only while our own renewals are confirmed, so that servers without a
 *     leader make nobody suspect.
 *  M2 A name belongs to the run that took it last. The one before it is told so, and has to end.
 *  M3 Whoever is suspect or gone for others has answered no reader from memory since, for a second at least: two seconds
 *     after a confirmed renewal was sent memory is silent, and three have to pass until anybody may be suspected.
 *  M4 A member that reads fewer records counts until its key is gone, suspect or not: until then it may own partitions.
 */
export interface Membership extends RecordReaders {
  readonly self: Run;
  /** By incarnation; our own among them once it was confirmed. */
  members(): readonly SeenMember[];
  /**
   * When the last confirmed renewal was sent, on the machine clock; -Infinity before the first, after another run took our name,
   * and while we say that we are unable, since others may own what was ours then.
   */
  confirmedMs(): number;
  /** Since when nobody can have suspected us. What was known of ownership before has to be confirmed before it is relied on. */
  unbrokenMs(): number;
  /** True while it can be relied on: all keys were read since our own renewals have been confirmed without a break. */
  current(): boolean;
  /** True when a run takes no part any more: for two seconds its key was gone or another run's, or it is silent. */
  gone(run: Run): boolean;
  /** Reads the keys of these nodes from the register itself. Rejects when it does not answer. */
  look(nodes: readonly string[]): Promise<void>;
  /** Tells the others soon. */
  announce(state: MemberRecord['state']): void;
  onChange(listener: () => void): () => void;
  /** Ends the renewals and removes the key, if that can be done within a second. */
  leave(): Promise<void>;
}

export interface MembershipOptions {
  /** Keys by name of the node. It should forget them after fifteen seconds: they are what a dead node leaves behind. */
  readonly register: Register;
  readonly self: Omit<MemberRecord, 'state'>;
  readonly clock: MachineClock;
  /** Another run took our name (M2): the process has to end. Nothing is renewed any more. */
  readonly superseded: () => void;
  readonly failed: (error: unknown) => void;
}

const RETRY_MS = 200;
const LEAVE_MS = 1_000;

export function createMembership({ register, self, clock, superseded, failed }: MembershipOptions): Membership {
  const table = createMemberTable(clock);
  const listeners = new Set<() => void>();
  let state: MemberRecord['state'] = 'active';
  /** Of our own key. */
  let revision = 0;
  /** The name was ours once. */
  let taken = false;
  let over = false;
  /** All keys were read since the renewals were last interrupted. */
  let loaded = false;
  /** All keys were read once. Who joins while the register is away is not heard of, but cannot join either. */
  let everLoaded = false;
  /** When the last renewal that was confirmed was sent, whatever it said. */
  let renewedMs = -Infinity;
  let confirmedMs = -Infinity;
  let unbrokenMs = Infinity;
  let renewing: Promise<void> = Promise.resolve();
  let cancel = () => {};
  let isRenewing = false;
  let isLooking = false;
  /** How often the renewals were interrupted. */
  let breaks = 0;
  let soon = false;

  const tell = (isNews: boolean): void => {
    if (isNews && !over) for (const listener of [...listeners]) listener();
  };

  const end = (): void => {
    over = true;
    confirmedMs = -Infinity;
    unbrokenMs = Infinity;
    cancel();
    stopWatching();
  };

  /** Sends the key once. Resolves with how long to wait until it is sent again. */
  const renew = async (): Promise<number> => {
    const sentMs = clock.nowMs();
    const said = state;
    const value = encodeMember({ ...self, state: said });
    const stored = await register.put(self.node, value, revision);
    if (stored === undefined) return await readOwn();
    revision = stored;
    taken = true;
    if (over) return RENEW_MS;
    confirmed(sentMs, said);
    table.forget(self.node);
    tell(table.learn({ key: self.node, value, revision }));
    void lookAround();
    return Math.max(0, sentMs + RENEW_MS - clock.nowMs());
  };

  const confirmed = (sentMs: number, said: MemberRecord['state']): void => {
    // A late renewal: the others may have changed their minds about each other meanwhile.
    if (sentMs - renewedMs > FRESH_MS) interrupted();
    renewedMs = sentMs;
    if (said === 'unable' || state === 'unable') return;
    // M3: until three seconds after it was sent, the renewal before this one kept suspicion away.
    if (clock.nowMs() - confirmedMs >= SUSPECT_MS) unbrokenMs = clock.nowMs();
    confirmedMs = sentMs;
  };

  const interrupted = (): void => {
    breaks += 1;
    loaded = false;
    table.restart();
  };

  const report = (error: unknown): void => {
    if (!over && !(error instanceof RegisterUnavailable)) failed(error);
  };

  /** Our key is not as we left it: an answer was lost, it has expired, or somebody else has our name. */
  const readOwn = async (): Promise<number> => {
    const entry = await register.get(self.node);
    if (over) return RENEW_MS;
    const owner = entry && incarnationOf(entry);
    if (owner !== undefined && owner !== self.incarnation && taken) {
      end();
      superseded();
      return RENEW_MS;
    }
    if (owner === self.incarnation) taken = true;
    else confirmedMs = -Infinity; // Without a key we may be gone for others sooner than by our silence.
    revision = entry?.revision ?? 0;
    return 0;
  };

  /** Beside the renewals: none of them waits for it. */
  const lookAround = async (): Promise<void> => {
    const due = table.counted();
    if (isLooking) return;
    isLooking = true;
    try {
      if (!loaded) await load();
      await look(due);
    } catch (error) {
      interrupted();
      report(error);
    }
    isLooking = false;
  };

  const load = async (): Promise<void> => {
    const breaksBefore = breaks;
    for (const entry of await register.all()) learn(entry);
    loaded = breaks === breaksBefore;
    everLoaded = true;
    tell(true);
  };

  const look = async (nodes: readonly string[]): Promise<void> => {
    await Promise.all(
      nodes.map(async (node) => {
        const known = table.revisionOf(node);
        const entry = await register.get(node);
        if (over) return;
        if (entry === undefined) tell(table.absent(node, known));
        else if (entry.revision === known) tell(table.silent(node, known));
        else {
          if (entry.revision < known) table.forget(node);
          tell(learn(entry));
        }
      }),
    );
  };

  const learn = (change: Parameters<typeof table.learn>[0]): boolean => {
    if (change.key === self.node) return false; // Our own key is what we write; who writes it instead is found out by renewing.
    try {
      return table.learn(change);
    } catch (error) {
      failed(error);
      return false;
    }
  };

  const run = async (): Promise<void> => {
    let waitMs = RETRY_MS;
    soon = false;
    isRenewing = true;
    try {
      waitMs = await renew();
    } catch (error) {
      interrupted();
      report(error);
    }
    isRenewing = false;
    if (!over) schedule(soon ? 0 : waitMs);
  };

  const schedule = (delayMs: number): void => {
    cancel = clock.after(delayMs, () => {
      renewing = run();
    });
  };

  const stopWatching = register.watch((change) => tell(learn(change)));
  schedule(0);

  return {
    self: { node: self.node, incarnation: self.incarnation },
    members: () => table.members().toSorted((a, b) => (a.incarnation < b.incarnation ? -1 : 1)),
    confirmedMs: () => confirmedMs,
    unbrokenMs: () => unbrokenMs,
    // M4
    allRead: (vocabulary) => everLoaded && table.members().every(({ records }) => records >= vocabulary),
    current: () => loaded && !over && clock.nowMs() - renewedMs <= FRESH_MS,
    gone: (other) => other.incarnation !== self.incarnation && table.gone(other),
    look,
    announce: (next) => {
      if (state === next || over) return;
      state = next;
      if (next === 'unable') confirmedMs = -Infinity;
      soon = true;
      if (isRenewing) return;
      cancel();
      schedule(0);
    },
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    leave: async () => {
      end();
      await renewing;
      const removed = taken ? register.remove(self.node, revision) : Promise.resolve(true);
      const patience = new Promise<void>((resolve) => {
        cancel = clock.after(LEAVE_MS, resolve);
      });
      await Promise.race([removed.catch(() => {}), patience]);
      cancel();
    },
  };
}

/** Undefined for what no node wrote. */
function incarnationOf({ value }: Entry): string | undefined {
  try {
    return decodeMember(value).incarnation;
  } catch {
    return undefined;
  }
}
