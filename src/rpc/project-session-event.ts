import { assert } from '../base/assert.ts';
import type { SessionTarget } from '../domain/configuration.ts';
import type { PaymentId, RefundId } from '../domain/ids.ts';
import type { SessionChange } from '../domain/session/session.ts';
import type { InvoiceChange as ProtoChange } from '../generated/turnpike/v1/InvoiceChange.ts';
import type { PaymentProgress } from '../generated/turnpike/v1/PaymentProgress.ts';
import { projectInteraction, TARGETS } from './project-values.ts';

/** What of a session its events refer back to. */
export interface SessionView {
  readonly target: SessionTarget;
  phase: 'active' | 'sleeping' | 'suspended' | 'unknown' | 'failed' | 'succeeded';
}

/** Whose session it is: the payment's own, or that of a refund. */
export interface SessionOwner {
  readonly paymentId: PaymentId;
  readonly refundId?: RefundId;
}

/** What a change of a session says to the public, if anything. The sessions of its owner are moved on to after the change. */
export function sessionChange(
  sessions: SessionView[],
  owner: SessionOwner,
  no: number,
  change: SessionChange,
): ProtoChange | undefined {
  if (change.type === 'session_started') {
    const before = sessions.at(-1);
    const again = before?.phase === 'failed' && before.target === change.target;
    sessions.push({ target: change.target, phase: 'active' });
    return progressed(owner, change.target, again ? 'PAYMENT_PROGRESS_RETRYING' : 'PAYMENT_PROGRESS_STARTED');
  }
  const session = sessions[no];
  assert(session !== undefined, `payment ${owner.paymentId} has no session ${no}`);
  if (change.type === 'session_interaction_changed') {
    const { interaction, status } = change;
    if (status === 'completed') return { paymentInteractionCompleted: owner };
    return { paymentInteractionRequested: { ...owner, userInteraction: projectInteraction(interaction, status) } };
  }
  const phase = phaseAfter(change);
  if (phase === undefined || phase === session.phase) return undefined;
  const before = session.phase;
  session.phase = phase;
  // A session that wakes by itself to ask again has nothing to tell.
  if (phase === 'active' && before !== 'suspended') return undefined;
  return progressed(owner, session.target, PROGRESS[phase]);
}

function phaseAfter(change: SessionChange): SessionView['phase'] | undefined {
  switch (change.type) {
    case 'session_activated':
      return 'active';
    case 'session_slept':
      return 'sleeping';
    case 'session_suspended':
      return 'suspended';
    case 'session_became_unknown':
      return 'unknown';
    case 'session_finished':
      return change.result.type;
    default:
      return undefined;
  }
}

const PROGRESS: Readonly<Record<SessionView['phase'], PaymentProgress>> = {
  active: 'PAYMENT_PROGRESS_RESUMED',
  sleeping: 'PAYMENT_PROGRESS_WAITING',
  suspended: 'PAYMENT_PROGRESS_WAITING_FOR_CALLBACK',
  unknown: 'PAYMENT_PROGRESS_OUTCOME_UNKNOWN',
  succeeded: 'PAYMENT_PROGRESS_SUCCEEDED',
  failed: 'PAYMENT_PROGRESS_FAILED',
};

function progressed(owner: SessionOwner, target: SessionTarget, progress: PaymentProgress): ProtoChange {
  return { paymentProgressed: { ...owner, target: TARGETS[target], progress } };
}
