import { assert, unreachable } from '../base/assert.ts';
import type { RefundId } from '../domain/ids.ts';
import type { RefundChange } from '../domain/refund/refund.ts';
import type { InvoiceChange as ProtoChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import { REFUND_STATES } from './project-refund.ts';
import { type SessionOwner, type SessionView, sessionChange } from './project-session-event.ts';
import { projectFailure, projectMoney, projectPostings } from './project-values.ts';

/** What a change of a refund says to the public, if anything. The sessions of the refunds are moved on to after the change. */
export function refundChange(
  refunds: Map<RefundId, SessionView[]>,
  owner: Required<SessionOwner>,
  change: RefundChange,
): ProtoChange | undefined {
  switch (change.type) {
    case 'refund_created': {
      const { refund, postings } = change;
      refunds.set(refund.id, []);
      return {
        refundCreated: {
          ...owner,
          amount: projectMoney(refund.cost),
          reason: refund.reason,
          externalId: refund.externalId,
          cashFlow: projectPostings(postings, 'own'),
        },
      };
    }
    case 'refund_session_changed': {
      const sessions = refunds.get(owner.refundId);
      assert(sessions !== undefined, `payment ${owner.paymentId} has the refund ${owner.refundId}`);
      return sessionChange(sessions, owner, change.no, change.change);
    }
    case 'refund_rollback_started':
      return undefined;
    case 'refund_status_changed': {
      const { status } = change;
      const failure = status.tag === 'failed' ? projectFailure(status.failure) : undefined;
      return { refundStateChanged: { ...owner, state: REFUND_STATES[status.tag], failure } };
    }
  }
  return unreachable(change);
}
