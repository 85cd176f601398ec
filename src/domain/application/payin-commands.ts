import { createAdjustment } from '../adjustment/create.ts';
import type { DecisionContext } from '../context.ts';
import { decideDispute } from '../dispute/decide.ts';
import type { DisputeCommand, DisputeDecision } from '../dispute/dispute.ts';
import { type Refusal, refuse } from '../errors.ts';
import type { InvoiceChange, InvoiceFacts, InvoiceState, PayinCommand } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import type { Money } from '../money.ts';
import { currentRoute, type PaymentState } from '../payment/payment.ts';
import type { ApplicationChange } from './application.ts';
import { MOST_WRONG_PASSWORDS, PAYIN_PAYMENT_ID, type PayinState } from './payin.ts';
import { sessionThatTakes } from './payin-status.ts';
import { isContested } from './status.ts';

/**
 * What a cash desk, its payer and an operator may ask of a payin.
 *
 *  Y1 A repeat is accepted and changes nothing; so is what a provider's success has overtaken (P5).
 *  Y2 What the status forbids is refused with the status.
 *  Y3 A contested payin is settled once: as success with an amount, or as decline. A final one stays as it is (P6).
 */

interface Payin {
  readonly facts: InvoiceFacts;
  readonly payin: PayinState;
  readonly payment: PaymentState;
}

/** The payin and its payment, for a command that only a payin knows. */
export function payinOf({ facts, application: payin, payments }: InvoiceState): Payin | Refusal {
  const payment = payments.get(PAYIN_PAYMENT_ID);
  if (facts === undefined || payin === undefined) {
    return refuse('APPLICATION_NOT_FOUND', 'The invoice is not of a payin');
  }
  if (payment === undefined) return wrongStatus(payin, 'its payer has not begun to pay');
  return { facts, payin, payment };
}

/** The payer says that the transfer was sent. */
export function confirmPaid(invoice: InvoiceState, { now }: DecisionContext): Decision<InvoiceChange> {
  const found = payinOf(invoice);
  if ('ok' in found) return found;
  const { status, claimedTime } = found.payin;
  if (status === 'paid' && claimedTime !== undefined) return accept([]); // Y1
  if (status === 'awaiting_confirm') return accept([changed({ type: 'payment_claimed', time: now })]);
  if (found.payin.facts.product === 'p2p' && (status === 'success' || claimedTime !== undefined)) return accept([]); // Y1
  return wrongStatus(found.payin, 'does not wait for a transfer');
}

/** The payer gave a one-time password, or came back from 3-D Secure. */
export function submitVerification(
  invoice: InvoiceState,
  { kind, ref, digest }: Extract<PayinCommand, { readonly type: 'SubmitVerification' }>,
  { now }: DecisionContext,
): Decision<InvoiceChange> {
  const found = payinOf(invoice);
  if ('ok' in found) return found;
  const { payin, payment } = found;
  if (isRepeat(payin, kind, digest)) return accept([]); // Y1
  if (!waitsFor(payin, payment, kind)) return wrongStatus(payin, `does not wait for ${WORDS[kind]}`);
  const given = { kind, ref, ...(digest === undefined ? {} : { digest }) };
  return accept([changed({ type: 'verification_sent', ...given, time: now })]);
}

/**
 * The same 3-D Secure result again, a password while one is being checked, or either after the provider has taken the money:
 * all have what they want.
 */
function isRepeat({ verification, status }: PayinState, kind: 'otp' | 'three_ds', digest: string | undefined): boolean {
  if (verification?.kind !== kind) return status === 'success';
  if (kind === 'otp') return status === 'sent_verification' || status === 'paid' || status === 'success';
  const isSame = digest !== undefined && digest === verification.digest;
  return verification.phase !== 'lost' && (isSame || status === 'success');
}

function waitsFor(payin: PayinState, payment: PaymentState, kind: 'otp' | 'three_ds'): boolean {
  const { verification, wrongPasswords } = payin;
  const session = sessionThatTakes(payment);
  if (session?.phase.tag !== 'suspended' || session.interactionStatus !== 'requested') return false;
  if (verification?.phase === 'sent' || verification?.phase === 'delivered') return false;
  const asked = session.interaction;
  if (kind === 'otp') return asked?.type === 'one_time_password' && wrongPasswords < MOST_WRONG_PASSWORDS;
  return asked?.type === 'redirect' && asked.purpose !== 'bank';
}

/** A command of a case, and what follows from its end for the money. */
export function decidePayinDispute(
  invoice: InvoiceState,
  command: DisputeCommand,
  context: DecisionContext,
): Decision<InvoiceChange> {
  const found = payinOf(invoice);
  if ('ok' in found) return found;
  const { facts, payin } = found;
  const { status, updateTime, disputes } = payin;
  const operation = { type: 'payin', status, updateTime, amount: facts.cost, disputes } as const;
  const decided = decideDispute(operation, command, context.now);
  if (!decided.ok) return decided;
  const changes = decided.changes.map((each) => changed({ type: 'application_dispute_changed', ...each }));
  if (changes.length === 0) return accept([]);
  if (command.type === 'ResolveDispute') {
    const ended = resolved(found, command.decision, context);
    return ended.ok ? accept([...changes, ...ended.changes]) : ended;
  }
  // A case that is closed without a decision leaves nothing to wait for (reference h2h §5.6).
  if (command.type === 'DeclineDispute') return accept([...changes, ...settledAs(found, 'decline', context)]);
  return accept(changes);
}

function resolved(
  found: Payin,
  { winner, amount }: DisputeDecision,
  context: DecisionContext,
): Decision<InvoiceChange> {
  if (winner === 'payer') return accept(settledAs(found, 'decline', context));
  if (isContested(found.payin.status)) return accept(settledAs(found, 'success', context, amount));
  return found.payin.status === 'decline' ? compensation(found, context, amount) : accept([]);
}

/** Y3: what is final stays; what is being settled already stays so too. */
function settledAs(
  { payin, payment, facts }: Payin,
  as: 'success' | 'decline',
  { now }: DecisionContext,
  decided?: Money,
): InvoiceChange[] {
  if (!isContested(payin.status) || payin.settled !== undefined) return [];
  const amount = decided ?? payin.received ?? facts.cost;
  const settled = {
    type: 'application_settled',
    as,
    byHand: as === 'success' && isByHand(payment, amount),
    time: now,
  } as const;
  return [changed(as === 'decline' ? settled : { ...settled, amount })];
}

/** The provider never said that it has as much, and nobody asks it to take what it does not know of. */
function isByHand(payment: PaymentState, amount: Money): boolean {
  const { phase } = sessionThatTakes(payment) ?? {};
  const taken = phase?.tag === 'finished' && phase.result.type === 'succeeded';
  return !taken || amount.amountMinor > (payment.changedCost ?? payment.cost).amountMinor;
}

/**
 * The payin stays declined (P6); what it brought all the same is booked by an adjustment. Not where the payment never got as far as
 * a provider, where what came was let go or sent back, and where nobody knows yet. What stands in the way otherwise, such as an
 * adjustment that is not finished, refuses the decision: the merchant would be told that the case was won, and get nothing.
 */
function compensation(
  { payment, facts }: Payin,
  context: DecisionContext,
  decided: Money | undefined,
): Decision<InvoiceChange> {
  if (payment.status.tag !== 'failed' || currentRoute(payment) === undefined) return accept([]);
  const target = {
    tag: 'captured',
    cost: decided ?? facts.cost,
    reason: 'a case was decided for the merchant',
  } as const;
  const scenario = { type: 'status_change', target } as const;
  const adjusted = createAdjustment(payment, { reason: target.reason, scenario }, context);
  if (!adjusted.ok) return adjusted.reason === 'INVALID_PAYMENT_STATUS' ? accept([]) : adjusted;
  return accept(adjusted.changes.map((change) => ({ type: 'payment_changed', paymentId: PAYIN_PAYMENT_ID, change })));
}

function changed(change: ApplicationChange): InvoiceChange {
  return { type: 'application_changed', change };
}

export function wrongStatus({ status }: PayinState, why: string): Refusal {
  return refuse('INVALID_APPLICATION_STATUS', `The payin is ${status} and ${why}`, { status });
}

const WORDS = { otp: 'a one-time password', three_ds: 'a result of 3-D Secure' } as const;
