import { acquireEmbeddedLeases } from '../../../src/actors/embedded-leases.ts';
import type { FaultPoint } from '../../../src/actors/fault-points.ts';
import { MICROS_PER_MS, type Timestamp } from '../../../src/base/time.ts';
import { newMemoryDisk } from '../../../src/journal/memory/memory-disk.ts';
import { type MemoryStore, openMemoryStore } from '../../../src/journal/memory/open-memory-store.ts';
import { type Node, type NodeLimits, startNode } from '../../../src/node.ts';
import { type Journal, JournalUnavailable } from '../../../src/ports/journal.ts';
import { NO_TRACING, SILENT_OBSERVER } from '../../../src/ports/observer.ts';
import type { ProviderAdapter } from '../../../src/ports/provider.ts';

import type { Canary } from '../canaries.ts';
import type { Chance } from '../kernel/chance.ts';
import { type SimulatedProcess, startProcess } from '../kernel/process.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { simulatedConfigurations } from './configuration.ts';
import { createCvvMemory } from './cvv-memory.ts';
import type { Weather } from './weather.ts';

/**
 * One machine with a disk, and the node that runs on it: it dies at any of its fault points, with any of its writes, or for
 * no reason, and is started again after a while on what the disk kept.
 */
export interface Host {
  /** The node, while it is up. */
  running(): Running | undefined;
  /** Starts the first process. */
  boot(): void;
  /** False when nobody was there to die, or enough have died. */
  die(why: string, how?: { readonly landed: boolean }): boolean;
  /** Ends the process as it should be ended, and starts another one. */
  drain(): void;
  /** The business clock of the sandbox is moved on. */
  moveClock(durationMs: number): void;
  /** New terms are in force for what begins from now on. */
  changeTerms(): void;
  /** Wall time, microseconds, at a virtual time from now on. */
  wallTime(virtualMs: number): Timestamp;
  readonly disk: MemoryStore['disk'];
  /** While it is down every call of the journal is rejected. */
  readonly outage: { down: boolean };
}

export interface Running {
  readonly process: SimulatedProcess;
  readonly node: Node;
  readonly store: MemoryStore;
  /** A payment session of this process's memory, holding a CVV. */
  newPaymentSession(): string;
}

export interface HostOptions {
  readonly name: string;
  readonly scheduler: Scheduler;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly epoch: Timestamp;
  readonly limits: Partial<NodeLimits>;
  /** By their names. */
  readonly adapters: (process: SimulatedProcess) => Readonly<Record<string, ProviderAdapter>>;
  readonly canary: Canary | undefined;
  /** Something was committed to the disk. */
  readonly committed: () => void;
  /** Hears of what a node must never say of itself. */
  readonly violated: (rule: string, text: string) => void;
}

/** Thrown where a process ends: nothing after it happens. */
class ProcessDeath extends Error {
  override readonly name = 'ProcessDeath';
}

/** Enough for one world: somebody must get something done. */
const MOST_DEATHS = 20;
/** Longer than any append, or the call of a child, takes. */
const LONGEST_DRAIN_MS = 120_000;

export function createHost(options: HostOptions): Host {
  const { name, scheduler, weather, epoch, canary } = options;
  const chance = options.chance.fork(name);
  const luck = { writes: chance.fork('writes'), points: chance.fork('points'), appends: chance.fork('appends') };
  let process: SimulatedProcess | undefined;
  let running: Running | undefined;
  let deaths = 0;
  let boots = 0;
  let movedMs = 0;
  let revision = 1;
  const outage = { down: false };
  const wallTime = (virtualMs: number): Timestamp => epoch + (virtualMs + movedMs) * MICROS_PER_MS;

  const disk = newMemoryDisk({
    schedule: (sync) => {
      const cut = luck.writes.happens(0.04 * weather.crashes());
      if (cut && die('the power goes with a write', { landed: luck.writes.happens(0.5) })) return;
      scheduler.after(luck.writes.between(1, 8), `${name}: disk`, sync);
    },
  });

  const die: Host['die'] = (why, how) => {
    if (process === undefined || !process.alive() || deaths >= MOST_DEATHS) return false;
    deaths += 1;
    end(process, why, how);
    return true;
  };
  const end = (mine: SimulatedProcess, why: string, how?: { readonly landed: boolean }): void => {
    mine.kill();
    running = undefined;
    scheduler.after(0, `${name}: dies, ${why}`, () => {});
    disk.crash(how);
    scheduler.after(chance.spread(50, 30_000), `${name}: starts again`, boot);
  };

  const drain = (): void => {
    const leaving = running;
    if (leaving === undefined) return;
    running = undefined; // Its doors are closed first.
    scheduler.after(0, `${name}: drains`, () => {});
    const giveUp = scheduler.after(LONGEST_DRAIN_MS, `${name}: should have drained`, () => {
      if (leaving.process.alive()) options.violated('a node stops', `it still drains after ${LONGEST_DRAIN_MS} ms`);
    });
    void leaving.node.stop().then(async () => {
      if (!leaving.process.alive()) return;
      giveUp();
      await leaving.store.close();
      end(leaving.process, 'drained');
    });
  };

  const boot = (): void => {
    boots += 1;
    const mine = startProcess(name, scheduler);
    process = mine;
    start(mine).then(
      (started) => {
        if (mine.alive()) running = started;
      },
      (error: unknown) => {
        if (!mine.alive()) return;
        // A node that cannot start ends, and is started again.
        if (error instanceof JournalUnavailable) end(mine, 'the journal is down at its start');
        else options.violated('a node starts', String(error));
      },
    );
  };

  const start = async (mine: SimulatedProcess): Promise<Running> => {
    const store = openMemoryStore({ disk, fault: () => appendFate(luck.appends, weather) });
    store.journal.onCommit(options.committed);
    const journal = canary?.journal?.(store.journal) ?? store.journal;
    const reached = journalThatFails(journal, () => outage.down);
    const adapters = Object.entries(options.adapters(mine));
    const draws = chance.fork(`process ${boots}`);
    const cvv = createCvvMemory(`${name}-${boots}`);
    const failed = (error: unknown): void => {
      if (mine.alive() && !isTrouble(error)) options.violated('background work does not fail', describe(error));
    };
    const leases = await acquireEmbeddedLeases(reached, name);
    const node = await startNode({
      journal: reached,
      inbox: store.inbox,
      vault: cvv.vault,
      configurations: simulatedConfigurations(() => revision),
      adapters: new Map(adapters.map(([name, adapter]) => [name, canary?.adapter?.(adapter) ?? adapter])),
      leases,
      businessClock: { now: () => wallTime(scheduler.nowMs()) },
      machineClock: mine.clock,
      random: { id: () => idOf(draws), draw: () => 1 - draws.draw() },
      observer: { ...SILENT_OBSERVER, actorFailed: (_stream, error) => failed(error) },
      tracing: NO_TRACING,
      secret: () => undefined,
      publicUrl: () => 'http://turnpike.test',
      failed,
      limits: options.limits,
      faults: {
        reached: (point) => {
          if (mine.alive() && luck.points.happens(DEADLY[point] * weather.crashes())) die(`at ${point}`);
          if (!mine.alive()) throw new ProcessDeath();
        },
      },
    });
    return { process: mine, node, store, newPaymentSession: cvv.newSession };
  };

  return {
    running: () => running,
    boot,
    die,
    drain,
    moveClock: (durationMs) => {
      movedMs += durationMs;
      running?.node.timersMoved();
    },
    changeTerms: () => {
      revision = 2;
    },
    wallTime,
    disk,
    outage,
  };
}

/** How often a process dies at each point, in a world as bad as they get. */
const DEADLY: Readonly<Record<FaultPoint, number>> = {
  'before-append': 0.02,
  'after-append': 0.02,
  'before-reply': 0.02,
  'before-provider-call': 0.05,
  'after-provider-call': 0.05,
  'before-callback': 0.2,
  'before-recurrence': 0.05,
  'after-recurrence': 0.05,
};

function appendFate(chance: Chance, weather: Weather): 'lost' | 'landed' | undefined {
  if (!chance.happens(0.03 * weather.outages())) return undefined;
  return chance.happens(0.5) ? 'lost' : 'landed';
}

function journalThatFails(journal: Journal, down: () => boolean): Journal {
  const guarded = Object.entries(journal).map(([name, member]: [string, (...parameters: never[]) => unknown]) => {
    if (name === 'onCommit' || name === 'close') return [name, member];
    const refusing = (...parameters: never[]) =>
      down() ? Promise.reject(new JournalUnavailable('the journal is down')) : member(...parameters);
    return [name, refusing];
  });
  return Object.fromEntries(guarded) as Journal;
}

/** What goes wrong on purpose here, and how a node says so. */
function isTrouble(error: unknown): boolean {
  if (error instanceof JournalUnavailable || error instanceof ProcessDeath) return true;
  return error instanceof Error && error.message === 'the guards of a step are contended';
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function idOf(chance: Chance): string {
  return Array.from({ length: 22 }, () => ID_CHARACTERS[chance.below(64)]).join('');
}
