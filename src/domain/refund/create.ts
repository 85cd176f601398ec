import { assert } from '../../base/assert.ts';
import { splitOfRefund } from '../allocation/of-payment.ts';
import { refundCashFlow } from '../cashflow/payment-cash-flow.ts';
import { pendingChargeback } from '../chargeback/pending.ts';
import { Misconfigured } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import { refundLimitHolds } from '../limits/holds.ts';
import { accept, type Decision } from '../machine.ts';
import { type Money, subtractMoney } from '../money.ts';
import { remainingBalance } from '../payment/balance.ts';
import { cartTotal } from '../payment/cart.ts';
import { currentRoute, type PaymentChange, type PaymentState } from '../payment/payment.ts';
import { judgedBy, type Pinned, subjectOf } from '../payment/pinned.ts';
import type { Route } from '../routing/route.ts';
import { chosenRefundId, nextRefundId } from './identity.ts';
import { pendingRefund } from './pending.ts';
import type { NewRefund, RefundFacts } from './refund.ts';
import { checkMerchantTerms, requireProviderTerms } from './terms.ts';

/**
 * A refund of a captured payment, whole or in part, checked in the order of reference §8.1 from its second point on. What
 * the merchant cannot cover is no refusal: the refund fails, as a state.
 */
export function createRefund(
  payment: PaymentState,
  asked: NewRefund,
  context: DecisionContext,
): Decision<PaymentChange> {
  const { id: chosen, manual } = asked;
  const id = chosen === undefined ? nextRefundId(payment, manual) : chosenRefundId(chosen, manual);
  if (id === undefined) return refuseField('refund_id', 'Invalid id format');
  if (payment.refunds.has(id)) return accept([]);
  const remaining = remainingBalance(payment);
  const cost = asked.cost ?? remaining;
  const notThis = refuseNow(payment) ?? checkAmount(cost, remaining) ?? checkCart(asked, remaining);
  if (notThis !== undefined) return notThis;
  const split = splitOfRefund(payment, cost, asked.allocation);
  if (!split.ok) return split;
  const judged = judgedBy(payment, context.latest);
  const route = currentRoute(payment);
  assert(route !== undefined, 'a captured payment has its route');
  const forbidden = checkMerchantTerms(payment, cost, judged, context);
  if (forbidden !== undefined) return forbidden;
  requireProviderTerms(payment, cost, route, judged);
  const { id: _, allocation: _asked, ...rest } = asked;
  const refund: RefundFacts = {
    ...rest,
    id,
    cost,
    createTime: context.now,
    revision: context.latest.revision,
    seed: context.seed(),
    ...(split.allocation === undefined ? {} : { allocation: split.allocation }),
  };
  const booked = bookedBy(payment, refund, route, judged);
  return accept([{ type: 'refund_changed', refundId: id, change: { type: 'refund_created', refund, ...booked } }]);
}

function refuseNow(payment: PaymentState): Refusal | undefined {
  const disputed = pendingChargeback(payment);
  if (disputed !== undefined) {
    return refuse('INVOICE_PAYMENT_CHARGEBACK_PENDING', 'A chargeback of the payment is not decided', {
      id: disputed.facts.id,
    });
  }
  const { tag: status } = payment.status;
  if (status !== 'captured') return refuse('INVALID_PAYMENT_STATUS', `The payment is ${status}`, { status });
  if (pendingRefund(payment) === undefined) return undefined;
  return refuse('OPERATION_NOT_PERMITTED', 'Another refund of the payment is not finished');
}

function checkAmount(cost: Money, remaining: Money): Refusal | undefined {
  if (cost.currency !== remaining.currency) {
    const message = `The payment is in ${remaining.currency}, the refund in ${cost.currency}`;
    return refuse('INCONSISTENT_REFUND_CURRENCY', message, { currency: cost.currency });
  }
  if (cost.amountMinor > remaining.amountMinor || remaining.amountMinor <= 0n) {
    const maximum = `${remaining.amountMinor} ${remaining.currency}`;
    return refuse('INVOICE_PAYMENT_AMOUNT_EXCEEDED', `At most ${maximum} can be refunded`, { maximum });
  }
  return cost.amountMinor > 0n ? undefined : refuseField('amount.amount_minor', 'Invalid amount');
}

/** The cart is what remains with the payer, so it needs an amount to be measured by. */
function checkCart({ cart, cost }: NewRefund, remaining: Money): Refusal | undefined {
  if (cart === undefined) return undefined;
  if (cost === undefined) return refuseField('cart', 'Refund amount does not match with the cart total amount');
  const total = cartTotal(cart);
  const left = subtractMoney(remaining, cost);
  if (total?.currency === left.currency && total.amountMinor === left.amountMinor) return undefined;
  return refuseField('cart', 'Remaining payment amount not equal cart cost');
}

function bookedBy(
  payment: PaymentState,
  { id: refundId, cost, allocation }: RefundFacts,
  route: Route,
  judged: Pinned,
) {
  const { configuration, shop, variables } = judged;
  const subject = { ...subjectOf(payment.facts), cost };
  const held = refundLimitHolds({ configuration, shop, ...subject, route, variables, refundId });
  if (!held.ok) throw new Misconfigured(held.reason);
  const input = { configuration, shop, shopTerms: shop.terms, route, variables, amount: cost, allocation };
  return { postings: refundCashFlow(input), holds: held.holds };
}
