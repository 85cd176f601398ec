import type { InvoiceFacts } from '../invoice/invoice.ts';
import type { PaymentState } from './payment.ts';

/** In the metadata of an invoice: the invoice whose price rose, and that this one charges the difference of. */
export const EXTRA_OF = 'extra_of';

/**
 * An extra payment (decisions #25): the price of an order rose after it was paid, and the difference is charged to the same payer
 * without asking. That is a new invoice whose metadata says `extra_of: <invoice id>`, with a payment of a recurrent payer. Once it
 * is captured the event is `payment.extra_captured` in place of `payment.captured`.
 */
export function isExtraPayment(
  { metadata }: Pick<InvoiceFacts, 'metadata'>,
  { facts }: Pick<PaymentState, 'facts'>,
): boolean {
  return facts.payer.type === 'recurrent' && (metadata?.[EXTRA_OF] ?? '') !== '';
}
