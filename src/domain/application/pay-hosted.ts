import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { InvoiceChange, InvoiceState, PayinCommand } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import type { PayinParts } from './create-payin.ts';
import { PAYIN_PAYMENT_ID } from './payin.ts';
import { wrongStatus } from './payin-commands.ts';

type PayHosted = Extract<PayinCommand, { readonly type: 'PayHostedPayin' }>;

/**
 * The payer of a hosted payin pays (reference h2h §10): the one payment that it has starts, by what was chosen on the page.
 *
 *  W1 A payin is paid once: while a payment is at work, and after it, any other is refused. A decline is final (§4.4).
 *  W2 A method that the merchant has named is not changed.
 *  W3 What the payer may not pay with is refused, and changes nothing: another card may be tried until the lifetime is over.
 */
export function payHosted(
  { facts, application: payin, status, payments }: InvoiceState,
  { payment, product, method }: PayHosted,
  { startPayment }: Pick<PayinParts, 'startPayment'>,
  { now }: DecisionContext,
): Decision<InvoiceChange> {
  if (facts === undefined || payin?.facts.hosted !== true) {
    return refuse('APPLICATION_NOT_FOUND', 'The invoice is not of a hosted payin');
  }
  if (payments.has(PAYIN_PAYMENT_ID)) return wrongStatus(payin, 'has its payment'); // W1
  if (status.tag !== 'unpaid' || now >= facts.dueTime) return wrongStatus(payin, 'its lifetime is over');
  const { method: named } = payin.facts;
  if (named !== '' && named !== method) return wrongStatus(payin, `is to be paid by ${named}`); // W2
  const started = startPayment(facts, payment);
  if (!started.ok || named === method) return started; // W3
  const chosen = { type: 'application_method_chosen', product, method, time: now } as const;
  return accept([{ type: 'application_changed', change: chosen }, ...started.changes]);
}
