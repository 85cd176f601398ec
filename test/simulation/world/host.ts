import { acquireEmbeddedLeases } from '../../../src/actors/embedded-leases.ts';
import { MICROS_PER_MS, type Timestamp } from '../../../src/base/time.ts';
import { newMemoryDisk } from '../../../src/journal/memory/memory-disk.ts';
import { type MemoryStore, openMemoryStore } from '../../../src/journal/memory/open-memory-store.ts';
import { JournalUnavailable } from '../../../src/ports/journal.ts';
import { type SimulatedProcess, startProcess } from '../kernel/process.ts';
import { createCvvMemory } from './cvv-memory.ts';
import { appendFate, DEADLY, describe, guarded, isTrouble, randomOf, startSimulatedNode } from './simulated-node.ts';
import type { Running, Site, SiteOptions } from './site.ts';

/**
 * One machine with a disk, and the node that runs on it: it dies at any of its fault points, with any of its writes, or for
 * no reason, and is started again after a while on what the disk kept.
 */
interface Started extends Running {
  readonly store: MemoryStore;
}

/** Enough for one world: somebody must get something done. */
const MOST_DEATHS = 20;
/** Longer than any append, or the call of a child, takes. */
const LONGEST_DRAIN_MS = 120_000;
const NAME = 'node';

export function createHost(options: SiteOptions): Site {
  const { scheduler, weather, epoch, canary } = options;
  const { chance } = options;
  const luck = { writes: chance.fork('writes'), points: chance.fork('points'), appends: chance.fork('appends') };
  let process: SimulatedProcess | undefined;
  let running: Started | undefined;
  let deaths = 0;
  let boots = 0;
  let movedMs = 0;
  let revision = 1;
  /** While it is, every call of the journal is rejected. */
  let journalIsDown = false;
  const wallTime = (virtualMs: number): Timestamp => epoch + (virtualMs + movedMs) * MICROS_PER_MS;

  const disk = newMemoryDisk({
    schedule: (sync) => {
      const cut = luck.writes.happens(0.04 * weather.crashes());
      if (cut && die('the power goes with a write', { landed: luck.writes.happens(0.5) })) return;
      scheduler.after(luck.writes.between(1, 8), `${NAME}: disk`, sync);
    },
  });

  /** False when nobody was there to die, or enough have died. */
  const die = (why: string, how?: { readonly landed: boolean }): boolean => {
    if (process === undefined || !process.alive() || deaths >= MOST_DEATHS) return false;
    deaths += 1;
    end(process, why, how);
    return true;
  };
  const end = (mine: SimulatedProcess, why: string, how?: { readonly landed: boolean }): void => {
    mine.kill();
    running = undefined;
    scheduler.after(0, `${NAME}: dies, ${why}`, () => {});
    disk.crash(how);
    scheduler.after(chance.spread(50, 30_000), `${NAME}: starts again`, boot);
  };

  /** Ends the process as it should be ended, and starts another one. */
  const drain = (): void => {
    const leaving = running;
    if (leaving === undefined) return;
    running = undefined; // Its doors are closed first.
    scheduler.after(0, `${NAME}: drains`, () => {});
    const giveUp = scheduler.after(LONGEST_DRAIN_MS, `${NAME}: should have drained`, () => {
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
    const mine = startProcess(NAME, scheduler);
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

  const start = async (mine: SimulatedProcess): Promise<Started> => {
    const store = openMemoryStore({ disk, fault: () => appendFate(luck.appends, weather) });
    store.journal.onCommit(options.committed);
    const journal = guarded(canary?.journal?.(store.journal) ?? store.journal, (call) =>
      journalIsDown ? Promise.reject(new JournalUnavailable('the journal is down')) : call(),
    );
    const cvv = createCvvMemory(`${NAME}-${boots}`);
    const node = await startSimulatedNode({
      options,
      process: mine,
      journal,
      inbox: store.inbox,
      vault: cvv.vault,
      adapters: options.adapters(mine, () => {}),
      leases: await acquireEmbeddedLeases(journal, NAME),
      random: randomOf(chance.fork(`process ${boots}`)),
      revision: () => revision,
      now: () => wallTime(scheduler.nowMs()),
      dies: (point) => {
        if (luck.points.happens(DEADLY[point] * weather.crashes())) die(`at ${point}`);
      },
      failed: (error) => {
        if (mine.alive() && !isTrouble(error)) options.violated('background work does not fail', describe(error));
      },
    });
    return { process: mine, node, store, newPaymentSession: cvv.newSession };
  };

  return {
    nodes: () => (running === undefined ? [] : [running]),
    boot,
    troubles: {
      crash: {
        weight: weather.crashes,
        strike: (luck) => void die('for no reason', { landed: luck.happens(0.5) }),
      },
      outage: {
        weight: weather.outages,
        strike: (luck) => {
          journalIsDown = true;
          scheduler.after(luck.spread(100, 40_000), 'the journal is back', () => {
            journalIsDown = false;
          });
        },
      },
      drain: { weight: () => weather.crashes() / 3, strike: drain },
    },
    calm: () => {
      journalIsDown = false;
    },
    ailing: () => (running === undefined ? 'the node is down' : undefined),
    moveClock: (durationMs) => {
      movedMs += durationMs;
      running?.node.timersMoved();
    },
    changeTerms: () => {
      revision = 2;
    },
    wallTime,
    disk,
    books: () => running?.store,
  };
}
