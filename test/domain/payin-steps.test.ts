import { describe, expect, it } from 'vitest';
import {
  APPLICATION_STATUSES,
  type ApplicationStatus,
  isContested,
  isFinal,
  isStep,
} from '../../src/domain/application/status.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { failure } from '../../src/domain/failure.ts';
import type { AdapterIntent } from '../../src/domain/session/session.ts';
import {
  asks,
  awaiting3ds,
  awaitingConfirm,
  COMPLETED_SLEEP,
  CONFIRM_TIMEOUT_MS,
  DECLINE,
  LIFETIME_MS,
  otp,
  PASSWORD,
  PAYIN_WORLD,
  type PayinWorld,
  payinWorld,
  SLEEPS,
  SUCCEED,
  succeed,
  THREE_DS,
  TO_BANK,
  threeDs,
  WAITS,
} from './payin-world.ts';
import { rub } from './world.ts';

const MALFORMED: AdapterIntent = { type: 'fail', failure: failure('authorization_failed:invalid_request') };
const OTHER_AMOUNT: AdapterIntent = { type: 'succeed', changedCost: rub(40_000) };
const NO_ROUTE: Configuration = { ...PAYIN_WORLD, terminals: new Map(), rulesets: new Map() };
const FATAL: Configuration = {
  ...PAYIN_WORLD,
  inspectors: new Map([['inspector', { id: 'inspector', type: 'rules', rules: constant('fatal') }]]),
};

const REFUSED = { intent: WAITS, verification: 'refused' } as const;
const ACCEPTED = { intent: SLEEPS, verification: 'accepted' } as const;

/** Each tells a payin of something, and the last thing that it tells takes the step. */
const WAYS: Readonly<Record<string, () => PayinWorld>> = {
  'new > requisites': () => payinWorld(),
  'new > decline': () => payinWorld({ world: FATAL }),
  'new > error': () => payinWorld({ world: NO_ROUTE }),

  'requisites > awaiting_confirm': () => awaitingConfirm(),
  'requisites > awaiting_3ds_result': () => awaiting3ds(),
  'requisites > awaiting_redirect_result': () => awaiting3ds(TO_BANK),
  'requisites > executing': () => told(payinWorld({ product: 'ecom' }), SUCCEED),
  'requisites > decline': () => told(payinWorld(), DECLINE),
  'requisites > error': () => told(payinWorld(), MALFORMED),

  'awaiting_confirm > paid': () => claimed(),
  'awaiting_confirm > awaiting_redirect_result': () => told(awaitingConfirm(), asks(TO_BANK, 'tag-2')),
  'awaiting_confirm > success': () => succeed(awaitingConfirm()),
  'awaiting_confirm > decline': () => told(awaitingConfirm(), DECLINE),
  'awaiting_confirm > no_payment': () => unpaid(),
  'awaiting_confirm > different_amount': () => told(awaitingConfirm(), OTHER_AMOUNT),

  'awaiting_3ds_result > executing': () => taken(awaiting3ds(), (payin) => payin.take(threeDs())),
  'awaiting_3ds_result > awaiting_redirect_result': () => told(awaiting3ds(), asks(TO_BANK, 'tag-2')),
  'awaiting_3ds_result > sent_verification': () => sent(),
  'awaiting_3ds_result > decline': () => late(awaiting3ds()),
  'awaiting_3ds_result > error': () => failed(awaiting3ds()),

  'awaiting_redirect_result > executing': () => told(awaiting3ds(TO_BANK), COMPLETED_SLEEP),
  'awaiting_redirect_result > awaiting_3ds_result': () => told(awaiting3ds(TO_BANK), asks(THREE_DS, 'tag-2')),
  'awaiting_redirect_result > paid': () => told(told(payinWorld(), asks(TO_BANK)), OTHER_AMOUNT),
  'awaiting_redirect_result > decline': () => late(awaiting3ds(TO_BANK)),
  'awaiting_redirect_result > error': () => failed(awaiting3ds(TO_BANK)),

  'sent_verification > paid': () => taken(sent(), (payin) => payin.answer(ACCEPTED)),
  'sent_verification > invalid_verification': () => wrong(),
  'sent_verification > decline': () => told(sent(), DECLINE),

  'invalid_verification > sent_verification': () => taken(wrong(), (payin) => payin.take(otp('ref-2'))),
  'invalid_verification > decline': () => told(wrong(), DECLINE),

  'paid > success': () => succeed(claimed()),
  'paid > decline': () => told(claimed(), DECLINE),
  'paid > different_amount': () => told(claimed(), OTHER_AMOUNT),
  'paid > confirm_timeout': () => unconfirmed(),

  'executing > success': () => succeed(payinWorld({ product: 'ecom' })),
  'executing > decline': () => told(told(payinWorld({ product: 'ecom' }), SLEEPS), DECLINE),
  'executing > error': () => told(told(payinWorld({ product: 'ecom' }), SLEEPS), MALFORMED),

  'no_payment > success': () => decided(unpaid(), 'merchant'),
  'no_payment > decline': () => decided(unpaid(), 'payer'),
  'different_amount > success': () => told(decided(told(claimed(), OTHER_AMOUNT), 'merchant'), SUCCEED),
  'different_amount > decline': () => decided(told(claimed(), OTHER_AMOUNT), 'payer'),
  'confirm_timeout > success': () => decided(unconfirmed(), 'merchant'),
  'confirm_timeout > decline': () => decided(unconfirmed(), 'payer'),
};

/**
 * Steps that the table allows and nothing here takes: a payin that is refused at once is not made, the time to confirm begins with
 * the payer's word, and who gave it is not told that nobody paid.
 */
const NEVER_TAKEN = ['nothing > error', 'awaiting_confirm > confirm_timeout', 'paid > no_payment'];

const STATUSES = Object.keys(APPLICATION_STATUSES) as ApplicationStatus[];
const LEGAL = ['nothing' as const, ...STATUSES].flatMap((from) =>
  STATUSES.filter((to) => isStep('payin', from, to)).map((to) => `${from} > ${to}`),
);

describe('the steps of a payin (A1)', () => {
  it('are all told of here', () => {
    expect([...Object.keys(WAYS), 'nothing > new', ...NEVER_TAKEN].sort()).toEqual([...LEGAL].sort());
  });

  it.each(Object.entries(WAYS))('%s is taken', (step, way) => {
    const { history } = way();
    expect(pairsOf(history)).toContain(step);
  });

  it.each(Object.entries(WAYS))('on the way of %s there is none that §4.4 does not have', (_, way) => {
    const { history, invoice } = way();
    expect(pairsOf(history).filter((pair) => !LEGAL.includes(pair))).toEqual([]);
    expect(invoice().application?.version).toBe(history.length);
  });

  it.each(rows())('the row of %s is reached', (status) => {
    const reached = new Set(Object.values(WAYS).flatMap((way) => way().history));
    expect(reached).toContain(status);
  });
});

/** All rows of §4.1 that payins have. */
function rows(): readonly ApplicationStatus[] {
  const ofPayouts = ['payout_process', 'incorrect_requisites', 'payout_failed', 'payout_timeout'];
  return STATUSES.filter((status) => !ofPayouts.includes(status));
}

describe('whatever a payin has come to', () => {
  const ends = Object.entries(WAYS).filter(([, way]) => isFinal(way().status()));
  const outcomes = [SUCCEED, DECLINE, MALFORMED, OTHER_AMOUNT, SLEEPS, WAITS, asks(TO_BANK, 'later')];

  it.each(ends)('what is final after %s stays, whatever is told of it later (P6)', (_, way) => {
    const payin = way();
    const end = payin.status();
    const sessions = payin.payment().sessions.length;
    for (const intent of outcomes) for (let no = 0; no < sessions; no += 1) payin.answer(intent, no);
    payin.take({ type: 'Wake' });
    payin.wait(LIFETIME_MS + CONFIRM_TIMEOUT_MS);
    expect(payin.status()).toBe(end);
  });

  it.each(Object.entries(WAYS))(
    'after %s a claim, a password or a result is taken or refused by its status',
    (_, way) => {
      for (const command of [{ type: 'ConfirmPaid' } as const, otp('late'), threeDs('late', 'late')]) {
        const payin = way();
        const before = payin.history.length;
        const refusal = payin.attempt(command);
        if (refusal === undefined) continue;
        expect(refusal).toMatchObject({ reason: 'INVALID_APPLICATION_STATUS', metadata: { status: payin.status() } });
        expect(payin.history.length).toBe(before);
      }
    },
  );

  it.each(Object.entries(WAYS))(
    'after %s a case is opened of what is contested, or was declined, and of nothing else',
    (_, way) => {
      const payin = way();
      const status = payin.status();
      const refusal = payin.attempt({ type: 'OpenDispute', dispute: { id: 'd', ref: 'r', reason: 'unknown' } });
      const allowed = isContested(status) || status === 'decline';
      const isFirst = payin.invoice().application?.disputes.size === 0;
      expect(refusal === undefined).toBe(allowed || (!isFirst && isContested(status)));
    },
  );
});

function pairsOf(history: readonly ApplicationStatus[]): readonly string[] {
  return history.slice(1).map((to, index) => `${history[index]} > ${to}`);
}

function told(payin: PayinWorld, intent: AdapterIntent): PayinWorld {
  payin.answer(intent);
  return payin;
}

function taken(payin: PayinWorld, tell: (payin: PayinWorld) => unknown): PayinWorld {
  tell(payin);
  return payin;
}

/** Its payer never came back. */
function late(payin: PayinWorld): PayinWorld {
  payin.wait(LIFETIME_MS);
  return taken(payin, ({ outcome }) => outcome({ type: 'expired' }));
}

/** Its provider's adapter says that the request was malformed from the start. */
function failed(payin: PayinWorld): PayinWorld {
  const reason = failure('authorization_failed:invalid_request');
  payin.take({ type: 'FailSession', tag: 'tag', session: { paymentId: '1', no: 0 }, failure: reason });
  return payin;
}

function claimed(): PayinWorld {
  return taken(awaitingConfirm(), (payin) => payin.take({ type: 'ConfirmPaid' }));
}

function unpaid(): PayinWorld {
  return taken(awaitingConfirm(), (payin) => payin.wait(LIFETIME_MS));
}

function unconfirmed(): PayinWorld {
  return taken(claimed(), (payin) => payin.wait(CONFIRM_TIMEOUT_MS));
}

function decided(payin: PayinWorld, winner: 'merchant' | 'payer'): PayinWorld {
  return taken(payin, ({ decideCase }) => decideCase({ winner }));
}

function sent(): PayinWorld {
  return taken(awaiting3ds(PASSWORD), (payin) => payin.take(otp()));
}

function wrong(): PayinWorld {
  return taken(sent(), (payin) => payin.answer(REFUSED));
}
