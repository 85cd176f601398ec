import type { FaultPoint } from '../../src/actors/fault-points.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { customerStream } from '../../src/domain/customer/customer.ts';
import { paymentsBefore } from '../../src/domain/customer/decide.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import type { InvoiceCommand, InvoiceState, NewPayment } from '../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import { activeTokens, cardIdOf, cardStream } from '../../src/domain/recurrent/card.ts';
import type { CustomerBook } from '../../src/ports/customers.ts';
import { MERCHANT_REFUNDS, PROVIDER_REFUNDS } from '../domain/refund-world.ts';
import { configurationOf, MERCHANT_TERMS, PROVISION, providerOf, shopOf, VISA } from '../domain/world.ts';
import { DISPUTE_STORIES } from './dispute-stories.ts';
import { newInvoice, newPayment } from './invoice-world.ts';
import { callbackOf, type KeyedProvider, keyedProvider } from './keyed-provider.ts';
import { type Fate, failedWhileAlive, mortalProcess, RETRYABLE } from './mortal-process.ts';
import { paymentWorld, startPaymentNode, turns } from './payment-node.ts';
import { REFUND_STORIES } from './refund-stories.ts';
import { ROUTE_STORIES } from './route-stories.ts';

/**
 * One story of an invoice, told on a node that dies or whose journal fails at one chosen place, with clients that do what
 * clients are told to do: repeat an unanswered request with the same request id. What it ends with is compared with the same
 * story told without trouble.
 */
export interface Story {
  readonly name: string;
  /** Default: `troubledWorld`. */
  readonly configuration?: () => Configuration;
  /** How long the provider waits for its payer; longer than the story, as a rule. */
  readonly patienceMs?: number;
  readonly plan: (provider: KeyedProvider) => void;
  readonly tell: (teller: Teller) => Promise<void>;
}

/** Those who act in a story. Each goes on until somebody has answered. */
export interface Teller {
  readonly provider: KeyedProvider;
  create(): Promise<InvoiceState>;
  start(overrides?: Partial<NewPayment>): Promise<InvoiceState>;
  ask(requestId: string, command: InvoiceCommand): Promise<InvoiceState>;
  /** The provider calls back, again and again until it is answered. */
  callBack(tag?: string): Promise<void>;
  /** The payer comes back from the provider's page. */
  payerReturns(): Promise<void>;
  until(what: string, seen: (payment: PaymentState) => boolean): Promise<PaymentState>;
  /** Makes the customer whom payments of the story name. */
  introduce(customerId: string): Promise<void>;
}

export interface Trouble extends Fate {
  /** The n-th append is answered with an error, from 1, having landed or not. */
  readonly append?: { readonly number: number; readonly fate: 'lost' | 'landed' };
}

/** What must not depend on trouble, and how much of what there was. */
export interface Ending {
  readonly end: {
    readonly invoice: string;
    readonly payments: readonly string[];
    readonly balances: readonly string[];
    readonly effects: Readonly<Record<string, number>>;
    /** Tokens of the card, and payments and cards of the customer. */
    readonly remembered: readonly string[];
  };
  readonly charges: ReadonlyMap<string, ReadonlySet<string>>;
  readonly repeats: number;
  readonly deaths: number;
  readonly reached: Readonly<Record<FaultPoint, number>>;
  readonly writes: number;
  readonly appends: number;
}

const STREAM = invoiceStream('party', 'invoice');
export const TAG = 'party~invoice~payment~0';
/** More rounds than any story needs; each lasts a second of the story's time. */
const MOST_ROUNDS = 60;

export async function tell(story: Story, trouble: Trouble = {}): Promise<Ending> {
  const provider = keyedProvider(undefined, story.patienceMs);
  story.plan(provider);
  const process = mortalProcess(trouble);
  const { disk, faults, reached } = process;
  let appends = 0;
  let node = await startPaymentNode({
    configuration: (story.configuration ?? troubledWorld)(),
    adapter: provider,
    disk,
    faults,
    failed: failedWhileAlive,
    fault: () => {
      appends += 1;
      return appends === trouble.append?.number ? trouble.append.fate : undefined;
    },
  });
  process.begin();

  const alive = async (): Promise<void> => {
    if (process.revive()) node = await node.crash();
  };
  /** Repeats until a process that lives has given an answer. */
  const persist = async <Given>(what: string, attempt: () => Promise<Given | undefined>): Promise<Given> => {
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      await alive();
      const given = await attempt();
      await turns(4);
      if (given !== undefined && !process.isDead()) return given;
      await alive();
      await node.advance(1_000);
    }
    throw new Error(`${story.name}: ${what} never came, with ${JSON.stringify(trouble)}`);
  };
  const ask = (requestId: string, command: InvoiceCommand) =>
    persist(requestId, async () => {
      const answer = await node.ask(command, { requestId, fingerprint: Buffer.from(requestId) });
      if (answer.ok) return answer.state;
      if (process.isDead() || RETRYABLE.has(answer.reason)) return undefined;
      throw new Error(`${story.name}: ${requestId} was refused: ${answer.reason} ${answer.message}`);
    });
  /** What the journal's reader would see: asking for the state would be asking the provider, too. */
  const last = async (): Promise<PaymentState | undefined> => {
    const answer = await node.node.registry.read(STREAM, READER);
    return answer.ok ? [...answer.state.payments.values()].at(-1) : undefined;
  };

  await story.tell({
    provider,
    ask,
    create: () => ask('create', newInvoice()),
    start: (overrides) => ask(`start ${overrides?.id ?? 'payment'}`, newPayment(overrides ?? {})),
    callBack: (tag = TAG) =>
      persist('an answer to the callback', async () => {
        const answer = await node.node.callbacks.accept('bank', callbackOf(tag, 'event')).catch(() => undefined);
        return answer === undefined || process.isDead() ? undefined : answer;
      }).then(() => {}),
    payerReturns: () =>
      persist('the return page', async () => {
        await node.node.registry.touch(STREAM);
        return true;
      }).then(() => {}),
    until: (what, seen) =>
      persist(what, async () => {
        const payment = await last();
        return payment !== undefined && seen(payment) ? payment : undefined;
      }),
    introduce: (customerId) =>
      persist('the customer', async () => {
        const command = { type: 'CreateCustomer', id: customerId, partyId: 'party' } as const;
        const request = { ...READER, requestId: 'customer', fingerprint: Buffer.from('customer') };
        const { customers } = node.node.customers;
        return await customers.ask(customerStream('party', customerId), command, request).catch(() => undefined);
      }).then(() => {}),
  });

  const answer = await node.node.registry.read(STREAM, READER);
  if (!answer.ok) throw new Error(`${story.name}: no state at the end: ${answer.reason}`);
  const accounts = await node.store.ledger.accounts(undefined, 100);
  return {
    end: {
      invoice: answer.state.status.tag,
      payments: [...answer.state.payments.values()].map(
        ({ step, status, refunds, chargebacks, adjustments }) =>
          `${step} ${status.tag} ${status.tag === 'failed' ? JSON.stringify(status.failure) : ''}` +
          [...refunds.values()]
            .map((refund) => `, refund ${refund.facts.id} ${JSON.stringify(refund.status)}`)
            .join('') +
          [...chargebacks].map(([id, { stage, status }]) => `, chargeback ${id} ${stage} ${status}`).join('') +
          [...adjustments].map(([id, { status }]) => `, adjustment ${id} ${status.tag}`).join(''),
      ),
      balances: accounts.map(
        ({ accountId, ownMinor, minAvailableMinor, maxAvailableMinor }) =>
          `${accountId} ${ownMinor} ${minAvailableMinor} ${maxAvailableMinor}`,
      ),
      effects: Object.fromEntries([...provider.effects].sort(([a], [b]) => (a < b ? -1 : 1))),
      remembered: await remembered(node.node.customers),
    },
    charges: provider.keys,
    repeats: provider.repeats(),
    deaths: process.deaths(),
    reached,
    writes: process.writes(),
    appends,
  };
}

async function remembered({ cards, customers }: CustomerBook): Promise<readonly string[]> {
  const card = await cards.read(cardStream('party', cardIdOf('party', VISA.fingerprint)));
  const customer = await customers.read(customerStream('party', CUSTOMER));
  return [
    ...activeTokens(card.state).map(({ providerId, terminalId, token }) => `${providerId} ${terminalId} ${token}`),
    ...[...paymentsBefore(customer.state)].map(({ no, invoiceId, paymentId }) => `${no} ${invoiceId} ${paymentId}`),
    ...customer.state.cards.map((id) => (id === card.state.facts?.id ? 'the card' : 'another card')),
  ];
}

const CUSTOMER = 'customer';

const READER = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
} as const;

/** The world of the other tests, where money can be held and a provider that was unavailable is tried again. */
export function troubledWorld(): Configuration {
  const holds = { methods: constant(['card/visa']), lifetimeMs: constant(7 * 86_400_000), partialCaptureAllowed: true };
  const payments = { ...MERCHANT_TERMS.payments, holds, refunds: MERCHANT_REFUNDS };
  const recurrent = { methods: constant(['card/visa']), categories: constant(['goods']) };
  const shop = shopOf({ terms: { ...MERCHANT_TERMS, payments, recurrent } });
  const again = { type: 'linear', attempts: 3, delayMs: 1_000 } as const;
  const provider = providerOf('bank', {
    retries: { processed: again, captured: again, cancelled: again, refunded: again },
    terms: {
      recurrent,
      payments: {
        ...PROVISION,
        holds: { lifetimeMs: constant(7 * 86_400_000), partialCaptureAllowed: true },
        refunds: PROVIDER_REFUNDS,
      },
    },
  });
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  return paymentWorld({ ...configurationOf({ providers: [provider] }), parties: new Map([[party.id, party]]) });
}

const resting = ({ step }: PaymentState) => step === 'idle';
const held = ({ step }: PaymentState) => step === 'flow_waiting';
const suspended = ({ sessions }: PaymentState) => sessions[0]?.phase.tag === 'suspended';
const HOLD = { flow: { type: 'hold', onExpiration: 'cancel' } } as const;

export const STORIES: readonly Story[] = [
  ...REFUND_STORIES,
  ...DISPUTE_STORIES,
  ...ROUTE_STORIES,
  {
    name: 'approved',
    plan: () => {},
    tell: async ({ create, start, until }) => {
      await create();
      await start();
      await until('the capture', resting);
    },
  },
  {
    name: 'declined, then paid by another payment',
    plan: ({ plan }) => plan('processed', 'decline'),
    tell: async ({ provider, create, start, until }) => {
      await create();
      await start();
      await until('the decline', resting);
      provider.plan('processed', 'approve');
      await start({ id: 'second' });
      await until('the capture', (payment) => payment.facts.id === 'second' && resting(payment));
    },
  },
  {
    name: 'unavailable once, then approved',
    plan: ({ plan }) => plan('processed', 'unavailable', 'approve'),
    tell: async ({ create, start, until }) => {
      await create();
      await start();
      await until('the capture', resting);
    },
  },
  {
    name: 'confirmed by its payer, told by a callback',
    plan: ({ plan }) => plan('processed', 'suspend'),
    tell: async ({ provider, create, start, until, callBack }) => {
      await create();
      await start();
      await until('the question to the payer', suspended);
      provider.confirm(TAG);
      await callBack();
      await until('the capture', resting);
    },
  },
  {
    name: 'called back before its reply',
    plan: ({ plan }) => plan('processed', 'suspend'),
    tell: async ({ provider, create, start, until, callBack }) => {
      await create();
      provider.beforeReply(async () => {
        provider.beforeReply(async () => {});
        provider.confirm(TAG);
        await callBack();
      });
      await start();
      await until('the capture', resting);
    },
  },
  {
    name: 'confirmed by its payer, who comes back and no callback does',
    plan: ({ plan }) => plan('processed', 'suspend'),
    tell: async ({ provider, create, start, until, payerReturns }) => {
      await create();
      await start();
      await until('the question to the payer', suspended);
      provider.confirm(TAG);
      await payerReturns();
      await until('the capture', (payment) => resting(payment));
    },
  },
  {
    name: 'executed, with the answer lost',
    plan: ({ plan }) => plan('processed', 'approve_lost'),
    tell: async ({ create, start, until }) => {
      await create();
      await start();
      await until('the capture', resting);
    },
  },
  {
    name: 'lost before it was executed, then approved',
    plan: ({ plan }) => plan('processed', 'nothing_lost', 'approve'),
    tell: async ({ create, start, until }) => {
      await create();
      await start();
      await until('the capture', resting);
    },
  },
  {
    name: 'held, then captured with the answer lost',
    plan: ({ plan }) => plan('captured', 'approve_lost'),
    tell: async ({ create, start, until, ask }) => {
      await create();
      await start(HOLD);
      await until('the hold', held);
      await ask('capture', { type: 'CapturePayment', paymentId: 'payment', reason: 'sent' });
      await until('the capture', resting);
    },
  },
  {
    name: 'held, then cancelled after one refusal for the moment',
    plan: ({ plan }) => plan('cancelled', 'unavailable', 'approve'),
    tell: async ({ create, start, until, ask }) => {
      await create();
      await start(HOLD);
      await until('the hold', held);
      await ask('cancel', { type: 'CancelPayment', paymentId: 'payment', reason: 'sold out' });
      await until('the release', resting);
    },
  },
  {
    name: 'of a customer, whose card is remembered',
    plan: () => {},
    tell: async ({ introduce, create, start, until }) => {
      await introduce(CUSTOMER);
      await create();
      await start({ customerId: CUSTOMER, makeRecurrent: true });
      await until('the capture and the record', (payment) => resting(payment) && payment.recurrenceRecorded);
    },
  },
];
