import { readFileSync } from 'node:fs';
import { acquireEmbeddedLeases } from '../../src/actors/embedded-leases.ts';
import { addMs, type Timestamp } from '../../src/base/time.ts';
import { openConfigurations } from '../../src/config/configurations.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import type { InvoiceCommand, InvoiceState, NewPayment } from '../../src/domain/invoice/invoice.ts';
import type { PaymentStep } from '../../src/domain/payment/payment.ts';
import { pendingRefund } from '../../src/domain/refund/pending.ts';
import type { NewRefund } from '../../src/domain/refund/refund.ts';
import type { Store } from '../../src/journal/store.ts';
import { NODE_LIMITS, startNode } from '../../src/node.ts';
import type { Configurations } from '../../src/ports/configuration.ts';
import type { Answer, RequestContext } from '../../src/ports/entities.ts';
import { NO_TRACING, SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { rub, VISA } from '../domain/world.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { noVault, turns } from '../kit/payment-node.ts';
import { declined, scriptedProvider } from '../kit/scripted-provider.ts';

/**
 * Books with something of everything: on the demo configuration one payment captured, one declined, one held and captured
 * in part, one held and cancelled, one still held. Whatever store they are written to, the records are the same.
 */
export interface FilledBooks {
  readonly configurations: Configurations;
  /** Another captured payment. */
  pay(invoiceId: string, amountMinor?: number): Promise<void>;
  /** A refund of one: declined by the provider, or never answered, if asked to. */
  refund(invoiceId: string, asked?: Partial<NewRefund>, end?: 'declined' | 'unanswered'): Promise<void>;
  /** An operator's command about one, named `p1`. */
  operate(invoiceId: string, command: InvoiceCommand): Promise<void>;
  stop(): Promise<void>;
}

export const NOON: Timestamp = Date.UTC(2026, 0, 15, 12) * 1000;
const DAY_MS = 86_400_000;

export async function fillBooks(store: Store): Promise<FilledBooks> {
  const provider = scriptedProvider();
  const time = { now: NOON };
  const businessClock = { now: () => time.now };
  const random = { ...createSystemRandom(), draw: cycling(0.9, 0.9, 0.1, 0.1, 0.9) };
  const leases = await acquireEmbeddedLeases(store.journal, 'test');
  const configurations = await openConfigurations({
    journal: store.journal,
    clock: businessClock,
    random,
    adapters: new Map([['sandbox-bank', { payouts: true }]]),
    seed: { source: readFileSync('config/demo.yaml', 'utf8'), file: 'config/demo.yaml' },
    notice: () => {},
  });
  const node = await startNode({
    ...{ journal: store.journal, inbox: store.inbox, vault: noVault(), configurations, leases, businessClock, random },
    adapters: new Map([['sandbox-bank', provider]]),
    machineClock: handCrankedClock(),
    observer: SILENT_OBSERVER,
    tracing: NO_TRACING,
    secret: () => 'secret',
    publicUrl: () => 'http://turnpike.test',
    failed: (error) => {
      throw error;
    },
    limits: NODE_LIMITS,
  });

  const request: RequestContext = {
    actor: { credential: 'demo-merchant', role: 'merchant', partyId: 'demo' },
    deadlineMs: Number.POSITIVE_INFINITY,
    newKeys: [],
  };
  const ask = async (id: string, command: InvoiceCommand, comment?: string) => {
    time.now = addMs(time.now, 1_000);
    return must(
      await node.registry.ask(invoiceStream('demo', id), command, { ...request, ...(comment && { comment }) }),
    );
  };
  const create = (id: string, amountMinor: number, shopId = 'books') =>
    ask(id, {
      type: 'CreateInvoice',
      invoice: {
        ...{ id, partyId: 'demo', shopId, details: { product: 'Anna Karenina' } },
        dueTime: addMs(NOON, DAY_MS),
        cost: rub(amountMinor),
      },
    });
  const start = (id: string, flow: NewPayment['flow'] = { type: 'instant' }) =>
    ask(id, {
      type: 'StartPayment',
      payment: {
        id: 'p1',
        payer: { type: 'payment_resource', tool: VISA, features: {} },
        flow,
        makeRecurrent: false,
      },
    });
  const until = async (id: string, step: PaymentStep) => {
    for (let look = 0; look < 10_000; look += 1) {
      const { payments } = must(await node.registry.read(invoiceStream('demo', id), request));
      if (payments.get('p1')?.step === step) return;
      await turns(1);
    }
    throw new Error(`the payment of ${id} never came to ${step}`);
  };
  const pay = async (id: string, amountMinor = 100_000) => {
    await create(id, amountMinor);
    await start(id);
    await until(id, 'idle');
  };
  const refund: FilledBooks['refund'] = async (id, asked = {}, end) => {
    if (end === 'declined') provider.script('process', declined('authorization_failed:operation_blocked'));
    if (end === 'unanswered') provider.script('process', 'hang');
    await ask(id, { type: 'RefundPayment', paymentId: 'p1', refund: { manual: false, ...asked } });
    for (let look = 0; look < 10_000 && end !== 'unanswered'; look += 1) {
      const payment = must(await node.registry.read(invoiceStream('demo', id), request)).payments.get('p1');
      if (payment !== undefined && pendingRefund(payment) === undefined) return;
      await turns(1);
    }
    if (end !== 'unanswered') throw new Error(`the refund of ${id} never ended`);
  };
  const hold = async (id: string, onExpiration: 'cancel' | 'capture' = 'cancel') => {
    await create(id, 250_000);
    await start(id, { type: 'hold', onExpiration });
    await until(id, 'flow_waiting');
  };

  await pay('captured');
  provider.script('process', declined('authorization_failed:insufficient_funds'));
  await pay('declined');
  await hold('part');
  await ask('part', { type: 'CapturePayment', paymentId: 'p1', reason: 'half of it', amount: rub(120_001) }, 'shipped');
  await until('part', 'idle');
  await hold('cancelled');
  await ask('cancelled', { type: 'CancelPayment', paymentId: 'p1', reason: 'out of stock' });
  await until('cancelled', 'idle');
  await hold('held');
  await create('unpaid', 5_000);
  const operate: FilledBooks['operate'] = async (id, command) => {
    await ask(id, command);
  };
  return { configurations, pay, refund, operate, stop: node.stop };
}

/** Routes are drawn by weight: so that both banks move money in every run. */
function cycling(...draws: readonly number[]): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return draws[drawn % draws.length] ?? 1;
  };
}

function must(answer: Answer): InvoiceState {
  if (!answer.ok) throw new Error(`${answer.reason}: ${answer.message}`);
  return answer.state;
}
