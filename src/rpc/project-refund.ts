import type { RefundId } from '../domain/ids.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import type { RefundState, RefundStatus, RefundStep } from '../domain/refund/refund.ts';
import type { Refund } from '../generated/turnpike/v1/Refund.ts';
import type { RefundState as ProtoState } from '../generated/turnpike/v1/RefundState.ts';
import type { RefundStep as ProtoStep } from '../generated/turnpike/v1/RefundStep.ts';
import { projectAllocation } from './project-allocation.ts';
import { lastInteraction, projectSession } from './project-session.ts';
import {
  etagOf,
  projectCart,
  projectFailure,
  projectMoney,
  projectPostings,
  projectTime,
  projectTransaction,
} from './project-values.ts';
import { refused } from './refused.ts';

/** The refund of this id. Throws `Refused` with INVOICE_PAYMENT_REFUND_NOT_FOUND. */
export function projectRefundOf(
  payment: PaymentState,
  refundId: RefundId,
  sequence: number,
  seen: 'all' | 'own',
): Refund {
  const refund = payment.refunds.get(refundId);
  if (refund === undefined) {
    throw refused('INVOICE_PAYMENT_REFUND_NOT_FOUND', 'The payment has no such refund', { refund_id: refundId });
  }
  return projectRefund(payment, refund, sequence, seen);
}

/** `seen`: an operator sees all postings, a merchant its own. */
export function projectRefund(
  { facts: payment }: PaymentState,
  { facts, status, step, cashFlow, sessions }: RefundState,
  sequence: number,
  seen: 'all' | 'own',
): Refund {
  const trx = sessions.at(-1)?.trx;
  return {
    refundId: facts.id,
    paymentId: payment.id,
    invoiceId: payment.invoiceId,
    state: REFUND_STATES[status.tag],
    step: STEPS[step],
    amount: projectMoney(facts.cost),
    reason: facts.reason,
    cart: facts.cart && projectCart(facts.cart),
    externalId: facts.externalId,
    failure: status.tag === 'failed' ? projectFailure(status.failure) : undefined,
    cashFlow: projectPostings(cashFlow, seen),
    sessions: sessions.map(projectSession),
    transactionInfo: trx && projectTransaction(trx),
    userInteraction: lastInteraction(sessions),
    allocation: facts.allocation && projectAllocation(facts.allocation),
    manual: facts.manual,
    createTime: projectTime(facts.createTime),
    domainRevision: BigInt(facts.revision),
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
  };
}

export const REFUND_STATES: Readonly<Record<RefundStatus['tag'], ProtoState>> = {
  pending: 'REFUND_STATE_PENDING',
  succeeded: 'REFUND_STATE_SUCCEEDED',
  failed: 'REFUND_STATE_FAILED',
};

const STEPS: Readonly<Record<RefundStep, ProtoStep>> = {
  new: 'REFUND_STEP_NEW',
  session: 'REFUND_STEP_SESSION',
  accounter: 'REFUND_STEP_ACCOUNTER',
  failure: 'REFUND_STEP_FAILURE',
  finished: 'REFUND_STEP_FINISHED',
};
