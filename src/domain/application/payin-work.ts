import type { InvoiceIntent, InvoiceState } from '../invoice/invoice.ts';
import { sessionOf } from '../payment/owned-sessions.ts';
import { PAYIN_PAYMENT_ID } from './payin.ts';
import { isTimedByPayin, payinTimer } from './payin-steps.ts';

/**
 * The work of a payin, from that of its payment (M3, P3): what the payer gave is brought to the provider before anything else is
 * asked, a transfer is timed by the payin, and the payin has a timer of its own.
 */
export function payinWork(invoice: InvoiceState, intents: readonly InvoiceIntent[]): readonly InvoiceIntent[] {
  const { application: payin } = invoice;
  if (payin === undefined) return intents;
  const work = intents.flatMap((intent) => ofSession(invoice, intent));
  const at = payinTimer(invoice);
  return at === undefined ? work : [...work, { type: 'WakeAt', at }];
}

function ofSession({ application: payin, payments }: InvoiceState, intent: InvoiceIntent): readonly InvoiceIntent[] {
  if (intent.type !== 'CallProvider' && intent.type !== 'TimeOutCallback') return [intent];
  const { session: ref } = intent;
  const payment = payments.get(PAYIN_PAYMENT_ID);
  const session = payment && sessionOf(payment, ref);
  if (session === undefined || session.target !== 'processed' || session.phase.tag !== 'suspended') return [intent];
  const { verification } = payin ?? {};
  const { unknown } = session;
  if (verification?.phase === 'sent' && (unknown === undefined || unknown.unsent === true)) {
    const at = unknown === undefined ? {} : { at: unknown.askTime };
    return [{ type: 'SubmitVerification', session: ref, ref: verification.ref, ...at }];
  }
  const isMute = payin?.facts.product === 'p2p' && unknown === undefined && isTimedByPayin(session);
  return isMute ? [] : [intent];
}
