import type { TurnpikeClient } from '../../src/client/client.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import type { StartPaymentRequest } from '../../src/generated/turnpike/v1/StartPaymentRequest.ts';
import type { SeededRandom } from '../kit/seeded-random.ts';
import type { Kind } from './kinds.ts';
import { OutOfPatience, pause, persist } from './persist.ts';

/** What one payment was told, and what must therefore be there for ever. */
export interface Receipt {
  readonly invoiceId: string;
  readonly paymentId: string;
  readonly kind: Kind;
  /** Its payer gave a CVV, which dies with the node: a request that never reached the bank cannot be repeated then. */
  readonly cvv: boolean;
  /** Sequence of the invoice in the answer to each command, by the command's name. */
  readonly acknowledged: Map<string, bigint>;
  /** What it was refused with: nothing of this load may be. */
  refusal?: string;
}

export interface MerchantOptions {
  readonly client: TurnpikeClient;
  readonly random: SeededRandom;
  readonly kinds: readonly Kind[];
  readonly cvvShare: number;
  /** Keeps the ids of one run apart from those of another. */
  readonly prefix: string;
  readonly httpAddress: () => string;
  readonly isOver: () => boolean;
  /** Aborted when nothing moves any more: what is unfinished then stays so. */
  readonly patience: AbortSignal;
  /** Told of each answer to a command. */
  readonly acknowledged: () => void;
}

const SHOP = 'books';
const PARTY = 'demo';
const LOOK_EVERY_MS = 200;
/** Each payment asks for another amount, so that amounts cannot be mixed up unseen. */
const BASE_MINOR = 100_000n;

/** A merchant with its payers: one payment after the other until the load is over, each followed as far as it needs somebody. */
export async function trade(name: string, options: MerchantOptions, receipts: Receipt[]): Promise<void> {
  const { random, kinds, cvvShare, prefix, isOver } = options;
  for (let number = 0; !isOver(); number += 1) {
    const kind = pickKind(random, kinds);
    const receipt: Receipt = {
      invoiceId: `${prefix}-${name}-${number}`,
      paymentId: 'payment',
      kind,
      cvv: random.draw() < cvvShare,
      acknowledged: new Map(),
    };
    receipts.push(receipt);
    try {
      await pay(options, receipt);
    } catch (error) {
      if (error instanceof OutOfPatience) return;
      receipt.refusal = error instanceof Error ? error.message : String(error);
    }
    await pause(random.below(LOOK_EVERY_MS));
  }
}

function pickKind(random: SeededRandom, kinds: readonly Kind[]): Kind {
  const kind = random.pick(kinds);
  return kind.slow === true && random.draw() < 0.75 ? pickKind(random, kinds) : kind;
}

async function pay(options: MerchantOptions, receipt: Receipt): Promise<void> {
  const { client, random, patience } = options;
  const { invoiceId, kind } = receipt;
  const request = {
    requestId: `${invoiceId}-create`,
    invoiceId,
    shopId: SHOP,
    cost: { amountMinor: BASE_MINOR * BigInt(1 + random.below(9)) + BigInt(kind.ending), currency: 'RUB' },
    details: { product: kind.name },
    dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 86_400) },
  };
  const invoice = await persist(() => client.invoicing.CreateInvoice(request), patience);
  acknowledge(options, receipt, 'CreateInvoice', invoice);
  acknowledge(options, receipt, 'StartPayment', await start(options, receipt));
  if (kind.meanwhile === 'capture' || kind.meanwhile === 'cancel') await finalize(options, receipt, kind.meanwhile);
  else if (kind.meanwhile !== undefined) await answerChallenge(options, receipt, kind.meanwhile === 'confirm');
  // Half of them are never looked at again: they must come to their end by themselves.
  else if (random.draw() < 0.5) await until(options, receipt, isFinal);
}

function acknowledge(
  { acknowledged }: MerchantOptions,
  receipt: Receipt,
  command: string,
  { sequence }: { readonly sequence?: bigint | undefined },
): void {
  receipt.acknowledged.set(command, sequence ?? 0n);
  acknowledged();
}

async function start(options: MerchantOptions, { invoiceId, paymentId, kind, cvv }: Receipt): Promise<Payment__Output> {
  const { client, patience } = options;
  for (let attempt = 0; ; attempt += 1) {
    const typed = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2040, ...(cvv ? { cvv: '123' } : {}) };
    const card = await persist(
      () => client.vault.TokenizeCard({ requestId: `${invoiceId}-card-${attempt}`, ...typed }),
      patience,
    );
    const holds = kind.meanwhile === 'capture' || kind.meanwhile === 'cancel';
    try {
      const request: StartPaymentRequest = {
        requestId: `${invoiceId}-start`,
        invoiceId,
        paymentId,
        payer: {
          paymentResource: {
            paymentTool: { bankCard: { token: card.token ?? '' } },
            ...(card.paymentSessionId ? { paymentSessionId: card.paymentSessionId } : {}),
            contactInfo: { email: `${invoiceId}@example.com` },
          },
        },
        flow: holds ? { hold: { onExpiration: 'HOLD_EXPIRATION_CANCEL' } } : { instant: {} },
      };
      return await persist(() => client.invoicing.StartPayment(request), patience);
    } catch (error) {
      // The node died with the CVV before the payment began: its payer types it again.
      if (!(error instanceof Error && error.message.includes('tokenize the card again')) || attempt > 100) throw error;
    }
  }
}

async function finalize(options: MerchantOptions, receipt: Receipt, how: 'capture' | 'cancel'): Promise<void> {
  const { client, patience } = options;
  const { invoiceId, paymentId } = receipt;
  const held = await until(options, receipt, ({ state }) => state === 'PAYMENT_STATE_PROCESSED' || isFinalState(state));
  if (held.state !== 'PAYMENT_STATE_PROCESSED') return;
  const request = { requestId: `${invoiceId}-${how}`, invoiceId, paymentId, reason: 'as agreed' };
  const send = () =>
    how === 'capture' ? client.invoicing.CapturePayment(request) : client.invoicing.CancelPayment(request);
  const payment = await persist(send, patience);
  acknowledge(options, receipt, how === 'capture' ? 'CapturePayment' : 'CancelPayment', payment);
}

/** The payer opens the bank's page, answers, and goes back to the shop; reloads what does not load. */
async function answerChallenge(options: MerchantOptions, receipt: Receipt, approves: boolean): Promise<void> {
  const asked = await until(options, receipt, (payment) => pageOf(payment) !== undefined || isFinal(payment));
  const page = pageOf(asked);
  if (page === undefined || isFinal(asked)) return;
  const answered = await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ outcome: approves ? 'approve' : 'decline' }),
    redirect: 'manual',
  });
  await answered.arrayBuffer();
  const path = `/return/${PARTY}~${receipt.invoiceId}~${receipt.paymentId}~${asked.sessions?.length ? asked.sessions.length - 1 : 0}`;
  for (;;) {
    const shown = await fetch(`http://${options.httpAddress()}${path}`).then(
      (response) => response.text(),
      () => undefined,
    );
    if (shown !== undefined && !shown.includes('is being checked')) return;
    await pause(LOOK_EVERY_MS, options.patience);
  }
}

function pageOf({ userInteraction }: Payment__Output): string | undefined {
  return userInteraction?.redirect?.get?.uriTemplate;
}

async function until(
  { client, patience }: MerchantOptions,
  { invoiceId, paymentId }: Receipt,
  seen: (payment: Payment__Output) => boolean,
): Promise<Payment__Output> {
  for (;;) {
    const payment = await persist(() => client.invoicing.GetPayment({ invoiceId, paymentId }), patience);
    if (seen(payment)) return payment;
    await pause(LOOK_EVERY_MS, patience);
  }
}

function isFinal({ state }: Payment__Output): boolean {
  return isFinalState(state);
}

export function isFinalState(state: unknown): boolean {
  return state === 'PAYMENT_STATE_CAPTURED' || state === 'PAYMENT_STATE_CANCELLED' || state === 'PAYMENT_STATE_FAILED';
}
