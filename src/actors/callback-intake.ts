import type { Refusal } from '../domain/errors.ts';
import type { SessionOutcome, SessionState } from '../domain/session/session.ts';
import type { CallbackInbox, PartnerCallback } from '../ports/callbacks.ts';
import type { EntityState } from '../ports/entities.ts';
import type { EntityKind, EntityRef, OwnedSession, SessionWork } from './entity-kind.ts';
import type { EntityMessage, EntityShell } from './entity-message.ts';
import type { EntityWork } from './entity-work.ts';
import { digestOf } from './session-call.ts';

/**
 * What becomes of a partner's callback that has come to its invoice or payout. Nothing here writes a record.
 *  C1 That nobody needs a callback is a reading: it is dropped only while memory may answer (P1).
 */
export interface CallbackIntake {
  /** `outdated` says why memory may not answer, if it may not. */
  take(entity: EntityState, message: CallbackArrived, outdated: () => Promise<Refusal | undefined>): Promise<void>;
  /** Brings what waits in the inbox for the tags that are awaited now, but for those known before. */
  deliverWaiting(entity: EntityState, known?: readonly string[]): Promise<void>;
}

type CallbackArrived = EntityMessage & { readonly type: 'callback' };

const NO_RESPONSE = new Uint8Array();

export function createCallbackIntake(
  kind: EntityKind,
  inbox: CallbackInbox,
  work: EntityWork,
  shell: EntityShell,
): CallbackIntake {
  return {
    take: async (entity, message, outdated) => {
      const { tag, callbackId, reply } = message;
      const callback = (await inbox.waiting(tag)).find(({ id }) => id === callbackId);
      const found = kind.sessionOfTag(entity, tag);
      let response: Uint8Array = NO_RESPONSE;
      if (callback !== undefined) {
        const fate = fateOf(kind, entity, found, callback);
        if (typeof fate !== 'string' && found !== undefined) {
          if (work.handleCallback(entity, message, found.ref, fate)) return;
        } else if (fate === 'drop') {
          const why = await outdated(); // C1
          if (why !== undefined) return reply(why);
          await inbox.drop([callbackId]);
          // An identical repeat gets the answer that the first one got (decisions #23).
          if (found !== undefined && isRepeat(found.session, callback))
            response = found.session.lastCallback?.response ?? NO_RESPONSE;
        }
      }
      reply({ ok: true, response });
    },
    deliverWaiting: async (entity, known = []) => {
      for (const tag of awaitedTags(kind, entity)) {
        if (known.includes(tag)) continue;
        for (const { id } of await inbox.waiting(tag)) {
          shell.submit({ type: 'callback', tag, callbackId: id, reply: () => {} });
        }
      }
    },
  };
}

/** The work that a callback leads to. One that is too early stays in the inbox until its session waits for it. */
function fateOf(
  kind: EntityKind,
  entity: EntityState,
  found: OwnedSession | undefined,
  callback: PartnerCallback,
): SessionWork | 'keep' | 'drop' {
  if (found === undefined) return 'drop';
  const { ref, session } = found;
  const { tag, headers, body } = callback;
  if (session.phase.tag === 'suspended' && session.tags.at(-1) === tag) {
    return { type: 'callback', tag, callback: { type: 'message', headers, body } };
  }
  if (session.phase.tag !== 'finished') return session.tags.includes(tag) ? 'drop' : 'keep';
  if (isRepeat(session, callback)) return 'drop';
  // A reason to ask what became of it, and to end what may still become of it (P7).
  if (kind.isGivenUp(entity, ref)) return { type: 'expire' };
  const more = kind.awaitsMore(entity, ref);
  if (more === 'now') return { type: 'callback', tag, callback: { type: 'message', headers, body } };
  return more === 'later' ? 'keep' : 'drop';
}

/** A success of a session that was given up meanwhile: its provider is asked once more before anything is made of it. */
export function isLateSuccess(
  kind: EntityKind,
  entity: EntityState,
  session: EntityRef,
  outcome: SessionOutcome,
): boolean {
  if (outcome.type !== 'answered' && outcome.type !== 'callback_answered') return false;
  return outcome.result.intent?.type === 'succeed' && kind.isGivenUp(entity, session);
}

/** The tags that suspended sessions wait for. */
export function awaitedTags(kind: EntityKind, entity: EntityState): readonly string[] {
  return kind
    .openSessions(entity)
    .flatMap(({ session: { phase } }) => (phase.tag === 'suspended' ? [phase.callbackTag] : []));
}

function isRepeat({ lastCallback }: SessionState, { body }: PartnerCallback): boolean {
  return lastCallback !== undefined && lastCallback.digest === digestOf(body);
}
