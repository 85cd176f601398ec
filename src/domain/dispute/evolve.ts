import { assert, unreachable } from '../../base/assert.ts';
import type { DisputeId } from '../ids.ts';
import type { DisputeChange, DisputeState } from './dispute.ts';

/** The cases of an application after one change of one of them. Never refuses: what is in the journal happened (M2). */
export function evolveDisputes(
  disputes: ReadonlyMap<DisputeId, DisputeState>,
  disputeId: DisputeId,
  change: DisputeChange,
): ReadonlyMap<DisputeId, DisputeState> {
  return new Map(disputes).set(disputeId, nextDispute(disputes.get(disputeId), change));
}

function nextDispute(dispute: DisputeState | undefined, change: DisputeChange): DisputeState {
  if (change.type === 'dispute_opened') {
    const { dispute: facts } = change;
    return { facts, status: { tag: 'opened' }, evidence: [], updateTime: facts.createTime };
  }
  assert(dispute !== undefined, 'a case is opened first');
  switch (change.type) {
    case 'dispute_evidence_added': {
      const { evidence } = change;
      return { ...dispute, evidence: [...dispute.evidence, evidence], updateTime: evidence.time };
    }
    case 'dispute_status_changed':
      return { ...dispute, status: change.status, updateTime: change.time };
  }
  return unreachable(change);
}
