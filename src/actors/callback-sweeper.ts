import { addMs } from '../base/time.ts';
import type { StreamId } from '../domain/ids.ts';
import type { CallbackInbox, PartnerCallback } from '../ports/callbacks.ts';
import type { BusinessClock, MachineClock } from '../ports/clocks.ts';
import type { Entities } from '../ports/entities.ts';
import { parseTag } from './session-tag.ts';

/** Brings callbacks from the inbox to their invoices, again and again until an append takes them (C1). */
export interface CallbackSweeper {
  stop(): Promise<void>;
}

const SWEEP_EVERY_MS = 5_000;
/** Younger ones are on their way. */
const OLD_MS = 5_000;
const PAGE = 100;

export interface CallbackSweeperOptions {
  readonly inbox: CallbackInbox;
  readonly entities: Pick<Entities, 'deliverCallback'>;
  readonly businessClock: BusinessClock;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
}

export function startCallbackSweeper(options: CallbackSweeperOptions): CallbackSweeper {
  const { inbox, entities, businessClock, clock, failed } = options;
  let stopped = false;
  let cancel = () => {};
  let running: Promise<void> = Promise.resolve();

  const sweep = async (): Promise<void> => {
    for (const callback of await inbox.stale(addMs(businessClock.now(), -OLD_MS), PAGE)) {
      const stream = await streamOf(inbox, callback);
      if (stream !== undefined && !stopped) await entities.deliverCallback(stream, callback.tag, callback.id);
    }
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

/** The stream a callback belongs to, once that is known: a minted tag says it, a provider's own was bound by an append. */
export async function streamOf(
  inbox: CallbackInbox,
  { tag }: Pick<PartnerCallback, 'tag'>,
): Promise<StreamId | undefined> {
  return parseTag(tag)?.stream ?? (await inbox.streamOf(tag));
}
