import { assert, unreachable } from '../../base/assert.ts';
import type { Posting } from '../cashflow/cash-flow.ts';
import { revertPostings } from '../cashflow/compute.ts';
import type { ChargebackId, PlanId } from '../ids.ts';
import { newPlan, type PlanState, withBatch } from '../ledger.ts';
import type { PaymentState } from '../payment/payment.ts';
import type { ChargebackChange, ChargebackState, ChargebackStatus } from './chargeback.ts';

/** Folds one change of a chargeback into its payment. Never refuses: what is in the journal happened (M2). */
export function evolveChargeback(
  payment: PaymentState,
  chargebackId: ChargebackId,
  change: ChargebackChange,
): PaymentState {
  const before = payment.chargebacks.get(chargebackId);
  const chargebacks = new Map(payment.chargebacks).set(chargebackId, next(payment, before, change));
  return { ...payment, chargebacks };
}

function next(
  payment: PaymentState,
  chargeback: ChargebackState | undefined,
  change: ChargebackChange,
): ChargebackState {
  if (change.type === 'chargeback_created') return created(change);
  assert(chargeback !== undefined, 'a chargeback is created first');
  switch (change.type) {
    case 'chargeback_stage_changed':
      return { ...chargeback, step: 'updating_chargeback', stage: change.stage };
    case 'chargeback_body_changed':
      return { ...chargeback, step: 'updating_chargeback', body: change.body };
    case 'chargeback_levy_changed':
      return { ...chargeback, step: 'updating_chargeback', levy: change.levy };
    case 'chargeback_target_status_changed':
      return targeted(chargeback, change.status);
    case 'chargeback_cash_flow_changed':
      return cashFlowChanged(payment, chargeback, change.postings);
    case 'chargeback_status_changed':
      return statusChanged(chargeback, change.status);
  }
  return unreachable(change);
}

function created({
  chargeback: facts,
  body,
  levy,
}: ChargebackChange & { readonly type: 'chargeback_created' }): ChargebackState {
  return {
    facts,
    status: 'pending',
    step: 'preparing_initial_cash_flow',
    stage: 'chargeback',
    body,
    levy,
    cashFlow: [],
    plans: [],
  };
}

/** One that is accepted as it stands is held as it is to be booked; all else is worked out anew. */
function targeted(chargeback: ChargebackState, targetStatus: ChargebackStatus): ChargebackState {
  const asHeld = targetStatus === 'accepted' && chargeback.step !== 'updating_chargeback';
  return { ...chargeback, targetStatus, step: asHeld ? 'finalising_accounter' : 'updating_cash_flow' };
}

function cashFlowChanged(
  payment: PaymentState,
  chargeback: ChargebackState,
  cashFlow: readonly Posting[],
): ChargebackState {
  const step = chargeback.step === 'updating_cash_flow' ? 'finalising_accounter' : 'idle';
  return { ...chargeback, cashFlow, step, plans: extendedPlans(payment, chargeback, cashFlow) };
}

/**
 * Each stage has a plan of its own, which begins by taking back what the stage before left booked; within a stage the cash
 * flow before is taken back (reference §8.3). Batches without postings are left out.
 */
function extendedPlans(
  payment: PaymentState,
  chargeback: ChargebackState,
  cashFlow: readonly Posting[],
): readonly PlanState[] {
  const id = planIdOf(payment, chargeback);
  const last = chargeback.plans.at(-1);
  const plan = last?.id === id ? last : newPlan(id);
  const extended = [revertPostings(chargeback.cashFlow), cashFlow]
    .filter((postings) => postings.length > 0)
    .reduce((held, postings) => withBatch(held, { id: held.batches.length + 1, postings }), plan);
  return [...chargeback.plans.filter((each) => each.id !== id), extended];
}

function planIdOf(payment: PaymentState, { facts: { id }, stage }: ChargebackState): PlanId {
  const { partyId, invoiceId, id: paymentId } = payment.facts;
  return `${partyId}/${invoiceId}.${paymentId}.chargeback-${id}.${stage}`;
}

function statusChanged(chargeback: ChargebackState, status: ChargebackStatus): ChargebackState {
  const { targetStatus: _, ...rest } = chargeback;
  const decided = { ...rest, status, step: 'idle' } as const;
  if (status === 'pending') return decided;
  return { ...decided, plans: chargeback.plans.map((plan) => ({ ...plan, status: 'committed' as const })) };
}
