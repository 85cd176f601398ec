import { describe, expect, it } from 'vitest';
import { type InvoiceId, invoiceStream, type StreamId } from '../../src/domain/ids.ts';
import type { InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { Answer, RequestContext } from '../../src/ports/entities.ts';
import { type Exchange, OutcomeUnknown } from '../../src/ports/provider.ts';
import { troubledWorld } from '../kit/crash-drill.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { callbackOf, keyedProvider } from '../kit/keyed-provider.ts';
import { type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';
import { seededRandom } from '../kit/seeded-random.ts';

/** Races that have hurt the users of systems like this one, each under the name of the incident that made it known. */

const MERCHANT: RequestContext = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};

function requestOf(requestId: string): RequestContext {
  return { ...MERCHANT, requestId, fingerprint: Buffer.from(requestId) };
}

async function stateOf({ node }: PaymentNode, stream: StreamId): Promise<InvoiceState> {
  const answer = await node.registry.read(stream, MERCHANT);
  if (!answer.ok) throw new Error(answer.reason);
  return answer.state;
}

async function untilState(node: PaymentNode, stream: StreamId, seen: (state: InvoiceState) => boolean) {
  for (let attempt = 0; attempt < 2_000; attempt += 1) {
    const state = await stateOf(node, stream);
    if (seen(state)) return state;
    await turns(1);
  }
  throw new Error(`${stream} never came to what was waited for`);
}

const suspended = ({ payments }: InvoiceState) => payments.get('payment')?.sessions[0]?.phase.tag === 'suspended';
const resting = ({ payments }: InvoiceState) => payments.get('payment')?.step === 'idle';

describe('medusa-13301: confirm, callback and poll at once', () => {
  it('takes effect once, and everybody is told of success, in 1,000 rounds', async () => {
    const rounds = 1_000;
    const random = seededRandom(13_301);
    const provider = keyedProvider(() => turns(random.below(3)));
    provider.plan('processed', 'suspend');
    const node = await startPaymentNode({ adapter: provider });
    const { registry, callbacks } = node.node;

    const round = async (invoiceId: InvoiceId): Promise<void> => {
      const stream = invoiceStream('party', invoiceId);
      const tag = `party~${invoiceId}~payment~0`;
      const create = { ...newInvoice({ id: invoiceId, dueTime: Number.MAX_SAFE_INTEGER }) };
      expect(await registry.ask(stream, create, requestOf(`create-${invoiceId}`))).toMatchObject({ ok: true });
      expect(await registry.ask(stream, newPayment(), requestOf(`start-${invoiceId}`))).toMatchObject({ ok: true });
      await untilState(node, stream, suspended);

      provider.confirm(tag);
      const racers = random.shuffled([
        () => registry.touch(stream).then(() => registry.read(stream, MERCHANT)), // the payer comes back
        () => callbacks.accept('bank', callbackOf(tag, `event-${invoiceId}`)), // the provider calls back
        () => callbacks.accept('bank', callbackOf(tag, `event-${invoiceId}`)), // and does so twice
        () => registry.read(stream, MERCHANT), // the merchant polls
        () => registry.ask(stream, newPayment(), requestOf(`start-${invoiceId}`)), // and repeats its request
      ]);
      const answers = await Promise.all(
        racers.map(async (race) => {
          await turns(random.below(4));
          return await race();
        }),
      );
      for (const answer of answers) expect(answer).toMatchObject({ ok: true });

      const { status, payments } = await untilState(node, stream, resting);
      expect({ invoice: status.tag, payment: payments.get('payment')?.status.tag }).toEqual({
        invoice: 'paid',
        payment: 'captured',
      });
      const late: Answer = await registry.ask(stream, newPayment(), requestOf(`start-${invoiceId}`));
      expect(late).toMatchObject({ ok: true });
    };

    for (let first = 0; first < rounds; first += 50) {
      await Promise.all(Array.from({ length: 50 }, (_, index) => round(`invoice-${first + index}`)));
    }

    expect(provider.effects.size).toBe(2 * rounds);
    expect([...provider.effects.values()].every((times) => times === 1)).toBe(true);
    expect(provider.repeats()).toBe(0);
    // 42,000 less 4.5 %, from every invoice and once.
    const account = await node.store.ledger.account('merchant');
    expect(account).toMatchObject({ ownMinor: 40_110n * BigInt(rounds), minAvailableMinor: 40_110n * BigInt(rounds) });
    expect(await node.store.inbox.stale(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
    await node.node.stop();
  }, 120_000);
});

describe('hyperswitch-9925: a late poll after a final state', () => {
  it('changes nothing, not even the sequence, when its answer comes after the payment failed', async () => {
    const node = await startPaymentNode();
    const { provider } = node;
    const waiting = { intent: { type: 'suspend', tag: 'party~invoice~payment~0', timeoutMs: 60_000 } } as const;
    provider.script('process', waiting);
    await node.create();
    await node.start();
    await node.until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');

    provider.script('status', 'hang');
    await node.node.registry.touch(invoiceStream('party', 'invoice'));
    await turns(5);
    provider.script('callback', declined('authorization_failed:rejected_by_issuer'));
    await node.node.callbacks.accept('bank', callbackOf('party~invoice~payment~0', 'event'));
    const failed = await node.until(({ step }) => step === 'idle');
    expect(failed.status.tag).toBe('failed');
    const before = await node.ask({ type: 'Wake' });

    provider.release(waiting);
    await turns(20);
    expect(await node.payment()).toEqual(failed);
    expect(await node.ask({ type: 'Wake' })).toEqual(before);
  });

  it('changes nothing when the payment was cancelled, and nobody asks about what is final', async () => {
    const provider = keyedProvider();
    const node = await startPaymentNode({ adapter: provider, configuration: troubledWorld() });
    await node.create();
    await node.start({ flow: { type: 'hold', onExpiration: 'cancel' } });
    await node.until(({ step }) => step === 'flow_waiting');
    await node.ask({ type: 'CancelPayment', paymentId: 'payment', reason: 'sold out' });
    const cancelled = await node.until(({ step }) => step === 'idle');
    expect(cancelled.status.tag).toBe('cancelled');
    const before = await node.ask({ type: 'Wake' });
    const calls = provider.calls();

    const stream = invoiceStream('party', 'invoice');
    await node.node.registry.touch(stream);
    await node.node.callbacks.accept('bank', callbackOf('party~invoice~payment~0', 'late'));
    await node.read();
    await node.advance(60_000);
    const outcome = { type: 'answered', result: SUCCESS } as const;
    for (const no of [0, 1]) {
      await node.ask({ type: 'ApplyOutcome', session: { paymentId: 'payment', no }, outcome });
    }
    expect(await node.ask({ type: 'Wake' })).toEqual(before);
    expect(provider.calls()).toEqual(calls);
    expect(await node.store.inbox.stale(Number.MAX_SAFE_INTEGER, 10)).toEqual([]);
  });
});

describe('akash-3449: a retry after an unknown outcome', () => {
  it('never makes a new charge, however often it comes and whatever died meanwhile', async () => {
    const provider = keyedProvider();
    provider.plan('processed', 'nothing_lost', 'nothing_lost', 'approve_lost');
    let node = await startPaymentNode({ adapter: provider });
    await node.create();
    const start = () => node.ask(newPayment(), requestOf('start'));
    for (let night = 0; night < 12; night += 1) {
      expect(await start()).toMatchObject({ ok: true });
      if (night % 4 === 2) node = await node.crash();
      await node.advance(700);
    }
    const answer = await start();
    expect(answer).toMatchObject({ ok: true });
    expect((await node.until(({ step }) => step === 'idle')).status.tag).toBe('captured');
    expect(await start()).toMatchObject({ ok: true });
    expect(Object.fromEntries(provider.effects)).toEqual({
      'invoice/payment processed': 1,
      'invoice/payment captured': 1,
    });
    expect(provider.keys.get('invoice/payment processed')?.size).toBe(1);
  });

  it('is refused while the outcome is unknown if it claims to be another payment, and charges anew only after a definite no', async () => {
    const provider = keyedProvider();
    provider.plan('processed', 'nothing_lost', 'decline');
    const node = await startPaymentNode({ adapter: provider });
    await node.create();
    await node.start();
    await node.until(({ sessions }) => sessions[0]?.unknown !== undefined);
    const second = newPayment({ id: 'second' });
    expect(await node.ask(second, requestOf('second'))).toMatchObject({ ok: false, reason: 'INVOICE_PAYMENT_PENDING' });
    await node.advance(2_000);
    expect((await node.until(({ step }) => step === 'idle')).status.tag).toBe('failed');
    provider.plan('processed', 'approve');
    expect(await node.ask(second, requestOf('second'))).toMatchObject({ ok: true });
    await node.until(({ facts, step }) => facts.id === 'second' && step === 'idle');
    const keys = [...provider.keys]
      .filter(([name]) => name.endsWith('processed'))
      .map(([name, { size }]) => [name, size]);
    expect(keys).toEqual([
      ['invoice/payment processed', 1],
      ['invoice/second processed', 1],
    ]);
  });
});

describe('hyperswitch-2380: an outcome that stays unknown', () => {
  it('is never called failed: after a day an operator is called, and what the provider says in the end counts', async () => {
    const provider = keyedProvider();
    provider.plan('processed', 'approve_lost');
    let isDown = true;
    let asked = 0;
    const status = async (exchange: Exchange) => {
      asked += 1;
      if (isDown) throw new OutcomeUnknown('no answer');
      return (await provider.status?.(exchange)) ?? 'not_found';
    };
    const node = await startPaymentNode({ adapter: { ...provider, status } });
    await node.create({ dueInMs: 7 * 86_400_000 });
    await node.start();
    await node.until(({ sessions }) => sessions[0]?.unknown !== undefined);
    for (let hour = 1; hour <= 25; hour += 1) {
      await node.advance(3_600_000);
      const { attention } = await node.read();
      expect((await node.payment()).status.tag).toBe('pending');
      expect(attention !== undefined, `after ${hour} hours`).toBe(hour >= 24);
    }
    expect(asked).toBeGreaterThanOrEqual(25);
    expect(provider.calls().process).toBe(1);

    isDown = false;
    await node.advance(3_600_000);
    expect((await node.until(({ step }) => step === 'idle')).status.tag).toBe('captured');
    expect((await node.read()).attention).toBeUndefined();
    expect([...provider.effects.values()]).toEqual([1, 1]);
  });
});
