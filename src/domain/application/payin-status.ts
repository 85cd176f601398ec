import type { InvoiceState } from '../invoice/invoice.ts';
import { currentRoute, type PaymentState } from '../payment/payment.ts';
import { failureOf } from '../session/retry.ts';
import type { SessionState } from '../session/session.ts';
import { PAYIN_PAYMENT_ID, type PayinState } from './payin.ts';
import { statusOfFailure } from './payin-failure.ts';
import { type ApplicationStatus, isFinal, isStep, nextOnTheWay } from './status.ts';

/**
 * The status of a payin, projected from its invoice and the payment of it (reference h2h §4). Pure and total: whatever the state
 * is, there is a status, and the step to it is one that §4.4 has (A1). Where what happened is further away than one step, the
 * status is on its way there, and goes on with the next change.
 */
export function projectPayinStatus(invoice: InvoiceState): ApplicationStatus {
  const { application: payin } = invoice;
  if (payin === undefined) return 'new';
  const from = payin.status;
  if (isFinal(from)) return from; // A2, P6
  const payment = invoice.payments.get(PAYIN_PAYMENT_ID);
  const to = payment === undefined ? withoutPayment(invoice, from) : whereTo(payin, payment);
  if (to === from || isStep('payin', from, to)) return to;
  return nextOnTheWay('payin', from, to) ?? from;
}

/** The payer of a hosted payin has given nothing yet. Nobody can pay an invoice that is cancelled. */
function withoutPayment({ status }: InvoiceState, from: ApplicationStatus): ApplicationStatus {
  return status.tag === 'cancelled' ? 'decline' : from;
}

function whereTo(payin: PayinState, payment: PaymentState): ApplicationStatus {
  const { settled, contested, status: from } = payin;
  const { status } = payment;
  if (settled?.as === 'decline') return 'decline';
  if (status.tag === 'failed') return endOf(from, status.failure);
  if (status.tag === 'cancelled') return 'decline';
  // What was captured stays so for the payin, whatever is given back of it later (P6).
  if (status.tag !== 'pending' && status.tag !== 'processed') return 'success';
  if (contested !== undefined) return contested.as;
  return whileProcessing(payin, payment);
}

/** An application can be refused for its form as long as its payer has done nothing that counts. */
function endOf(from: ApplicationStatus, failure: Parameters<typeof statusOfFailure>[0]): ApplicationStatus {
  const end = statusOfFailure(failure);
  return isStep('payin', from, end) ? end : 'decline';
}

function whileProcessing(payin: PayinState, payment: PaymentState): ApplicationStatus {
  const { facts, status: from } = payin;
  if (currentRoute(payment) === undefined) return 'new';
  const session = sessionThatTakes(payment);
  if (session === undefined || failureOf(session) !== undefined) return from === 'new' ? 'requisites' : from;
  if (session.phase.tag === 'finished') return afterSuccess(payin, payment);
  const asked = askedOf(payin, session);
  if (asked !== undefined) return asked;
  const goesOn = facts.product === 'ecom' && isAnswered(session);
  if (from === 'new') return 'requisites';
  return goesOn && isStep('payin', from, 'executing') ? 'executing' : from;
}

/** The provider has the money, and it is not captured yet. */
function afterSuccess(
  { status: from, facts, claimedTime }: PayinState,
  { changedCost }: PaymentState,
): ApplicationStatus {
  if (facts.product === 'p2p' && changedCost !== undefined && mayContestAmount(from)) {
    return isStep('payin', from, 'different_amount') ? from : (nextOnTheWay('payin', from, 'different_amount') ?? from);
  }
  if (from === 'awaiting_confirm' && claimedTime !== undefined) return 'paid';
  if (from === 'awaiting_confirm' || from === 'paid') return from;
  return from === 'sent_verification' || from === 'invalid_verification' ? 'paid' : 'executing';
}

/** From the execution no way leads to a dispute: what came is captured there, and flagged. */
export function mayContestAmount(from: ApplicationStatus): boolean {
  return nextOnTheWay('payin', from, 'different_amount') !== undefined;
}

/** What the payer is to do, or has done; undefined while nobody waits for the payer. */
function askedOf(
  { facts, claimedTime, verification, wrongPasswords, status: from }: PayinState,
  { interaction, interactionStatus }: SessionState,
): ApplicationStatus | undefined {
  if (verification?.kind === 'otp') {
    if (verification.phase === 'accepted') return 'paid';
    if (verification.phase === 'refused' || verification.phase === 'lost') return 'invalid_verification';
    return 'sent_verification';
  }
  if (interaction === undefined || (interactionStatus !== 'requested' && facts.product === 'ecom')) return undefined;
  switch (interaction.type) {
    case 'redirect':
      if (interactionStatus !== 'requested') return undefined;
      if (interaction.purpose === 'bank') return claimedTime === undefined ? 'awaiting_redirect_result' : from;
      return verification === undefined || verification.phase === 'lost' ? waitsFor3ds(from) : 'executing';
    case 'one_time_password':
      return wrongPasswords === 0 ? waitsFor3ds(from) : 'invalid_verification';
    case 'transfer_requisites':
    case 'qr_code':
    case 'payment_terminal_receipt':
    case 'crypto_currency_transfer':
      if (facts.product === 'ecom') return undefined;
      return claimedTime === undefined ? 'awaiting_confirm' : 'paid';
    case 'api_extension':
      return undefined;
  }
}

/** Nobody is sent back from the execution: a payer who is asked once more is asked while it goes on. */
function waitsFor3ds(from: ApplicationStatus): ApplicationStatus {
  return from === 'executing' ? 'executing' : 'awaiting_3ds_result';
}

/** The latest session that was to take the money, on the route that the payment goes now. */
export function sessionThatTakes({ sessions, attempts }: PaymentState): SessionState | undefined {
  const since = attempts.at(-1)?.sessionsBefore ?? 0;
  return sessions.slice(since).findLast(({ target }) => target === 'processed');
}

/** The provider has said something definite at least once. Its transaction alone is nothing: what it asks for comes after it. */
function isAnswered({ phase, interacted }: SessionState): boolean {
  return phase.tag !== 'active' || interacted;
}
