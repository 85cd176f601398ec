import { isDeepStrictEqual } from 'node:util';
import { addMs, type Timestamp } from '../../base/time.ts';
import { type ApplicationStatus, type ApplicationType, isContested } from '../application/status.ts';
import { type Refusal, refuse, refuseField } from '../errors.ts';
import type { DisputeId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { DisputeChange, DisputeCommand, DisputeState, DisputeStatus } from './dispute.ts';

/**
 * What the cases of one application allow. What a decision means for its money is not said here: a payin and a payout each
 * know their own.
 *
 *  C1 A case goes from opened to in progress, and from there to one of its ends; it has no other way, and no end is left.
 *  C2 One case of an application is active at most.
 *  C3 A case is opened of what is contested, or of a payin that was declined a few days ago.
 *  C4 A repeat with the same content is accepted and changes nothing; with other content it is refused (P5).
 */

/** How long after its decline a payin may be contested (reference h2h §5.6). */
const DECLINED_DAYS = 7;
const DAY_MS = 86_400_000;

/** How many pieces of evidence a case has at most. */
export const MOST_EVIDENCE = 10;

/** What the rules of a case want to know of its application. */
export interface DisputedOperation {
  readonly type: ApplicationType;
  readonly status: ApplicationStatus;
  /** When it came to this status. */
  readonly updateTime: Timestamp;
  /** What was declared; amounts of a case are of its currency. */
  readonly amount: Money;
  readonly disputes: ReadonlyMap<DisputeId, DisputeState>;
}

export interface ChangedDispute {
  readonly disputeId: DisputeId;
  readonly change: DisputeChange;
}

/** No changes stand for a repeat. */
export type DisputeDecided = { readonly ok: true; readonly changes: readonly ChangedDispute[] } | Refusal;

type Command<Type extends DisputeCommand['type']> = DisputeCommand & { readonly type: Type };

const DISPUTE_COMMANDS: ReadonlySet<string> = new Set<DisputeCommand['type']>([
  'OpenDispute',
  'SubmitDisputeEvidence',
  'StartDispute',
  'ResolveDispute',
  'DeclineDispute',
]);

/** Tells the commands of cases from all others. */
export function isDisputeCommand<C extends { readonly type: string }>(command: C): command is C & DisputeCommand {
  return DISPUTE_COMMANDS.has(command.type);
}

/** What a command changes of the cases of an application, or why it may not. */
export function decideDispute(operation: DisputedOperation, command: DisputeCommand, now: Timestamp): DisputeDecided {
  switch (command.type) {
    case 'OpenDispute':
      return open(operation, command, now);
    case 'SubmitDisputeEvidence':
      return ofCase(operation, command, (dispute) => addEvidence(dispute, command, now));
    case 'StartDispute':
      return ofCase(operation, command, (dispute) => start(dispute, now));
    case 'ResolveDispute':
      return resolve(operation, command, now);
    case 'DeclineDispute': {
      const { reason } = command;
      const declined: DisputeStatus = { tag: 'declined', ...(reason === undefined ? {} : { reason }) };
      return ofCase(operation, command, (dispute) => close(dispute, declined, now));
    }
  }
}

/** The case that is not closed yet, if there is one (C2). */
export function activeDispute(disputes: ReadonlyMap<DisputeId, DisputeState>): DisputeState | undefined {
  for (const dispute of disputes.values()) {
    if (isActive(dispute.status)) return dispute;
  }
  return undefined;
}

function open(operation: DisputedOperation, { dispute }: Command<'OpenDispute'>, now: Timestamp): DisputeDecided {
  const { disputes, amount } = operation;
  for (const { facts } of disputes.values()) {
    if (facts.ref !== dispute.ref && facts.id !== dispute.id) continue;
    const { createTime: _, ...known } = facts;
    return isDeepStrictEqual(known, dispute) ? NOTHING_NEW : alreadyExists(facts.id); // C4
  }
  const wrong = refuseAmount('claimed', dispute.claimed, amount) ?? refuseWithoutClaim(dispute);
  if (wrong !== undefined) return wrong;
  const active = activeDispute(disputes);
  if (active !== undefined) {
    return refuse('DISPUTE_PENDING', 'Another case of this application is not closed', { id: active.facts.id }); // C2
  }
  const notNow = refuseUnlessContestable(operation, now);
  return notNow ?? changed(dispute.id, { type: 'dispute_opened', dispute: { ...dispute, createTime: now } });
}

/** C3 */
function refuseUnlessContestable({ type, status, updateTime }: DisputedOperation, now: Timestamp): Refusal | undefined {
  if (isContested(status)) return undefined;
  const recently = now <= addMs(updateTime, DECLINED_DAYS * DAY_MS);
  if (type === 'payin' && status === 'decline' && recently) return undefined;
  const message =
    type === 'payin' && status === 'decline'
      ? `The payin was declined more than ${DECLINED_DAYS} days ago`
      : `The application is ${status}, which nobody can contest`;
  return refuse('INVALID_APPLICATION_STATUS', message, { status });
}

function addEvidence(
  { facts, status, evidence: known }: DisputeState,
  { evidence }: Command<'SubmitDisputeEvidence'>,
  now: Timestamp,
): DisputeDecided {
  const same = known.find(({ id, sha256 }) => id === evidence.id || sha256 === evidence.sha256);
  if (same !== undefined) {
    if (same.sha256 === evidence.sha256) return NOTHING_NEW; // C4
    return refuse('DISPUTE_EVIDENCE_ALREADY_EXISTS', 'Evidence with this id and other content exists', {
      evidence_id: evidence.id,
    });
  }
  const noMore = refuseMoreEvidence({ status, evidence: known });
  return noMore ?? changed(facts.id, { type: 'dispute_evidence_added', evidence: { ...evidence, time: now } });
}

/** Why a case takes nothing that it does not have yet. Asked before the bytes are kept, and again when the case names them. */
export function refuseMoreEvidence({
  status,
  evidence,
}: Pick<DisputeState, 'status' | 'evidence'>): Refusal | undefined {
  if (!isActive(status)) return wrongStatus(status);
  if (evidence.length < MOST_EVIDENCE) return undefined;
  return refuse('TOO_MUCH_DISPUTE_EVIDENCE', `A case has ${MOST_EVIDENCE} pieces of evidence at most`, {
    maximum: String(MOST_EVIDENCE),
  });
}

function start({ facts, status }: DisputeState, now: Timestamp): DisputeDecided {
  if (status.tag === 'in_progress') return NOTHING_NEW;
  if (status.tag !== 'opened') return wrongStatus(status); // C1
  return changed(facts.id, { type: 'dispute_status_changed', status: { tag: 'in_progress' }, time: now });
}

function resolve(operation: DisputedOperation, command: Command<'ResolveDispute'>, now: Timestamp): DisputeDecided {
  const { decision } = command;
  const wrong = refuseAmount('decision', decision.amount, operation.amount);
  return wrong ?? ofCase(operation, command, (dispute) => close(dispute, { tag: 'resolved', decision }, now));
}

function close({ facts, status }: DisputeState, end: DisputeStatus, now: Timestamp): DisputeDecided {
  if (isDeepStrictEqual(status, end)) return NOTHING_NEW; // C4
  if (status.tag !== 'in_progress') return wrongStatus(status); // C1
  return changed(facts.id, { type: 'dispute_status_changed', status: end, time: now });
}

function ofCase(
  { disputes }: DisputedOperation,
  { disputeId }: { readonly disputeId: DisputeId },
  decide: (dispute: DisputeState) => DisputeDecided,
): DisputeDecided {
  const dispute = disputes.get(disputeId);
  if (dispute !== undefined) return decide(dispute);
  return refuse('DISPUTE_NOT_FOUND', 'The application has no such case', { dispute_id: disputeId });
}

function refuseAmount(field: string, amount: Money | undefined, { currency }: Money): Refusal | undefined {
  if (amount === undefined) return undefined;
  if (amount.currency !== currency) return refuseField(`${field}.currency`, `must be ${currency}`);
  if (amount.amountMinor > 0n) return undefined;
  return refuseField(`${field}.amount_minor`, 'must be more than zero');
}

/** To say that the sum is wrong is to say which one is right. */
function refuseWithoutClaim({ reason, claimed }: Command<'OpenDispute'>['dispute']): Refusal | undefined {
  if (reason !== 'invalid_sum' || claimed !== undefined) return undefined;
  return refuseField('claimed', 'An invalid sum needs the amount that was really paid');
}

function isActive({ tag }: DisputeStatus): boolean {
  return tag === 'opened' || tag === 'in_progress';
}

function alreadyExists(id: DisputeId): Refusal {
  return refuse('DISPUTE_REF_CONFLICT', 'A case with this reference and other content exists', { dispute_id: id });
}

function wrongStatus({ tag }: DisputeStatus): Refusal {
  return refuse('INVALID_DISPUTE_STATUS', `The case is ${tag}`, { status: tag });
}

const NOTHING_NEW: DisputeDecided = { ok: true, changes: [] };

function changed(disputeId: DisputeId, change: DisputeChange): DisputeDecided {
  return { ok: true, changes: [{ disputeId, change }] };
}
