import { DBOS } from '@dbos-inc/dbos-sdk';
import { bankClient, referenceOf } from './bank.ts';
import { openCards } from './cards.ts';
import { openDatabase } from './database.ts';
import { frontDoor, type NewPayment, Refused } from './front-door.ts';
import { openOutbox } from './outbox.ts';
import { openPayments } from './payments.ts';
import { ready, settings } from './process.ts';

/**
 * The same rows, moved by DBOS Transact: a payment is one workflow of four steps. DBOS records its start and the result of
 * every step in tables of its own, and goes on with unfinished workflows when it starts. The two steps that move the books
 * are transactions that do nothing when they are repeated, so that an ordinary step is enough for them.
 */
const CONNECTIONS = 16;

/** The client of the bank repeats by itself. */
const retried = {
  retriesAllowed: true,
  maxAttempts: 100,
  shouldRetry: (error: unknown) => !(error instanceof Refused),
};

const options = settings();
const database = await openDatabase(options);
const cards = openCards(database, options.cardKey);
const bank = bankClient(options.bankUrl);
const door = frontDoor();
const payments = openPayments(database, await openOutbox(database, door.tell));

const pay = DBOS.registerWorkflow(
  async (payment: NewPayment) => {
    const { charge } = await DBOS.runStep(() => payments.start(payment), { name: 'start', ...retried });
    const authorise = async () =>
      await bank.authorise(
        referenceOf(charge),
        charge.amountMinor,
        charge.currency,
        await cards.reveal(payment.cardToken),
      );
    const answer = await DBOS.runStep(authorise, { name: 'authorise' });
    if (!answer.ok) return await DBOS.runStep(() => payments.failed(charge, answer), { name: 'fail', ...retried });
    const capture = () => bank.capture(referenceOf(charge), answer.bankPayment, charge.amountMinor);
    await DBOS.runStep(capture, { name: 'capture' });
    await DBOS.runStep(() => payments.captured(charge), { name: 'commit', ...retried });
  },
  { name: 'pay' },
);

DBOS.setConfig({
  name: 'peer',
  systemDatabaseUrl: options.databaseUrl,
  systemDatabasePoolSize: CONNECTIONS,
  applicationVersion: '1',
  logLevel: 'warn',
});
await DBOS.launch();
const grpc = await door.open({
  storeCard: cards.store,
  createInvoice: payments.createInvoice,
  /** Answered when the workflow is on disk: what is refused, is refused by its first step. */
  async startPayment(payment) {
    await DBOS.startWorkflow(pay, { workflowID: referenceOf(payment) })(payment);
  },
  async paymentState(...key) {
    const state = await payments.state(...key);
    if (state !== undefined) return state;
    const [party, invoice, payment] = key;
    const accepted = await DBOS.getWorkflowStatus(referenceOf({ party, invoice, payment }));
    return accepted === null ? undefined : 'pending';
  },
});
ready({ grpc });
