import { unreachable } from '../base/assert.ts';
import type { Timestamp } from '../base/time.ts';
import type { ApplicationChange, ApplicationFacts } from '../domain/application/application.ts';
import type { PayinState } from '../domain/application/payin.ts';
import { APPLICATION_STATUSES, type ApplicationStatus, type PublicStatus } from '../domain/application/status.ts';
import type { DisputeChange, DisputeState, DisputeStatus } from '../domain/dispute/dispute.ts';
import { because, moneyText, said, timeFromNow, timeText } from './words.ts';

/** What a change says of a payin, beside what its payment tells. */
export function applicationText(change: ApplicationChange): string {
  switch (change.type) {
    case 'application_dated':
      return `the payin goes on at ${timeText(change.time)}`;
    case 'application_method_chosen':
      return `the payer has chosen to pay by ${change.method}`;
    case 'payment_claimed':
      return 'the payer says that the transfer was sent';
    case 'verification_sent':
      return `the payer gave ${VERIFICATIONS[change.kind]} (kept in memory)`;
    case 'verification_delivered':
      return 'what the payer gave was brought to the provider';
    case 'verification_accepted':
      return 'the provider took what the payer gave';
    case 'verification_refused':
      return change.lost
        ? 'what the payer gave was lost on its way, and may be given again'
        : 'the provider says that the one-time password is wrong';
    case 'application_contested':
      return `contested: ${change.as.replace('_', ' ')}`;
    case 'application_money_received':
      return `${moneyText(change.received)} came in${change.late ? ', late' : ''}`;
    case 'application_settled': {
      const amount = change.amount === undefined ? '' : ` with ${moneyText(change.amount)}`;
      return `settled as ${change.as}${amount}${change.byHand ? ", on somebody's word" : ''}`;
    }
    case 'application_dispute_changed':
      return `case ${change.disputeId} ${disputeText(change.change)}`;
  }
  return unreachable(change);
}

/** What a change says of a case about a payin or a payout. */
export function disputeText(change: DisputeChange): string {
  switch (change.type) {
    case 'dispute_opened': {
      const { ref, reason, claimed } = change.dispute;
      const sum = claimed === undefined ? '' : `, really ${moneyText(claimed)}`;
      return `opened as ${said(ref)}: ${reason.replace('_', ' ')}${sum}`;
    }
    case 'dispute_evidence_added': {
      const { sizeBytes, mediaType, sha256 } = change.evidence;
      return `has evidence of ${sizeBytes} bytes, ${mediaType}, SHA-256 ${sha256.slice(0, 12)}…`;
    }
    case 'dispute_status_changed':
      return `now ${disputeStatusText(change.status)}`;
  }
  return unreachable(change);
}

/** `processing: awaiting confirm` */
export function applicationStatusText(status: ApplicationStatus): string {
  const { status: row, subStatus }: PublicStatus = APPLICATION_STATUSES[status];
  return subStatus === undefined ? row : `${row}: ${subStatus.replaceAll('_', ' ')}`;
}

/** Where a payin stands, and its cases. */
export function describePayin({ facts, status, version, disputes }: PayinState, now: Timestamp): readonly string[] {
  const expiry = `lives until ${timeFromNow(facts.expireTime, now)}`;
  return [
    `payin ${said(facts.paymentId)} of project ${facts.projectId}: ${applicationStatusText(status)}, version ${version}, ${expiry}`,
    ...[...disputes.values()].map((dispute) => `  ${describeCase(dispute)}`),
  ];
}

export function describeCase({ facts: { id, ref }, status, evidence }: DisputeState): string {
  return `case ${id} (${said(ref)}): ${disputeStatusText(status)}, evidence: ${evidence.length}`;
}

/** `, payin order-42 of project …`; nothing for an invoice of its own. */
export function payinText(facts: ApplicationFacts | undefined): string {
  if (facts === undefined) return '';
  const method = facts.method === '' ? 'whatever the payer chooses' : facts.method;
  return `, payin ${said(facts.paymentId)} by ${method} of project ${facts.projectId}`;
}

function disputeStatusText(status: DisputeStatus): string {
  switch (status.tag) {
    case 'opened':
      return 'opened';
    case 'in_progress':
      return 'in progress';
    case 'resolved': {
      const { winner, amount, comment } = status.decision;
      const sum = amount === undefined ? '' : ` with ${moneyText(amount)}`;
      return `resolved for the ${winner}${sum}${because(comment)}`;
    }
    case 'declined':
      return `declined${because(status.reason)}`;
  }
}

const VERIFICATIONS = { otp: 'a one-time password', three_ds: 'a result of 3-D Secure' } as const;
