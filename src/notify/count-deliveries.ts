import type { Deliveries } from '../ports/deliveries.ts';
import type { Observer } from '../ports/observer.ts';

/** An outbox that tells the observer of rows which end without an attempt: alerts that expire, and what is cancelled. */
export function countDeliveries(
  deliveries: Deliveries,
  { deliveryEnded }: Pick<Observer, 'deliveryEnded'>,
): Deliveries {
  return {
    ...deliveries,
    async enqueue(from, to, rows) {
      const outcome = await deliveries.enqueue(from, to, rows);
      // Webhooks do not expire: nothing of them is of passing interest.
      if (outcome.ok && outcome.expired > 0) deliveryEnded('alert', 'expired', outcome.expired);
      return outcome;
    },
    async cancel(channel) {
      const count = await deliveries.cancel(channel);
      if (count > 0) deliveryEnded(channel.startsWith('alert/') ? 'alert' : 'webhook', 'cancelled', count);
      return count;
    },
  };
}
