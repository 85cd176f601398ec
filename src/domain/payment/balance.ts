import { addMoney, type Money, money, subtractMoney } from '../money.ts';
import { effectiveCost, type PaymentState } from './payment.ts';

/** What is left of a captured payment: its effective cost without succeeded refunds and accepted chargebacks (reference §8). */
export function remainingBalance(payment: PaymentState): Money {
  return subtractMoney(subtractMoney(effectiveCost(payment), refundedAmount(payment)), chargedBackAmount(payment));
}

/** Sum of the succeeded refunds. */
export function refundedAmount(payment: PaymentState): Money {
  return [...payment.refunds.values()]
    .filter(({ status }) => status.tag === 'succeeded')
    .reduce((sum, { facts }) => addMoney(sum, facts.cost), money(0n, effectiveCost(payment).currency));
}

/** Sum of the bodies of the accepted chargebacks. */
export function chargedBackAmount(payment: PaymentState): Money {
  return [...payment.chargebacks.values()]
    .filter(({ status }) => status === 'accepted')
    .reduce((sum, { body }) => addMoney(sum, body), money(0n, effectiveCost(payment).currency));
}
