import { randomUUID } from 'node:crypto';
import type { TurnpikeClient } from '../client/client.ts';
import { formatMoney } from '../domain/money.ts';
import type { InvoiceEvent__Output } from '../generated/turnpike/v1/InvoiceEvent.ts';
import type { Payment__Output } from '../generated/turnpike/v1/Payment.ts';

/**
 * The demo's payments, told as a story: real calls through the gRPC port, a payer who clicks in the bank's page, and what
 * became of it all: events as merchants see them, postings as the books have them.
 */
export interface Story {
  readonly captured: number;
  readonly declined: number;
  readonly threeDs: number;
  readonly held: number;
}

export interface StoryTeller {
  /** The merchant's client, and an operator's, who sees all postings. */
  readonly merchant: TurnpikeClient;
  readonly operator: TurnpikeClient;
  readonly print: (line: string) => void;
}

interface Chapter {
  readonly title: string;
  readonly card: string;
  readonly amountMinor: bigint;
  readonly hold?: boolean;
  /** Called once the payment waits for somebody: the payer at the bank, or the merchant. */
  readonly meanwhile?: (teller: StoryTeller, payment: Payment__Output) => Promise<void>;
  readonly end: 'PAYMENT_STATE_CAPTURED' | 'PAYMENT_STATE_FAILED';
}

const CHAPTERS: Record<keyof Story, Chapter> = {
  captured: {
    title: 'A card is approved at once (4242 4242 4242 4242)',
    card: '4242424242424242',
    amountMinor: 49_900n,
    end: 'PAYMENT_STATE_CAPTURED',
  },
  threeDs: {
    title: 'The bank wants to see the payer: 3-D Secure (4000 0000 0000 3220)',
    card: '4000000000003220',
    amountMinor: 129_000n,
    meanwhile: confirmAtBank,
    end: 'PAYMENT_STATE_CAPTURED',
  },
  declined: {
    title: 'There is no money on the card (4000 0000 0000 9995)',
    card: '4000000000009995',
    amountMinor: 75_000n,
    end: 'PAYMENT_STATE_FAILED',
  },
  held: {
    title: 'The money is held, and captured when the book is sent',
    card: '5555555555554444',
    amountMinor: 240_000n,
    hold: true,
    meanwhile: captureHeld,
    end: 'PAYMENT_STATE_CAPTURED',
  },
};

export async function tellStory(teller: StoryTeller): Promise<Story> {
  const counts = { captured: 0, declined: 0, threeDs: 0, held: 0 };
  for (const name of Object.keys(CHAPTERS) as (keyof Story)[]) {
    const chapter = CHAPTERS[name];
    const payment = await tellChapter(teller, chapter);
    if (payment.state === chapter.end) counts[name] += 1;
  }
  return counts;
}

async function tellChapter(teller: StoryTeller, chapter: Chapter): Promise<Payment__Output> {
  const { merchant, operator, print } = teller;
  print(`\n${chapter.title}`);
  const card = await merchant.vault.TokenizeCard({
    requestId: randomUUID(),
    pan: chapter.card,
    expiryMonth: 12,
    expiryYear: new Date().getUTCFullYear() + 5,
    cvv: '123',
    cardholder: 'ADA LOVELACE',
  });
  const invoice = await merchant.invoicing.CreateInvoice({
    requestId: randomUUID(),
    shopId: 'books',
    cost: { amountMinor: chapter.amountMinor, currency: 'RUB' },
    details: { product: 'A second-hand book' },
    dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 86_400) },
  });
  const { invoiceId = '' } = invoice;
  print(`  invoice ${invoiceId}: ${formatMoney({ amountMinor: chapter.amountMinor, currency: 'RUB' })}`);
  const watched = watchPayment(teller, invoiceId);
  const started = await merchant.invoicing.StartPayment({
    requestId: randomUUID(),
    invoiceId,
    payer: {
      paymentResource: {
        paymentTool: { bankCard: { token: card.token ?? '' } },
        ...(card.paymentSessionId === undefined ? {} : { paymentSessionId: card.paymentSessionId }),
        contactInfo: { email: 'ada@example.com' },
      },
    },
    flow: chapter.hold === true ? { hold: { onExpiration: 'HOLD_EXPIRATION_CANCEL' } } : { instant: {} },
  });
  const { paymentId } = started;
  if (chapter.meanwhile !== undefined) {
    await watched.waits;
    await chapter.meanwhile(teller, await merchant.invoicing.GetPayment({ invoiceId, paymentId }));
  }
  await watched.over;
  const payment = await operator.invoicing.GetPayment({ partyId: 'demo', invoiceId, paymentId });
  if (payment.state === 'PAYMENT_STATE_CAPTURED') printPostings(teller, payment);
  return payment;
}

/** Prints the events of an invoice as they come; tells when its payment waits for somebody, and when it is over. */
function watchPayment({ merchant, print }: StoryTeller, invoiceId: string) {
  const events = merchant.watch({ invoiceId });
  let waitsNow = () => {};
  let overNow = () => {};
  const waits = new Promise<void>((resolve) => {
    waitsNow = resolve;
  });
  const over = new Promise<void>((resolve, reject) => {
    overNow = resolve;
    events.on('error', (error) => reject(error));
  });
  events.on('data', (event: InvoiceEvent__Output) => {
    for (const line of linesOf(event)) print(`  ${line}`);
    for (const { paymentStateChanged, paymentInteractionRequested } of event.changes ?? []) {
      const state = paymentStateChanged?.state;
      if (paymentInteractionRequested !== undefined || state === 'PAYMENT_STATE_PROCESSED') waitsNow();
      if (state !== 'PAYMENT_STATE_CAPTURED' && state !== 'PAYMENT_STATE_FAILED') continue;
      overNow();
      events.removeAllListeners('error').on('error', () => {});
      events.cancel();
    }
  });
  return { waits, over };
}

function linesOf({ sequence, changes = [] }: InvoiceEvent__Output): readonly string[] {
  const words = changes.flatMap(({ change, paymentStateChanged, invoiceStateChanged }) => {
    if (paymentStateChanged !== undefined) {
      const { state, failure } = paymentStateChanged;
      const code = failure == null ? '' : ` (${codesOf(failure)})`;
      return [`payment ${short(state)}${code}`];
    }
    if (invoiceStateChanged !== undefined) return [`invoice ${short(invoiceStateChanged.state)}`];
    return change === 'paymentProgressed' || change === undefined ? [] : [wordsOf(change)];
  });
  return words.length === 0 ? [] : [`event ${sequence}: ${words.join(', ')}`];
}

/** `PAYMENT_STATE_CAPTURED` as `captured`. */
function short(state: string | number | undefined): string {
  return String(state).split('_STATE_').at(-1)?.toLowerCase() ?? '';
}

/** `paymentInteractionRequested` as `payment interaction requested`. */
function wordsOf(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

interface Codes {
  readonly code?: string | undefined;
  readonly sub?: Codes | null | undefined;
}

function codesOf({ code = '', sub }: Codes): string {
  return sub == null ? code : `${code}:${codesOf(sub)}`;
}

function printPostings({ print }: StoryTeller, { cashFlow = [] }: Payment__Output): void {
  for (const { source, destination, volume, details } of cashFlow) {
    if (volume == null) continue;
    const amount = formatMoney({ amountMinor: volume.amountMinor ?? 0n, currency: volume.currency ?? '' }).padStart(12);
    const why = details ? `  (${details})` : '';
    print(`  posting ${amount}  ${source?.accountId} -> ${destination?.accountId}${why}`);
  }
}

/** What a person would do with the link that the payment shows: open the bank's page and confirm. */
async function confirmAtBank({ print }: StoryTeller, payment: Payment__Output): Promise<void> {
  const url = payment.userInteraction?.redirect?.get?.uriTemplate;
  if (url === undefined) throw new Error('the payment shows no link to the bank');
  print(`  the payer opens ${url} and confirms`);
  const answer = await fetch(url, {
    method: 'POST',
    body: new URLSearchParams({ outcome: 'approve' }),
    redirect: 'manual',
  });
  if (answer.status !== 303) throw new Error(`the bank's page answered ${answer.status}`);
}

async function captureHeld({ merchant, print }: StoryTeller, { invoiceId, paymentId }: Payment__Output): Promise<void> {
  print('  the book is sent: the merchant captures');
  await merchant.invoicing.CapturePayment({
    requestId: randomUUID(),
    invoiceId,
    paymentId,
    reason: 'The book was sent',
  });
}
