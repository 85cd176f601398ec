import { unreachable } from '../base/assert.ts';
import type { ApplicationView } from '../domain/application/application.ts';
import { APPLICATION_STATUSES, isFinal, type PublicStatus } from '../domain/application/status.ts';
import type { DisputeChange, DisputeStatus } from '../domain/dispute/dispute.ts';
import type { ApplicationStepped } from '../generated/turnpike/v1/ApplicationStepped.ts';
import type { DisputeStateChanged } from '../generated/turnpike/v1/DisputeStateChanged.ts';
import type { InvoiceChange as ProtoChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import { projectFailure, projectMoney, projectTime } from './project-values.ts';

/** What steps of payins and payouts, and disputes about them, say to the public. Requisites and redirects are never in it (P9). */

/** Changes that payins and payouts have in common. */
export type ApplicationEvent = Pick<
  ProtoChange,
  'applicationStepped' | 'disputeOpened' | 'disputeEvidenceAdded' | 'disputeStateChanged'
>;

export function projectStep(view: ApplicationView): ApplicationStepped {
  const { status, subStatus }: PublicStatus = APPLICATION_STATUSES[view.status];
  const { amount, received, refunded, failure } = view;
  return {
    applicationId: view.applicationId,
    projectId: view.facts.projectId,
    merchantPaymentId: view.facts.paymentId,
    type: view.type,
    status,
    subStatus,
    statusDescription: view.description,
    final: isFinal(view.status),
    version: BigInt(view.version),
    updateTime: projectTime(view.updateTime),
    amount: projectMoney(amount),
    receivedAmount: received && projectMoney(received),
    refundedAmount: projectMoney(refunded),
    method: view.facts.method,
    failure: failure && projectFailure(failure),
  };
}

export function projectDispute(disputeId: string, change: DisputeChange): ApplicationEvent {
  switch (change.type) {
    case 'dispute_opened': {
      const { ref, reason, claimed } = change.dispute;
      return {
        disputeOpened: { disputeId, disputeRef: ref, reason, claimedAmount: claimed && projectMoney(claimed) },
      };
    }
    case 'dispute_evidence_added': {
      const { id, sha256, sizeBytes, mediaType } = change.evidence;
      return { disputeEvidenceAdded: { disputeId, evidenceId: id, sha256, sizeBytes: BigInt(sizeBytes), mediaType } };
    }
    case 'dispute_status_changed':
      return { disputeStateChanged: { disputeId, ...statusOf(change.status) } };
  }
  return unreachable(change);
}

function statusOf(status: DisputeStatus): DisputeStateChanged {
  switch (status.tag) {
    case 'opened':
    case 'in_progress':
      return { state: status.tag };
    case 'resolved': {
      const { winner, amount } = status.decision;
      return { state: status.tag, winner, decidedAmount: amount && projectMoney(amount) };
    }
    case 'declined':
      return { state: status.tag, reason: status.reason };
  }
  return unreachable(status);
}
