import { type ClusterLeases, createClusterLeases } from '../../cluster/leases.ts';
import { createMembership, type Membership } from '../../cluster/membership.ts';
import { createMemoryRegister, type RegisterCall, type RegisterFault } from '../../cluster/memory/register.ts';
import { createPlacement, type Placement } from '../../cluster/placement.ts';
import { rendezvous } from '../../cluster/rendezvous.ts';
import { startWatchdog, type Watchdog } from '../../cluster/watchdog.ts';
import { PARTITION_COUNT } from '../../src/domain/ids.ts';
import { RECORD_VOCABULARY } from '../../src/domain/record-vocabulary.ts';
import type { MachineClock } from '../../src/ports/clocks.ts';
import { JournalUnavailable } from '../../src/ports/journal.ts';
import type { Register } from '../../src/ports/register.ts';
import { handCrankedClock } from './hand-cranked-clock.ts';

export const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

/** Nodes that share registers and the epochs of a journal; time moves when a test says so. */
export interface ClusterWorld {
  readonly clock: MachineClock;
  /** Starts a run of a node. A second one under the same name is another incarnation. */
  start(node: string, options?: NodeOptions): ClusterNode;
  /** Moves time on in small steps, and lets everything happen that follows from each. */
  pass(durationMs: number): Promise<void>;
  /** Moves time until the condition holds, and says how long that took. Fails after a minute. */
  until(condition: () => boolean): Promise<number>;
  /** Which register calls of which node fail, and how. */
  readonly faults: Map<string, (call: RegisterCall, table: 'members' | 'assignment') => RegisterFault | undefined>;
  /** The present epoch of each partition. */
  readonly epochs: readonly number[];
  readonly errors: readonly unknown[];
  /** The servers forget everything, and count revisions from the beginning. */
  wipe(): void;
}

export interface NodeOptions {
  readonly capacity?: number;
  /** What it says it reads; that of an older release is lower. */
  readonly records?: number;
}

export interface ClusterNode {
  readonly node: string;
  readonly incarnation: string;
  readonly membership: Membership;
  readonly placement: Placement;
  readonly leases: ClusterLeases;
  readonly watchdog: Watchdog;
  /** What it was told about its partitions, in order. */
  readonly changes: readonly Change[];
  readonly superseded: boolean;
  journalDown: boolean;
  owned(): readonly number[];
  /** As `kill -9`: nothing of it runs any more. */
  kill(): void;
  /** As SIGSTOP and SIGCONT: nothing of it runs meanwhile, and what it would have heard comes afterwards. */
  pause(): void;
  wake(): void;
}

export interface Change {
  readonly gained: readonly number[];
  readonly lost: readonly number[];
}

const STEP_MS = 50;
/** No member outlives it unheard. */
const MEMBER_TTL_MS = 15_000;

export const OUTAGE = (): RegisterFault => ({ lost: 'request' });

export function clusterWorld(): ClusterWorld {
  const clock = handCrankedClock();
  const faults: ClusterWorld['faults'] = new Map();
  const errors: unknown[] = [];
  const epochs = PARTITIONS.map(() => 0);
  const disturbed = (table: 'members' | 'assignment') => (node: string, call: RegisterCall) =>
    faults.get(node)?.(call, table);
  const members = createMemoryRegister({ clock, ttlMs: MEMBER_TTL_MS, disturb: disturbed('members') });
  const assignments = createMemoryRegister({ clock, disturb: disturbed('assignment') });
  let runs = 0;

  const pass = async (durationMs: number): Promise<void> => {
    for (let passedMs = 0; passedMs < durationMs; passedMs += STEP_MS) {
      clock.advance(Math.min(STEP_MS, durationMs - passedMs));
      for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    }
  };

  const start = (node: string, { capacity = 1, records = RECORD_VOCABULARY }: NodeOptions = {}): ClusterNode => {
    runs += 1;
    const incarnation = `run-${String(runs).padStart(3, '0')}`;
    const own = pausableClock(clock);
    const failed = (error: unknown): void => void errors.push(error);
    const changes: Change[] = [];
    let superseded = false;
    const membership = createMembership({
      register: heldUp(members.reachedBy(node), own),
      self: { node, incarnation, capacity, version: '0', grpcAddress: node, startTime: runs, speaks: [1, 1], records },
      clock: own,
      superseded: () => {
        superseded = true;
      },
      failed,
    });
    const register = heldUp(assignments.reachedBy(node), own);
    const placement = createPlacement({ register, membership, clock: own, failed });
    const journal = {
      lastPosition: async () => (running.journalDown ? new Promise<number>(() => {}) : 0),
      acquire: async (partitions: readonly number[]) => {
        if (running.journalDown) throw new JournalUnavailable('the journal is down');
        for (const partition of partitions) epochs[partition] = (epochs[partition] ?? 0) + 1;
        return new Map(partitions.map((partition) => [partition, epochs[partition] ?? 0]));
      },
    };
    const leases = createClusterLeases({ placement, membership, journal, clock: own, failed });
    leases.onChange((change) => void changes.push(change));
    const watchdog = startWatchdog({ journal, membership, draining: () => false, clock: own });
    const running: ClusterNode = {
      node,
      incarnation,
      membership,
      placement,
      leases,
      watchdog,
      changes,
      get superseded() {
        return superseded;
      },
      journalDown: false,
      owned: () => PARTITIONS.filter(leases.owns),
      kill: own.pause,
      pause: own.pause,
      wake: own.wake,
    };
    return running;
  };

  return {
    clock,
    start,
    pass,
    until: async (condition) => {
      const startMs = clock.nowMs();
      while (!condition()) {
        if (clock.nowMs() - startMs > 60_000) throw new Error('it did not happen within a minute');
        await pass(STEP_MS);
      }
      return clock.nowMs() - startMs;
    },
    faults,
    epochs,
    errors,
    wipe: () => {
      members.wipe();
      assignments.wipe();
    },
  };
}

/** Every partition is owned, by the one of these nodes that draws highest for it, and nothing moves. */
export function isShared(...nodes: readonly Pick<ClusterNode, 'membership' | 'leases' | 'placement'>[]): boolean {
  const candidates = nodes.map((node) => ({ node: node.membership.self.node, capacity: 1, leases: node.leases }));
  return PARTITIONS.every((partition) => {
    const winner = rendezvous(partition, candidates);
    return (
      candidates.every(({ leases }) => leases.owns(partition) === (leases === winner?.leases)) &&
      nodes.every(({ placement }) => placement.movingTo(partition) === undefined)
    );
  });
}

interface PausableClock extends MachineClock {
  pause(): void;
  wake(): void;
  /** Now, or when the process runs again. */
  whenAwake(work: () => void): void;
}

function pausableClock(clock: MachineClock): PausableClock {
  let held: (() => void)[] | undefined;
  const whenAwake = (work: () => void): void => {
    if (held === undefined) work();
    else held.push(work);
  };
  return {
    nowMs: clock.nowMs,
    after: (delayMs, callback) => {
      let cancelled = false;
      const run = (): void => {
        if (!cancelled) callback();
      };
      const cancel = clock.after(delayMs, () => whenAwake(run));
      return () => {
        cancelled = true;
        cancel();
      };
    },
    whenAwake,
    pause: () => {
      held ??= [];
    },
    wake: () => {
      const due = held ?? [];
      held = undefined;
      for (const work of due) work();
    },
  };
}

/** Calls that were sent are carried out; their answers wait for the process. */
function heldUp(register: Register, { whenAwake }: PausableClock): Register {
  const hold = <Result>(answer: Promise<Result>): Promise<Result> =>
    new Promise((resolve, reject) => {
      answer.then(
        (result) => whenAwake(() => resolve(result)),
        (error: unknown) => whenAwake(() => reject(error)),
      );
    });
  return {
    get: (key) => hold(register.get(key)),
    all: () => hold(register.all()),
    put: (key, value, revision) => hold(register.put(key, value, revision)),
    remove: (key, revision) => hold(register.remove(key, revision)),
    watch: (take) => register.watch((change) => whenAwake(() => take(change))),
  };
}
