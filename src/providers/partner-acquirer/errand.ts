import { type Money, subtractMoney } from '../../domain/money.ts';
import { ContractViolation, type Exchange } from '../../ports/provider.ts';

/**
 * What a session wants of the partner (decisions #25): a charge of a saved card, a payment that the payer makes on the partner's
 * page, or money given back.
 */
export type Errand =
  | { readonly operation: 'processPayment'; readonly cost: Money }
  | { readonly operation: 'completeMerchantAcquiring'; readonly cost: Money; readonly cardToken: string }
  | { readonly operation: 'processPaymentReversal'; readonly cost: Money; readonly original: Original };

/** The charge that money goes back of. */
export interface Original {
  readonly requestId: string;
  readonly rrn?: string;
}

export type Operation = Errand['operation'];

/** Undefined for a capture of all: the partner has the money already, and there is nothing to ask it for. */
export function errandOf(exchange: Exchange): Errand | undefined {
  const { target, payment, captureCost = payment.cost, refund, trx } = exchange;
  switch (target) {
    case 'processed':
      return payment.recurrentToken === undefined
        ? { operation: 'processPayment', cost: payment.cost }
        : { operation: 'completeMerchantAcquiring', cost: payment.cost, cardToken: payment.recurrentToken };
    case 'captured': {
      // The charge was of the whole: to capture a part is to give the rest back.
      const rest = subtractMoney(payment.cost, captureCost);
      if (rest.amountMinor < 0n) throw new ContractViolation('more is to be captured than was charged');
      return rest.amountMinor === 0n ? undefined : reversal(rest, trx);
    }
    case 'cancelled':
      return reversal(payment.cost, trx);
    case 'refunded':
      if (refund === undefined) throw new ContractViolation('a refund session has its refund');
      return reversal(refund.cost, refund.paymentTrx);
  }
}

/** The transaction of a charge is its request id. */
function reversal(cost: Money, charge: Exchange['trx']): Errand {
  if (charge === undefined)
    throw new ContractViolation('money is to go back of a charge that the partner never told of');
  const original = { requestId: charge.id, ...(charge.rrn === undefined ? {} : { rrn: charge.rrn }) };
  return { operation: 'processPaymentReversal', cost, original };
}
