import type { Operation, Payment } from './model.ts';
import type { OpenQuestion, Records } from './records.ts';
import type { VerificationRequest } from './requests.ts';
import { declined, settle } from './settle.ts';
import { readChallengeResult } from './three-ds-result.ts';

/**
 * What a payer gave to the shop, judged by the bank: a one-time password, or the result of a challenge that the shop ran
 * itself.
 *  V1 An operation passes once: what comes after is not looked at, and the stored answer tells what became of it.
 *  V2 The third wrong password declines. The wrong result of a challenge declines at once.
 */
export interface Verifications {
  judge(question: OpenQuestion, given: VerificationRequest): 'accepted' | 'refused' | 'judged';
}

/** The one that is right. */
export const ONE_TIME_PASSWORD = '123456';
export const PASSWORD_ATTEMPTS = 3;

export function bankVerifications(records: Records): Verifications {
  /** The payer is who they say: what the money does now. */
  function passed({ challenge, operation, payment }: OpenQuestion): void {
    const accepted = challenge.password === undefined ? {} : { password: { ...challenge.password, accepted: true } };
    const closed = { ...challenge, ...accepted, open: false };
    if (challenge.ending.type === 'decline') {
      records.commit({ ...declined(payment, operation, challenge.ending.code), challenge: closed });
    } else if (challenge.thenPending === true) {
      const pending: Operation = { ...operation, status: 'pending', pollsLeft: 1 };
      records.commit({
        payment: { ...payment, status: 'pending' },
        operations: [pending],
        challenge: closed,
        effects: [],
      });
    } else {
      const known: Payment = { ...payment, eci: '05' };
      records.commit({ ...settle(known, operation, records.operation(payment.key)), challenge: closed });
    }
  }

  function refused({ challenge, operation, payment }: OpenQuestion, code: string): void {
    records.commit({ ...declined(payment, operation, code), challenge: { ...challenge, open: false } });
  }

  function judgePassword(question: OpenQuestion, given: VerificationRequest): 'accepted' | 'refused' {
    const { challenge, operation } = question;
    const { password = { right: 'none', attemptsLeft: 1, accepted: false } } = challenge;
    if (password.right === 'right' && given.type === 'otp' && given.otp === ONE_TIME_PASSWORD) {
      passed(question);
      return 'accepted';
    }
    const attemptsLeft = password.attemptsLeft - 1;
    const counted = { ...challenge, password: { ...password, attemptsLeft } };
    if (attemptsLeft > 0) records.commit({ operations: [operation], challenge: counted, effects: [] });
    else refused({ ...question, challenge: counted }, 'authentication_failed');
    return 'refused';
  }

  return {
    judge(question, given) {
      if (question.challenge.password !== undefined) return judgePassword(question, given);
      const result = resultIn(given);
      if (result?.challengeId !== question.challenge.id) refused(question, 'authentication_error');
      else if (!result.passed) refused(question, 'authentication_failed');
      else passed(question);
      return 'judged';
    },
  };
}

/** In the older version of 3-D Secure the shop's own mark of the session, `md`, comes along; here it names the challenge. */
function resultIn(given: VerificationRequest) {
  if (given.type === 'otp') return undefined;
  if (given.type === 'cres') return readChallengeResult(given.cres);
  const result = readChallengeResult(given.paRes);
  return result?.challengeId === given.md ? result : undefined;
}
