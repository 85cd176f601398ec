import { describe, expect, it } from 'vitest';
import { describeChange } from '../../src/describe/change.ts';
import { describeState } from '../../src/describe/state.ts';
import { viewPayin } from '../../src/domain/application/view-payin.ts';
import { given, NOW, newInvoice, newPayment } from '../kit/invoice-world.ts';
import {
  awaiting3ds,
  awaitingConfirm,
  CONFIRM_TIMEOUT_MS,
  COST,
  DECLINE,
  LIFETIME_MS,
  otp,
  PASSWORD,
  type PayinWorld,
  payinWorld,
  REQUISITES,
  SUCCEED,
  succeed,
  THREE_DS,
  TO_BANK,
  threeDs,
  WAITS,
} from './payin-world.ts';
import { rub } from './world.ts';

function told(payin: PayinWorld, tell: (payin: PayinWorld) => unknown): PayinWorld {
  tell(payin);
  return payin;
}

describe('what a payin shows', () => {
  it('is nothing for an invoice that is not of one', () => {
    expect(viewPayin(given(newInvoice(), newPayment()))).toBeUndefined();
  });

  it('is what its merchant said, where it stands and since when, and nothing that the payer gave', () => {
    const payin = told(awaiting3ds(), (each) => each.take(threeDs()));
    expect(Object.keys(payin.view()).sort()).toEqual([
      'amount',
      'applicationId',
      'createTime',
      'disputes',
      'facts',
      'operations',
      'partyId',
      'refundState',
      'refunded',
      'shopId',
      'status',
      'type',
      'updateTime',
      'version',
    ]);
    expect(payin.view()).toMatchObject({ applicationId: 'h2h_1', status: 'executing', version: 4, amount: COST });
  });

  it('has the requisites, sealed and masked, as soon as they are known and as long as it lives', () => {
    const { method, masked, sealed } = REQUISITES as Extract<typeof REQUISITES, { type: 'transfer_requisites' }>;
    expect(payinWorld().view().requisites).toBeUndefined();
    for (const payin of [awaitingConfirm(), succeed(awaitingConfirm())]) {
      expect(payin.view().requisites).toEqual({ method, masked, sealed });
    }
  });

  it.each([
    ['while the payer has to go there', () => awaiting3ds(), THREE_DS],
    ['to a bank', () => awaiting3ds(TO_BANK), TO_BANK],
    ['not once the payer is back', () => told(awaiting3ds(), (each) => each.take(threeDs())), undefined],
    ['not once it is over', () => told(awaiting3ds(), (each) => each.answer(DECLINE)), undefined],
  ])('has the redirect %s', (_, begin, redirect) => {
    expect(begin().view().redirect).toEqual(redirect);
  });

  it('tells how many passwords are left only where one is asked for', () => {
    expect(awaiting3ds(PASSWORD).view().otpAttemptsLeft).toBe(3);
    expect(awaiting3ds().view().otpAttemptsLeft).toBeUndefined();
    expect(succeed(awaiting3ds(PASSWORD)).view().otpAttemptsLeft).toBeUndefined();
  });

  it('lists each step with the outside world once, by an id of its own', () => {
    const payin = succeed(awaitingConfirm());
    payin.take({ type: 'RefundPayment', paymentId: '1', refund: { id: 'r1', manual: false } });
    expect(payin.view().operations).toEqual([
      { id: 'processed-0', kind: 'debit', state: 'success', time: NOW, amount: COST, providerId: 'bank' },
      { id: 'captured-1', kind: 'capture', state: 'success', time: NOW, amount: COST, providerId: 'bank' },
      { id: 'refunded-r1-0', kind: 'refund', state: 'processing', time: NOW, amount: COST, providerId: 'bank' },
    ]);
  });

  it('has the amount that it succeeded with, and says what came', () => {
    const payin = awaitingConfirm();
    payin.answer({ type: 'succeed', changedCost: rub(43_000) });
    payin.decideCase({ winner: 'merchant', amountMinor: 42_500 });
    payin.answer(SUCCEED);
    expect(payin.view()).toMatchObject({ amount: rub(42_500), received: rub(43_000) });
  });

  it('has the time of its last step, not that of the last command', () => {
    const payin = awaitingConfirm();
    payin.wait(60_000);
    payin.take({ type: 'ConfirmPaid' });
    const paid = payin.view().updateTime;
    payin.wait(60_000);
    payin.answer(WAITS);
    expect(paid).toBe(NOW + 60_000_000);
    expect(payin.view().updateTime).toBe(paid);
  });

  it.each([
    ['a refusal', () => told(payinWorld(), (each) => each.answer(DECLINE)), /insufficient_funds/],
    ['no payment', () => told(awaitingConfirm(), (each) => each.wait(LIFETIME_MS)), /did not pay within the lifetime/],
    [
      'another amount',
      () => told(awaitingConfirm(), (each) => each.answer({ type: 'succeed', changedCost: rub(1_050) })),
      /10\.50 RUB came instead of 420\.00 RUB/,
    ],
    [
      'no confirmation',
      () =>
        told(awaitingConfirm(), (each) => {
          each.take({ type: 'ConfirmPaid' });
          each.wait(CONFIRM_TIMEOUT_MS);
        }),
      /nobody confirmed it in time/,
    ],
    [
      'a wrong password',
      () =>
        told(awaiting3ds(PASSWORD), (each) => {
          each.take(otp());
          each.answer({ intent: WAITS, verification: 'refused' });
        }),
      /Attempts left: 2/,
    ],
    [
      'a decision',
      () =>
        told(awaitingConfirm(), (each) => {
          each.wait(LIFETIME_MS);
          each.decideCase({ declined: 'no' });
        }),
      /decision of a case/,
    ],
  ])('says %s in words', (_, begin, words) => {
    expect(begin().view().description).toMatch(words);
  });

  it('repeats no card number that a provider put into its words (P9)', () => {
    const payin = payinWorld();
    const reason = 'card 4242424242424242 is blocked';
    payin.answer({
      type: 'fail',
      failure: { type: 'failure', failure: { code: 'authorization_failed:unknown', reason } },
    });
    expect(payin.view().description).not.toContain('4242424242424242');
  });
});

describe('the story of a payin', () => {
  it('says where it stands and which cases it has', () => {
    const payin = awaitingConfirm();
    payin.wait(LIFETIME_MS);
    payin.take({ type: 'OpenDispute', dispute: { id: 'd1', ref: 'order 42', reason: 'has_payment' } });
    const lines = describeState(payin.invoice(), payin.now()).join('\n');
    expect(lines).toContain('payin order-42 of project project: dispute: no payment, version 4');
    expect(lines).toContain('case d1 (order 42): opened, evidence: 0');
  });

  it('names what happened without what the payer gave', () => {
    const text = describeChange({
      type: 'application_changed',
      change: { type: 'verification_sent', kind: 'otp', ref: 'secret-ref', time: NOW },
    });
    expect(text).toBe('the payer gave a one-time password (kept in memory)');
  });
});
