import { toIso } from '../base/time.ts';
import type { ApplicationView, TransferRequisites } from '../domain/application/application.ts';
import { APPLICATION_STATUSES, isFinal } from '../domain/application/status.ts';
import type { Money } from '../domain/money.ts';

/**
 * Applications as JSON: the answers over HTTP and the alerts (reference h2h §2.2, §7). Integers of money are decimal numbers, for
 * they fit in a double by the limits of what is asked for. Not responsible for signatures.
 *
 *  B1 What a payer sends to is in no body that is made here: whoever sends one puts `requisites` in at that moment (P9).
 */
export type JsonBody = { readonly [key: string]: JsonValue };
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonBody;

/** What answers have and alerts have not: the page, and the requisites in the clear. */
export interface AnswerParts {
  readonly requisites?: TransferRequisites;
  readonly formUrl?: string;
}

/** `status`, `sub_status` (null where there is none) and what it says to people. */
export function statusBody(view: ApplicationView): JsonBody {
  const { status, subStatus } = APPLICATION_STATUSES[view.status] as (typeof APPLICATION_STATUSES)['new'];
  return { status, sub_status: subStatus ?? null, status_description: view.description ?? null };
}

/** The answer of create and info calls. */
export function answerBody(view: ApplicationView, { requisites, formUrl }: AnswerParts = {}): JsonBody {
  const { facts, redirect } = view;
  const integration = {
    ...(formUrl === undefined ? {} : { form_url: formUrl }),
    ...(redirect === undefined ? {} : { redirect_url: redirect.url }),
  };
  return {
    ...statusBody(view),
    request_id: view.applicationId,
    payment_id: facts.paymentId,
    project_id: facts.projectId,
    type: view.type,
    final: isFinal(view.status),
    payment: paymentBody(view),
    ...(Object.keys(integration).length === 0 ? {} : { integration }),
    ...detailsBody(view),
    ...(requisites === undefined ? {} : { requisites: requisitesBody(requisites) }),
    created_at: toIso(view.createTime),
    updated_at: toIso(view.updateTime),
    expires_at: toIso(facts.expireTime),
    version: view.version,
  };
}

/** The body of an alert. `eventId` is the same at every attempt to deliver it. */
export function alertBody(view: ApplicationView, eventId: string): JsonBody {
  const { facts } = view;
  return {
    project_id: facts.projectId,
    general: { request_id: view.applicationId, payment_id: facts.paymentId },
    status: statusBody(view),
    payment_info: { ...paymentBody(view), type: view.type },
    ...detailsBody(view),
    created_at: toIso(view.createTime),
    updated_at: toIso(view.updateTime),
    version: view.version,
    event_id: eventId,
  };
}

/** The member `requisites` of answers and alerts. */
export function requisitesBody({ method, value, bankName, holder }: TransferRequisites): JsonBody {
  return {
    method,
    value,
    ...(bankName === undefined ? {} : { bank_name: bankName }),
    ...(holder === undefined ? {} : { holder }),
  };
}

function paymentBody({ amount, facts }: ApplicationView): JsonBody {
  return { amount: minorOf(amount), currency: amount.currency, method: facts.method, product: facts.product };
}

function detailsBody(view: ApplicationView): JsonBody {
  const { received, refunded, refundState, redirect, otpAttemptsLeft, operations, disputes } = view;
  const disputeId = [...disputes.keys()].at(-1);
  return {
    ...(received === undefined ? {} : { received_amount: minorOf(received) }),
    ...(view.type === 'payin' ? { refunded_amount: minorOf(refunded), refund_state: refundState } : {}),
    ...(redirect === undefined
      ? {}
      : { redirect: { url: redirect.url, method: redirect.method.toUpperCase(), params: redirect.form } }),
    ...(otpAttemptsLeft === undefined ? {} : { otp_attempts_left: otpAttemptsLeft }),
    ...(disputeId === undefined ? {} : { dispute_id: disputeId }),
    operations: operations.map(({ id, kind, state, time, amount }) => ({
      id,
      kind,
      state,
      time: toIso(time),
      amount: minorOf(amount),
      currency: amount.currency,
    })),
  };
}

/** Amounts of applications are at most 10^13, which a double holds exactly. */
export function minorOf({ amountMinor }: Money): number {
  return Number(amountMinor);
}
