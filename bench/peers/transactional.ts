import { bankClient, referenceOf } from './bank.ts';
import { openCards } from './cards.ts';
import { openDatabase } from './database.ts';
import { frontDoor } from './front-door.ts';
import { openOutbox } from './outbox.ts';
import { openPayments, type StartedPayment } from './payments.ts';
import { ready, settings } from './process.ts';

/**
 * A payment service with nothing but PostgreSQL: every step is a transaction that locks its row, moves the books and writes
 * the outbox, and between the steps the bank is called. A payment whose process died is found by the time of its next
 * attempt, and goes on with the same keys.
 */
const SWEEP_MS = 5_000;

const options = settings();
const database = await openDatabase(options);
const cards = openCards(database, options.cardKey);
const bank = bankClient(options.bankUrl);
const door = frontDoor();
const payments = openPayments(database, await openOutbox(database, door.tell));

/** From whatever state it is in to the end. */
async function goOn({ charge, cardToken, bankPayment }: StartedPayment): Promise<void> {
  const reference = referenceOf(charge);
  let authorised = bankPayment;
  if (authorised === undefined) {
    const answer = await bank.authorise(reference, charge.amountMinor, charge.currency, await cards.reveal(cardToken));
    if (!answer.ok) return await payments.failed(charge, answer);
    authorised = answer.bankPayment;
    await payments.processed(charge, authorised);
  }
  await bank.capture(reference, authorised, charge.amountMinor);
  await payments.captured(charge);
}

/** Whatever goes wrong: the sweeper comes back to it. */
function report(error: Error): void {
  process.stderr.write(`${error.stack}\n`);
}

async function sweep(): Promise<void> {
  for (const payment of await payments.takeUnfinished()) void goOn(payment).catch(report);
}

setInterval(() => void sweep().catch(report), SWEEP_MS);
const grpc = await door.open({
  storeCard: cards.store,
  createInvoice: payments.createInvoice,
  async startPayment(newPayment) {
    const started = await payments.start(newPayment);
    if (!started.isRepeat) void goOn(started).catch(report);
  },
  paymentState: payments.state,
});
ready({ grpc });
