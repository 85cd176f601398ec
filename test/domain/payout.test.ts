import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import { failure } from '../../src/domain/failure.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import { viewPayout } from '../../src/domain/payout/view-payout.ts';
import { DAY_MS, NOW, SUCCEED, TEMPORARY } from '../kit/invoice-world.ts';
import {
  ACCOUNT,
  answered,
  apply,
  CORRECT,
  DECLINE_CASE,
  EXPIRED,
  FAILED,
  given,
  LIFETIME_MS,
  MERCHANT_PAYOUTS,
  newPayout,
  no,
  OPEN,
  OTHER_CARD,
  PENDING,
  PHONE,
  PROVIDER_PAYOUTS,
  payoutWorld,
  refused,
  resolve,
  START,
  statusOf,
  UNKNOWN,
  WAKE,
  WORLD,
  WRONG_DETAILS,
  when,
} from './payout-world.ts';
import { range, rub } from './world.ts';

const CREATED = given(newPayout());
const WRONG = when(CREATED, answered(0, WRONG_DETAILS)).after;
const LATE = given(newPayout(), apply(0, UNKNOWN), [WAKE, { now: EXPIRED }]);

/** What one command books, without the balance rows. */
function booked(...[state, command, context]: Parameters<typeof when>) {
  let before = state;
  return when(state, command, context).changes.flatMap((change) => {
    const after = payoutMachine.evolve(before, change);
    const booking = payoutMachine.book(before, change, after);
    before = after;
    return booking.plans.map((plan) => ({ type: plan.type, planId: plan.planId, guards: booking.guards }));
  });
}

describe('A new payout', () => {
  it('is created, routed, held and sent in one append, with a version for each step', () => {
    const { told, after, intents } = when(payoutMachine.initial, newPayout());
    expect(told).toEqual(['payout_created', 'payout_routed', 'payout_reserved', 'session_started']);
    expect(after.progress).toMatchObject({ status: 'payout_process', version: 3, updateTime: NOW });
    expect(after.route).toEqual({ providerId: 'bank', terminalId: 'bank-t' });
    expect(intents).toEqual([
      { type: 'CallProvider', no: 0, mode: 'call' },
      { type: 'WakeAt', at: EXPIRED },
    ]);
  });

  it('holds amount and fees, guarded so that the cash desk never goes below zero (P8)', () => {
    expect(CREATED.cashFlow?.map(({ source, destination, volume }) => [source.role, destination.role, volume])).toEqual(
      [
        ['merchant.settlement', 'system.settlement', rub(100)],
        ['merchant.settlement', 'provider.settlement', rub(10_000)],
        ['system.settlement', 'provider.settlement', rub(50)],
      ],
    );
    expect(booked(payoutMachine.initial, newPayout())).toEqual([
      { type: 'hold', planId: 'party/payout.payout', guards: [{ accountId: 'merchant', minAvailableMinor: 0n }] },
    ]);
  });

  it('is declined with nothing held once a guard has shown that the cash desk cannot cover it with its fees', () => {
    const context = { balances: new Map([['merchant', 10_099n]]) };
    const { told, after, intents } = when(payoutMachine.initial, newPayout(), context);
    expect(told).toEqual(['payout_created', 'payout_routed', 'payout_finished']);
    expect(statusOf(after)).toBe('decline');
    expect(viewPayout(after)?.description).toBe(
      'the payout takes 101.00 RUB with its fees, the cash desk has 100.99 RUB',
    );
    expect(booked(payoutMachine.initial, newPayout(), context)).toEqual([]);
    expect(intents).toEqual([]);
  });

  it('goes out when the cash desk has to the kopeck what it takes', () => {
    expect(statusOf(given([newPayout(), { balances: new Map([['merchant', 10_100n]]) }]))).toBe('payout_process');
  });

  it.each([
    ['no rules for payouts', payoutWorld({ policies: false }), 'the rules propose no route'],
    [
      'a bank without payout terms',
      payoutWorld({ banks: [undefined] }),
      'bank.bank-t: PayoutsProvisionTerms: undefined',
    ],
    [
      'a bank that does not pay out so much',
      payoutWorld({ banks: [{ ...PROVIDER_PAYOUTS, cashLimit: constant(range(100, 9_999)) }] }),
      'bank.bank-t: PayoutsProvisionTerms: amount',
    ],
    [
      'a bank that does not pay out to cards',
      payoutWorld({ banks: [{ ...PROVIDER_PAYOUTS, methods: constant(['phone-p2p']) }] }),
      'bank.bank-t: PayoutsProvisionTerms: method',
    ],
  ])('is an error with nothing held where there is %s', (_, world, why) => {
    const { after, told } = when(payoutMachine.initial, newPayout(), { world });
    expect(told).toEqual(['payout_created', 'payout_finished']);
    expect(statusOf(after)).toBe('error');
    expect(viewPayout(after)?.description).toBe(why);
  });

  it('is an error while no bank answers', () => {
    const health = () => ({ availabilityFailRate: 1, conversionFailRate: 0 });
    const { after } = when(payoutMachine.initial, newPayout(), { health });
    expect(after.failure).toMatchObject({ failure: { code: 'no_route_found:rejected:adapter_unavailable' } });
  });

  it('goes to the bank with the highest priority that pays it out', () => {
    const second = { ...PROVIDER_PAYOUTS, cashLimit: constant(range(100, 9_999)) };
    const routed = (banks: Parameters<typeof payoutWorld>[0] & object) =>
      given([newPayout(), { world: payoutWorld(banks) }]).route?.providerId;
    expect(routed({ banks: [PROVIDER_PAYOUTS, PROVIDER_PAYOUTS] })).toBe('bank');
    expect(routed({ banks: [second, PROVIDER_PAYOUTS] })).toBe('other');
  });

  it.each([
    ['an unknown cash desk', newPayout(), { ...WORLD, projects: new Map() }, 'PROJECT_NOT_FOUND'],
    ['a disabled cash desk', newPayout(), payoutWorld({ desk: { disabled: true } }), 'PROJECT_DISABLED'],
    ["another party's cash desk", newPayout(), payoutWorld({ desk: { partyId: 'other' } }), 'PROJECT_NOT_FOUND'],
    ['a shop of no cash desk', newPayout(), payoutWorld({ desk: { shops: new Map() } }), 'SHOP_NOT_FOUND'],
    [
      'a method that the cash desk lacks',
      newPayout(),
      payoutWorld({ desk: { payoutMethods: [] } }),
      'OPERATION_NOT_PERMITTED',
    ],
    ['a receiver that the method does not reach', newPayout({ receiver: PHONE }), WORLD, 'INVALID_REQUEST'],
    ['a method that the terms lack', newPayout({ receiver: ACCOUNT }, 'account-number'), WORLD, 'INVALID_REQUEST'],
    ['no amount', newPayout({ amount: rub(0) }), WORLD, 'INVALID_REQUEST'],
    ['an amount above the terms', newPayout({ amount: rub(1_000_001) }), WORLD, 'INVALID_REQUEST'],
    ['another currency', newPayout({ amount: { amountMinor: 1n, currency: 'EUR' } }), WORLD, 'INVALID_REQUEST'],
    ['terms without payouts', newPayout(), payoutWorld({ merchant: undefined }), 'OPERATION_NOT_PERMITTED'],
    [
      'fees that do not reduce',
      newPayout(),
      payoutWorld({ merchant: { ...MERCHANT_PAYOUTS, fees: { decisions: [] } } }),
      'MISCONFIGURED',
    ],
  ])('is refused with %s, and nothing changes', (_, command, world, reason) => {
    expect(refused(payoutMachine.initial, command, { world }).reason).toBe(reason);
  });

  it('that exists already is not made again', () => {
    expect(when(CREATED, newPayout()).changes).toEqual([]);
  });
});

describe('What a provider answers', () => {
  it('commits the reservation with a success, and no work is left', () => {
    const { after, intents } = when(CREATED, answered(0, SUCCEED));
    expect(after.progress).toMatchObject({ status: 'success', version: 4 });
    expect(booked(CREATED, answered(0, SUCCEED))).toMatchObject([{ type: 'commit' }]);
    expect(intents).toEqual([]);
  });

  it.each([
    [no('payout_incorrect_requisites'), 'incorrect_requisites', []],
    [WRONG_DETAILS, 'incorrect_requisites', []],
    [no('payout_failed:bank_closed'), 'payout_failed', []],
    [no('authorization_failed:insufficient_funds'), 'decline', [{ type: 'rollback' }]],
    [TEMPORARY, 'decline', [{ type: 'rollback' }]],
  ])('ends or contests the payout by the code of its no: %o leads to %s', (intent, status, plans) => {
    expect(statusOf(when(CREATED, answered(0, intent)).after)).toBe(status);
    expect(booked(CREATED, answered(0, intent))).toMatchObject(plans);
  });

  it('is tried again after a no for the moment, under a new key and the same reservation', () => {
    const world = payoutWorld({ retries: { type: 'linear', attempts: 1, delayMs: 2_000 } });
    const first = given([newPayout(), { world }]);
    const { after, told, intents } = when(first, answered(0, TEMPORARY), { world });
    expect(told).toEqual(['session_finished', 'session_started']);
    expect(after.sessions.map(({ idempotencyKey }) => idempotencyKey)).toEqual(['seed-o0', 'seed-o1']);
    expect(after.progress?.version).toBe(first.progress?.version);
    expect(intents[0]).toEqual({ type: 'CallProvider', no: 1, mode: 'call', at: addMs(NOW, 2_000) });
    expect(statusOf(when(after, answered(1, TEMPORARY), { world }).after)).toBe('decline');
  });

  it('is not tried again where the next try would come after its time', () => {
    const world = payoutWorld({ retries: { type: 'linear', attempts: 9, delayMs: LIFETIME_MS } });
    const { after } = when(given([newPayout(), { world }]), answered(0, TEMPORARY), { world });
    expect(statusOf(after)).toBe('payout_timeout');
    expect(after.sessions).toHaveLength(1);
  });

  it('leaves the payout as it is while it is unknown, and is asked for again (P7)', () => {
    const { after, intents } = when(CREATED, apply(0, UNKNOWN));
    expect(statusOf(after)).toBe('payout_process');
    expect(intents[0]).toMatchObject({ type: 'CallProvider', mode: 'resolve' });
  });

  it('calls an operator when it breaks the contract, and no longer once the payout is over', () => {
    const broken = when(CREATED, apply(0, { type: 'violation', reason: 'garbage' })).after;
    expect(broken.attention).toEqual({ reason: 'garbage', since: NOW });
    expect(when(broken, answered(0, SUCCEED)).after.attention).toBeUndefined();
  });

  it('calls an operator when it is unknown for a day (P7)', () => {
    const now = addMs(NOW, DAY_MS);
    expect(when(LATE, apply(0, UNKNOWN), { now: addMs(now, -1) }).after.attention).toBeUndefined();
    expect(when(LATE, apply(0, UNKNOWN), { now }).after.attention?.reason).toBe(
      'the outcome of the payout is unknown since a day: timeout',
    );
    const { after, intents } = when(LATE, WAKE, { now }); // Nobody was asked: calls are held back.
    expect(after.attention).toBeDefined();
    expect(intents.map(({ type }) => type)).toEqual(['CallProvider']);
  });

  it('can be said from outside for a session that waits, under its latest tag', () => {
    const waiting = when(CREATED, answered(0, PENDING)).after;
    const fail = (tag: string) =>
      ({ type: 'FailPayoutSession', tag, no: 0, failure: failure('payout_failed') }) as const;
    expect(refused(waiting, fail('stale')).reason).toBe('INVALID_REQUEST');
    expect(statusOf(when(waiting, fail('tag')).after)).toBe('payout_failed');
  });
});

describe('A payout whose time is over', () => {
  it('is contested with its money held while the provider has not said no', () => {
    expect(statusOf(LATE)).toBe('payout_timeout');
    expect(LATE.plan?.status).toBe('held');
    expect(given(newPayout(), [WAKE, { now: addMs(EXPIRED, -1) }]).progress?.status).toBe('payout_process');
  });

  it('is asked on and never sent any more (P7)', () => {
    expect(payoutMachine.react(LATE)).toEqual([
      expect.objectContaining({ type: 'CallProvider', mode: 'ask' }),
      { type: 'WakeAt', at: addMs(NOW, DAY_MS) },
    ]);
    const neverAnswered = given(newPayout(), [WAKE, { now: EXPIRED }]);
    expect(payoutMachine.react(neverAnswered)).toEqual([{ type: 'CallProvider', no: 0, mode: 'ask' }]);
  });

  it('succeeds by a late success', () => {
    const { after } = when(LATE, answered(0, SUCCEED), { now: EXPIRED });
    expect(statusOf(after)).toBe('success');
    expect(after.plan?.status).toBe('committed');
  });

  it('stays contested by a late no, with its reason and without another step', () => {
    const { after, told } = when(LATE, answered(0, WRONG_DETAILS), { now: EXPIRED });
    expect(told).toEqual(['session_finished', 'payout_contested']);
    expect(after.progress).toEqual(LATE.progress);
    expect(viewPayout(after)?.description).toBe('there is no such card');
    expect(payoutMachine.react(after)).toEqual([]);
  });
});

describe('A correction of the requisites', () => {
  it('sends the payout again under the same reservation, with a new key and its whole time', () => {
    const now = addMs(NOW, 60_000);
    const { after, told, intents } = when(WRONG, CORRECT, { now });
    expect(told).toEqual(['payout_receiver_corrected', 'session_started']);
    expect(after.receiver).toEqual(OTHER_CARD);
    expect(after.facts?.receiver).toEqual(WRONG.facts?.receiver);
    expect(after.plan).toBe(WRONG.plan);
    expect(booked(WRONG, CORRECT, { now })).toEqual([]);
    expect(after.sessions.at(-1)?.idempotencyKey).toBe('seed-o1');
    expect(statusOf(after)).toBe('payout_process');
    expect(after.failure).toBeUndefined();
    expect(intents).toEqual([
      { type: 'CallProvider', no: 1, mode: 'call' },
      { type: 'WakeAt', at: addMs(now, LIFETIME_MS) },
    ]);
    expect(viewPayout(after)?.facts.expireTime).toBe(addMs(now, LIFETIME_MS));
  });

  it('has tries of its own', () => {
    const world = payoutWorld({ retries: { type: 'linear', attempts: 1, delayMs: 2_000 } });
    const steps = [newPayout(), answered(0, TEMPORARY), answered(1, FAILED), CORRECT, answered(2, TEMPORARY)];
    const state = given(...steps.map((command) => [command, { world }] as const));
    expect(state.sessions).toHaveLength(4);
    expect(statusOf(state)).toBe('payout_process');
  });

  it('waits for the definite end of the attempt before it, even for one that was asked in vain for days (P7)', () => {
    expect(refused(LATE, CORRECT, { now: addMs(NOW, 3 * DAY_MS) })).toMatchObject({
      reason: 'APPLICATION_OUTCOME_UNKNOWN',
      metadata: { attempts: '1' },
    });
    const ended = when(LATE, answered(0, FAILED), { now: EXPIRED }).after;
    expect(statusOf(when(ended, CORRECT, { now: EXPIRED }).after)).toBe('payout_process');
  });

  it.each([
    ['that is on its way', CREATED],
    ['that succeeded', when(CREATED, answered(0, SUCCEED)).after],
    ['that was declined', when(CREATED, answered(0, no('declined'))).after],
  ])('is refused of a payout %s', (_, state) => {
    expect(refused(state, CORRECT).reason).toBe('INVALID_APPLICATION_STATUS');
  });

  it('is refused to a receiver that the method does not reach, and by a merchant who may do no business', () => {
    expect(refused(WRONG, { type: 'CorrectPayoutRequisites', receiver: PHONE }).violations).toEqual([
      { field: 'receiver', description: 'card-p2p goes to a bank card' },
    ]);
    const [party] = [...WORLD.parties.values()];
    const parties = new Map(party === undefined ? [] : [[party.id, { ...party, suspended: true }]]);
    expect(refused(WRONG, CORRECT, { world: { ...WORLD, parties } }).reason).toBe('INVALID_PARTY_STATUS');
  });
});

describe('A case about a payout', () => {
  const started = given(newPayout(), answered(0, WRONG_DETAILS), OPEN, START);

  it.each([
    ['for the recipient', resolve('payer'), 'success', 'committed'],
    ['for the merchant', resolve('merchant', { comment: 'it came back' }), 'decline', 'rolled_back'],
    ['as nothing', DECLINE_CASE, 'decline', 'rolled_back'],
  ])('that ends %s ends the payout by hand', (_, command, status, plan) => {
    const { after, changes } = when(started, command);
    expect(statusOf(after)).toBe(status);
    expect(after.plan?.status).toBe(plan);
    expect(changes.at(-1)).toMatchObject({ type: 'payout_finished', byHand: true });
    expect(payoutMachine.react(after)).toEqual([]);
    expect(when(after, command).changes).toEqual([]);
  });

  it('does not change the version of the payout by being opened', () => {
    expect(started.progress?.version).toBe(WRONG.progress?.version);
    expect(started.progress?.disputes.get('case')?.status.tag).toBe('in_progress');
  });

  it('is not opened of a payout that nobody contests', () => {
    expect(refused(CREATED, OPEN).reason).toBe('INVALID_APPLICATION_STATUS');
  });

  it('never ends a payout with another amount', () => {
    const [field] = refused(started, resolve('payer', { amount: rub(1) })).violations ?? [];
    expect(field?.field).toBe('decision.amount_minor');
  });

  it('is not decided while the provider may still say what became of the payout (P7)', () => {
    const open = [OPEN, START].reduce((state, command) => when(state, command, { now: EXPIRED }).after, LATE);
    for (const command of [resolve('payer'), resolve('merchant'), DECLINE_CASE]) {
      expect(refused(open, command, { now: addMs(NOW, DAY_MS - 1) }).reason).toBe('APPLICATION_OUTCOME_UNKNOWN');
      expect(statusOf(when(open, command, { now: addMs(NOW, DAY_MS) }).after)).toMatch(/success|decline/);
    }
  });

  it('is closed without effect once the payout has ended by itself (P6)', () => {
    const sent = [CORRECT, answered(1, SUCCEED)].reduce((state, command) => when(state, command).after, started);
    const { after, told } = when(sent, resolve('merchant'));
    expect(told).toEqual(['payout_dispute_changed']);
    expect(statusOf(after)).toBe('success');
  });
});

describe('A provider that paid after all', () => {
  const declined = when(CREATED, answered(0, no('declined'))).after;

  it('changes nothing of a declined payout, and calls an operator once (P6, P7)', () => {
    const { after, told, intents } = when(declined, answered(0, SUCCEED));
    expect(told).toEqual(['payout_paid_late', 'payout_attention_raised']);
    expect(after).toMatchObject({ progress: declined.progress, plan: declined.plan, paidLate: true });
    expect(after.attention?.reason).toBe('session 0 was paid out after all, the payout is decline');
    expect(intents).toEqual([]);
    expect(when(after, answered(0, SUCCEED)).changes).toEqual([]);
  });

  it('settles a contested payout that nobody sent again', () => {
    const { after, told } = when(WRONG, answered(0, SUCCEED));
    expect(told).toEqual(['payout_finished']);
    expect(statusOf(after)).toBe('success');
  });

  it('settles one that was sent twice as well, and calls an operator: the other attempt may be paid, too (P6, P7)', () => {
    const twice = given(newPayout(), answered(0, WRONG_DETAILS), CORRECT, answered(1, FAILED));
    const { after, told } = when(twice, answered(0, SUCCEED));
    expect(told).toEqual(['payout_finished', 'payout_attention_raised']);
    expect(statusOf(after)).toBe('success');
    expect(after.attention?.reason).toBe('session 0 was paid out after all, the payout is payout_failed');
    for (const no of [0, 1]) expect(when(after, answered(no, SUCCEED)).changes).toEqual([]);
  });

  it('calls an operator for one that was sent twice and succeeded by hand', () => {
    const steps = [
      newPayout(),
      answered(0, WRONG_DETAILS),
      CORRECT,
      answered(1, FAILED),
      OPEN,
      START,
      resolve('payer'),
    ];
    const { after, told } = when(given(...steps), answered(1, SUCCEED));
    expect(told).toEqual(['payout_attention_raised']);
    expect(statusOf(after)).toBe('success');
    expect(when(after, answered(1, SUCCEED)).changes).toEqual([]);
  });

  it('calls an operator for a payout that was sent again meanwhile, which goes on (P7)', () => {
    const again = when(WRONG, CORRECT).after;
    const { after, told } = when(again, answered(0, SUCCEED));
    expect(told).toEqual(['payout_paid_late', 'payout_attention_raised']);
    expect(statusOf(after)).toBe('payout_process');
    const paidTwice = when(after, answered(1, SUCCEED)).after;
    expect(statusOf(paidTwice)).toBe('success');
    expect(paidTwice.attention).toBeDefined();
  });

  const RETRIES = payoutWorld({ retries: { type: 'linear', attempts: 3, delayMs: 2_000 } });

  it.each([
    ['was sent again', given(newPayout(), answered(0, WRONG_DETAILS), CORRECT), WORLD],
    [
      'is about to be tried again',
      given([newPayout(), { world: RETRIES }], [answered(0, TEMPORARY), { world: RETRIES }]),
      RETRIES,
    ],
  ])('asks about the later attempt of a payout that %s, and sends nothing more for it (P7)', (_, again, world) => {
    const { after } = when(again, answered(0, SUCCEED), { world });
    expect(payoutMachine.react(after)).toContainEqual(expect.objectContaining({ no: 1, mode: 'ask' }));
    for (const intent of [WRONG_DETAILS, FAILED, TEMPORARY, no('declined')]) {
      const ended = when(after, answered(1, intent), { world });
      expect(statusOf(ended.after)).toBe('success');
      expect(ended.after.plan?.status).toBe('committed');
      expect(ended.after.sessions).toHaveLength(2);
      expect(ended.intents).toEqual([]);
    }
  });

  it('settles a contested payout as soon as the later attempt has ended with a no', () => {
    const steps = [CORRECT, apply(1, UNKNOWN)].reduce((state, command) => when(state, command).after, WRONG);
    const late = when(when(steps, WAKE, { now: EXPIRED }).after, answered(0, SUCCEED), { now: EXPIRED }).after;
    expect(statusOf(late)).toBe('payout_timeout');
    expect(refused(late, CORRECT, { now: EXPIRED }).reason).toBe('APPLICATION_OUTCOME_UNKNOWN');
    expect(statusOf(when(late, answered(1, FAILED), { now: EXPIRED }).after)).toBe('success');
  });

  it('calls an operator for a contested payout whose second attempt nobody knows the end of', () => {
    const again = [CORRECT, apply(1, UNKNOWN)].reduce((state, command) => when(state, command).after, WRONG);
    const late = when(again, WAKE, { now: EXPIRED }).after;
    expect(statusOf(late)).toBe('payout_timeout');
    expect(when(late, answered(0, SUCCEED)).told).toEqual(['payout_paid_late', 'payout_attention_raised']);
  });

  it('calls an operator for a payout that was declined by hand after a day of asking, and its session stays as it was', () => {
    const now = addMs(NOW, DAY_MS);
    const byHand = [OPEN, START, DECLINE_CASE].reduce((state, command) => when(state, command, { now }).after, LATE);
    expect(statusOf(byHand)).toBe('decline');
    expect(when(byHand, answered(0, FAILED), { now }).changes).toEqual([]);
    const { after, told } = when(byHand, answered(0, SUCCEED), { now });
    expect(told).toEqual(['payout_paid_late', 'payout_attention_raised']);
    expect(after.sessions).toBe(byHand.sessions);
  });

  it('is what somebody said who had settled the payout as a success', () => {
    const settled = given(newPayout(), answered(0, FAILED), OPEN, START, resolve('payer'));
    expect(when(settled, answered(0, SUCCEED)).changes).toEqual([]);
  });

  it.each([
    ['unknown', UNKNOWN],
    ['a no', { type: 'answered', result: { intent: FAILED } }],
  ] as const)('is told from one that answers late with %s', (_, outcome) => {
    expect(when(declined, apply(0, outcome)).changes).toEqual([]);
  });
});

describe('The view of a payout', () => {
  it('is absent before it is created', () => {
    expect(viewPayout(payoutMachine.initial)).toBeUndefined();
  });

  it('tells each attempt as an operation', () => {
    const state = given(newPayout(), answered(0, FAILED), CORRECT, answered(1, SUCCEED));
    expect(viewPayout(state)).toMatchObject({
      type: 'payout',
      applicationId: 'payout',
      status: 'success',
      version: 6,
      amount: rub(10_000),
      operations: [
        { id: 'paid_out-0', kind: 'credit', state: 'failure', providerId: 'bank' },
        { id: 'paid_out-1', kind: 'credit', state: 'success', providerId: 'bank' },
      ],
    });
    expect(viewPayout(state)).not.toHaveProperty('failure');
  });

  it('says what can be done about a contested payout of which the provider said nothing', () => {
    expect(viewPayout(LATE)?.description).toMatch(/^It was not paid out in time/);
  });
});
