import { hash } from 'node:crypto';
import { refuseMoreEvidence } from '../../domain/dispute/decide.ts';
import type { DisputeDecision, DisputeState } from '../../domain/dispute/dispute.ts';
import type { Money } from '../../domain/money.ts';
import type { HostToHostCall, HostToHostPorts } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { changeDispute, type DisputeAnswer, findDispute, mustBeIn } from './dispute.ts';
import { type EvidenceType, evidenceType } from './evidence-type.ts';
import { collectFaults } from './faults.ts';
import { readAmount } from './read-application.ts';
import { OperationRefused } from './refused.ts';

/** What happens to a case after it was opened: evidence of the merchant's, and what operators decide. */
export interface NewEvidence {
  readonly disputeId: string | undefined;
  readonly content: Uint8Array;
  readonly fileName: string | undefined;
}

export interface NewDecision {
  readonly winner: DisputeDecision['winner'] | undefined;
  readonly amount: Money | undefined;
  readonly comment: string | undefined;
}

export const MAX_EVIDENCE_BYTES = 10_000_000;
const MAX_FILE_NAME_LENGTH = 255;
const MAX_COMMENT_LENGTH = 500;

/**
 * The bytes are kept before the case names them: evidence that a case has can be read. What the case would not take is not kept
 * either, or a merchant could fill the disk with it.
 */
export async function submitEvidence(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  { disputeId, content, fileName }: NewEvidence,
): Promise<DisputeAnswer> {
  const faults = collectFaults();
  faults.requiredText('dispute_id', disputeId, 64);
  const name = faults.text('file_name', fileName, MAX_FILE_NAME_LENGTH);
  const mediaType: EvidenceType | undefined = evidenceType(content);
  if (content.length === 0) faults.wrong('content', 'is required');
  else if (content.length > MAX_EVIDENCE_BYTES) faults.wrong('content', `is longer than ${MAX_EVIDENCE_BYTES} bytes`);
  else if (mediaType === undefined) faults.wrong('content', 'must be JPEG, PNG or PDF');
  faults.done();
  if (mediaType === undefined) throw new Error('refused evidence was used');
  const { found, dispute } = await findDispute(ports, call, open, { disputeId });
  const refusal = isKnown(dispute, content) ? undefined : refuseMoreEvidence(dispute);
  if (refusal !== undefined) throw new OperationRefused(refusal);
  const { id, sha256 } = await ports.evidence.put(open.desk.partyId, content);
  const evidence = {
    id,
    sha256,
    sizeBytes: content.length,
    mediaType,
    ...(name === undefined ? {} : { fileName: name }),
  };
  return await changeDispute(ports, call, found, dispute.facts.id, {
    type: 'SubmitDisputeEvidence',
    disputeId: dispute.facts.id,
    evidence,
  });
}

function isKnown({ evidence }: DisputeState, content: Uint8Array): boolean {
  const sha256 = hash('sha256', content);
  return evidence.some((known) => known.sha256 === sha256);
}

export async function startDispute(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  disputeId: string | undefined,
): Promise<DisputeAnswer> {
  const { found, dispute } = await findDispute(ports, call, open, { disputeId });
  const { id } = dispute.facts;
  return await changeDispute(ports, call, found, id, { type: 'StartDispute', disputeId: id });
}

export async function resolveDispute(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  disputeId: string | undefined,
  decision: NewDecision,
): Promise<DisputeAnswer> {
  const faults = collectFaults();
  const { winner } = decision;
  if (winner === undefined) faults.wrong('decision.winner', 'is required');
  const amount = decision.amount && readAmount(faults, 'decision.amount', decision.amount);
  const comment = faults.text('decision.comment', decision.comment, MAX_COMMENT_LENGTH);
  faults.done();
  if (winner === undefined) throw new Error('a refused decision was used');
  const { found, dispute } = await findDispute(ports, call, open, { disputeId });
  mustBeIn(found, 'decision.amount.currency', amount);
  const { id } = dispute.facts;
  return await changeDispute(ports, call, found, id, {
    type: 'ResolveDispute',
    disputeId: id,
    decision: {
      winner,
      ...(amount === undefined ? {} : { amount }),
      ...(comment === undefined ? {} : { comment }),
    },
  });
}

export async function declineDispute(
  ports: HostToHostPorts,
  call: HostToHostCall,
  open: OpenDesk,
  disputeId: string | undefined,
  reason: string | undefined,
): Promise<DisputeAnswer> {
  const faults = collectFaults();
  const text = faults.text('reason', reason, MAX_COMMENT_LENGTH);
  faults.done();
  const { found, dispute } = await findDispute(ports, call, open, { disputeId });
  const { id } = dispute.facts;
  return await changeDispute(ports, call, found, id, {
    type: 'DeclineDispute',
    disputeId: id,
    ...(text === undefined ? {} : { reason: text }),
  });
}
