import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { NewPayment } from '../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { type PartnerWorld, startPartnerWorld } from '../kit/partner-drill.ts';

let world: PartnerWorld;
beforeEach(async () => {
  // The callbacks of this story are ours to send.
  world = await startPartnerWorld({ switches: ['drop_callback'] });
});
afterEach(() => world.stop());

async function payment(): Promise<PaymentState> {
  const found = (await world.read())?.payments.get('payment');
  if (found === undefined) throw new Error('there is no payment');
  return found;
}

/** The payer is on the partner's page. */
async function onThePage(overrides: Partial<NewPayment> = {}) {
  await world.ask('create', newInvoice());
  await world.ask('start', newPayment({ makeRecurrent: true, ...overrides }));
  await world.until('the page', ({ payments }) => payments.get('payment')?.sessions[0]?.phase.tag === 'suspended');
  const [session] = (await payment()).sessions;
  const { interaction, idempotencyKey: requestId = '' } = session ?? {};
  if (interaction?.type !== 'redirect') throw new Error('the payer is sent nowhere');
  const choose = (choice: string) =>
    fetch(interaction.url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ choice, card: '0' }) });
  return { requestId, choose };
}

const post = async (path: string, body: object): Promise<number> =>
  (await fetch(`${world.origin}/v1/${path}/bank`, { method: 'POST', body: JSON.stringify(body) })).status;
const cardSaved = (requestId: string, more: object = {}) =>
  post('on_card_saved', {
    request_id: requestId,
    cardToken: 'tok_new',
    maskedPan: '424242******4242',
    expiry: '12/30',
    ...more,
  });
const captured = () => world.until('the capture', ({ payments }) => payments.get('payment')?.step === 'idle');

describe('a card that the partner saved', () => {
  it('brings its token after the payment is captured', async () => {
    const { requestId, choose } = await onThePage();
    await choose('save');
    expect(await post('on_payment_completed', { request_id: requestId })).toBe(200);
    await captured();
    expect((await payment()).status.tag).toBe('captured');
    expect(await cardSaved(requestId)).toBe(200);
    await world.until('the token', ({ payments }) => payments.get('payment')?.recurrentToken === 'tok_new');
    expect((await world.node().store.inbox.counts()).waiting).toBe(0);
  });

  it('brings its token when it is told before the payment is', async () => {
    const { requestId, choose } = await onThePage();
    expect(await cardSaved(requestId)).toBe(200);
    await world.pass();
    expect((await payment()).recurrentToken).toBeUndefined();
    await choose('save');
    await post('on_payment_completed', { request_id: requestId });
    await captured();
    expect((await payment()).recurrentToken).toBe('tok_new');
  });

  it('brings nothing twice', async () => {
    const { requestId, choose } = await onThePage();
    await choose('save');
    await cardSaved(requestId);
    await captured();
    const { recurrentToken } = await payment();
    await cardSaved(requestId, { cardToken: 'tok_other' });
    for (let rounds = 0; rounds < 12; rounds += 1) await world.pass();
    expect([recurrentToken, (await payment()).recurrentToken]).toEqual(['tok_new', 'tok_new']);
    expect((await world.node().store.inbox.counts()).waiting).toBe(0);
  });

  it.each<[string, object, Partial<NewPayment>, string]>([
    ['shows other last digits', { maskedPan: '424242******1111' }, {}, 'save'],
    ['was not to be saved', {}, { makeRecurrent: false }, 'save'],
    ['is of a payment that failed', {}, {}, 'decline'],
  ])('brings nothing when it %s', async (_, more, overrides, choice) => {
    const { requestId, choose } = await onThePage(overrides);
    await choose(choice);
    await post('on_payment_completed', { request_id: requestId });
    await captured();
    expect(await cardSaved(requestId, more)).toBe(200);
    for (let rounds = 0; rounds < 12; rounds += 1) await world.pass();
    expect((await payment()).recurrentToken).toBeUndefined();
    expect((await world.node().store.inbox.counts()).waiting).toBe(0);
  });

  it('of a request that nobody made waits as an early one would, and is parked after a day', async () => {
    await onThePage();
    expect(await cardSaved('nobody-made-this-p0')).toBe(200);
    expect(await world.node().store.inbox.counts()).toEqual({ waiting: 1, parked: 0 });
    await world.node().advance(86_400_000 + 10_000);
    for (let rounds = 0; rounds < 12; rounds += 1) await world.pass();
    const page = await world.node().store.inbox.parked({}, undefined, 10);
    expect(page.rows.map(({ tag, parking }) => [tag, parking.reason])).toEqual([['nobody-made-this-p0', 'NOT_TAKEN']]);
  });
});
