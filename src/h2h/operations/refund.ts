import type { Timestamp } from '../../base/time.ts';
import { PAYIN_PAYMENT_ID } from '../../domain/application/payin.ts';
import { viewPayin } from '../../domain/application/view-payin.ts';
import type { OperationFailure } from '../../domain/failure.ts';
import { isClientId } from '../../domain/ids.ts';
import type { InvoiceState } from '../../domain/invoice/invoice.ts';
import type { Money } from '../../domain/money.ts';
import { chosenRefundId } from '../../domain/refund/identity.ts';
import type { NewRefund } from '../../domain/refund/refund.ts';
import { type HostToHostCall, type HostToHostPorts, requestOf } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { collectFaults, type Faults } from './faults.ts';
import { accepted, findPayment, mustView, notFound } from './find-application.ts';
import { fingerprintOf, requestIdOf } from './fingerprint.ts';
import { type AskedAmount, MAX_PAYMENT_ID_LENGTH, readOwnAmount } from './read-application.ts';
import { refused } from './refused.ts';

/** What a refund is asked for with, as both doors give it. */
export interface NewRefundRequest {
  readonly paymentId: string | undefined;
  readonly refundId: string | undefined;
  /** Without a currency: in that of the payin. */
  readonly amount: AskedAmount | undefined;
  readonly reason: string | undefined;
}

/** A refund of a payin as it is answered (reference h2h §4.3). */
export interface RefundAnswer {
  readonly refundId: string;
  readonly projectId: string;
  readonly paymentId: string;
  readonly applicationId: string;
  readonly status: 'processing' | 'success' | 'decline';
  readonly amount: Money;
  readonly reason?: string;
  readonly failure?: OperationFailure;
  readonly createTime: Timestamp;
}

const MAX_REASON_LENGTH = 500;
const STATUSES = { pending: 'processing', succeeded: 'success', failed: 'decline' } as const;

export async function createRefund(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  asked: NewRefundRequest,
): Promise<RefundAnswer> {
  const faults = collectFaults();
  const { paymentId, refundId } = readNames(faults, asked);
  readOwnAmount(faults, 'amount', asked.amount);
  const reason = faults.text('reason', asked.reason, MAX_REASON_LENGTH);
  faults.done();
  const found = await findPayment(ports, call, open.desk, paymentId);
  const { applicationId, status } = found.view;
  if (found.type !== 'payin') throw notFound(applicationId);
  if (status !== 'success') {
    throw refused('INVALID_APPLICATION_STATUS', 'Only a successful payin can be refunded', { status });
  }
  const amount = asked.amount && { ...asked.amount, currency: asked.amount.currency ?? found.view.amount.currency };
  const refund: NewRefund = {
    id: refundId,
    manual: false,
    ...(amount === undefined ? {} : { cost: amount }),
    ...(reason === undefined ? {} : { reason }),
  };
  const answer = await ports.entities.ask(
    found.stream,
    { type: 'RefundPayment', paymentId: PAYIN_PAYMENT_ID, refund },
    requestOf(call, {
      requestId: requestIdOf('CreateRefund', refundId),
      fingerprint: fingerprintOf(ports.vault, 'CreateRefund', `${applicationId}/${refundId}`, { amount, reason }),
    }),
  );
  if (!answer.ok && answer.reason === 'REQUEST_ID_REUSED') {
    throw refused('INVOICE_PAYMENT_REFUND_ALREADY_EXISTS', 'This refund_id was used with other content', {
      refund_id: refundId,
    });
  }
  // A payment that was refunded whole has another status; its payin is the success that it was.
  if (!answer.ok && answer.reason === 'INVALID_PAYMENT_STATUS' && found.view.refundState === 'full') {
    const maximum = `0 ${found.view.amount.currency}`;
    throw refused('INVOICE_PAYMENT_AMOUNT_EXCEEDED', `At most ${maximum} can be refunded`, { maximum });
  }
  return refundOf(accepted(answer).state, refundId);
}

export async function getRefund(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  names: Pick<NewRefundRequest, 'paymentId' | 'refundId'>,
): Promise<RefundAnswer> {
  const faults = collectFaults();
  const { paymentId, refundId } = readNames(faults, names);
  faults.done();
  const found = await findPayment(ports, call, open.desk, paymentId);
  if (found.type !== 'payin') throw notFound(found.view.applicationId);
  return refundOf(found.state, refundId);
}

function readNames(faults: Faults, asked: Pick<NewRefundRequest, 'paymentId' | 'refundId'>) {
  const paymentId = faults.requiredText('payment_id', asked.paymentId, MAX_PAYMENT_ID_LENGTH);
  const refundId = faults.requiredText('refund_id', asked.refundId, 64);
  if (refundId === '') return { paymentId, refundId };
  if (!isClientId(refundId)) faults.wrong('refund_id', 'must be 1 to 64 of letters, digits, _ and -');
  else if (chosenRefundId(refundId, false) === undefined) faults.wrong('refund_id', 'must not begin with m');
  return { paymentId, refundId };
}

function refundOf(state: InvoiceState, refundId: string): RefundAnswer {
  const { applicationId, facts: application } = mustView(viewPayin(state));
  const refund = state.payments.get(PAYIN_PAYMENT_ID)?.refunds.get(refundId);
  if (refund === undefined) {
    throw refused('INVOICE_PAYMENT_REFUND_NOT_FOUND', 'The payin has no such refund', { refund_id: refundId });
  }
  const { facts, status } = refund;
  return {
    refundId,
    projectId: application.projectId,
    paymentId: application.paymentId,
    applicationId,
    status: STATUSES[status.tag],
    amount: facts.cost,
    ...(facts.reason === undefined ? {} : { reason: facts.reason }),
    ...(status.tag === 'failed' ? { failure: status.failure } : {}),
    createTime: facts.createTime,
  };
}
