import { isDeepStrictEqual } from 'node:util';
import { pendingChargeback } from '../chargeback/pending.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import { accept, type Decision } from '../machine.ts';
import { equalMoney, type Money } from '../money.ts';
import { cartTotal } from '../payment/cart.ts';
import { effectiveCost, type PaymentChange, type PaymentState, type PaymentStatus } from '../payment/payment.ts';
import { pendingRefund } from '../refund/pending.ts';
import type { AdjustmentFacts, AdjustmentScenario, AdjustmentTarget, NewAdjustment } from './adjustment.ts';
import { adjustedCashFlow } from './cash-flow.ts';
import { statusOf } from './steps.ts';

type CashFlowScenario = NewAdjustment['scenario'] & { readonly type: 'cash_flow' };
type StatusScenario = NewAdjustment['scenario'] & { readonly type: 'status_change' };

type Checked = { readonly ok: true; readonly scenario: AdjustmentScenario; readonly revision: number } | Refusal;

/** An adjustment of a finished payment, checked in the order of reference §8.2. Party and shop may be suspended or blocked. */
export function createAdjustment(
  payment: PaymentState,
  { reason, scenario: asked }: NewAdjustment,
  context: DecisionContext,
): Decision<PaymentChange> {
  const pending = refuseWhileAdjusting(payment);
  if (pending !== undefined) return pending;
  const checked =
    asked.type === 'cash_flow' ? checkCashFlow(payment, asked, context) : checkStatusChange(payment, asked);
  if (!checked.ok) return checked;
  const { scenario, revision } = checked;
  const id = String(payment.adjustments.size + 1);
  const adjustment: AdjustmentFacts = {
    id,
    createTime: context.now,
    revision,
    reason,
    scenario,
    ...adjustedCashFlow(payment, scenario, context.configuration(revision)),
  };
  const created: PaymentChange = {
    type: 'adjustment_changed',
    adjustmentId: id,
    change: { type: 'adjustment_created', adjustment },
  };
  return accept([created, ...cashChanged(payment, scenario)]);
}

/** By the revision asked for, or the latest one. */
function checkCashFlow(
  payment: PaymentState,
  { revision, newAmount }: CashFlowScenario,
  context: DecisionContext,
): Checked {
  const refusal =
    refuseUnlessStatus(payment, ['captured', 'refunded', 'charged_back', 'failed']) ??
    refuseWhileRefunding(payment) ??
    refuseOtherCurrency(payment, newAmount, 'scenario.cash_flow.new_amount');
  if (refusal !== undefined) return refusal;
  const scenario: AdjustmentScenario = { type: 'cash_flow', ...(newAmount === undefined ? {} : { newAmount }) };
  return { ok: true, scenario, revision: revision ?? context.latest.revision };
}

/** By the revision that the payment is pinned to. */
function checkStatusChange(payment: PaymentState, { target }: StatusScenario): Checked {
  const refusal = refuseUnlessStatus(payment, TARGETS) ?? refuseRefunded(payment) ?? refuseSameStatus(payment, target);
  if (refusal !== undefined) return refusal;
  if (!isTarget(target)) {
    return refuse('INVALID_PAYMENT_TARGET_STATUS', `An adjustment does not lead to ${target.tag}`, {
      status: target.tag,
    });
  }
  const impossible = refuseCapture(payment, target) ?? refuseWhileDisputed(payment) ?? refuseReversed(payment, target);
  if (impossible !== undefined) return impossible;
  return { ok: true, scenario: { type: 'status_change', target }, revision: payment.facts.revision };
}

const TARGETS: readonly PaymentStatus['tag'][] = [
  'captured',
  'cancelled',
  'failed',
] satisfies AdjustmentTarget['tag'][];

function isTarget(target: StatusScenario['target']): target is AdjustmentTarget {
  return TARGETS.includes(target.tag);
}

function cashChanged(payment: PaymentState, scenario: AdjustmentScenario): readonly PaymentChange[] {
  if (scenario.type !== 'cash_flow' || scenario.newAmount === undefined) return [];
  const from = effectiveCost(payment);
  return equalMoney(from, scenario.newAmount) ? [] : [{ type: 'cash_changed', from, to: scenario.newAmount }];
}

/** An adjustment is over in the append that makes it, so this one is met only if a later release has slower ones. */
function refuseWhileAdjusting({ adjustments }: PaymentState): Refusal | undefined {
  for (const { facts, status } of adjustments.values()) {
    if (status.tag === 'captured') continue;
    return refuse('INVOICE_PAYMENT_ADJUSTMENT_PENDING', 'Another adjustment of the payment is not finished', {
      id: facts.id,
    });
  }
  return undefined;
}

function refuseUnlessStatus({ status }: PaymentState, allowed: readonly PaymentStatus['tag'][]): Refusal | undefined {
  if (allowed.includes(status.tag)) return undefined;
  return refuse('INVALID_PAYMENT_STATUS', `The payment is ${status.tag}`, { status: status.tag });
}

/** The reference breaks the payment when it is adjusted while a refund is on its way. */
function refuseWhileRefunding(payment: PaymentState): Refusal | undefined {
  if (pendingRefund(payment) === undefined) return undefined;
  return refuse('INVALID_PAYMENT_STATUS', 'A refund of the payment is not finished', {
    status: payment.status.tag,
    step: 'refund',
  });
}

/** Failed refunds count, too. */
function refuseRefunded({ refunds }: PaymentState): Refusal | undefined {
  return refunds.size === 0 ? undefined : refuse('INVALID_REQUEST', 'Cannot change status of payment with refunds.');
}

/** The status as a whole: a failed payment may fail for another reason. */
function refuseSameStatus(payment: PaymentState, target: StatusScenario['target']): Refusal | undefined {
  const { status } = payment;
  if (!isTarget(target) || !isDeepStrictEqual(status, statusOf(payment, target))) return undefined;
  return refuse('INVOICE_PAYMENT_ALREADY_HAS_STATUS', `The payment is ${status.tag} already`, { status: status.tag });
}

function refuseCapture(payment: PaymentState, target: AdjustmentTarget): Refusal | undefined {
  if (target.tag !== 'captured') return undefined;
  const path = 'scenario.status_change.target';
  const otherCurrency = refuseOtherCurrency(payment, target.cost, `${path}.captured_amount`);
  if (otherCurrency !== undefined || target.cart === undefined) return otherCurrency;
  const total = cartTotal(target.cart);
  if (total !== undefined && equalMoney(total, target.cost ?? payment.cost)) return undefined;
  return refuseField(`${path}.captured_cart`, 'Capture amount does not match with the cart total amount');
}

/** A dispute is about money that was captured. The reference lets the two cross, and its books with them. */
function refuseWhileDisputed(payment: PaymentState): Refusal | undefined {
  const pending = pendingChargeback(payment);
  if (pending === undefined) return undefined;
  return refuse('INVOICE_PAYMENT_CHARGEBACK_PENDING', 'A chargeback of the payment is not decided', {
    id: pending.facts.id,
  });
}

/** What the provider had taken after all is on its way back, or back already (P7): there is nothing to capture. */
function refuseReversed({ status, reversal, attempts }: PaymentState, target: AdjustmentTarget): Refusal | undefined {
  const since = attempts.at(-1)?.sessionsBefore ?? 0;
  if (target.tag !== 'captured' || reversal?.found.some((no) => no >= since) !== true) return undefined;
  return refuse('INVALID_PAYMENT_STATUS', 'The money of the payment is sent back', {
    status: status.tag,
    step: 'reversal',
  });
}

function refuseOtherCurrency(
  { cost: { currency } }: PaymentState,
  amount: Money | undefined,
  path: string,
): Refusal | undefined {
  if (amount === undefined || amount.currency === currency) return undefined;
  return refuseField(`${path}.currency`, 'Invalid currency');
}
