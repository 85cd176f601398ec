import { FAULT_POINTS, type FaultPoint, type FaultPoints } from '../../src/actors/fault-points.ts';
import { type MemoryDisk, newMemoryDisk } from '../../src/journal/memory/memory-disk.ts';
import { JournalUnavailable } from '../../src/ports/journal.ts';

/** Where a process ends, if anywhere. */
export interface Fate {
  /** The process dies when this point is reached for the n-th time, from 1. */
  readonly death?: { readonly point: FaultPoint; readonly time: number };
  /** The power goes while the n-th write since `begin` is on its way, from 1. */
  readonly powerCut?: { readonly write: number; readonly landed: boolean };
}

/** A process that dies once, at the place that its fate says, and the disk that outlives it. */
export interface MortalProcess {
  readonly disk: MemoryDisk;
  /** For each life of its node anew: what a dead process still does reaches nothing. */
  readonly faults: () => FaultPoints;
  /** Writes count from now on. */
  begin(): void;
  isDead(): boolean;
  /** True if it was dead: start it again. */
  revive(): boolean;
  readonly reached: Readonly<Record<FaultPoint, number>>;
  deaths(): number;
  writes(): number;
}

/** Refusals after which a client repeats its request. */
export const RETRYABLE: ReadonlySet<string> = new Set([
  'JOURNAL_UNAVAILABLE',
  'OWNER_MOVING',
  'OVERLOADED',
  'DRAINING',
]);

/** Thrown where the process ends: nothing after it happens. */
class ProcessDeath extends Error {
  override readonly name = 'ProcessDeath';
}

export function mortalProcess({ death, powerCut }: Fate): MortalProcess {
  const reached = Object.fromEntries(FAULT_POINTS.map((point) => [point, 0])) as Record<FaultPoint, number>;
  let writes = 0;
  let deaths = 0;
  let dead = false;
  let begun = false;

  const die = (): void => {
    dead = true;
    deaths += 1;
  };
  const disk = newMemoryDisk({
    schedule: (sync) => {
      if (begun) writes += 1;
      if (powerCut === undefined || !begun || dead || writes !== powerCut.write) return queueMicrotask(sync);
      die();
      disk.crash({ landed: powerCut.landed });
    },
  });

  return {
    disk,
    faults: () => {
      const mine = deaths;
      return {
        reached: (point) => {
          if (deaths !== mine) throw new ProcessDeath();
          reached[point] += 1;
          if (death?.point !== point || death.time !== reached[point]) return;
          die();
          disk.crash();
          throw new ProcessDeath();
        },
      };
    },
    begin: () => {
      begun = true;
    },
    isDead: () => dead,
    revive: () => {
      const was = dead;
      dead = false;
      return was;
    },
    reached,
    deaths: () => deaths,
    writes: () => writes,
  };
}

/** What a dead process still wants of its journal is no failure. */
export function failedWhileAlive(error: unknown): void {
  if (!(error instanceof JournalUnavailable)) throw error;
}
