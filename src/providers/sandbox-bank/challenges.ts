import type { CallbackMessage } from './answers.ts';
import type { ChallengeRecord, Fact, Operation, Payment } from './model.ts';
import type { Challenge } from './outcome.ts';
import type { OpenQuestion, Records } from './records.ts';
import type { Contact } from './requests.ts';
import { declined, opensPayment, settle } from './settle.ts';
import { challengeResult } from './three-ds-result.ts';
import { PASSWORD_ATTEMPTS } from './verifications.ts';

/** Questions that a payer (or, for a refund, somebody at the bank) answers: opening them, their answers, and who is told. */
export interface Challenges {
  /** The operation waits from here on. Returns the id of the question. */
  ask(challenge: Challenge, payment: Payment, operation: Operation, contact: Contact): string;
  answer(id: string, choice: ChallengeChoice): ChallengeReply;
  /** The callback that was held back until somebody asked about this operation, once. */
  release(operation: Operation): readonly CallbackMessage[];
}

/** `notify` calls back without deciding anything. */
export type ChallengeChoice = 'approve' | 'decline' | 'abandon' | 'notify';

export type ChallengeReply =
  | { readonly type: 'unknown' }
  /** Answered, or taken back, before. */
  | { readonly type: 'closed'; readonly returnUrl?: string }
  | { readonly type: 'left'; readonly returnUrl?: string }
  /** Nothing is decided: the payer's browser takes this to the shop, who brings it here. */
  | { readonly type: 'result'; readonly cres: string; readonly md: string; readonly notificationUrl?: string }
  | {
      readonly type: 'answered';
      readonly status: string;
      readonly callbacks: readonly CallbackMessage[];
      readonly returnUrl?: string;
    };

/** `life` keeps ids of two lives of one bank apart. */
export function bankChallenges(
  records: Records,
  life: string,
  message: (challenge: ChallengeRecord, operation: Operation) => CallbackMessage,
): Challenges {
  let lastChallenge = 0;

  function ending({ challenge, operation, payment }: OpenQuestion, choice: ChallengeChoice): Fact {
    if (choice === 'decline') return declined(payment, operation, 'authentication_failed');
    if (challenge.ending.type === 'decline') return declined(payment, operation, challenge.ending.code);
    const authenticated: Payment = operation.kind === 'authorise' ? { ...payment, eci: '05' } : payment;
    return settle(authenticated, operation, records.operation(payment.key));
  }

  return {
    ask({ page, ending, callback, polls, password, thenPending }, payment, operation, { byResult, ...contact }) {
      lastChallenge += 1;
      const id = `3ds_${life}${lastChallenge}`;
      records.commit({
        payment: opensPayment(operation.kind) ? { ...payment, status: 'requires_action' } : payment,
        operations: [
          {
            ...operation,
            status: 'requires_action',
            challengeId: id,
            ...(polls === undefined ? {} : { pollsLeft: polls }),
          },
        ],
        challenge: {
          tag: id,
          ...contact,
          id,
          key: operation.key,
          page,
          ending,
          callback,
          open: true,
          held: false,
          // Where nobody is asked, or the bank calls nobody back, there is no result that the shop could bring.
          ...(byResult === true && page && callback !== 'first' && callback !== 'none' ? { byResult } : {}),
          ...(password === undefined
            ? {}
            : { password: { right: password, attemptsLeft: PASSWORD_ATTEMPTS, accepted: false } }),
          ...(thenPending === undefined ? {} : { thenPending }),
        },
        effects: [],
      });
      return id;
    },

    answer(id, choice) {
      const question = records.challenge(id);
      if (question === undefined || question.challenge.arrival !== undefined) return { type: 'unknown' };
      const { challenge, operation } = question;
      const back = challenge.returnUrl === undefined ? {} : { returnUrl: challenge.returnUrl };
      if (!challenge.open || operation.status !== 'requires_action') return { type: 'closed', ...back };
      if (choice === 'abandon' || challenge.ending.type === 'abandon') return { type: 'left', ...back };
      if (challenge.byResult === true && choice !== 'notify') return resultOf(challenge, choice);
      if (choice === 'notify') {
        return { type: 'answered', status: operation.status, callbacks: [message(challenge, operation)], ...back };
      }
      const held = challenge.callback === 'late';
      const silent = held || challenge.callback === 'none';
      records.commit({ ...ending(question, choice), challenge: { ...challenge, open: false, held } });
      const done = records.operation(operation.key) ?? operation;
      const told = silent ? [] : [message(challenge, done)];
      const callbacks = challenge.callback === 'twice' ? [...told, ...told] : told;
      return { type: 'answered', status: done.status, callbacks, ...back };
    },

    release(operation) {
      const question = records.challenge(operation.challengeId);
      if (question?.challenge.held !== true) return [];
      records.commit({ challenge: { ...question.challenge, held: false }, operations: [], effects: [] });
      return [message(question.challenge, question.operation)];
    },
  };
}

/** The payer approves, and it fails all the same where the bank was told so; what else stands in the way shows at the end. */
function resultOf({ id, ending, notificationUrl }: ChallengeRecord, choice: 'approve' | 'decline'): ChallengeReply {
  const fails = choice === 'decline' || (ending.type === 'decline' && ending.code === 'authentication_failed');
  const cres = challengeResult({ challengeId: id, passed: !fails });
  return { type: 'result', cres, md: id, ...(notificationUrl === undefined ? {} : { notificationUrl }) };
}
