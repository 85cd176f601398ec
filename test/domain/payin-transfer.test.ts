import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { NOW } from '../kit/invoice-world.ts';
import {
  asks,
  awaitingConfirm,
  CONFIRM_TIMEOUT_MS,
  COST,
  createPayin,
  DECLINE,
  LIFETIME_MS,
  newPayment,
  payinWorld,
  REQUISITES,
  SUCCEED,
  succeed,
  TO_BANK,
  WAITS,
} from './payin-world.ts';
import { rub } from './world.ts';

const CLAIM = { type: 'ConfirmPaid' } as const;
const EXPIRED = { type: 'expired' } as const;
const UNKNOWN = { type: 'unknown', reason: 'timeout' } as const;

describe('a payin by transfer', () => {
  it('is an invoice and its payment, made in one append', () => {
    const payin = payinWorld();
    expect(payin.history).toEqual(['new', 'requisites']);
    expect(payin.payment()).toMatchObject({ step: 'processing_session', facts: { id: '1', cost: COST } });
    expect(payin.view().facts.expireTime).toBe(addMs(NOW, LIFETIME_MS));
  });

  it('is made once: the same again changes nothing', () => {
    const payin = awaitingConfirm();
    expect(payin.take(createPayin())).toEqual([]);
    expect(payin.status()).toBe('awaiting_confirm');
  });

  it('has one payment, and no other is started or registered', () => {
    const payin = payinWorld();
    payin.answer(DECLINE);
    const payment = { ...newPayment('p2p'), id: '2' };
    const trx = { id: 't', extra: {} };
    const route = { providerId: 'bank', terminalId: 't1' };
    for (const command of [
      { type: 'StartPayment', payment } as const,
      { type: 'RegisterPayment', payment: { id: '2', payer: payment.payer, route, trx } } as const,
    ]) {
      expect(payin.attempt(command)).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
    }
  });

  it('closes its invoice when it is declined, and has no work left', () => {
    const payin = payinWorld();
    payin.answer(DECLINE);
    expect(payin.invoice().status).toEqual({ tag: 'cancelled', reason: 'decline' });
    expect(payin.work()).toEqual([]);
  });

  it('waits for its payer without a timer of its session: its lifetime is the only one', () => {
    expect(awaitingConfirm().work()).toEqual([{ type: 'WakeAt', at: addMs(NOW, LIFETIME_MS) }]);
  });

  it('waits as long as it may for the confirmation, from the payer’s word on', () => {
    const payin = awaitingConfirm();
    payin.wait(LIFETIME_MS - 1_000);
    payin.take(CLAIM);
    payin.wait(CONFIRM_TIMEOUT_MS - 1_000);
    expect(payin.status()).toBe('paid');
    expect(payin.work()).toEqual([{ type: 'WakeAt', at: addMs(payin.now(), 1_000) }]);
    payin.wait(1_000);
    expect(payin.status()).toBe('confirm_timeout');
    expect(payin.work()).toEqual([]);
  });

  it('takes the same claim again without a change, also when the provider was faster (P5)', () => {
    const payin = awaitingConfirm();
    payin.take(CLAIM);
    expect(payin.take(CLAIM)).toEqual([]);
    succeed(payin);
    expect(payin.take(CLAIM)).toEqual([]);
    const faster = succeed(awaitingConfirm());
    expect(faster.take(CLAIM)).toEqual([]);
    expect(faster.status()).toBe('success');
  });

  it('takes a claim between the provider’s word and the capture', () => {
    const payin = awaitingConfirm();
    payin.answer(SUCCEED);
    payin.take(CLAIM);
    payin.answer(SUCCEED);
    expect(payin.history).toEqual(['new', 'requisites', 'awaiting_confirm', 'paid', 'success']);
  });

  it('captures nothing and is paid by nobody as long as nobody says that it is', () => {
    const payin = awaitingConfirm();
    payin.answer(WAITS);
    payin.wait(LIFETIME_MS - 1_000);
    expect(payin.history).toEqual(['new', 'requisites', 'awaiting_confirm']);
    expect(payin.ledger.own().get('merchant') ?? 0n).toBe(0n);
  });
});

describe('a transfer that nobody sent in time', () => {
  it('is contested, and its session goes on', () => {
    const payin = awaitingConfirm();
    payin.wait(LIFETIME_MS);
    expect(payin.status()).toBe('no_payment');
    expect(payin.payment().sessions.at(-1)?.phase.tag).toBe('suspended');
  });

  it('is declined, where the cash desk wants it so, only when the provider has taken it back (P7)', () => {
    const payin = awaitingConfirm({ onExpiry: 'decline' });
    payin.wait(LIFETIME_MS);
    expect(payin.status()).toBe('awaiting_confirm');
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'expire', at: payin.now() }]);
    payin.outcome(UNKNOWN);
    expect(payin.status()).toBe('awaiting_confirm');
    payin.outcome(EXPIRED);
    expect(payin.status()).toBe('decline');
  });

  it('succeeds, where it was to be declined, when the provider says at the last moment that it has the money', () => {
    const payin = awaitingConfirm({ onExpiry: 'decline' });
    payin.wait(LIFETIME_MS);
    succeed(payin);
    expect(payin.status()).toBe('success');
  });

  it.each([
    ['who was never given requisites', WAITS],
    ['who was sent to a bank', asks(TO_BANK)],
  ])('is declined for a payer %s', (_, intent) => {
    const payin = payinWorld();
    payin.answer(intent);
    payin.wait(LIFETIME_MS);
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'expire' }]);
    payin.outcome(EXPIRED);
    expect(payin.status()).toBe('decline');
  });

  it('is not contested while nobody knows what the provider did (P7)', () => {
    const payin = awaitingConfirm();
    payin.outcome(UNKNOWN);
    payin.wait(LIFETIME_MS);
    expect(payin.status()).toBe('awaiting_confirm');
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', mode: 'ask' }]);
    payin.answer(WAITS);
    expect(payin.status()).toBe('no_payment');
  });

  it('keeps its status when the money comes late, and loses none of it', () => {
    const payin = awaitingConfirm();
    payin.wait(LIFETIME_MS);
    payin.answer(SUCCEED);
    expect(payin.status()).toBe('no_payment');
    expect(payin.payment().flags).toEqual(['PAID_LATE']);
    expect(payin.view().received).toEqual(COST);
    expect(payin.work()).toEqual([]);
    expect(payin.ledger.open()).not.toEqual([]);
  });

  it('says that another amount came late, too', () => {
    const payin = awaitingConfirm();
    payin.wait(LIFETIME_MS);
    payin.answer({ type: 'succeed', changedCost: rub(50_000) });
    expect(payin.status()).toBe('no_payment');
    expect(payin.payment().flags).toEqual(['PAID_LATE', 'PAID_OVER']);
    expect(payin.view().received).toEqual(rub(50_000));
  });

  it('is declined by the provider’s own no', () => {
    const payin = awaitingConfirm();
    payin.wait(LIFETIME_MS);
    payin.answer(DECLINE);
    expect(payin.status()).toBe('decline');
    expect(payin.ledger.open()).toEqual([]);
  });
});

describe('a transfer that nobody confirmed in time', () => {
  it('succeeds when the provider confirms it later', () => {
    const payin = awaitingConfirm();
    payin.take(CLAIM);
    payin.wait(CONFIRM_TIMEOUT_MS);
    succeed(payin);
    expect(payin.history.slice(-2)).toEqual(['confirm_timeout', 'success']);
    expect(payin.payment().flags).toEqual([]);
  });

  it('stays contested when another amount is confirmed later', () => {
    const payin = awaitingConfirm();
    payin.take(CLAIM);
    payin.wait(CONFIRM_TIMEOUT_MS);
    payin.answer({ type: 'succeed', changedCost: rub(41_000) });
    expect(payin.status()).toBe('confirm_timeout');
    expect(payin.view().received).toEqual(rub(41_000));
    expect(payin.payment().step).toBe('processing_accounter');
  });
});

describe('a transfer of another amount', () => {
  it.each([
    ['less', 41_999, 'PAID_PARTIAL'],
    ['more', 42_001, 'PAID_OVER'],
  ])('is contested and flagged when %s came, and nothing is captured', (_, amountMinor, flag) => {
    const payin = awaitingConfirm();
    payin.answer({ type: 'succeed', changedCost: rub(amountMinor) });
    payin.wait(30 * 86_400_000);
    expect(payin.status()).toBe('different_amount');
    expect(payin.payment().flags).toEqual([flag]);
    expect(payin.view()).toMatchObject({ amount: COST, received: rub(amountMinor) });
    expect(payin.payment().capture).toBeUndefined();
    expect(payin.ledger.own().get('merchant') ?? 0n).toBe(0n);
  });

  it('is contested also when it came before the requisites were known', () => {
    const payin = payinWorld();
    payin.answer({ type: 'succeed', changedCost: rub(1) });
    expect(payin.history).toEqual(['new', 'requisites', 'awaiting_confirm', 'different_amount']);
  });
});

it('new requisites replace those that were shown', () => {
  const payin = awaitingConfirm();
  payin.answer(asks({ ...REQUISITES, masked: '**** 0002' } as typeof REQUISITES, 'tag-2'));
  expect(payin.status()).toBe('awaiting_confirm');
  expect(payin.view().requisites?.masked).toBe('**** 0002');
});

describe('what happens to the money of a payin after its success (P6)', () => {
  it('never changes its status: a refund is told beside it', () => {
    const payin = succeed(awaitingConfirm());
    payin.take({ type: 'RefundPayment', paymentId: '1', refund: { id: 'r1', manual: false } });
    payin.take({
      type: 'ApplyOutcome',
      session: { paymentId: '1', refundId: 'r1', no: 0 },
      outcome: { type: 'answered', result: { intent: SUCCEED } },
    });
    expect(payin.payment().status.tag).toBe('refunded');
    expect(payin.view()).toMatchObject({ status: 'success', refunded: COST, refundState: 'full', amount: COST });
  });

  it('never changes its status: an adjustment is the payment’s', () => {
    const payin = succeed(awaitingConfirm());
    const target = { tag: 'failed', failure: { type: 'operation_timeout' } } as const;
    const scenario = { type: 'status_change', target } as const;
    payin.take({ type: 'CreateAdjustment', paymentId: '1', adjustment: { reason: 'never came', scenario } });
    expect(payin.payment().status.tag).toBe('failed');
    expect(payin.status()).toBe('success');
  });
});

it('money that a declined payin brings all the same is sent back, and the payin stays declined (P6, P7)', () => {
  const payin = awaitingConfirm({ onExpiry: 'decline' });
  payin.wait(LIFETIME_MS);
  payin.outcome(EXPIRED);
  const result = { intent: SUCCEED, trx: { id: 'late', extra: {} } };
  payin.take({ type: 'ApplyLateAnswer', session: { paymentId: '1', no: 0 }, outcome: { type: 'answered', result } });
  expect(payin.status()).toBe('decline');
  expect(payin.payment().flags).toEqual(['LATE_POSITIVE']);
  expect(payin.work()).toMatchObject([{ type: 'CallProvider', target: 'cancelled', session: { reversal: true } }]);
});
