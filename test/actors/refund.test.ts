import { describe, expect, it } from 'vitest';
import { loadRevisions } from '../../src/actors/decision-context.ts';
import { invoiceKind } from '../../src/actors/invoice-kind.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import type { RefundState } from '../../src/domain/refund/refund.ts';
import type { Configurations } from '../../src/ports/configuration.ts';
import type { Answer, RequestContext } from '../../src/ports/entities.ts';
import { OutcomeUnknown } from '../../src/ports/provider.ts';
import { captured, MERCHANT_REFUNDS, refund, refundWorld } from '../domain/refund-world.ts';
import { fixed, posting, range, rub } from '../domain/world.ts';
import { tell } from '../kit/crash-drill.ts';
import { newInvoice, newPayment, when } from '../kit/invoice-world.ts';
import { type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { REFUND_STORIES } from '../kit/refund-stories.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';

/** The shop has 401.10 RUB of its payment, whose whole refund is 421.00 RUB with the fee of 1.00 RUB. */
const WORLD = refundWorld();
/** A refund costs what the payment brought, and not a unit more. */
const FREE = refundWorld({
  merchant: {
    ...MERCHANT_REFUNDS,
    fees: constant([posting('system.settlement', 'merchant.settlement', fixed(rub(1_890)))]),
    partial: { cashLimit: constant(range(1_000, 42_000)) },
  },
});

const REQUEST: RequestContext = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};

async function paid(configuration = WORLD): Promise<PaymentNode> {
  const node = await startPaymentNode({ configuration });
  await node.create();
  await node.start();
  await node.until(({ status }) => status.tag === 'captured');
  return node;
}

const refundOf = ({ refunds }: PaymentState, id: string): RefundState | undefined => refunds.get(id);
const over = (id: string) => (payment: PaymentState) => refundOf(payment, id)?.step === 'finished';

function calls({ provider }: PaymentNode): readonly string[] {
  return provider.calls
    .filter(({ target }) => target === 'refunded')
    .map(({ method, key }) => `${method} ${key.slice(-3)}`);
}

async function asked(node: PaymentNode): Promise<void> {
  while (calls(node).length === 0) await turns(1);
}

function must(answer: Answer): InvoiceState {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
  return answer.state;
}

describe('a refund on one node', () => {
  it('asks the provider once, for the amount and the transaction of the payment, and books it to the unit', async () => {
    const node = await startPaymentNode({ configuration: WORLD });
    const trx = { id: 'trx-1', extra: {} };
    node.provider.script(
      'process',
      { ...SUCCESS, trx },
      { ...SUCCESS, trx },
      { ...SUCCESS, trx: { id: 'back-1', extra: {} } },
    );
    await node.create();
    await node.start();
    await node.until(({ status }) => status.tag === 'captured');
    must(await node.ask(refund({ cost: rub(2_000) })));
    const payment = await node.until(over('1'));
    expect(refundOf(payment, '1')).toMatchObject({
      status: { tag: 'succeeded' },
      sessions: [{ trx: { id: 'back-1' } }],
    });
    expect(payment.trx).toEqual(trx);
    const exchange = node.provider.calls.at(-1)?.exchange;
    expect(exchange).toMatchObject({
      target: 'refunded',
      refund: { id: '1', cost: rub(2_000), paymentTrx: trx },
      tag: 'party~invoice~payment~0~refund.1',
    });
    expect(exchange?.trx).toBeUndefined();
    expect(exchange?.payment.card).toBeUndefined();
    expect(exchange?.idempotencyKey).toMatch(/^[A-Za-z0-9_-]+-r0$/);
    const { ledger } = node.store;
    expect(await ledger.account('merchant')).toMatchObject({
      ownMinor: 38_010n,
      minAvailableMinor: 38_010n,
      maxAvailableMinor: 38_010n,
    });
    expect(await ledger.account('bank')).toMatchObject({ ownMinor: -39_118n });
    expect(await ledger.account('system')).toMatchObject({ ownMinor: 1_108n });
    expect(await ledger.plan('party/invoice.payment.refund_session-1')).toMatchObject({ status: 'committed' });
  });

  it('holds the money while the provider is asked', async () => {
    const node = await paid();
    node.provider.script('process', 'hang');
    must(await node.ask(refund({ cost: rub(2_000) })));
    expect(await node.store.ledger.account('merchant')).toMatchObject({
      ownMinor: 40_110n,
      minAvailableMinor: 38_010n,
    });
    await asked(node);
    node.provider.release(declined('authorization_failed:operation_blocked'));
    await node.until(over('1'));
    expect(await node.store.ledger.account('merchant')).toMatchObject({
      ownMinor: 40_110n,
      minAvailableMinor: 40_110n,
    });
    expect(await node.store.ledger.plan('party/invoice.payment.refund_session-1')).toMatchObject({
      status: 'rolled_back',
    });
  });

  it('fails at once when the merchant cannot cover it, asks nobody and holds nothing', async () => {
    const node = await paid();
    const answer = await node.ask(refund());
    expect(answer).toMatchObject({ ok: true, made: { type: 'refund', paymentId: 'payment', id: '1' } });
    const failed = refundOf(await node.payment(), '1');
    expect(failed?.status).toEqual({
      tag: 'failed',
      failure: { type: 'failure', failure: { code: 'terms_violated:insufficient_merchant_funds' } },
    });
    expect(calls(node)).toEqual([]);
    expect(await node.store.ledger.plan('party/invoice.payment.refund_session-1')).toBeUndefined();
    expect(await node.store.ledger.account('merchant')).toMatchObject({ minAvailableMinor: 40_110n });
    // What is smaller is covered: a failed refund blocks none.
    must(await node.ask(refund({ cost: rub(40_000) })));
    await node.until(over('2'));
    expect(await node.store.ledger.account('merchant')).toMatchObject({ ownMinor: 10n });
  });

  it('is tried again after the delay of its policy, under another key', async () => {
    const node = await paid();
    const away = declined('authorization_failed:temporarily_unavailable');
    node.provider.script('process', away, away, SUCCESS);
    must(await node.ask(refund({ cost: rub(2_000) })));
    for (const number of [2, 3]) {
      await node.until((payment) => refundOf(payment, '1')?.sessions.length === number);
      await node.advance(1_000);
    }
    expect(refundOf(await node.until(over('1')), '1')?.status.tag).toBe('succeeded');
    expect(calls(node)).toEqual(['process -r0', 'process -r1', 'process -r2']);
  });

  it('waits for a callback, and takes it by the tag that names the refund (payment_refund_success_after_callback)', async () => {
    const node = await paid();
    const tag = 'party~invoice~payment~0~refund.1';
    const interaction = { request: { type: 'api_extension', apiType: 'confirm' } } as const;
    node.provider.script('process', { intent: { type: 'suspend', tag, timeoutMs: 60_000, interaction } });
    must(await node.ask(refund({ cost: rub(2_000) })));
    const waiting = await node.until((payment) => refundOf(payment, '1')?.sessions[0]?.phase.tag === 'suspended');
    expect(refundOf(waiting, '1')?.sessions[0]).toMatchObject({ interaction: interaction.request, tags: [tag] });
    const body = Buffer.from(JSON.stringify({ tag, eventId: 'e1' }));
    expect(await node.node.callbacks.accept('bank', { headers: {}, body })).toMatchObject({ ok: true });
    expect(refundOf(await node.until(over('1')), '1')?.status.tag).toBe('succeeded');
    expect(calls(node)).toEqual(['process -r0', 'callback -r0']);
  });

  it('is asked about, and not sent again, when its answer was lost (P7)', async () => {
    const node = await paid();
    node.provider.script('process', new OutcomeUnknown('timeout'));
    must(await node.ask(refund({ cost: rub(2_000) })));
    await node.until((payment) => refundOf(payment, '1')?.sessions[0]?.unknown !== undefined);
    await node.advance(2_000);
    expect(refundOf(await node.until(over('1')), '1')?.status.tag).toBe('succeeded');
    expect(calls(node)).toEqual(['process -r0', 'status -r0']);
  });

  it('goes on after a crash in the middle of the call, asking first (P3)', async () => {
    const first = await paid();
    first.provider.script('process', 'hang');
    must(await first.ask(refund({ cost: rub(2_000) })));
    const second = await first.crash();
    expect(refundOf(await second.until(over('1')), '1')?.status.tag).toBe('succeeded');
    expect(calls(second)).toEqual(['process -r0', 'status -r0']);
    expect(await second.store.ledger.account('merchant')).toMatchObject({ ownMinor: 38_010n });
  });

  it('is retried after a crash by the policy of the revision that its payment is pinned to', async () => {
    const first = await paid();
    first.provider.script('process', 'hang');
    must(await first.ask(refund({ cost: rub(2_000) })));
    const second = await first.crash();
    second.provider.script('status', declined('authorization_failed:temporarily_unavailable'));
    await second.until((payment) => refundOf(payment, '1')?.sessions.length === 2);
    await second.advance(1_000);
    expect(refundOf(await second.until(over('1')), '1')?.status.tag).toBe('succeeded');
  });
});

describe('requests for refunds', () => {
  const as = (requestId: string, content = 'same'): Partial<RequestContext> => ({
    requestId,
    fingerprint: Buffer.from(content),
  });

  it('of one id and one content make one refund, and are told which, also after its end (P5)', async () => {
    const node = await paid();
    const command = refund({ cost: rub(2_000) });
    const [first, second] = await Promise.all([node.ask(command, as('r1')), node.ask(command, as('r1'))]);
    for (const answer of [first, second]) expect(answer).toMatchObject({ ok: true, made: { id: '1' } });
    await node.until(over('1'));
    expect(await node.ask(command, as('r1'))).toMatchObject({ ok: true, made: { id: '1' } });
    expect((await node.payment()).refunds.size).toBe(1);
    const after = await node.crash();
    expect(await after.ask(command, as('r1'))).toMatchObject({ ok: true, made: { id: '1' } });
  });

  it('for one refund id are compared by content, under whatever request id (decisions #15)', async () => {
    const node = await paid();
    must(await node.ask(refund({ id: 'back', cost: rub(2_000) }), as('r1')));
    await node.until(over('back'));
    expect(await node.ask(refund({ id: 'back', cost: rub(2_000) }), as('r2'))).toMatchObject({ ok: true });
    expect(await node.ask(refund({ id: 'back', cost: rub(3_000) }), as('r3', 'other'))).toMatchObject({
      ok: false,
      reason: 'INVOICE_PAYMENT_REFUND_ALREADY_EXISTS',
      metadata: { refund_id: 'back' },
    });
    expect(await node.ask(refund({ manual: true, id: 'back' }), as('r4', 'manual'))).toMatchObject({ ok: true });
    expect((await node.payment()).refunds.size).toBe(2);
  });
});

describe('refunds of several invoices of one shop', () => {
  const stream = (number: number) => invoiceStream('party', `invoice-${number}`);

  async function payEach(node: PaymentNode, count: number): Promise<void> {
    const { registry } = node.node;
    for (let number = 0; number < count; number += 1) {
      must(await registry.ask(stream(number), newInvoice({ id: `invoice-${number}` }), REQUEST));
      must(await registry.ask(stream(number), newPayment(), REQUEST));
    }
    await settled(node, count, ({ status }) => status.tag === 'captured');
  }

  async function settled(node: PaymentNode, count: number, seen: (payment: PaymentState) => boolean) {
    for (let round = 0; round < 200; round += 1) {
      const states = await Promise.all(
        Array.from({ length: count }, (_, number) => node.node.registry.read(stream(number), REQUEST)),
      );
      const payments = states.map((answer) => must(answer).payments.get('payment'));
      if (payments.every((payment) => payment !== undefined && seen(payment))) return payments;
      await turns(5);
    }
    throw new Error('the invoices never came to rest');
  }

  const both = (node: PaymentNode, command: InvoiceCommand, count: number) =>
    Promise.all(Array.from({ length: count }, (_, number) => node.node.registry.ask(stream(number), command, REQUEST)));

  it('at the same moment cannot both take the last of its money (blnk#181, blnk#315)', async () => {
    const node = await startPaymentNode({ configuration: WORLD });
    await payEach(node, 6);
    // Six times 401.10 RUB are there, and each refund costs 421.00 RUB: five are covered.
    for (const answer of await both(node, refund(), 6)) must(answer);
    const payments = await settled(node, 6, over('1'));
    const ends = payments.map((payment) => payment && refundOf(payment, '1')?.status.tag);
    expect(ends.filter((end) => end === 'succeeded')).toHaveLength(5);
    expect(ends.filter((end) => end === 'failed')).toHaveLength(1);
    expect(calls(node)).toHaveLength(5);
    const left = 6n * 40_110n - 5n * 42_100n;
    expect(await node.store.ledger.account('merchant')).toMatchObject({
      ownMinor: left,
      minAvailableMinor: left,
      maxAvailableMinor: left,
    });
  });

  it('are all covered when there is just enough for all', async () => {
    const node = await startPaymentNode({ configuration: FREE });
    await payEach(node, 4);
    for (const answer of await both(node, refund(), 4)) must(answer);
    const payments = await settled(node, 4, ({ status }) => status.tag === 'refunded');
    expect(payments).toHaveLength(4);
    expect(await node.store.ledger.account('merchant')).toMatchObject({ ownMinor: 0n, minAvailableMinor: 0n });
  });

  it('count what others hold: what is on its way back is not there (blnk#181)', async () => {
    const node = await startPaymentNode({ configuration: FREE });
    await payEach(node, 2);
    node.provider.script('process', 'hang');
    const { registry } = node.node;
    must(await registry.ask(stream(0), refund(), REQUEST));
    const first = await registry.ask(stream(1), refund({ manual: true }), REQUEST);
    expect(must(first).payments.get('payment')?.status.tag).toBe('refunded');
    expect(await node.store.ledger.account('merchant')).toMatchObject({ ownMinor: 40_110n, minAvailableMinor: 0n });
    await asked(node);
    node.provider.release(SUCCESS);
    await settled(node, 2, ({ status }) => status.tag === 'refunded');
    expect(await node.store.ledger.account('merchant')).toMatchObject({ ownMinor: 0n });
  });
});

describe('the refunds of the crash drill', () => {
  const succeeded = '{"tag":"succeeded"}';
  it.each([
    [0, `refund 1 ${succeeded}`],
    [1, `refund back ${succeeded}`],
    [2, `refund 1 ${succeeded}, refund m2 ${succeeded}`],
    [3, /refund 1 .*authorization_failed:insufficient_funds.*, refund 2 .*terms_violated:insufficient_merchant_funds/],
  ])('end as their names say: %i', async (number, refunds) => {
    const story = REFUND_STORIES[number];
    if (story === undefined) throw new Error('there is no such story');
    expect((await tell(story)).end.payments[0]).toMatch(refunds);
  });
});

describe('the revisions that a decision may need', () => {
  it('are those of payments at work and of payments whose refund is, before it is decided', async () => {
    const loaded: number[] = [];
    const of = (known: Configuration | undefined): Configurations => ({
      latest: () => WORLD,
      at: () => known,
      load: async (revision) => {
        loaded.push(revision);
        return WORLD;
      },
      document: async () => undefined,
      commit: () => Promise.reject(new Error('nobody commits')),
      revisions: async () => [],
    });
    await loadRevisions(of(undefined), invoiceKind.revisions(captured()));
    expect(loaded).toEqual([]);
    const pending = when(captured(), refund(), { world: WORLD }).after;
    await loadRevisions(of(undefined), invoiceKind.revisions(pending));
    await loadRevisions(of(WORLD), invoiceKind.revisions(pending));
    expect(loaded).toEqual([1]);
  });
});
