import type { DisputeDecision, DisputeReason, DisputeStatus, Evidence } from '../../domain/dispute/dispute.ts';
import type { Dispute } from '../../generated/turnpike/v1/Dispute.ts';
import type { DisputeEvidence } from '../../generated/turnpike/v1/DisputeEvidence.ts';
import type { DisputeReason as ProtoReason } from '../../generated/turnpike/v1/DisputeReason.ts';
import type { DisputeState as ProtoState } from '../../generated/turnpike/v1/DisputeState.ts';
import type { DisputeWinner } from '../../generated/turnpike/v1/DisputeWinner.ts';
import type { DisputeAnswer } from '../../h2h/operations/dispute.ts';
import { projectMoney, projectTime } from '../project-values.ts';

/** Cases in the contract's words. A word that is missing does not compile. */

export const DISPUTE_STATES: Readonly<Record<DisputeStatus['tag'], ProtoState & string>> = {
  opened: 'DISPUTE_STATE_OPENED',
  in_progress: 'DISPUTE_STATE_IN_PROGRESS',
  resolved: 'DISPUTE_STATE_RESOLVED',
  declined: 'DISPUTE_STATE_DECLINED',
};

export const REASONS: Readonly<Record<DisputeReason, ProtoReason & string>> = {
  invalid_sum: 'DISPUTE_REASON_INVALID_SUM',
  has_payment: 'DISPUTE_REASON_HAS_PAYMENT',
  invalid_requisites: 'DISPUTE_REASON_INVALID_REQUISITES',
  unknown: 'DISPUTE_REASON_UNKNOWN',
};

export const WINNERS: Readonly<Record<DisputeDecision['winner'], DisputeWinner & string>> = {
  merchant: 'DISPUTE_WINNER_MERCHANT',
  payer: 'DISPUTE_WINNER_PAYER',
};

export function projectDispute({ view, dispute }: DisputeAnswer): Dispute {
  const { facts, status, evidence, updateTime } = dispute;
  return {
    disputeId: facts.id,
    disputeRef: facts.ref,
    projectId: view.facts.projectId,
    paymentId: view.facts.paymentId,
    applicationId: view.applicationId,
    state: DISPUTE_STATES[status.tag],
    reason: REASONS[facts.reason],
    claimedAmount: facts.claimed && projectMoney(facts.claimed),
    comment: facts.comment,
    ...(status.tag === 'resolved' ? { decision: projectDecision(status.decision) } : {}),
    ...(status.tag === 'declined' ? { declineReason: status.reason } : {}),
    evidence: evidence.map(projectEvidence),
    createTime: projectTime(facts.createTime),
    updateTime: projectTime(updateTime),
  };
}

function projectDecision({ winner, amount, comment }: DisputeDecision) {
  return { winner: WINNERS[winner], amount: amount && projectMoney(amount), comment };
}

function projectEvidence({ id, sha256, sizeBytes, mediaType, fileName, time }: Evidence): DisputeEvidence {
  return { evidenceId: id, sha256, sizeBytes, mediaType, fileName, createTime: projectTime(time) };
}
