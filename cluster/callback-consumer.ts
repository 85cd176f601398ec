import { doublingDelayMs } from '../src/base/backoff.ts';
import { isClientId } from '../src/domain/ids.ts';
import type { CallbackGate, PublishedCallback } from '../src/ports/callback-gate.ts';
import type { MachineClock } from '../src/ports/clocks.ts';
import { JournalUnavailable } from '../src/ports/journal.ts';
import type { Observer } from '../src/ports/observer.ts';
import { decodePartnerCallback } from '../src/wire/partner-callback.ts';
import type { CallbackQueue, QueuedCallback, QueuedCallbacks } from './callback-queue.ts';
import { callbackSubject } from './names.ts';

/**
 * Takes callbacks from the bridges' queue into the inbox, on every node. Not responsible for what they mean.
 *
 *  T1 A callback is acknowledged after it is durable, and given back when it could not be stored: none is lost.
 *  T2 What nobody can read is parked like any other that nobody could take, so that it holds up no queue.
 *  T3 So many are in hand at once, and no more: a burst waits in the queue, where every node takes from it.
 */
export interface CallbackConsumer {
  /** Takes no more, and resolves when what it has in hand is stored or given back. */
  stop(): Promise<void>;
}

export interface CallbackConsumerOptions {
  readonly queue: CallbackQueue;
  readonly gate: Pick<CallbackGate, 'take'>;
  readonly clock: MachineClock;
  readonly observer: Pick<Observer, 'callbackConsumed'>;
  readonly failed: (error: unknown) => void;
}

/** They share commits; more of them would only wait for the same disk. */
const MOST_STORING = 128;
/** Those that are on their way to their invoices. A provider that hangs holds up its own callbacks and not all of them. */
const MOST_BROUGHT = 2_000;
const REOPEN_MS = 1_000;
/** While the journal is away. */
const FIRST_RETURN_MS = 500;
const LAST_RETURN_MS = 5_000;

export function startCallbackConsumer(options: CallbackConsumerOptions): CallbackConsumer {
  const { queue, gate, clock, observer, failed } = options;
  const storing = new Set<Promise<void>>();
  const bringing = new Set<Promise<void>>();
  let stopped = false;
  let wake = (): void => {};
  let open: QueuedCallbacks | undefined;

  /** Resolves when there may be room, at the stop, and after a time if one is given. */
  const change = (longestMs?: number): Promise<void> =>
    new Promise((resolve) => {
      wake = resolve;
      if (longestMs !== undefined) clock.after(longestMs, resolve);
    });
  const track = (all: Set<Promise<void>>, one: Promise<void>): void => {
    all.add(one);
    void one.finally(() => {
      all.delete(one);
      wake();
    });
  };
  const store = async (callback: QueuedCallback): Promise<void> => {
    try {
      const { fate, brought } = await gate.take(readCallback(callback));
      callback.acknowledge(); // T1
      observer.callbackConsumed(fate);
      track(bringing, brought);
    } catch (error) {
      callback.giveBack(doublingDelayMs(callback.deliveries - 1, FIRST_RETURN_MS, LAST_RETURN_MS));
      observer.callbackConsumed('returned');
      // That the journal is away is told by others.
      if (!(error instanceof JournalUnavailable)) failed(error);
    }
  };
  /** Resolves when there is room for one more (T3). */
  const room = async (): Promise<void> => {
    while ((storing.size >= MOST_STORING || bringing.size >= MOST_BROUGHT) && !stopped) await change();
  };
  const consume = async (): Promise<void> => {
    open = await queue.open();
    if (stopped) return;
    for await (const callback of open) {
      await room();
      if (stopped) callback.giveBack(0);
      else track(storing, store(callback));
    }
  };
  const run = async (): Promise<void> => {
    while (!stopped) {
      await consume().catch((error: unknown) => (stopped ? undefined : failed(error)));
      if (!stopped) await change(REOPEN_MS);
    }
  };
  const running = run();

  return {
    stop: async () => {
      stopped = true;
      wake();
      open?.close();
      await running;
      await Promise.all(storing);
    },
  };
}

/** One that cannot be read keeps its bytes, for whoever looks into it. */
function readCallback({ subject, bytes, id }: QueuedCallback): PublishedCallback {
  const provider = subject.slice(callbackSubject('').length);
  const read = decodePartnerCallback(bytes);
  if (read !== undefined && read.providerId === provider && isClientId(provider))
    return read.eventId === '' ? { ...read, eventId: id } : read;
  const providerId = provider.replaceAll(/[^A-Za-z0-9_-]/g, '_').slice(0, 64) || '_';
  return { providerId, eventId: id, tag: '', headers: {}, body: bytes, fault: 'UNREADABLE' };
}
