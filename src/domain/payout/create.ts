import { addMs } from '../../base/time.ts';
import { payoutReceiver } from '../application/methods.ts';
import { mustReduce } from '../condition.ts';
import type { CashDesk, Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import { operableShop } from '../invoice/operable.ts';
import { accept, type Decision } from '../machine.ts';
import { checkCashLimit } from '../terms.ts';
import type { NewPayout, PayoutChange, PayoutFacts, Receiver } from './payout.ts';
import { payoutVariables } from './variables.ts';

/** A new payout, or why it may not be made. What the cash desk cannot cover is no refusal: that payout is declined, as a state. */
export function createPayout(asked: NewPayout, context: DecisionContext): Decision<PayoutChange> {
  const { latest, now } = context;
  const found = operableShop(asked, latest);
  if (!found.ok) return found;
  const { shop } = found;
  const { application, amount, receiver } = asked;
  const refusal =
    checkDesk(asked, shop, latest.projects.get(application.projectId)) ??
    checkReceiver(application.method, receiver) ??
    checkAmount(asked, shop) ??
    checkTerms(asked, shop);
  if (refusal !== undefined) return refusal;
  const { id, partyId, shopId, lifetimeMs } = asked;
  const payout: PayoutFacts = {
    id,
    partyId,
    shopId,
    amount,
    receiver,
    createTime: now,
    revision: latest.revision,
    seed: context.seed(),
    application: { ...application, expireTime: addMs(now, lifetimeMs) },
  };
  return accept([{ type: 'payout_created', payout }]);
}

/** A receiver that this method can reach; also for one that is corrected. */
export function checkReceiver(method: string, receiver: Receiver): Refusal | undefined {
  const wanted = payoutReceiver(method);
  if (wanted === undefined) return refuseField('method', 'is no method of payouts');
  return wanted === receiver.type ? undefined : refuseField('receiver', `${method} goes to a ${WORDS[wanted]}`);
}

const WORDS: Readonly<Record<Receiver['type'], string>> = {
  bank_card: 'bank card',
  phone: 'phone number',
  account: 'bank account',
};

function checkDesk({ application, partyId }: NewPayout, shop: Shop, desk: CashDesk | undefined): Refusal | undefined {
  if (desk?.partyId !== partyId) return refuse('PROJECT_NOT_FOUND', 'The party has no such cash desk');
  if (desk.shops.get(shop.currency) !== shop.id) return refuse('SHOP_NOT_FOUND', 'The cash desk has no such shop');
  if (desk.disabled) return refuse('PROJECT_DISABLED', 'The cash desk is disabled', { project_id: desk.id });
  if (desk.payoutMethods.includes(application.method)) return undefined;
  return refuse('OPERATION_NOT_PERMITTED', `The cash desk does not pay out by ${application.method}`);
}

function checkAmount({ amount }: NewPayout, shop: Shop): Refusal | undefined {
  if (amount.amountMinor <= 0n) return refuseField('amount.amount_minor', 'Invalid amount');
  return amount.currency === shop.currency ? undefined : refuseField('amount.currency', 'Invalid currency');
}

function checkTerms({ amount, application, receiver }: NewPayout, shop: Shop): Refusal | undefined {
  const terms = shop.terms.payouts;
  if (terms === undefined) return refuse('OPERATION_NOT_PERMITTED', 'Payouts are not permitted');
  const { method } = application;
  const variables = payoutVariables({ shop, amount, method, receiver });
  if (!mustReduce(terms.currencies, variables, 'merchant payout currencies').includes(amount.currency)) {
    return refuse('INVALID_REQUEST', 'Invalid currency');
  }
  if (!mustReduce(terms.methods, variables, 'merchant payout methods').includes(method)) {
    return refuse('INVALID_REQUEST', 'Invalid payment method');
  }
  return checkCashLimit(terms.cashLimit, amount, variables, 'merchant payout limit');
}
