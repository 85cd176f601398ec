import type { MachineClock } from '../src/ports/clocks.ts';
import type { Journal } from '../src/ports/journal.ts';
import type { Membership } from './membership.ts';

/**
 * Tells the others when this node cannot reach its journal, and when it can again: whoever can takes over its partitions.
 * Counted in questions that were asked, so that a process that was asleep does not blame the journal.
 */
export interface Watchdog {
  /** False while the journal does not answer. */
  able(): boolean;
  stop(): void;
}

export interface WatchdogOptions {
  readonly journal: Pick<Journal, 'lastPosition'>;
  readonly membership: Pick<Membership, 'announce'>;
  /** What to say when all is well: a node that gives its partitions away goes on doing so. */
  readonly draining: () => boolean;
  readonly clock: MachineClock;
}

const PROBE_MS = 500;
/** Two seconds: longer than a database needs to restart its connections, shorter than what callers have. */
const MOST_UNANSWERED = 4;

export function startWatchdog({ journal, membership, draining, clock }: WatchdogOptions): Watchdog {
  let unanswered = 0;
  let isAble = true;
  let over = false;
  let cancel = () => {};

  const answered = (): void => {
    unanswered = 0;
    if (isAble || over) return;
    isAble = true;
    membership.announce(draining() ? 'draining' : 'active');
  };

  const probe = (): void => {
    cancel = clock.after(PROBE_MS, probe);
    if (unanswered >= MOST_UNANSWERED && isAble) {
      isAble = false;
      membership.announce('unable');
    }
    unanswered += 1;
    // Without an end of its own: a question that hangs on a dead connection must not keep the next one from being asked.
    journal.lastPosition().then(answered, () => {});
  };
  probe();

  return {
    able: () => isAble,
    stop: () => {
      over = true;
      cancel();
    },
  };
}
