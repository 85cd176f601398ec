import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { invoiceEvents, newInvoice, payWith, requestId, take } from '../rpc/requests.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { type RpcNode, startRpcNode } from '../rpc/rpc-node.ts';

/** What the callers of other payment systems were hurt by (lessons 1, 3, 5, 8, 10, 14, 21 and 22). */

let rpc: RpcNode;
let merchant: TurnpikeClient;
let operator: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode({ demo: true });
  merchant = rpc.connect('turnpike_demo_merchant');
  operator = rpc.connect('turnpike_demo_operator');
});
afterAll(() => rpc.stop());

const SHOP = { shopId: 'books' };
const HOLD = { flow: { hold: { onExpiration: 'HOLD_EXPIRATION_CANCEL' } } } as const;
const PARTY = { partyId: 'demo' };

async function invoice(): Promise<string> {
  const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice(SHOP));
  return invoiceId;
}

const paymentOf = async (invoiceId: string) =>
  (await operator.invoicing.GetInvoice({ ...PARTY, invoiceId })).payments?.at(-1);

async function until(invoiceId: string, state: string): Promise<string> {
  await expect.poll(async () => (await paymentOf(invoiceId))?.state).toBe(state);
  return (await paymentOf(invoiceId))?.paymentId ?? '';
}

async function captured(): Promise<{ readonly invoiceId: string; readonly paymentId: string }> {
  const invoiceId = await invoice();
  await payWith(merchant, { invoiceId });
  return { invoiceId, paymentId: await until(invoiceId, 'PAYMENT_STATE_CAPTURED') };
}

async function held(): Promise<{ readonly invoiceId: string; readonly paymentId: string }> {
  const invoiceId = await invoice();
  await payWith(merchant, { invoiceId, ...HOLD });
  return { invoiceId, paymentId: await until(invoiceId, 'PAYMENT_STATE_PROCESSED') };
}

type Mutation = (requestId: string) => Promise<unknown>;
const amount = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });

/** Every method that changes an invoice, with the same request each time it is called. */
const MUTATIONS: Readonly<Record<string, () => Promise<Mutation>>> = {
  CreateInvoice: async () => {
    const request = newInvoice(SHOP);
    return (id) => merchant.invoicing.CreateInvoice({ ...request, requestId: id });
  },
  RescindInvoice: async () => {
    const invoiceId = await invoice();
    return (id) => merchant.invoicing.RescindInvoice({ requestId: id, invoiceId, reason: 'r' });
  },
  FulfillInvoice: async () => {
    const { invoiceId } = await captured();
    return (id) => merchant.invoicing.FulfillInvoice({ requestId: id, invoiceId, reason: 'r' });
  },
  CapturePayment: async () => {
    const call = await held();
    return (id) => merchant.invoicing.CapturePayment({ ...call, requestId: id, reason: 'r' });
  },
  CancelPayment: async () => {
    const call = await held();
    return (id) => merchant.invoicing.CancelPayment({ ...call, requestId: id, reason: 'r' });
  },
  RefundPayment: async () => {
    const call = await captured();
    return (id) => merchant.invoicing.RefundPayment({ ...call, requestId: id, amount: amount(1_000n) });
  },
  CreateManualRefund: async () => {
    const call = await captured();
    return (id) => operator.invoicing.CreateManualRefund({ ...call, ...PARTY, requestId: id, amount: amount(1_000n) });
  },
  CreateAdjustment: async () => {
    const call = await captured();
    const scenario = { cashFlow: {} };
    return (id) => operator.invoicing.CreateAdjustment({ ...call, ...PARTY, requestId: id, reason: 'r', scenario });
  },
  CreateChargeback: async () => {
    const call = await captured();
    const reason = { category: 'CHARGEBACK_CATEGORY_FRAUD' } as const;
    const request = { ...call, ...PARTY, chargebackId: 'c', reason, levy: amount(100n) };
    return (id) => operator.invoicing.CreateChargeback({ ...request, requestId: id });
  },
};

describe('solana-developer-platform#673: every method that changes something honours the request id', () => {
  it.each(Object.entries(MUTATIONS))('%s', async (_name, prepare) => {
    const mutate = await prepare();
    const id = requestId();
    const [first, second] = await Promise.all([mutate(id), mutate(id)]);
    const ids = (answer: unknown) =>
      JSON.stringify(answer, (key, value) =>
        key.endsWith('Id') ? value : typeof value === 'object' ? value : undefined,
      );
    expect(ids(second)).toBe(ids(first));
    const sequence = async () => (await mutate(id)) as { readonly sequence?: bigint };
    await expect
      .poll(async () => [(await sequence()).sequence, (await sequence()).sequence])
      .toSatisfy(([before, after]: readonly unknown[]) => before === after);
  });
});

it('juspay/hyperswitch#319: the same request id with other content is refused, and the first use at once is one', async () => {
  const request = newInvoice(SHOP);
  const answers = await Promise.all(Array.from({ length: 20 }, () => merchant.invoicing.CreateInvoice(request)));
  expect(new Set(answers.map(({ invoiceId }) => invoiceId)).size).toBe(1);
  const other = { ...request, details: { product: 'Another book' } };
  expect(await failureOf(merchant.invoicing.CreateInvoice(other))).toMatchObject({ reason: 'REQUEST_ID_REUSED' });
});

it('juspay/hyperswitch#8352, medusajs/medusa#4798: a payer who comes back after the webhook finds what it made', async () => {
  rpc.provider.script('process', { intent: { type: 'suspend', tag: 'back-late', timeoutMs: 600_000 } });
  const invoiceId = await invoice();
  await payWith(merchant, { invoiceId });
  await expect.poll(async () => (await paymentOf(invoiceId))?.sessions?.[0]?.state).toBe('SESSION_STATE_SUSPENDED');
  await operator.providerHost
    .ProcessPaymentCallback({ tag: 'back-late', callback: Buffer.from('paid') })
    .catch(() => {});
  await expect
    .poll(async () => {
      await rpc.node.registry.touch(`invoice/demo/${invoiceId}`);
      return (await paymentOf(invoiceId))?.state;
    })
    .toBe('PAYMENT_STATE_CAPTURED');
  const { sequence } = await merchant.invoicing.GetInvoice({ invoiceId });
  await rpc.node.registry.touch(`invoice/demo/${invoiceId}`);
  expect((await merchant.invoicing.GetInvoice({ invoiceId })).sequence).toBe(sequence);
});

it('juspay/hyperswitch#3675: a question whose own error nobody foresaw is asked again, and the payment is not stuck', async () => {
  rpc.provider.script('process', new TypeError('cannot read properties of undefined'));
  rpc.provider.script('status', new RangeError('unheard of'), new Error('nobody mapped this'));
  const invoiceId = await invoice();
  await payWith(merchant, { invoiceId });
  // Each read is a touch: the provider is asked without waiting for the timer.
  await until(invoiceId, 'PAYMENT_STATE_CAPTURED');
});

describe('lessons 8 and 14: events', () => {
  const events = async (invoiceId: string) => {
    const { events: listed = [] } = await operator.invoicing.ListInvoiceEvents({ ...PARTY, invoiceId });
    return listed.flatMap(({ changes = [] }) => changes.map(({ change }) => String(change)));
  };
  const times = (all: readonly string[], name: string) => all.filter((each) => each === name).length;

  it('spree#8540: two captures at once are one capture and one event', async () => {
    const { invoiceId, paymentId } = await held();
    const capture = () =>
      merchant.invoicing.CapturePayment({ requestId: requestId(), invoiceId, paymentId, reason: 'r' });
    const calls = await Promise.allSettled([capture(), capture(), capture()]);
    expect(calls.map(({ status }) => status)).toContain('fulfilled');
    await until(invoiceId, 'PAYMENT_STATE_CAPTURED');
    expect(
      rpc.provider.calls.filter(
        ({ target, exchange }) => target === 'captured' && exchange.payment.invoice.id === invoiceId,
      ),
    ).toHaveLength(1);
    const told = (await operator.invoicing.ListInvoiceEvents({ ...PARTY, invoiceId })).events ?? [];
    const states = told.flatMap(({ changes = [] }) =>
      changes.map(({ paymentStateChanged }) => paymentStateChanged?.state),
    );
    expect(states.filter((state) => state === 'PAYMENT_STATE_CAPTURED')).toHaveLength(1);
  });

  it('lago-api#3795, getlago/lago#145: what is done by hand is told like what is not, once', async () => {
    const { invoiceId, paymentId } = await captured();
    const refund = { requestId: requestId(), ...PARTY, invoiceId, paymentId };
    await operator.invoicing.CreateManualRefund({ ...refund, amount: amount(1_000n) });
    await expect.poll(async () => times(await events(invoiceId), 'refundStateChanged')).toBe(1);
    expect(times(await events(invoiceId), 'refundCreated')).toBe(1);
  });

  it('lago-api#4226: a retry of a payment makes no invoice again', async () => {
    rpc.provider.script('process', {
      intent: {
        type: 'fail',
        failure: { type: 'failure', failure: { code: 'authorization_failed:insufficient_funds' } },
      },
    });
    const invoiceId = await invoice();
    await payWith(merchant, { invoiceId });
    await until(invoiceId, 'PAYMENT_STATE_FAILED');
    await payWith(merchant, { invoiceId });
    await until(invoiceId, 'PAYMENT_STATE_CAPTURED');
    const told = await events(invoiceId);
    expect(times(told, 'invoiceCreated')).toBe(1);
    expect(times(told, 'paymentStarted')).toBe(2);
  });

  it('btcpayserver#5496: a reader of the stream finds the state in each event, without asking', async () => {
    const seen = take(invoiceEvents(merchant.subscribe({ onlyNew: true })), (all) =>
      all.some(({ invoiceState }) => invoiceState === 'INVOICE_STATE_PAID'),
    );
    await captured();
    for (const event of await seen)
      expect(event).toMatchObject({ invoiceId: expect.any(String), invoiceState: expect.any(String) });
  });
});

it('X-Killbill-CreatedBy: each change by hand says who made it, under which request, and why', async () => {
  const { invoiceId, paymentId } = await captured();
  const id = requestId();
  const call = { requestId: id, comment: 'the book came back wet', ...PARTY, invoiceId, paymentId };
  await operator.invoicing.CreateManualRefund({ ...call, amount: amount(1_000n), reason: 'damage' });
  const { steps = [] } = await operator.operations.GetTrace({ ...PARTY, invoiceId });
  expect(steps.find((step) => step.requestId === id)).toMatchObject({
    role: 'operator',
    credential: 'demo-operator',
    comment: 'the book came back wet',
  });
});

it('btcpayserver: timers of many invoices that are due at once all fire (Kill Bill and Stripe: by a test clock)', async () => {
  const ids = await Promise.all(Array.from({ length: 50 }, invoice));
  await operator.operations.AdvanceClock({ requestId: requestId(), distance: { seconds: 7_200n } });
  const open = async () => {
    const states = await Promise.all(
      ids.map(async (invoiceId) => (await merchant.invoicing.GetInvoice({ invoiceId })).state),
    );
    return states.filter((state) => state !== 'INVOICE_STATE_CANCELLED');
  };
  await expect.poll(open).toEqual([]);
});
