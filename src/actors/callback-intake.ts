import type { Refusal } from '../domain/errors.ts';
import type { InvoiceState, SessionRef } from '../domain/invoice/invoice.ts';
import type { OwnedSession } from '../domain/payment/owned-sessions.ts';
import { isGivenUp } from '../domain/payment/session-outcome.ts';
import type { SessionOutcome, SessionState } from '../domain/session/session.ts';
import type { CallbackInbox, PartnerCallback } from '../ports/callbacks.ts';
import type { InvoiceMessage, InvoiceShell } from './invoice-message.ts';
import type { InvoiceWork } from './invoice-work.ts';
import { awaitedTags, sessionOfTag } from './open-session.ts';
import { digestOf, type SessionWork } from './session-call.ts';

/**
 * What becomes of a partner's callback that has come to its invoice. Nothing here writes a record.
 *  C1 That nobody needs a callback is a reading: it is dropped only while memory may answer (P1).
 */
export interface CallbackIntake {
  /** `outdated` says why memory may not answer, if it may not. */
  take(invoice: InvoiceState, message: CallbackArrived, outdated: () => Promise<Refusal | undefined>): Promise<void>;
  /** Brings what waits in the inbox for the tags that are awaited now, but for those known before. */
  deliverWaiting(invoice: InvoiceState, known?: readonly string[]): Promise<void>;
}

type CallbackArrived = InvoiceMessage & { readonly type: 'callback' };

const NO_RESPONSE = new Uint8Array();

export function createCallbackIntake(inbox: CallbackInbox, work: InvoiceWork, shell: InvoiceShell): CallbackIntake {
  return {
    take: async (invoice, message, outdated) => {
      const { tag, callbackId, reply } = message;
      const callback = (await inbox.waiting(tag)).find(({ id }) => id === callbackId);
      const found = sessionOfTag(invoice, tag);
      let response: Uint8Array = NO_RESPONSE;
      if (callback !== undefined) {
        const fate = fateOf(invoice, found, callback);
        if (typeof fate !== 'string' && found !== undefined) {
          if (work.handleCallback(invoice, message, found.ref, fate)) return;
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
    deliverWaiting: async (invoice, known = []) => {
      for (const tag of awaitedTags(invoice)) {
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
  { payments }: InvoiceState,
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
  const payment = payments.get(ref.paymentId);
  // A reason to ask what became of it, and to end what may still become of it (P7).
  const isLate = payment !== undefined && isGivenUp(payment, ref) && !isRepeat(session, callback);
  return isLate ? { type: 'expire' } : 'drop';
}

/** A success of a session that was given up meanwhile: its provider is asked once more before anything is made of it. */
export function isLateSuccess({ payments }: InvoiceState, session: SessionRef, outcome: SessionOutcome): boolean {
  if (outcome.type !== 'answered' && outcome.type !== 'callback_answered') return false;
  const payment = payments.get(session.paymentId);
  return outcome.result.intent?.type === 'succeed' && payment !== undefined && isGivenUp(payment, session);
}

function isRepeat({ lastCallback }: SessionState, { body }: PartnerCallback): boolean {
  return lastCallback !== undefined && lastCallback.digest === digestOf(body);
}
