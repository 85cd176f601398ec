import { describe, expect, it } from 'vitest';
import { examinePlain } from '../../src/audit/plain-streams.ts';
import { customerStream } from '../../src/domain/customer/customer.ts';
import { paymentsBefore } from '../../src/domain/customer/decide.ts';
import { activeTokens, cardIdOf, cardStream } from '../../src/domain/recurrent/card.ts';
import type { CustomerBook } from '../../src/ports/customers.ts';
import type { Recurrence } from '../../src/ports/recurrent-tokens.ts';
import { VISA } from '../domain/world.ts';
import { troubledWorld } from '../kit/crash-drill.ts';
import { keyedProvider } from '../kit/keyed-provider.ts';
import { type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';

const CARD = cardIdOf('party', VISA.fingerprint);
const CUSTOMER = customerStream('party', 'customer');
const NODE = {
  actor: { credential: 'node', role: 'node' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
} as const;

async function withCustomer(recurrence?: () => Recurrence | undefined): Promise<PaymentNode> {
  const node = await startPaymentNode({
    configuration: troubledWorld(),
    adapter: keyedProvider(),
    ...(recurrence === undefined ? {} : { recurrence }),
  });
  await node.node.customers.customers.ask(CUSTOMER, { type: 'CreateCustomer', id: 'customer', partyId: 'party' }, NODE);
  return node;
}

async function remembered({ cards, customers }: CustomerBook) {
  const card = (await cards.read(cardStream('party', CARD))).state;
  const customer = (await customers.read(CUSTOMER)).state;
  return {
    tokens: activeTokens(card).map(({ token }) => token),
    payments: [...paymentsBefore(customer)].map(({ paymentId }) => paymentId),
    cards: customer.cards,
  };
}

const BROUGHT = { tokens: ['token of invoice/payment processed'], payments: ['payment'], cards: [CARD] };

describe('a payment that is over', () => {
  it('tells its card of the token, and its customer of the payment and the card', async () => {
    const node = await withCustomer();
    await node.create();
    await node.start({ makeRecurrent: true, customerId: 'customer' });
    await node.until(({ recurrenceRecorded }) => recurrenceRecorded);
    expect(await remembered(node.node.customers)).toEqual(BROUGHT);
    for (const stream of [cardStream('party', CARD), CUSTOMER]) {
      expect(await examinePlain(stream, stream.split('/')[0] ?? '', node.store.journal)).toEqual([]);
    }
  });

  it('tells nobody of what a payment of nobody brought without a token', async () => {
    const node = await withCustomer();
    await node.create();
    await node.start();
    await node.until(({ status }) => status.tag === 'captured');
    await turns(20);
    expect(await remembered(node.node.customers)).toEqual({ tokens: [], payments: [], cards: [] });
    expect((await node.payment()).recurrenceRecorded).toBe(false);
  });

  it('is done with a customer that was never made', async () => {
    const node = await withCustomer();
    await node.create();
    await node.start({ customerId: 'nobody' });
    await node.until(({ recurrenceRecorded }) => recurrenceRecorded);
    expect((await node.node.customers.customers.read(customerStream('party', 'nobody'))).sequence).toBe(0);
  });

  it('is captured and answers while nobody takes what it tells, and tells it again until somebody does', async () => {
    let attempts = 0;
    let down = true;
    const node = await withCustomer(() => ({
      record: async () => {
        attempts += 1;
        if (down) throw new Error('not now');
      },
    }));
    await node.create();
    await node.start({ customerId: 'customer' });
    await node.until(({ status }) => status.tag === 'captured');
    for (let round = 0; round < 10; round += 1) await node.advance(10_000);
    const tried = attempts;
    expect(tried).toBeGreaterThan(2);
    expect(tried).toBeLessThan(12);
    expect(await node.payment()).toMatchObject({ status: { tag: 'captured' }, recurrenceRecorded: false });
    expect((await node.read()).status.tag).toBe('paid');
    down = false;
    for (let round = 0; round < 10; round += 1) await node.advance(10_000);
    expect((await node.payment()).recurrenceRecorded).toBe(true);
    expect(attempts).toBe(tried + 1);
  });

  it('P3: tells it after a crash between the capture and the telling, and once', async () => {
    let told = 0;
    let dies = true;
    const node = await withCustomer(() => {
      if (!dies) return undefined;
      const record = (): Promise<void> => {
        told += 1;
        return new Promise(() => {}); // The process dies before anybody hears of it.
      };
      return { record };
    });
    await node.create();
    await node.start({ makeRecurrent: true, customerId: 'customer' });
    await node.until(({ status }) => status.tag === 'captured');
    await turns(20);
    expect(told).toBe(1);
    dies = false;
    const next = await node.crash();
    await next.until(({ recurrenceRecorded }) => recurrenceRecorded);
    expect(await remembered(next.node.customers)).toEqual(BROUGHT);
    const again = await next.crash();
    await turns(20);
    expect(await remembered(again.node.customers)).toEqual(BROUGHT);
    expect((await again.node.customers.customers.read(CUSTOMER)).sequence).toBe(2);
  });
});
