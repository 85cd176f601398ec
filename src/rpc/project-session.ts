import type { SessionState } from '../domain/session/session.ts';
import type { Session } from '../generated/turnpike/v1/Session.ts';
import type { SessionState as ProtoSessionState } from '../generated/turnpike/v1/SessionState.ts';
import type { UserInteraction } from '../generated/turnpike/v1/UserInteraction.ts';
import { projectFailure, projectInteraction, projectTime, projectTransaction, TARGETS } from './project-values.ts';

/** A conversation with a provider, as its merchant may see it. */
export function projectSession(session: SessionState): Session {
  const { target, phase, trx, interaction, startTime } = session;
  const failure = phase.tag === 'finished' && phase.result.type === 'failed' ? phase.result.failure : undefined;
  return {
    target: TARGETS[target],
    state: sessionState(session),
    transactionInfo: trx && projectTransaction(trx),
    failure: failure && projectFailure(failure),
    userInteraction: interaction && interactionOf(session),
    createTime: projectTime(startTime),
  };
}

/** What the payer must do now, or did last, in any of the sessions. */
export function lastInteraction(sessions: readonly SessionState[]): UserInteraction | undefined {
  const asking = sessions.findLast(({ interaction }) => interaction !== undefined);
  return asking && interactionOf(asking);
}

function sessionState({ phase, unknown }: SessionState): ProtoSessionState {
  if (phase.tag === 'finished') {
    return phase.result.type === 'succeeded' ? 'SESSION_STATE_SUCCEEDED' : 'SESSION_STATE_FAILED';
  }
  if (unknown !== undefined) return 'SESSION_STATE_UNKNOWN';
  return phase.tag === 'suspended' ? 'SESSION_STATE_SUSPENDED' : 'SESSION_STATE_ACTIVE';
}

function interactionOf({ interaction, interactionStatus = 'requested' }: SessionState): UserInteraction | undefined {
  return interaction && projectInteraction(interaction, interactionStatus);
}
