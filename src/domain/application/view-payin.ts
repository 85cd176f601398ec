import { maskDigits } from '../../base/mask-digits.ts';
import { failureCode } from '../failure.ts';
import type { InvoiceFacts, InvoiceState } from '../invoice/invoice.ts';
import { equalMoney, formatMoney, type Money, money } from '../money.ts';
import { refundedAmount } from '../payment/balance.ts';
import { effectiveCost, type PaymentState } from '../payment/payment.ts';
import type { SessionState } from '../session/session.ts';
import type { ApplicationOperation, ApplicationView } from './application.ts';
import { MOST_WRONG_PASSWORDS, PAYIN_PAYMENT_ID, type PayinState } from './payin.ts';
import { sessionThatTakes } from './payin-status.ts';
import { isFinal } from './status.ts';

/** What may be told of a payin to its merchant; undefined for an invoice that is not of one. */
export function viewPayin(invoice: InvoiceState): ApplicationView | undefined {
  const { facts, application: payin, payments } = invoice;
  if (facts === undefined || payin === undefined) return undefined;
  const payment = payments.get(PAYIN_PAYMENT_ID);
  const { wrongPasswords: _wrong, claimedTime: _claimed, verification: _given, contested: _contested, ...rest } = payin;
  const { received: _received, settled: _settled, ...progress } = rest;
  const amount = amountOf(facts, payin, payment);
  return {
    ...progress,
    type: 'payin',
    applicationId: facts.id,
    partyId: facts.partyId,
    shopId: facts.shopId,
    createTime: facts.createTime,
    amount,
    ...defined('received', receivedOf(facts, payin, amount)),
    ...refundsOf(payment, amount),
    ...defined('failure', payment?.status.tag === 'failed' ? payment.status.failure : undefined),
    ...defined('description', descriptionOf(facts, payin, payment)),
    ...ofPayer(payin, payment),
    operations: payment === undefined ? [] : operationsOf(payment),
  };
}

/** What was declared, until the payin has succeeded with another amount. */
function amountOf({ cost }: InvoiceFacts, { status }: PayinState, payment: PaymentState | undefined): Money {
  return status === 'success' ? (payment?.capture?.cost ?? cost) : cost;
}

function receivedOf({ cost }: InvoiceFacts, { received }: PayinState, amount: Money): Money | undefined {
  return received ?? (equalMoney(amount, cost) ? undefined : amount);
}

function refundsOf(
  payment: PaymentState | undefined,
  amount: Money,
): Pick<ApplicationView, 'refunded' | 'refundState'> {
  const refunded = payment === undefined ? money(0n, amount.currency) : refundedAmount(payment);
  if (refunded.amountMinor === 0n) return { refunded, refundState: 'none' };
  return { refunded, refundState: refunded.amountMinor < amount.amountMinor ? 'partial' : 'full' };
}

type Shown = Pick<ApplicationView, 'requisites' | 'redirect' | 'otpAttemptsLeft'>;

/** What the payer has to know or to do. A redirect is shown while it waits for the payer, requisites as long as they are known. */
function ofPayer(payin: PayinState, payment: PaymentState | undefined): Shown {
  const { interaction, interactionStatus, phase } = (payment && sessionThatTakes(payment)) ?? {};
  const { verification, status, wrongPasswords } = payin;
  if (interaction?.type === 'transfer_requisites') {
    const { sealed, method, masked } = interaction;
    return { requisites: { sealed, method, masked } };
  }
  if (isFinal(status) || phase?.tag === 'finished') return {};
  if (interaction?.type === 'one_time_password' || verification?.kind === 'otp') {
    return { otpAttemptsLeft: Math.max(0, MOST_WRONG_PASSWORDS - wrongPasswords) };
  }
  const isAnswered = verification !== undefined && verification.phase !== 'lost';
  if (interaction?.type !== 'redirect' || interactionStatus !== 'requested' || isAnswered) return {};
  return { redirect: interaction };
}

/** For people: why it was refused, or what the merchant has to do. */
function descriptionOf(
  { cost }: InvoiceFacts,
  { status, settled, received, wrongPasswords, verification }: PayinState,
  payment: PaymentState | undefined,
): string | undefined {
  switch (status) {
    case 'decline':
      if (settled?.as === 'decline') return 'Declined by the decision of a case';
      if (payment === undefined) return 'The payer did not begin to pay within the lifetime';
      return refusalText(payment, 'The payment was declined');
    case 'error':
      return refusalText(payment, 'The request was rejected');
    case 'no_payment':
      if (received !== undefined)
        return `${formatMoney(received)} came after the lifetime was over. Open a case to settle it`;
      return 'The payer did not pay within the lifetime. Open a case if the payer says otherwise';
    case 'different_amount':
      return `${received === undefined ? 'Another amount' : formatMoney(received)} came instead of ${formatMoney(cost)}. Open a case to settle it`;
    case 'confirm_timeout':
      return 'The payer says that it is paid, and nobody confirmed it in time. Open a case with a receipt';
    case 'invalid_verification': {
      if (verification?.phase === 'lost') return 'The one-time password was lost on its way. Send it again';
      const left = MOST_WRONG_PASSWORDS - wrongPasswords;
      return left > 0
        ? `The one-time password is wrong. Attempts left: ${left}`
        : 'The one-time password was wrong too often';
    }
    case 'awaiting_3ds_result':
      return 'Waiting for the payer: bring the result of the check';
    case 'awaiting_redirect_result':
      return 'Waiting for the payer: open the page of the redirect';
    case 'new':
      return payment === undefined ? 'Waiting for the payer: open the hosted page' : undefined;
    case 'awaiting_confirm':
      return 'Waiting for the payer: show the requisites';
    default:
      return undefined;
  }
}

function refusalText(payment: PaymentState | undefined, fallback: string): string {
  if (payment?.status.tag !== 'failed') return fallback;
  const { failure } = payment.status;
  const reason = failure.type === 'failure' ? failure.failure.reason : undefined;
  return reason === undefined ? `${fallback}: ${failureCode(failure)}` : maskDigits(reason);
}

/** In the order of their beginnings. */
function operationsOf(payment: PaymentState): readonly ApplicationOperation[] {
  const { sessions, refunds, reversal, capture } = payment;
  const cost = effectiveCost(payment);
  return [
    ...sessions.map((session) =>
      operation('', session, session.target === 'captured' ? (capture?.cost ?? cost) : cost),
    ),
    ...[...refunds.values()].flatMap(({ facts, sessions: own }) =>
      own.map((session) => operation(`${facts.id}-`, session, facts.cost)),
    ),
    ...(reversal?.sessions ?? []).map((session) => operation('late-', session, cost)),
  ].sort((a, b) => a.time - b.time);
}

const KINDS = {
  processed: 'debit',
  captured: 'capture',
  cancelled: 'cancel',
  refunded: 'refund',
  paid_out: 'credit',
} as const;

function operation(
  owner: string,
  { target, no, phase, startTime, route }: SessionState,
  amount: Money,
): ApplicationOperation {
  const ended = phase.tag === 'finished' ? phase.result.type : undefined;
  return {
    id: `${target}-${owner}${no}`,
    kind: KINDS[target],
    state: ended === undefined ? 'processing' : ended === 'succeeded' ? 'success' : 'failure',
    time: startTime,
    amount,
    providerId: route.providerId,
  };
}

function defined<Key extends string, Value>(key: Key, value: Value | undefined): { readonly [K in Key]?: Value } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [K in Key]?: Value });
}
