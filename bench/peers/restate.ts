import { once } from 'node:events';
import { createServer } from 'node:http2';
import { createEndpointHandler, handlers, type ObjectContext, object, TerminalError } from '@restatedev/restate-sdk';
import { connect } from '@restatedev/restate-sdk-clients';
import { bankClient, referenceOf } from './bank.ts';
import { type Charge, chooseTerminal, type Final, hold, LimitExceeded, settle } from './books.ts';
import { openCards } from './cards.ts';
import { openDatabase, type Transaction } from './database.ts';
import { frontDoor, type NewInvoice, type NewPayment, Refused } from './front-door.ts';
import { openOutbox } from './outbox.ts';
import { ready, required, settings } from './process.ts';
import { startRestateServer } from './restate-server.ts';

/**
 * The same flow with Restate: an invoice is a virtual object whose state and steps are in Restate's log, and the books are
 * rows of PostgreSQL, written in one step when the money is held and in another when it is captured.
 */
const STARTED = 2;
const CAPTURED = 4;

const options = settings();
const server = await startRestateServer();
const database = await openDatabase(options);
const cards = openCards(database, options.cardKey);
const bank = bankClient(options.bankUrl);
const door = frontDoor();
const outbox = await openOutbox(database, door.tell);

interface State {
  readonly invoice: NewInvoice;
  readonly payment: { readonly id: string; readonly state: string };
}
type Context = ObjectContext<State & Record<string, unknown>>;

const invoiceObject = object({
  name: 'invoice',
  handlers: {
    create: async (ctx: Context, invoice: NewInvoice): Promise<void> => {
      if ((await ctx.get('invoice')) === null) ctx.set('invoice', invoice);
    },
    pay: async (ctx: Context, { payment: id, cardToken }: NewPayment): Promise<void> => {
      const invoice = await ctx.get('invoice');
      const last = await ctx.get('payment');
      if (invoice === null || (last !== null && last.state !== 'failed')) return;
      const charge = chargeOf(invoice, id, ctx.rand.random());
      const reach = (state: string): void => ctx.set('payment', { id, state });
      reach('pending');
      const reference = referenceOf(charge);
      try {
        await ctx.run('hold', () => holdMoney(charge));
      } catch (error) {
        if (!(error instanceof TerminalError)) throw error;
        return reach('failed');
      }
      const authorise = async () =>
        await bank.authorise(reference, charge.amountMinor, charge.currency, await cards.reveal(cardToken));
      const answer = await ctx.run('authorise', authorise);
      if (!answer.ok) {
        await ctx.run('release', () => settleMoney(charge, 'rolled_back'));
        return reach('failed');
      }
      reach('processed');
      await ctx.run('capture', () => bank.capture(reference, answer.bankPayment, charge.amountMinor));
      await ctx.run('commit', () => settleMoney(charge, 'committed'));
      reach('captured');
    },
    payment: handlers.object.shared(async (ctx: Pick<Context, 'get'>) => await ctx.get('payment')),
  },
});

function chargeOf(
  { party, shop, invoice, amountMinor, currency }: NewInvoice,
  payment: string,
  random: number,
): Charge {
  const terminal = chooseTerminal(random);
  return { party, shop, invoice, payment, amountMinor: BigInt(amountMinor), currency, terminal };
}

/** Writes nothing when it is repeated, because the process died before Restate knew of it. */
async function holdMoney(charge: Charge): Promise<void> {
  await write(
    async (transaction) => (await hold(transaction, charge)) && (await tell(transaction, charge, STARTED)),
  ).catch((error) => {
    throw error instanceof LimitExceeded ? new TerminalError('LIMIT_EXCEEDED') : error;
  });
}

async function settleMoney(charge: Charge, final: Final): Promise<void> {
  await write(async (transaction) => {
    const settled = await settle(transaction, charge, final);
    return settled && final === 'committed' && (await tell(transaction, charge, CAPTURED));
  });
}

/** A transaction that says whether it wrote an event. */
async function write(work: (transaction: Transaction) => Promise<boolean>): Promise<void> {
  if (await database.transaction(work)) outbox.wake(1);
}

async function tell({ query }: Transaction, { party, invoice }: Charge, sequence: number): Promise<true> {
  await query('INSERT INTO events (party, invoice, sequence) VALUES ($1, $2, $3)', [party, invoice, sequence]);
  return true;
}

// The same after a restart: what is unfinished goes on where it began.
const port = Number(required('PEER_ENDPOINT_PORT'));
const endpoint = createServer(createEndpointHandler({ services: [invoiceObject] })).listen(port, '127.0.0.1');
await once(endpoint, 'listening');
await server.register(`http://127.0.0.1:${port}`);
const ingress = connect({ url: server.ingressUrl });
const keyOf = (party: string, invoice: string): string => `${party}.${invoice}`;

const grpc = await door.open({
  storeCard: cards.store,
  async createInvoice(invoice) {
    await ingress.objectClient(invoiceObject, keyOf(invoice.party, invoice.invoice)).create(invoice);
  },
  /** Answered when Restate has the request on disk: what is refused, is refused by the object. */
  async startPayment(payment) {
    await ingress.objectSendClient(invoiceObject, keyOf(payment.party, payment.invoice)).pay(payment);
  },
  async paymentState(party, invoice, id) {
    const payment = await ingress.objectClient(invoiceObject, keyOf(party, invoice)).payment();
    if (payment !== null && payment.id !== id) throw new Refused('NOT_FOUND');
    return payment?.state;
  },
});
ready({ grpc, broker: String(server.pid) });
