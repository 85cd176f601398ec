import { type ToldInvoice, type ToldPayment, wordsOf } from '../world/told.ts';
import type { Violated } from './oracle.ts';

/** What was told of one invoice, moment by moment (O3). */

/** What a final status may still become: by refunds, by disputes, and by operators who adjust. */
const LATER: Readonly<Record<string, readonly string[]>> = {
  captured: ['captured', 'refunded', 'charged_back'],
  refunded: ['refunded', 'captured'],
  charged_back: ['charged_back', 'captured'],
  cancelled: ['cancelled'],
  failed: ['failed'],
};

export function checkStory(moments: readonly (readonly [number, ToldInvoice])[], violated: Violated): void {
  let before: ToldInvoice | undefined;
  for (const [sequence, now] of moments) {
    const place = `${now.id} at ${sequence}`;
    if (before !== undefined && before.status !== now.status) {
      const allowed = before.status === 'unpaid' || (before.status === 'paid' && now.status === 'fulfilled');
      if (!allowed) violated('O3', `${place} was ${before.status} and is ${now.status}`);
    }
    for (const payment of before?.payments.values() ?? []) {
      const next = now.payments.get(payment.id);
      if (next === undefined) violated('O3', `${place}: ${payment.id} is gone`);
      else checkNext(payment, next, place, violated);
    }
    before = now;
  }
}

function checkNext(payment: ToldPayment, next: ToldPayment, place: string, violated: Violated): void {
  const later = LATER[payment.status];
  if (later !== undefined && next.adjustments === 0) {
    const disputed = next.chargebacks.size > 0 || payment.status === 'captured';
    const same = payment.status === next.status || (disputed && later.includes(next.status));
    if (!same || payment.amountMinor !== next.amountMinor)
      violated('O3', `${place}: ${payment.id} was ${wordsOf(payment)} and is ${wordsOf(next)}`);
  }
  if (later !== undefined && LATER[next.status] === undefined)
    violated('O3', `${place}: ${payment.id} was ${wordsOf(payment)} and is ${wordsOf(next)}`);
  if (next.adjustments < payment.adjustments) violated('O3', `${place}: an adjustment of ${payment.id} is gone`);
  for (const id of payment.chargebacks.keys())
    if (!next.chargebacks.has(id)) violated('O3', `${place}: chargeback ${id} of ${payment.id} is gone`);
  for (const [id, refund] of payment.refunds) {
    const then = next.refunds.get(id);
    if (then?.amountMinor !== refund.amountMinor || (refund.status !== 'pending' && then.status !== refund.status))
      violated('O3', `${place}: refund ${id} was ${refund.status} and is ${then?.status ?? 'gone'}`);
  }
}
