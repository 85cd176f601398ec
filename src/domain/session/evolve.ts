import { AssertionError, unreachable } from '../../base/assert.ts';
import type { SessionChange, SessionState, UnknownOutcome } from './session.ts';

/** The sessions of one owner after one change of one of them. */
export function evolveSessions(
  sessions: readonly SessionState[],
  no: number,
  change: SessionChange,
): readonly SessionState[] {
  if (change.type === 'session_started') return [...sessions, startSession(no, change)];
  return sessions.map((each) => (each.no === no ? evolveSession(each, change) : each));
}

/** Folds one change into a session. Never refuses: what is in the journal happened (M2). */
export function evolveSession(session: SessionState, change: SessionChange): SessionState {
  switch (change.type) {
    case 'session_started':
      throw new AssertionError('a session starts once, see startSession');
    case 'session_activated':
      return { ...session, phase: { tag: 'active' } };
    case 'session_slept':
      return settled(session, { tag: 'sleeping', until: change.until });
    case 'session_suspended': {
      const { tag: callbackTag, until, onTimeout } = change;
      const tags = session.tags.at(-1) === callbackTag ? session.tags : [...session.tags, callbackTag];
      return { ...settled(session, { tag: 'suspended', callbackTag, until, onTimeout }), tags };
    }
    case 'session_transaction_bound':
      return { ...session, trx: change.trx };
    case 'session_proxy_state_changed':
      return { ...session, proxyState: change.state };
    case 'session_interaction_changed':
      return { ...session, interaction: change.interaction, interactionStatus: change.status, interacted: true };
    case 'session_callback_taken':
      return { ...session, lastCallback: { digest: change.digest, response: change.response } };
    case 'session_became_unknown':
      return { ...session, unknown: nextUnknown(session.unknown, change) };
    case 'session_finished':
      return settled(session, { tag: 'finished', result: change.result });
  }
  return unreachable(change);
}

/** The state of a session that this change starts, as number `no` of its owner. */
export function startSession(no: number, change: SessionChange & { readonly type: 'session_started' }): SessionState {
  const { target, route, idempotencyKey, time, notBefore, trx } = change;
  return {
    no,
    target,
    route,
    idempotencyKey,
    startTime: time,
    phase: { tag: 'active' },
    tags: [],
    interacted: false,
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(trx === undefined ? {} : { trx }),
  };
}

/** A definite answer came: what was unknown is not any more. */
function settled(session: SessionState, phase: SessionState['phase']): SessionState {
  const { unknown: _, ...known } = session;
  return { ...known, phase };
}

function nextUnknown(
  previous: UnknownOutcome | undefined,
  change: SessionChange & { readonly type: 'session_became_unknown' },
): UnknownOutcome {
  const { since, askTime, reason, unsent } = change;
  const attempts = (previous?.attempts ?? 0) + 1;
  return { since, askTime, reason, attempts, ...(unsent === true ? { unsent } : {}) };
}
