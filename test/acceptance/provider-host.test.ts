import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { MASTERCARD } from './invoice.ts';
import { codeOf, type Payment } from './payment.ts';
import { requestId } from './requests.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** As an adapter that runs elsewhere hands a callback in. */
async function deliver(tag: string, body: string): Promise<string> {
  const request = { tag, callback: Buffer.from(body) };
  const { response } = await world.operator.providerHost.ProcessPaymentCallback(request);
  return Buffer.from(response ?? '').toString();
}

/** The tag that a payment waits for, and the page at the bank where its payer answers. */
async function suspended(payment: Payment): Promise<{ readonly tag: string; readonly url: string }> {
  await payment.page();
  return await world.bank.question(payment.reference);
}

const NOT_FOUND = { reason: 'INVALID_REQUEST', message: 'Not found' };
const INVALID = { reason: 'INVALID_REQUEST', message: 'Invalid callback' };

row('payment_success_on_second_try', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge:late'] });
  const payment = await invoice.start();
  const { tag, url } = await suspended(payment);
  expect(await failureOf(deliver('no-such-tag', '{}'))).toMatchObject(NOT_FOUND);
  // Neither bytes that say nothing nor a look at a payer who has not answered move it.
  await deliver(tag, 'silence');
  await deliver(tag, JSON.stringify({ tag, eventId: 'early' }));
  expect((await payment.read()).sessions?.at(-1)).toMatchObject({ state: 'SESSION_STATE_SUSPENDED' });
  await world.bank.answer(url, 'approve');
  const good = JSON.stringify({ tag, eventId: 'good' });
  expect(await deliver(tag, good)).toBe('OK');
  await payment.until('CAPTURED');
  expect(await deliver(tag, good)).toBe('OK');
  expect(await failureOf(deliver(tag, JSON.stringify({ tag, eventId: 'late' })))).toMatchObject(INVALID);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
  expect(await world.bank.effects(payment.reference)).toHaveLength(2);
});

row('payment_session_changed_to_fail', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge'] });
  const payment = await invoice.start();
  const { tag } = await suspended(payment);
  const failure = { code: 'authorization_failed', sub: { code: 'unknown' }, reason: 'Told by telephone' };
  const change = (wanted: string) =>
    world.operator.providerHost.ChangePaymentSession({ requestId: requestId(), tag: wanted, failure });
  expect(await failureOf(change('no-such-tag'))).toMatchObject(NOT_FOUND);
  await change(tag);
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:unknown');
  expect(failed.failure).toMatchObject({ reason: 'Told by telephone' });
  expect(await failureOf(change(tag))).toMatchObject(NOT_FOUND);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_UNPAID' });
});

row('payment_hold_auto_capturing', async () => {
  const shop = await world.shop({ terms: 'terms-2', category: '2' });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['challenge'] });
  const payment = await invoice.start({ hold: 'CAPTURE', card: MASTERCARD });
  const { tag, url } = await suspended(payment);
  await world.bank.answer(url, 'approve');
  await payment.until('PROCESSED');
  await world.advance(120);
  expect(await payment.until('CAPTURED')).toMatchObject({ captureReason: 'Timeout' });
  expect(await failureOf(deliver(tag, JSON.stringify({ tag, eventId: 'late' })))).toMatchObject(INVALID);
  expect(await shop.books()).toEqual({ merchant: 40_110n, system: 1008n, providers: [-41_118n] });
});
