import type { FaultPoint } from '../../src/actors/fault-points.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import type { RequestContext } from '../../src/ports/entities.ts';
import { createPartnerAcquirerAdapter } from '../../src/providers/partner-acquirer/adapter.ts';
import type { Effect, Operation } from '../../src/providers/partner-acquirer/fake/partner-book.ts';
import { type RunningPartner, startFakePartner } from '../../src/providers/partner-acquirer/fake/server.ts';
import type { Switch } from '../../src/providers/partner-acquirer/fake/switches.ts';
import { createBridgeServer } from '../../src/web/bridge-server.ts';
import { MERCHANT_REFUNDS, PROVIDER_REFUNDS } from '../domain/refund-world.ts';
import { configurationOf, MERCHANT_TERMS, PROVISION, providerOf, rub, shopOf, VISA } from '../domain/world.ts';
import { newInvoice, newPayment } from './invoice-world.ts';
import { failedWhileAlive, mortalProcess, RETRYABLE } from './mortal-process.ts';
import { newPartnerKeys } from './partner-keys.ts';
import { type PaymentNode, paymentWorld, startPaymentNode, turns } from './payment-node.ts';

/**
 * An extra payment and two partial refunds of it, through the partner's adapter, its sockets, the fake partner and its callbacks,
 * on a node that dies at one chosen place. The partner makes the trouble of its switches meanwhile.
 */
export interface PartnerTrouble {
  readonly switches: readonly Switch[];
  /** The process dies when this point is reached for the n-th time, from 1. */
  readonly death?: { readonly point: FaultPoint; readonly time: number };
}

export interface PartnerEnding {
  readonly payment: string;
  /** By their ids; of those that were begun. */
  readonly refunds: Readonly<Record<string, string>>;
  readonly attention: boolean;
  readonly effects: readonly Effect[];
  readonly operations: readonly Operation[];
  readonly deaths: number;
  readonly reached: Readonly<Record<FaultPoint, number>>;
  /** Callbacks that wait in the inbox, or are parked. */
  readonly callbacksLeft: number;
  /** What the books say that the merchant has. */
  readonly merchantMinor: bigint;
}

export const CHARGE_MINOR = 42_000;
export const REFUNDS_MINOR = [12_000, 20_000] as const;

const KEYS = newPartnerKeys();
const CARD_TOKEN = 'tok_saved_before';
/** Rounds of a second of business time. */
const MOST_ROUNDS = 600;
/** An operator is called: what goes on by itself has had its time. */
const ROUNDS_IN_ATTENTION = 12;
const READER: RequestContext = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};

/** The partner, a node and the door for its callbacks, with those who act in a story. Each goes on until somebody has answered. */
export interface PartnerWorld {
  readonly partner: RunningPartner;
  readonly reached: PartnerEnding['reached'];
  readonly deaths: () => number;
  readonly origin: string;
  node(): PaymentNode;
  /** What is on its way over sockets gets there, and a second goes by. */
  pass(): Promise<void>;
  ask(requestId: string, command: InvoiceCommand): Promise<void>;
  read(): Promise<InvoiceState | undefined>;
  /** False when an operator would have to come. */
  until(what: string, seen: (invoice: InvoiceState) => boolean): Promise<boolean>;
  stop(): Promise<void>;
}

export async function startPartnerWorld({ switches, death }: PartnerTrouble): Promise<PartnerWorld> {
  const partner = await startFakePartner({
    merchantId: 'turnpike',
    paymentKeys: [KEYS.payment],
    reversalKeys: [KEYS.reversal],
    cardTokens: [CARD_TOKEN],
    switches,
    slowMs: 2,
    laterMs: 2,
    callbackRetryMs: 5,
  });
  const adapter = createPartnerAcquirerAdapter();
  const process = mortalProcess(death === undefined ? {} : { death });
  const { disk, faults, reached } = process;
  let node: PaymentNode | undefined;
  const alive = (): PaymentNode => {
    if (node === undefined || process.isDead()) throw new Error('nobody is at home');
    return node;
  };
  const web = createBridgeServer({
    host: '127.0.0.1',
    port: 0,
    failed: () => {},
    callbacks: { accept: async (...message) => await alive().node.callbacks.accept(...message) },
    partners: () => ({ providerId: 'bank', allows: () => true }),
  });
  const { port } = await web.start();
  node = await startPaymentNode({
    configuration: partnerWorld(partner.baseUrl),
    adapter,
    disk,
    faults,
    secret: (name) => (name === 'PARTNER_PAYMENT' ? KEYS.payment : KEYS.reversal),
    publicUrl: () => `http://127.0.0.1:${port}`,
    failed: failedWhileAlive,
  });

  /** What is on its way over sockets gets there: a request to the partner is answered after those before it. */
  const round = async (): Promise<void> => {
    for (let times = 0; times < 3; times += 1) {
      await (await fetch(`${partner.url}/admin/switches`)).arrayBuffer();
      await turns(10);
    }
    if (process.revive()) node = await node?.crash();
  };
  const ask = async (requestId: string, command: InvoiceCommand): Promise<void> => {
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      const answer = await alive().ask(command, { requestId, fingerprint: Buffer.from(requestId) });
      if (answer.ok && !process.isDead()) return;
      if (!answer.ok && !process.isDead() && !RETRYABLE.has(answer.reason))
        throw new Error(`${requestId}: ${answer.reason} ${answer.message}`);
      await round();
      await alive().advance(1_000);
    }
    throw new Error(`${requestId} is never answered`);
  };
  const read = async (): Promise<InvoiceState | undefined> => {
    const answer = await alive().node.registry.read('invoice/party/invoice', READER);
    return answer.ok ? answer.state : undefined;
  };
  /** Until it is seen, or an operator would have to come. */
  const until = async (what: string, seen: (invoice: InvoiceState) => boolean): Promise<boolean> => {
    let inAttention = 0;
    for (let rounds = 0; rounds < MOST_ROUNDS; rounds += 1) {
      await round();
      const invoice = await read();
      if (invoice !== undefined && !process.isDead()) {
        if (seen(invoice)) return true;
        if (invoice.attention !== undefined) inAttention += 1;
        if (inAttention > ROUNDS_IN_ATTENTION) return false;
      }
      if (!process.isDead()) await alive().advance(1_000);
    }
    throw new Error(`${what} never ends, with ${JSON.stringify({ switches, death })}`);
  };

  return {
    partner,
    reached,
    deaths: process.deaths,
    origin: `http://127.0.0.1:${port}`,
    node: alive,
    pass: async () => {
      await round();
      await alive().advance(1_000);
    },
    ask,
    read,
    until,
    stop: async () => {
      await partner.close();
      await web.stop();
      await adapter.close();
    },
  };
}

export async function tellPartnerStory(trouble: PartnerTrouble): Promise<PartnerEnding> {
  const world = await startPartnerWorld(trouble);
  const { partner, ask, until, read, pass, node, reached, deaths } = world;
  try {
    await ask('create', newInvoice({ metadata: { extra_of: 'first' } }));
    await ask('start', extraPayment());
    const rests = await until('the payment', ({ payments }) => payments.get('payment')?.step === 'idle');
    const captured = rests && (await read())?.payments.get('payment')?.status.tag === 'captured';
    for (const [index, amountMinor] of captured ? REFUNDS_MINOR.entries() : []) {
      const id = String(index + 1);
      await ask(`refund ${id}`, refundOf(id, amountMinor));
      const ended = await until(`refund ${id}`, (invoice) => isOver(refundIn(invoice, id)));
      if (!ended) break; // One refund at a time: the next would be refused.
    }
    // The sweeper brings what came too early within ten seconds.
    for (let rounds = 0; rounds < 20; rounds += 1) await pass();
    const invoice = await read();
    const payment = invoice?.payments.get('payment');
    const accounts = await node().store.ledger.accounts(undefined, 100);
    const { waiting, parked } = await node().store.inbox.counts();
    return {
      payment: payment === undefined ? 'none' : payment.step === 'idle' ? payment.status.tag : payment.step,
      refunds: Object.fromEntries(
        [...(payment?.refunds.values() ?? [])].map(({ facts, status }) => [facts.id, status.tag]),
      ),
      attention: invoice?.attention !== undefined,
      effects: [...partner.effects()],
      operations: [...partner.operations()],
      deaths: deaths(),
      reached,
      callbacksLeft: waiting + parked,
      merchantMinor: accounts.find(({ accountId }) => accountId === 'merchant')?.ownMinor ?? 0n,
    };
  } finally {
    await world.stop();
  }
}

export function extraPayment(): InvoiceCommand {
  const parent = { invoiceId: 'first', paymentId: 'payment' };
  return newPayment({
    payer: { type: 'recurrent', tool: VISA, parent, features: {} },
    parent: {
      found: true,
      ...parent,
      status: 'captured',
      route: { providerId: 'bank', terminalId: 't1' },
      token: CARD_TOKEN,
    },
  });
}

function refundOf(id: string, amountMinor: number): InvoiceCommand {
  return { type: 'RefundPayment', paymentId: 'payment', refund: { id, manual: false, cost: rub(amountMinor) } };
}

function refundIn({ payments }: InvoiceState, id: string) {
  return payments.get('payment')?.refunds.get(id)?.status.tag;
}

function isOver(status: string | undefined): boolean {
  return status === 'succeeded' || status === 'failed';
}

function partnerWorld(baseUrl: string): Configuration {
  const recurrent = { methods: constant(['card/visa']), categories: constant(['goods']) };
  const shop = shopOf({
    terms: { ...MERCHANT_TERMS, recurrent, payments: { ...MERCHANT_TERMS.payments, refunds: MERCHANT_REFUNDS } },
  });
  const provider = providerOf('bank', {
    options: { base_url: baseUrl, merchant_id: 'turnpike', ask_after_ms: '1000,2000,5000', max_age_ms: '120000' },
    secrets: { payment_key: 'PARTNER_PAYMENT', reversal_key: 'PARTNER_REVERSAL' },
    terms: { recurrent, payments: { ...PROVISION, refunds: PROVIDER_REFUNDS } },
  });
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  return paymentWorld({ ...configurationOf({ providers: [provider] }), parties: new Map([[party.id, party]]) });
}
