import { addMs } from '../base/time.ts';
import { ERRORS } from '../domain/errors.ts';
import { partitionOf, type StreamId } from '../domain/ids.ts';
import type { CallbackInbox, KeptCallback, WaitingCallback } from '../ports/callbacks.ts';
import type { BusinessClock, MachineClock } from '../ports/clocks.ts';
import type { AnyEntities, CallbackAnswer } from '../ports/entities.ts';
import { parseTag } from './session-tag.ts';

/**
 * Brings callbacks from the inbox to their invoices, again and again until an append takes them (C1), and parks what none took
 * within a day (C4). Each is the business of one node: of the owner of its invoice, or of its tag while no invoice is known.
 */
export interface CallbackSweeper {
  stop(): Promise<void>;
}

const SWEEP_EVERY_MS = 5_000;
/** Younger ones are on their way. */
const OLD_MS = 5_000;
/** Of business time. Whoever wants a callback asks its provider as well, so that nothing hangs on it for so long. */
const PARK_AFTER_MS = 86_400_000;
/** So many are on their way at once. */
const PAGE = 100;

export interface CallbackSweeperOptions {
  readonly inbox: CallbackInbox;
  readonly entities: Pick<AnyEntities, 'deliverCallback'>;
  readonly owns: (partition: number) => boolean;
  readonly businessClock: BusinessClock;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
  /** Told of each callback that is parked, for whoever keeps a copy. */
  readonly parked?: (callback: KeptCallback) => void;
}

export function startCallbackSweeper(options: CallbackSweeperOptions): CallbackSweeper {
  const { inbox, entities, owns, businessClock, clock, failed, parked = () => {} } = options;
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  const park = async ({ id }: WaitingCallback): Promise<void> => {
    if (!(await inbox.park(id, { reason: 'NOT_TAKEN', time: businessClock.now() }))) return;
    const kept = await inbox.find(id);
    if (kept !== undefined) parked(kept);
  };
  const bring = async (callback: WaitingCallback): Promise<void> => {
    const { id, tag, receivedTime } = callback;
    const stream = await streamOf(inbox, callback);
    if (stopped || !owns(partitionOf(stream ?? tag))) return;
    const answer = stream && (await entities.deliverCallback(stream, tag, id));
    if (receivedTime > addMs(businessClock.now(), -PARK_AFTER_MS)) return;
    if (answer === undefined || isDefinite(answer)) await park(callback);
  };
  const sweep = async (): Promise<void> => {
    const before = addMs(businessClock.now(), -OLD_MS);
    let last: WaitingCallback | undefined;
    do {
      const page = await inbox.stale(before, PAGE, last);
      await Promise.all(page.map((callback) => bring(callback).catch(failed)));
      last = page.length === PAGE ? page.at(-1) : undefined;
    } while (last !== undefined && !stopped);
  };
  const schedule = (): void => {
    cancel = clock.after(SWEEP_EVERY_MS, () => {
      running = sweep()
        .catch(failed)
        .finally(() => (stopped ? undefined : schedule()));
    });
  };
  schedule();
  return {
    stop: async () => {
      stopped = true;
      cancel();
      await running;
    },
  };
}

/** An invoice that is too busy or on the move says nothing of the callback. */
function isDefinite(answer: CallbackAnswer): boolean {
  return answer.ok || ERRORS[answer.reason].retry !== 'same-request-id';
}

/** The stream a callback belongs to, once that is known: a minted tag says it, a provider's own was bound by an append. */
export async function streamOf(
  inbox: CallbackInbox,
  { tag }: Pick<WaitingCallback, 'tag'>,
): Promise<StreamId | undefined> {
  return parseTag(tag)?.stream ?? (await inbox.streamOf(tag));
}
