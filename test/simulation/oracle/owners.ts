import { LEASE_MS } from '../../../cluster/leases.ts';
import { partitionOf } from '../../../src/domain/ids.ts';
import type { Append } from '../../../src/ports/journal.ts';
import type { Violated } from './oracle.ts';

/**
 * Who wrote and called when, seen between the nodes and the world.
 *  O6 Under one epoch one process writes: the one that raised it, and only until somebody raises it again (P1).
 *  O7 What a former owner sends to a provider has left it before its lease can have ended (P7).
 */
export interface Owners {
  acquired(process: string, epochs: ReadonlyMap<number, number>): void;
  /** The database is about to take it as one of the present epoch. */
  appended(process: string, append: Append): void;
  called(process: string, partition: number): void;
}

interface Term {
  readonly process: string;
  readonly epoch: number;
  readonly sinceMs: number;
}

export function createOwners(nowMs: () => number, violated: Violated): Owners {
  /** Latest known epoch of each partition. */
  const terms = new Map<number, Term>();
  return {
    acquired: (process, epochs) => {
      for (const [partition, epoch] of epochs) {
        const known = terms.get(partition);
        if (known !== undefined && known.epoch === epoch)
          violated('O6', `${process} and ${known.process} have both raised ${partition} to epoch ${epoch}`);
        if (known === undefined || known.epoch < epoch) terms.set(partition, { process, epoch, sinceMs: nowMs() });
      }
    },
    appended: (process, { stream, sequence, epoch }) => {
      const known = terms.get(partitionOf(stream));
      // Whoever raised it without being told so does not write.
      if (known?.epoch === epoch && known.process !== process)
        violated('O6', `${process} writes ${stream} ${sequence} under epoch ${epoch}, which is of ${known.process}`);
    },
    called: (process, partition) => {
      const known = terms.get(partition);
      if (known === undefined || known.process === process) return;
      const sinceMs = nowMs() - known.sinceMs;
      if (sinceMs > LEASE_MS)
        violated('O7', `${process} calls a provider ${sinceMs} ms after ${known.process} took partition ${partition}`);
    },
  };
}
