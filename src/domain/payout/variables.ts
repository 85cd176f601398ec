import type { Variables } from '../condition.ts';
import type { Shop } from '../configuration.ts';
import type { Money } from '../money.ts';
import { invoiceVariables, toolVariables } from '../routing/variables.ts';
import type { Receiver } from './payout.ts';

export interface PayoutSubject {
  readonly shop: Shop;
  readonly amount: Money;
  readonly method: string;
  readonly receiver: Receiver;
}

/**
 * What conditions see of a payout: `payment_method` is the code of the method (`sbp-p2p`), `payment_tool` the receiver. A card has
 * what it has in a payment; a phone and an account have `type`, and `bank_code` where the merchant said which bank.
 */
export function payoutVariables({ shop, amount, method, receiver }: PayoutSubject): Variables {
  return {
    ...invoiceVariables({ partyId: shop.partyId, shop, cost: amount }),
    payment_method: method,
    payment_tool: receiverVariables(receiver),
  };
}

function receiverVariables(receiver: Receiver): Readonly<Record<string, string | boolean>> {
  if (receiver.type === 'bank_card') return toolVariables(receiver.card);
  const { type, bankCode } = receiver;
  return bankCode === undefined ? { type } : { type, bank_code: bankCode };
}
