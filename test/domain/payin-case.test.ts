import { describe, expect, it } from 'vitest';
import { given, newInvoice, newPayment, refused } from '../kit/invoice-world.ts';
import {
  asks,
  awaitingConfirm,
  type CaseEnd,
  CONFIRM_TIMEOUT_MS,
  COST,
  DECLINE,
  LIFETIME_MS,
  type PayinWorld,
  payinWorld,
  REQUISITES,
  SUCCEED,
  succeed,
} from './payin-world.ts';
import { rub } from './world.ts';

/** What the merchant keeps of an amount by the terms of the world. */
function kept(amountMinor: bigint): bigint {
  return amountMinor - (amountMinor * 45n + 500n) / 1000n;
}

function unpaid(): PayinWorld {
  const payin = awaitingConfirm();
  payin.wait(LIFETIME_MS);
  return payin;
}

function unconfirmed(): PayinWorld {
  const payin = awaitingConfirm();
  payin.take({ type: 'ConfirmPaid' });
  payin.wait(CONFIRM_TIMEOUT_MS);
  return payin;
}

function paidLate(): PayinWorld {
  const payin = unpaid();
  payin.answer(SUCCEED);
  return payin;
}

function paidOther(amountMinor = 40_000): PayinWorld {
  const payin = awaitingConfirm();
  payin.answer({ type: 'succeed', changedCost: rub(amountMinor) });
  return payin;
}

const CONTESTED = { unpaid, unconfirmed, paidLate, paidLess: () => paidOther(), paidMore: () => paidOther(43_000) };

describe('a case that the merchant wins', () => {
  it.each([
    ['nobody confirmed', unconfirmed, undefined, 42_000n],
    ['nobody confirmed, with the amount that the case found', unconfirmed, 30_000, 30_000n],
    ['nobody paid', unpaid, undefined, 42_000n],
    ['less came, and the merchant is given more', () => paidOther(40_000), 42_000, 42_000n],
  ] as const)(
    'of what %s is settled by hand: no provider is asked, and the books have it',
    (_, begin, amountMinor, taken) => {
      const payin = begin();
      payin.decideCase({ winner: 'merchant', ...(amountMinor === undefined ? {} : { amountMinor }) });
      expect(payin.status()).toBe('success');
      expect(payin.invoice().application?.settled).toMatchObject({ as: 'success', byHand: true });
      expect(payin.ledger.own().get('merchant')).toBe(kept(taken));
      expect(payin.ledger.open()).toEqual([]);
      expect(payin.work()).toEqual([]);
    },
  );

  it.each([
    ['what came late', paidLate, undefined, 42_000n],
    ['what came, and was less', () => paidOther(40_000), undefined, 40_000n],
    ['what came, and was more', () => paidOther(43_000), undefined, 43_000n],
    ['a part of what came', () => paidOther(43_000), 42_000, 42_000n],
  ] as const)('captures %s at the provider', (_, begin, amountMinor, taken) => {
    const payin = begin();
    payin.decideCase({ winner: 'merchant', ...(amountMinor === undefined ? {} : { amountMinor }) });
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', target: 'captured' }]);
    payin.answer(SUCCEED);
    expect(payin.view()).toMatchObject({ status: 'success', amount: rub(taken) });
    expect(payin.ledger.own().get('merchant')).toBe(kept(taken));
    expect(payin.work()).toEqual([]);
  });

  it('is not undone by what the provider says afterwards (P6)', () => {
    const payin = unconfirmed();
    payin.decideCase({ winner: 'merchant' });
    for (const intent of [DECLINE, SUCCEED, asks(REQUISITES)]) payin.answer(intent, 0);
    expect(payin.status()).toBe('success');
    expect(payin.ledger.own().get('merchant')).toBe(kept(42_000n));
  });
});

describe('a case that the payer wins, or that is closed without a decision', () => {
  const ends: readonly (readonly [string, CaseEnd])[] = [
    ['won by the payer', { winner: 'payer' }],
    ['closed', { declined: 'no receipt' }],
  ];

  it.each(ends.flatMap(([how, end]) => Object.entries(CONTESTED).map(([of, begin]) => [how, of, begin, end] as const)))(
    'when %s, of %s, declines the payin and nothing of it stays',
    (_how, _of, begin, end) => {
      const payin = begin();
      payin.decideCase(end);
      expect(payin.status()).toBe('decline');
      const [work] = payin.work();
      expect(work?.type).toBe('CallProvider');
      if (work?.type === 'CallProvider' && work.mode === 'expire') payin.outcome({ type: 'expired' });
      else payin.answer(SUCCEED);
      expect(payin.ledger.open()).toEqual([]);
      expect(payin.ledger.own().get('merchant') ?? 0n).toBe(0n);
      expect(payin.work()).toEqual([]);
    },
  );

  it('lets the money go that comes after the decision (N3)', () => {
    const payin = unconfirmed();
    payin.decideCase({ winner: 'payer' });
    payin.answer(SUCCEED);
    expect(payin.work()).toMatchObject([{ type: 'CallProvider', target: 'cancelled' }]);
    payin.answer(SUCCEED);
    expect(payin.payment().status.tag).toBe('cancelled');
    expect(payin.ledger.own().get('merchant') ?? 0n).toBe(0n);
    expect(payin.status()).toBe('decline');
  });
});

describe('a case about what is final', () => {
  it('of a declined payin that the merchant wins books the money beside it: the status stays (P6)', () => {
    const payin = awaitingConfirm();
    payin.answer(DECLINE);
    payin.decideCase({ winner: 'merchant' });
    expect(payin.status()).toBe('decline');
    expect(payin.payment().adjustments.size).toBe(1);
    expect(payin.ledger.own().get('merchant')).toBe(kept(42_000n));
    expect(payin.ledger.open()).toEqual([]);
  });

  it.each([
    ['without a decision', { declined: 'no receipt' }],
    ['for the payer', { winner: 'payer' }],
  ] as const)('of a declined payin that ends %s changes nothing else', (_, end) => {
    const payin = awaitingConfirm();
    payin.answer(DECLINE);
    payin.decideCase(end);
    expect(payin.status()).toBe('decline');
    expect(payin.payment().adjustments.size).toBe(0);
    expect(payin.ledger.own().get('merchant') ?? 0n).toBe(0n);
  });

  it('books nothing for a payin whose money was let go by an earlier decision', () => {
    const payin = paidOther();
    payin.decideCase({ winner: 'payer' });
    payin.answer(SUCCEED);
    expect(payin.payment().status.tag).toBe('cancelled');
    payin.decideCase({ winner: 'merchant' });
    expect(payin.payment().adjustments.size).toBe(0);
    expect(payin.status()).toBe('decline');
  });

  it('stands once: a second case does not undo a decision that is being carried out (Y3)', () => {
    const payin = paidLate();
    payin.decideCase({ winner: 'merchant' });
    expect(payin.status()).toBe('no_payment');
    payin.decideCase({ winner: 'payer' });
    payin.answer(SUCCEED);
    expect(payin.status()).toBe('success');
    expect(payin.ledger.own().get('merchant')).toBe(kept(42_000n));
  });

  it('books nothing for a payin whose money is sent back', () => {
    const payin = unpaid();
    payin.answer(DECLINE);
    const result = { intent: SUCCEED, trx: { id: 'late', extra: {} } };
    payin.take({ type: 'ApplyLateAnswer', session: { paymentId: '1', no: 0 }, outcome: { type: 'answered', result } });
    payin.decideCase({ winner: 'merchant' });
    expect(payin.payment().adjustments.size).toBe(0);
    expect(payin.ledger.own().get('merchant') ?? 0n).toBe(0n);
  });

  it('may be opened of a contested payin and decided after the provider has ended it', () => {
    const payin = unconfirmed();
    payin.take({ type: 'OpenDispute', dispute: { id: 'd', ref: 'r', reason: 'has_payment' } });
    succeed(payin);
    expect(payin.status()).toBe('success');
    payin.take({ type: 'StartDispute', disputeId: 'd' });
    payin.take({ type: 'ResolveDispute', disputeId: 'd', decision: { winner: 'payer' } });
    expect(payin.status()).toBe('success');
    expect(payin.ledger.own().get('merchant')).toBe(kept(COST.amountMinor));
  });
});

it('no case is opened of a payin that goes on, or of an invoice that is not of one', () => {
  const open = { type: 'OpenDispute', dispute: { id: 'd', ref: 'r', reason: 'unknown' } } as const;
  expect(payinWorld().attempt(open)).toMatchObject({
    reason: 'INVALID_APPLICATION_STATUS',
    metadata: { status: 'requisites' },
  });
  expect(refused(given(newInvoice(), newPayment()), open).reason).toBe('APPLICATION_NOT_FOUND');
});
