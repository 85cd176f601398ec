import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { NOW } from '../kit/invoice-world.ts';
import {
  asks,
  DECLINE,
  LIFETIME_MS,
  type PayinOptions,
  payHosted,
  payinWorld,
  REQUISITES,
  SUCCEED,
  succeed,
  THREE_DS,
  threeDs,
} from './payin-world.ts';
import { rub } from './world.ts';

const CARD: PayinOptions = { product: 'ecom', hosted: 'named' };
const OPEN: PayinOptions = { product: 'p2p', hosted: 'open' };

describe('a hosted payin whose payer has given nothing yet', () => {
  it.each([
    ['with a method that the merchant named', CARD],
    ['with a method that the payer is to choose', OPEN],
  ])('%s is new, has no payment, holds nothing, and wakes when its lifetime is over', (_what, options) => {
    const payin = payinWorld(options);
    expect(payin.history).toEqual(['new']);
    expect(payin.invoice().payments.size).toBe(0);
    expect(payin.work()).toEqual([{ type: 'WakeAt', at: addMs(NOW, LIFETIME_MS) }]);
    expect(payin.ledger.open()).toEqual([]);
    expect(payin.view()).toMatchObject({ status: 'new', version: 1, operations: [], refundState: 'none' });
  });

  it('is declined with its invoice when nobody has paid by the end of its lifetime, whatever is contested otherwise', () => {
    const payin = payinWorld({ ...OPEN, onExpiry: 'dispute' });
    payin.wait(LIFETIME_MS - 1);
    expect(payin.status()).toBe('new');
    payin.wait(1_000);
    expect(payin.history).toEqual(['new', 'decline']);
    expect(payin.invoice().status).toEqual({ tag: 'cancelled', reason: 'overdue' });
    expect(payin.work()).toEqual([]);
    expect(payin.view()).toMatchObject({
      version: 2,
      updateTime: payin.now(),
      description: 'The payer did not begin to pay within the lifetime',
    });
  });

  it('is declined when its invoice is rescinded', () => {
    const payin = payinWorld(CARD);
    payin.take({ type: 'RescindInvoice', reason: 'sold out' });
    expect(payin.history).toEqual(['new', 'decline']);
  });

  it.each([
    ['the payer to say that it is paid', { type: 'ConfirmPaid' }],
    ['a result of 3-D Secure', threeDs()],
    ['a case', { type: 'OpenDispute', dispute: { id: 'd', ref: 'd', reason: 'has_payment' } }],
  ] as const)('does not wait for %s', (_what, command) => {
    const payin = payinWorld(OPEN);
    expect(payin.attempt(command)).toMatchObject({ reason: 'INVALID_APPLICATION_STATUS', metadata: { status: 'new' } });
    payin.wait(LIFETIME_MS);
    expect(payin.attempt(command)).toMatchObject({ metadata: { status: 'decline' } });
  });
});

describe('the payer of a hosted payin', () => {
  it('pays by card, and is sent to the issuer and back', () => {
    const payin = payinWorld(CARD);
    expect(payin.take(payHosted('ecom'))).not.toContain('application_changed');
    payin.answer(asks(THREE_DS));
    succeed(payin);
    expect(payin.history).toEqual(['new', 'requisites', 'awaiting_3ds_result', 'executing', 'success']);
    expect(payin.invoice().status).toEqual({ tag: 'paid' });
  });

  it.each([
    ['a card', 'ecom', 'card-ecom'],
    ['a transfer', 'p2p', 'card-p2p'],
  ] as const)('chooses %s, and its payin is one of that method from then on', (_what, product, method) => {
    const payin = payinWorld(OPEN);
    expect(payin.view().facts.method).toBe('');
    payin.take(payHosted(product));
    expect(payin.view().facts).toMatchObject({ product, method });
    expect(payin.invoice().facts?.application).toEqual(payin.view().facts);
    payin.answer(product === 'p2p' ? asks(REQUISITES) : SUCCEED);
    expect(payin.status()).toBe(product === 'p2p' ? 'awaiting_confirm' : 'executing');
  });

  it.each([
    ['while the payment is at work', () => undefined],
    ['after a decline, which is final (§4.4)', (payin: ReturnType<typeof payinWorld>) => payin.answer(DECLINE)],
    ['after the success', (payin: ReturnType<typeof payinWorld>) => succeed(payin)],
  ])('pays once: another card is refused %s', (_what, happens) => {
    const payin = payinWorld(CARD);
    payin.take(payHosted('ecom'));
    happens(payin);
    const status = payin.status();
    expect(payin.attempt(payHosted('ecom'))).toMatchObject({
      reason: 'INVALID_APPLICATION_STATUS',
      metadata: { status },
    });
    expect(payin.invoice().payments.size).toBe(1);
  });

  it('comes too late at the end of the lifetime, though nobody has declined the payin yet', () => {
    const payin = payinWorld(CARD);
    const late = payinWorld(CARD);
    late.wait(LIFETIME_MS);
    expect(late.attempt(payHosted('ecom'))).toMatchObject({ reason: 'INVALID_APPLICATION_STATUS' });
    expect(payin.attempt(payHosted('ecom'))).toBeUndefined();
  });

  it('may not pay by another method than the merchant has named', () => {
    expect(payinWorld(CARD).attempt(payHosted('p2p'))).toMatchObject({ reason: 'INVALID_APPLICATION_STATUS' });
  });

  it('may try another card when the terms take none of the first kind, and nothing has changed by then', () => {
    const payin = payinWorld(CARD);
    const pay = payHosted('ecom');
    if (pay.type !== 'PayHostedPayin') throw new Error('not a payment');
    const { payer } = pay.payment;
    if (payer.tool.type !== 'bank_card') throw new Error('not a card');
    const tool = { ...payer.tool, paymentSystem: 'unheard-of' };
    const before = payin.invoice();
    expect(payin.attempt({ ...pay, payment: { ...pay.payment, payer: { ...payer, tool } } })).toBeDefined();
    expect(payin.invoice()).toBe(before);
    expect(payin.attempt(pay)).toBeUndefined();
  });

  it('has nothing to pay where the payin is served by the merchant', () => {
    expect(payinWorld({ product: 'ecom' }).attempt(payHosted('ecom'))).toMatchObject({
      reason: 'APPLICATION_NOT_FOUND',
    });
  });

  it('has until the end of the lifetime for 3-D Secure, too', () => {
    const payin = payinWorld(CARD);
    payin.wait(LIFETIME_MS - 60_000);
    payin.take(payHosted('ecom'));
    payin.answer(asks(THREE_DS));
    expect(payin.work()).toMatchObject([{ mode: 'expire', at: addMs(NOW, LIFETIME_MS) }]);
    expect(payin.view().amount).toEqual(rub(42_000));
  });
});
