import type { ApplicationOperation, ApplicationView } from '../application/application.ts';
import { type ApplicationStatus, isContested } from '../application/status.ts';
import type { OperationFailure } from '../failure.ts';
import { type Money, money } from '../money.ts';
import type { SessionState } from '../session/session.ts';
import type { PayoutState } from './payout.ts';

/** A payout as edges and alerts tell of it; undefined for one that was never created. */
export function viewPayout(payout: PayoutState): ApplicationView | undefined {
  const { facts, progress, expireTime, sessions } = payout;
  if (facts === undefined || progress === undefined) return undefined;
  const { amount, id: applicationId, partyId, shopId, createTime } = facts;
  const failure = progress.status === 'success' ? undefined : payout.failure;
  const description = descriptionOf(progress.status, failure);
  return {
    ...progress,
    facts: expireTime === undefined ? progress.facts : { ...progress.facts, expireTime },
    type: 'payout',
    applicationId,
    partyId,
    shopId,
    createTime,
    amount,
    refunded: money(0n, amount.currency),
    refundState: 'none',
    operations: sessions.map((session) => operationOf(session, amount)),
    ...(failure === undefined ? {} : { failure }),
    ...(description === undefined ? {} : { description }),
  };
}

function operationOf({ no, phase, startTime, route }: SessionState, amount: Money): ApplicationOperation {
  return {
    id: `paid_out-${no}`,
    kind: 'credit',
    state: phase.tag !== 'finished' ? 'processing' : phase.result.type === 'succeeded' ? 'success' : 'failure',
    time: startTime,
    amount,
    providerId: route.providerId,
  };
}

/** What was told with a no comes first; a contested payout says what can be done about it. */
function descriptionOf(status: ApplicationStatus, failure: OperationFailure | undefined): string | undefined {
  const told = failure?.type === 'failure' ? failure.failure.reason : undefined;
  if (told !== undefined) return told;
  if (isContested(status)) return CONTESTED[status] ?? status;
  return failure === undefined ? undefined : ENDED[status];
}

const CONTESTED: Readonly<Partial<Record<ApplicationStatus, string>>> = {
  incorrect_requisites: "The recipient's details are wrong. Correct them, and it is sent again",
  payout_failed: 'The provider could not pay it out. Give other details, or open a dispute case',
  payout_timeout: 'It was not paid out in time. The provider is being asked what became of it',
};

const ENDED: Readonly<Partial<Record<ApplicationStatus, string>>> = {
  decline: 'The payout was declined',
  error: 'The payout could not be sent',
};
