import { unreachable } from '../../base/assert.ts';
import type { Timestamp } from '../../base/time.ts';
import { evolveDisputes } from '../dispute/evolve.ts';
import type { SessionChange } from '../session/session.ts';
import type { ApplicationChange, ApplicationFacts } from './application.ts';
import type { PayinState, Verification } from './payin.ts';

/** A payin whose invoice was just made; it has taken its first step. */
export function startPayinState(facts: ApplicationFacts, createTime: Timestamp): PayinState {
  return { facts, status: 'new', version: 1, updateTime: createTime, disputes: new Map(), wrongPasswords: 0 };
}

/** Folds one change into what the invoice of a payin knows of it. Its status follows from all, and is not set here. */
export function evolvePayin(payin: PayinState, change: ApplicationChange): PayinState {
  switch (change.type) {
    case 'application_dated':
      return { ...payin, updateTime: change.time };
    case 'application_method_chosen': {
      const { product, method } = change;
      return { ...payin, facts: { ...payin.facts, product, method } };
    }
    case 'payment_claimed':
      return { ...payin, claimedTime: change.time };
    case 'verification_sent': {
      const { kind, ref, digest } = change;
      const verification: Verification = { kind, ref, phase: 'sent', ...(digest === undefined ? {} : { digest }) };
      return { ...payin, verification };
    }
    case 'verification_delivered':
      return withPhase(payin, 'delivered');
    case 'verification_accepted':
      return withPhase(payin, 'accepted');
    case 'verification_refused': {
      if (change.lost) return withPhase(payin, 'lost');
      return { ...withPhase(payin, 'refused'), wrongPasswords: payin.wrongPasswords + 1 };
    }
    case 'application_contested':
      return { ...payin, contested: { as: change.as, time: change.time } };
    case 'application_money_received':
      return { ...payin, received: change.received };
    case 'application_settled': {
      const { type: _, ...settled } = change;
      return { ...payin, settled };
    }
    case 'application_dispute_changed':
      return { ...payin, disputes: evolveDisputes(payin.disputes, change.disputeId, change.change) };
  }
  return unreachable(change);
}

/** What was given to one session is never brought to the next, and what was given already is no answer to what is asked anew. */
export function afterSessionChange(payin: PayinState, change: SessionChange): PayinState {
  const { verification, ...rest } = payin;
  if (verification === undefined) return payin;
  if (change.type === 'session_started' && change.target === 'processed') return rest;
  const isAsked = change.type === 'session_interaction_changed' && change.status === 'requested';
  return isAsked && (verification.phase === 'delivered' || verification.phase === 'accepted') ? rest : payin;
}

function withPhase(payin: PayinState, phase: Verification['phase']): PayinState {
  const { verification } = payin;
  return verification === undefined ? payin : { ...payin, verification: { ...verification, phase } };
}
