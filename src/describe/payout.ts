import { unreachable } from '../base/assert.ts';
import type { Timestamp } from '../base/time.ts';
import { isDue } from '../domain/invoice/react.ts';
import { payoutMachine } from '../domain/payout/machine.ts';
import type { PayoutChange, PayoutFacts, PayoutIntent, PayoutState, Receiver } from '../domain/payout/payout.ts';
import type { StoredRecord } from '../ports/journal.ts';
import type { RecordOf } from '../ports/record.ts';
import { payoutRecords } from '../wire/record.ts';
import { applicationStatusText, describeCase, disputeText } from './application.ts';
import { describeBooking } from './booking.ts';
import { sessionText } from './session.ts';
import { CALLS, describeSession } from './state.ts';
import type { Chapter, StoryEvent } from './story.ts';
import { failureText, moneyText, routeText, said, timeFromNow, timeText, toolText } from './words.ts';

/** What happened to a payout, record by record, in words; and where it stands. Shows nothing of its receiver but what is masked. */

export interface PayoutStory {
  readonly chapters: readonly Chapter[];
  readonly payout: PayoutState;
}

/** Records of one stream from its first one on, in order. Throws `UnreadableRecord`. */
export function tellPayoutStory(records: readonly StoredRecord[]): PayoutStory {
  let payout = payoutMachine.initial;
  const chapters = records.map(({ sequence, bytes }): Chapter => {
    const { changes, fingerprint: _, ...content }: RecordOf<PayoutChange> = payoutRecords.decode(bytes);
    const events = changes.map((change): StoryEvent => {
      const before = payout;
      payout = payoutMachine.evolve(before, change);
      return {
        type: change.type === 'payout_session_changed' ? change.change.type : change.type,
        description: payoutText(change),
        bookings: describeBooking(payoutMachine.book(before, change, payout)),
      };
    });
    return { ...content, sequence, events };
  });
  return { chapters, payout };
}

/** One change as a sentence about the payout. */
export function payoutText(change: PayoutChange): string {
  switch (change.type) {
    case 'payout_created':
      return createdText(change.payout);
    case 'payout_routed':
      return `goes by ${routeText(change.route)}`;
    case 'payout_reserved':
      return 'the cash desk can cover it';
    case 'payout_session_changed':
      return `session ${change.no} ${sessionText(change.change)}`;
    case 'payout_contested':
      return `contested: ${change.as.replaceAll('_', ' ')}${failed(change)}`;
    case 'payout_receiver_corrected':
      return `to be sent again, to ${receiverText(change.receiver)}`;
    case 'payout_finished':
      return `now ${change.as}${change.byHand ? ", on somebody's word" : ''}${failed(change)}`;
    case 'payout_dispute_changed':
      return `case ${change.disputeId} ${disputeText(change.change)}`;
    case 'payout_paid_late':
      return `session ${change.no} was paid out after all`;
    case 'payout_attention_raised':
      return `ATTENTION: ${said(change.reason)}`;
    case 'payout_attention_cleared':
      return 'attention is no longer needed';
  }
  return unreachable(change);
}

/** How it stands: its status, its sessions, what is held, its cases, and the work that should be in flight. */
export function describePayout(payout: PayoutState, now: Timestamp): readonly string[] {
  const { facts, progress, expireTime, plan, sessions, attention, paidLate } = payout;
  if (facts === undefined || progress === undefined) return ['no payout'];
  const intents = payoutMachine.react(payout);
  const lives = expireTime === undefined ? '' : `, lives until ${timeFromNow(expireTime, now)}`;
  return [
    `payout ${applicationStatusText(progress.status)}, version ${progress.version}${lives}${paidLate ? ', PAID LATE' : ''}`,
    ...(attention === undefined
      ? []
      : [`ATTENTION since ${timeFromNow(attention.since, now)}: ${said(attention.reason)}`]),
    ...sessions.map((session) => `  ${describeSession(session, now)}`),
    ...(plan === undefined ? [] : [`  plan ${plan.id} is ${plan.status.replace('_', ' ')}`]),
    ...[...progress.disputes.values()].map((dispute) => `  ${describeCase(dispute)}`),
    ...(intents.length === 0 ? ['no work is in flight'] : intents.map((intent) => intentText(intent, now))),
  ];
}

function createdText({ amount, receiver, application, revision }: PayoutFacts): string {
  const { paymentId, projectId, method, expireTime } = application;
  return [
    `payout created: ${moneyText(amount)} to ${receiverText(receiver)} by ${method}`,
    `${said(paymentId)} of project ${projectId}`,
    `lives until ${timeText(expireTime)}`,
    `judged by revision ${revision}`,
  ].join(', ');
}

function receiverText(receiver: Receiver): string {
  if (receiver.type === 'bank_card') return toolText(receiver.card);
  const { type, masked, bankCode } = receiver;
  return `the ${type} ${masked}${bankCode === undefined ? '' : ` at ${said(bankCode)}`}`;
}

function failed({ failure }: Pick<PayoutState, 'failure'>): string {
  return failure === undefined ? '' : `: ${failureText(failure)}`;
}

function intentText(intent: PayoutIntent, now: Timestamp): string {
  const when = isDue(intent, now) || intent.at === undefined ? 'now' : `at ${timeFromNow(intent.at, now)}`;
  switch (intent.type) {
    case 'CallProvider':
      return `to do ${when}: ${CALLS[intent.mode]} for session ${intent.no}`;
    case 'TimeOutCallback':
      return `to do ${when}: tell the adapter that nobody answered session ${intent.no}`;
    case 'WakeAt':
      return `to do ${when}: look at the payout again`;
  }
  return unreachable(intent);
}
