import type { TurnpikeClient } from '../../src/client/client.ts';
import { isFinalState } from './merchant.ts';
import { pause } from './persist.ts';

/**
 * One reader of all events, which goes on after its last position whenever the node comes back. It sees how payments end
 * without asking for them, and that no event is out of order.
 */
export interface Follower {
  /** The final state of a payment that was seen to end, by invoice. */
  readonly ends: ReadonlyMap<string, string>;
  readonly events: () => number;
  /** Events that came out of order, or twice after a position that lay behind them. */
  readonly disorder: readonly string[];
  stop(): void;
}

const COME_BACK_AFTER_MS = 50;

export function followEvents(client: TurnpikeClient): Follower {
  const ends = new Map<string, string>();
  const sequences = new Map<string, bigint>();
  const disorder: string[] = [];
  let position = '';
  let events = 0;
  let stopped = false;
  let cancel = () => {};

  const follow = () =>
    new Promise<void>((resolve) => {
      const stream = client.subscribe(position === '' ? {} : { afterPosition: position });
      cancel = () => stream.cancel();
      stream.on('error', () => resolve());
      stream.on('end', () => resolve());
      stream.on('data', ({ position: reached, invoice }) => {
        position = reached ?? position;
        if (invoice === undefined || invoice === null) return;
        const { invoiceId } = invoice;
        const sequence = BigInt(invoice.sequence);
        events += 1;
        if (sequence <= (sequences.get(invoiceId) ?? 0n)) disorder.push(`${invoiceId} ${sequence}`);
        sequences.set(invoiceId, sequence);
        for (const { paymentStateChanged } of invoice.changes ?? []) {
          const state = paymentStateChanged?.state;
          if (isFinalState(state)) ends.set(invoiceId, String(state));
        }
      });
    });
  const run = async (): Promise<void> => {
    while (!stopped) {
      await follow();
      await pause(COME_BACK_AFTER_MS);
    }
  };
  void run();
  return {
    ends,
    events: () => events,
    disorder,
    stop: () => {
      stopped = true;
      cancel();
    },
  };
}
