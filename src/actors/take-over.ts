import { doublingDelayMs } from '../base/backoff.ts';
import type { StreamId } from '../domain/ids.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Journal } from '../ports/journal.ts';
import type { Leases } from '../ports/leases.ts';

/**
 * Activates what has open intents in partitions that become ours, so that their work goes on without anybody's asking (P3).
 *  O1 A partition is gone through until it was once to the end, or until it is ours no more: a journal that is down puts it off.
 */
export interface Ownership {
  /** Of partitions that are ours from the start. Rejects when the journal cannot be read. */
  begin(partitions: readonly number[]): Promise<void>;
  stop(): void;
}

export interface OwnershipOptions {
  readonly journal: Pick<Journal, 'pendingStreams'>;
  readonly leases: Pick<Leases, 'owns' | 'onChange'>;
  readonly clock: MachineClock;
  readonly adopt: (stream: StreamId) => Promise<void>;
  readonly failed: (error: unknown) => void;
}

const PAGE = 200;
const FIRST_RETRY_MS = 100;
const LAST_RETRY_MS = 5_000;

export function followOwnership({ journal, leases, clock, adopt, failed }: OwnershipOptions): Ownership {
  let stopped = false;

  /** A page at a time. */
  const takeOver = async (partitions: readonly number[]): Promise<void> => {
    for (let after: StreamId | undefined; !stopped; ) {
      const page = await journal.pendingStreams(partitions, after, PAGE);
      await Promise.all(page.map(adopt));
      after = page.at(-1);
      if (after === undefined || page.length < PAGE) return;
    }
  };

  const gain = async (partitions: readonly number[], attempt: number): Promise<void> => {
    const ours = partitions.filter(leases.owns);
    if (stopped || ours.length === 0) return;
    try {
      await takeOver(ours);
    } catch (error) {
      failed(error);
      clock.after(doublingDelayMs(attempt, FIRST_RETRY_MS, LAST_RETRY_MS), () => void gain(ours, attempt + 1)); // O1
    }
  };

  const forget = leases.onChange(({ gained }) => {
    if (gained.length > 0) void gain(gained, 0);
  });

  return {
    begin: takeOver,
    stop: () => {
      stopped = true;
      forget();
    },
  };
}
