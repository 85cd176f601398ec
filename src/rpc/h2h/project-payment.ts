import type { ApplicationOperation, ApplicationView, Product } from '../../domain/application/application.ts';
import {
  APPLICATION_STATUSES,
  type ApplicationType,
  isFinal,
  type PublicStatus,
} from '../../domain/application/status.ts';
import type { H2hOperation } from '../../generated/turnpike/v1/H2hOperation.ts';
import type { H2hOperationKind } from '../../generated/turnpike/v1/H2hOperationKind.ts';
import type { H2hOperationState } from '../../generated/turnpike/v1/H2hOperationState.ts';
import type { H2hPayment } from '../../generated/turnpike/v1/H2hPayment.ts';
import type { H2hPaymentType } from '../../generated/turnpike/v1/H2hPaymentType.ts';
import type { H2hProduct } from '../../generated/turnpike/v1/H2hProduct.ts';
import type { H2hRefund } from '../../generated/turnpike/v1/H2hRefund.ts';
import type { H2hRefundState } from '../../generated/turnpike/v1/H2hRefundState.ts';
import type { H2hRequisites } from '../../generated/turnpike/v1/H2hRequisites.ts';
import type { H2hStatus } from '../../generated/turnpike/v1/H2hStatus.ts';
import type { H2hSubStatus } from '../../generated/turnpike/v1/H2hSubStatus.ts';
import type { PaymentAnswer } from '../../h2h/operations/payment-answer.ts';
import type { RefundAnswer } from '../../h2h/operations/refund.ts';
import { etagOf, projectFailure, projectMoney, projectTime } from '../project-values.ts';

/** Payins, payouts and refunds of cash desks in the contract's words. A word that is missing does not compile. */

export const PRODUCTS: Readonly<Record<Product, H2hProduct & string>> = {
  p2p: 'H2H_PRODUCT_P2P',
  ecom: 'H2H_PRODUCT_ECOM',
};

export const PAYMENT_TYPES: Readonly<Record<ApplicationType, H2hPaymentType & string>> = {
  payin: 'H2H_PAYMENT_TYPE_PAYIN',
  payout: 'H2H_PAYMENT_TYPE_PAYOUT',
};

export const STATUSES: Readonly<Record<PublicStatus['status'], H2hStatus & string>> = {
  processing: 'H2H_STATUS_PROCESSING',
  dispute: 'H2H_STATUS_DISPUTE',
  decline: 'H2H_STATUS_DECLINE',
  success: 'H2H_STATUS_SUCCESS',
  error: 'H2H_STATUS_ERROR',
};

export type SubStatus = Extract<
  (typeof APPLICATION_STATUSES)[keyof typeof APPLICATION_STATUSES],
  { readonly subStatus: string }
>['subStatus'];

export const SUB_STATUSES: Readonly<Record<SubStatus, H2hSubStatus & string>> = {
  new: 'H2H_SUB_STATUS_NEW',
  requisites: 'H2H_SUB_STATUS_REQUISITES',
  awaiting_confirm: 'H2H_SUB_STATUS_AWAITING_CONFIRM',
  awaiting_3ds_result: 'H2H_SUB_STATUS_AWAITING_3DS_RESULT',
  awaiting_redirect_result: 'H2H_SUB_STATUS_AWAITING_REDIRECT_RESULT',
  sent_verification: 'H2H_SUB_STATUS_SENT_VERIFICATION',
  invalid_verification: 'H2H_SUB_STATUS_INVALID_VERIFICATION',
  paid: 'H2H_SUB_STATUS_PAID',
  payout_process: 'H2H_SUB_STATUS_PAYOUT_PROCESS',
  no_payment: 'H2H_SUB_STATUS_NO_PAYMENT',
  different_amount: 'H2H_SUB_STATUS_DIFFERENT_AMOUNT',
  confirm_timeout: 'H2H_SUB_STATUS_CONFIRM_TIMEOUT',
  incorrect_requisites: 'H2H_SUB_STATUS_INCORRECT_REQUISITES',
  payout_failed: 'H2H_SUB_STATUS_PAYOUT_FAILED',
  payout_timeout: 'H2H_SUB_STATUS_PAYOUT_TIMEOUT',
};

const REFUND_STATES: Readonly<Record<ApplicationView['refundState'], H2hRefundState & string>> = {
  none: 'H2H_REFUND_STATE_NONE',
  partial: 'H2H_REFUND_STATE_PARTIAL',
  full: 'H2H_REFUND_STATE_FULL',
};

const OPERATION_KINDS: Readonly<Record<ApplicationOperation['kind'], H2hOperationKind & string>> = {
  debit: 'H2H_OPERATION_KIND_DEBIT',
  capture: 'H2H_OPERATION_KIND_CAPTURE',
  credit: 'H2H_OPERATION_KIND_CREDIT',
  refund: 'H2H_OPERATION_KIND_REFUND',
  cancel: 'H2H_OPERATION_KIND_CANCEL',
};

const OPERATION_STATES: Readonly<Record<ApplicationOperation['state'], H2hOperationState & string>> = {
  processing: 'H2H_OPERATION_STATE_PROCESSING',
  success: 'H2H_OPERATION_STATE_SUCCESS',
  failure: 'H2H_OPERATION_STATE_FAILURE',
};

/** The parts that an alert has no place for come from `answer`; an event has neither requisites in the clear nor a page. */
export function projectH2hPayment({ view, requisites, formUrl }: PaymentAnswer): H2hPayment {
  const { facts, received, redirect, failure, type } = view;
  const isPayin = type === 'payin';
  const shown = APPLICATION_STATUSES[view.status];
  return {
    applicationId: view.applicationId,
    projectId: facts.projectId,
    paymentId: facts.paymentId,
    type: PAYMENT_TYPES[type],
    product: PRODUCTS[facts.product],
    method: facts.method,
    status: STATUSES[shown.status],
    subStatus: 'subStatus' in shown ? SUB_STATUSES[shown.subStatus] : 'H2H_SUB_STATUS_UNSPECIFIED',
    statusDescription: view.description,
    final: isFinal(view.status),
    amount: projectMoney(view.amount),
    receivedAmount: received && projectMoney(received),
    refundedAmount: isPayin ? projectMoney(view.refunded) : undefined,
    refundState: isPayin ? REFUND_STATES[view.refundState] : undefined,
    requisites: projectRequisites(view, requisites),
    redirect: redirect && {
      method: redirect.method === 'get' ? 'H2H_REDIRECT_METHOD_GET' : 'H2H_REDIRECT_METHOD_POST',
      url: redirect.url,
      params: { ...redirect.form },
    },
    otpAttemptsLeft: view.otpAttemptsLeft,
    formUrl,
    operations: view.operations.map(projectOperation),
    disputeId: [...view.disputes.keys()].at(-1),
    failure: failure && projectFailure(failure),
    createTime: projectTime(view.createTime),
    updateTime: projectTime(view.updateTime),
    expireTime: projectTime(facts.expireTime),
    version: BigInt(view.version),
    etag: etagOf(view.version),
  };
}

function projectRequisites(
  { requisites }: ApplicationView,
  opened: PaymentAnswer['requisites'],
): H2hRequisites | undefined {
  if (requisites === undefined) return undefined;
  const { method, masked } = requisites;
  return { method, masked, value: opened?.value, bankName: opened?.bankName, holder: opened?.holder };
}

function projectOperation({ id, kind, state, time, amount }: ApplicationOperation): H2hOperation {
  return {
    operationId: id,
    kind: OPERATION_KINDS[kind],
    state: OPERATION_STATES[state],
    time: projectTime(time),
    amount: projectMoney(amount),
  };
}

export function projectH2hRefund(refund: RefundAnswer): H2hRefund {
  const { refundId, projectId, paymentId, applicationId, status, amount, reason, failure, createTime } = refund;
  return {
    refundId,
    projectId,
    paymentId,
    applicationId,
    status: STATUSES[status],
    amount: projectMoney(amount),
    reason,
    failure: failure && projectFailure(failure),
    createTime: projectTime(createTime),
  };
}
