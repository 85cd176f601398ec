import { status } from '@grpc/grpc-js';
import type { Invoice__Output } from '../../src/generated/turnpike/v1/Invoice.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import { type SeededRandom, seededRandom } from '../kit/seeded-random.ts';
import type { DrillClient, Outcome } from './client.ts';
import type { Call, Shown } from './history.ts';
import { shownByInvoice, shownByPayment, shownByRefund } from './records.ts';

/**
 * Merchants at a steady rate, whatever the servers do (open loop): each creates an invoice, has it paid, looks at it between,
 * captures, cancels or refunds. Every call is written down. What a call leaves unknown is asked again under the same request
 * id, as a good client does; only the first asking counts as a call that failed.
 */
export interface Load {
  readonly calls: readonly DrillCall[];
  readonly payments: readonly PaymentTold[];
  /** No new payments; resolves when every payment has come to its end, or none did for as long as the patience. */
  finish(patienceMs: number): Promise<void>;
}

export interface DrillCall extends Call {
  readonly method: string;
  /** Somebody wanted it now, not for the sake of certainty. */
  readonly counted: boolean;
  /** With which it failed. */
  readonly code?: status;
  readonly details?: string;
}

/** What a payment was told to become. */
export interface PaymentTold {
  readonly invoiceId: string;
  readonly kind: Kind;
  /** The state in which it was last seen. */
  state: string;
  refunded: boolean;
  ended: boolean;
  /** No business of this load is refused. */
  refusal?: string;
}

export interface Kind {
  readonly name: string;
  readonly share: number;
  /** Last four digits of the amount in minor units: docs/sandbox.md says what the bank does with it. */
  readonly ending: number;
  readonly afterwards?: 'capture' | 'cancel' | 'refund';
  readonly end: 'CAPTURED' | 'CANCELLED' | 'FAILED';
}

const KINDS: readonly Kind[] = [
  { name: 'approved', share: 40, ending: 0, end: 'CAPTURED' },
  { name: 'declined', share: 5, ending: 7702, end: 'FAILED' },
  { name: 'reset after executing', share: 5, ending: 7758, end: 'CAPTURED' },
  { name: 'answers 500 without executing', share: 5, ending: 7755, end: 'CAPTURED' },
  { name: 'held and captured', share: 20, ending: 1, afterwards: 'capture', end: 'CAPTURED' },
  { name: 'held and cancelled', share: 10, ending: 2, afterwards: 'cancel', end: 'CANCELLED' },
  { name: 'approved and refunded', share: 15, ending: 3, afterwards: 'refund', end: 'CAPTURED' },
];

export interface LoadOptions {
  readonly client: DrillClient;
  readonly paymentsPerSecond: number;
  readonly seed: number;
  /** Keeps the ids of one load apart from those of another. */
  readonly prefix: string;
}

export const PAYMENT_ID = 'p';
export const REFUND_ID = 'r';
const LOOK_EVERY_MS = 300;
const REPEAT_AFTER_MS = 500;
/** Every answer that is not among these leaves open whether the request took effect. */
export const REFUSALS: ReadonlySet<status> = new Set([
  status.INVALID_ARGUMENT,
  status.NOT_FOUND,
  status.ALREADY_EXISTS,
  status.PERMISSION_DENIED,
  status.FAILED_PRECONDITION,
  status.UNAUTHENTICATED,
]);

export function startLoad(options: LoadOptions): Load {
  const { paymentsPerSecond, prefix } = options;
  const random = seededRandom(options.seed);
  const calls: DrillCall[] = [];
  const payments: PaymentTold[] = [];
  const flows = new Set<Promise<void>>();
  const patience = new AbortController();
  const startMs = performance.now();
  let ended = 0;

  const begin = (): void => {
    const told = { invoiceId: `${prefix}-${payments.length}`, kind: pickKind(random), state: 'none', refunded: false };
    const payment: PaymentTold = { ...told, ended: false };
    payments.push(payment);
    const flow = trade({ ...options, random, payment, calls, patience: patience.signal }).then(
      () => {
        payment.ended = true;
      },
      (error: unknown) => {
        if (!patience.signal.aborted) payment.refusal ??= error instanceof Error ? error.message : String(error);
      },
    );
    flows.add(flow);
    void flow.finally(() => {
      flows.delete(flow);
      ended += 1;
    });
  };
  const arrivals = setInterval(() => {
    const due = ((performance.now() - startMs) * paymentsPerSecond) / 1000;
    while (payments.length < due) begin();
  }, 1000 / paymentsPerSecond);

  return {
    calls,
    payments,
    finish: async (patienceMs) => {
      clearInterval(arrivals);
      for (let [seen, sinceMs] = [-1, performance.now()]; flows.size > 0; await pause(100)) {
        if (ended !== seen) [seen, sinceMs] = [ended, performance.now()];
        if (performance.now() - sinceMs > patienceMs) break;
      }
      patience.abort();
      await Promise.all(flows);
    },
  };
}

function pickKind(random: SeededRandom): Kind {
  let draw = random.below(KINDS.reduce((sum, { share }) => sum + share, 0));
  for (const kind of KINDS) {
    draw -= kind.share;
    if (draw < 0) return kind;
  }
  throw new Error('the shares are summed as they are drawn from');
}

interface Trade extends LoadOptions {
  readonly random: SeededRandom;
  readonly payment: PaymentTold;
  readonly calls: DrillCall[];
  readonly patience: AbortSignal;
}

async function trade(trade: Trade): Promise<void> {
  const { client, random, payment } = trade;
  const { invoiceId, kind } = payment;
  const paymentId = PAYMENT_ID;
  const amountMinor = 100_000n * BigInt(1 + random.below(9)) + BigInt(kind.ending);
  const create = {
    requestId: `${invoiceId}-create`,
    invoiceId,
    shopId: 'books',
    cost: { amountMinor, currency: 'RUB' },
    details: { product: kind.name },
    dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 86_400) },
  };
  await command(trade, 'CreateInvoice', create, client.invoicing.CreateInvoice, seenInvoice);
  const card = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2040 };
  const tokenize = { requestId: `${invoiceId}-card`, ...card };
  const { token = '' } = await command(trade, 'TokenizeCard', tokenize, client.vault.TokenizeCard, () => ({}));
  const holds = kind.afterwards === 'capture' || kind.afterwards === 'cancel';
  const start = {
    requestId: `${invoiceId}-start`,
    invoiceId,
    paymentId,
    payer: { paymentResource: { paymentTool: { bankCard: { token } } } },
    flow: holds ? { hold: { onExpiration: 'HOLD_EXPIRATION_CANCEL' as const } } : { instant: {} },
  };
  await command(trade, 'StartPayment', start, client.invoicing.StartPayment, seenPayment);

  if (holds) {
    const held = await until(trade, ({ state }) => state === 'PAYMENT_STATE_PROCESSED' || isFinal(state));
    if (isFinal(held.state)) return;
    const finish = { requestId: `${invoiceId}-${kind.afterwards}`, invoiceId, paymentId, reason: 'as agreed' };
    const { CapturePayment, CancelPayment } = client.invoicing;
    if (kind.afterwards === 'capture') await command(trade, 'CapturePayment', finish, CapturePayment, seenPayment);
    else await command(trade, 'CancelPayment', finish, CancelPayment, seenPayment);
  }
  const { state } = await until(trade, (seen) => isFinal(seen.state));
  if (kind.afterwards !== 'refund' || state !== 'PAYMENT_STATE_CAPTURED') return;
  // Half of it: the merchant has what is left after fees, and may have nothing else yet.
  const amount = { amountMinor: amountMinor / 2n, currency: 'RUB' };
  const about = { invoiceId, paymentId, refundId: REFUND_ID, amount, reason: 'sent back' };
  const refund = { requestId: `${invoiceId}-refund`, ...about };
  await command(trade, 'RefundPayment', refund, client.invoicing.RefundPayment, (answer) => ({
    ...sequenceOf(answer),
    shown: shownByRefund(answer),
  }));
  const over = await until(trade, ({ refunds = [] }) => refunds.some((each) => each.state !== 'REFUND_STATE_PENDING'));
  const [made] = over.refunds ?? [];
  if (made?.state !== 'REFUND_STATE_SUCCEEDED') throw new Error(`the refund failed: ${made?.failure?.code}`);
  payment.refunded = true;
}

/** What an answer shows of the invoice. */
interface Seen {
  readonly sequence?: number;
  readonly shown?: Shown;
}

const sequenceOf = ({ sequence }: { readonly sequence?: bigint | undefined }) =>
  sequence === undefined ? {} : { sequence: Number(sequence) };
const seenInvoice = (answer: Invoice__Output): Seen => ({ ...sequenceOf(answer), shown: shownByInvoice(answer) });
const seenPayment = (answer: Payment__Output): Seen => ({ ...sequenceOf(answer), shown: shownByPayment(answer) });

/** Sends a command until its outcome is known. Throws when it is refused, or nobody has patience any more. */
async function command<Request extends { readonly requestId: string }, Response>(
  trade: Trade,
  method: string,
  request: Request,
  send: (request: Request) => Promise<Outcome<Response>>,
  see: (response: Response) => Seen,
): Promise<Response> {
  const { payment, calls, patience } = trade;
  for (let attempt = 0; ; attempt += 1) {
    // A card belongs to no invoice.
    const about = method === 'TokenizeCard' ? {} : { requestId: request.requestId };
    const call = noteCall(calls, { ...about, method, invoiceId: payment.invoiceId, counted: attempt === 0 });
    const outcome = await send(request);
    if (outcome.ok) {
      call({ ...about, ...timesOf(outcome), ...see(outcome.response), outcome: 'answered' });
      return outcome.response;
    }
    const refused = REFUSALS.has(outcome.code);
    const { code, details } = outcome;
    call({ ...about, ...timesOf(outcome), outcome: refused ? 'refused' : 'unknown', code, details });
    if (refused) throw new Error(`${method} ${request.requestId} was refused: ${status[code]} ${details}`);
    await pause(REPEAT_AFTER_MS, patience);
  }
}

/** Reads the invoice until its payment is as wanted. */
async function until(trade: Trade, wanted: (payment: Payment__Output) => boolean): Promise<Payment__Output> {
  const { client, payment, calls, patience } = trade;
  for (;;) {
    const answer = await readInvoice(client, calls, payment.invoiceId, true);
    const seen = answer?.payments?.find(({ paymentId }) => paymentId === PAYMENT_ID);
    if (seen !== undefined) {
      payment.state = String(seen.state).replace('PAYMENT_STATE_', '');
      if (wanted(seen)) return seen;
    }
    await pause(LOOK_EVERY_MS, patience);
  }
}

/** A read, written down. */
export async function readInvoice(
  client: DrillClient,
  calls: DrillCall[],
  invoiceId: string,
  counted: boolean,
): Promise<Invoice__Output | undefined> {
  const call = noteCall(calls, { method: 'GetInvoice', invoiceId, counted });
  const outcome = await client.invoicing.GetInvoice({ invoiceId });
  if (outcome.ok) {
    call({ ...timesOf(outcome), ...seenInvoice(outcome.response), outcome: 'answered' });
    return outcome.response;
  }
  const { code, details } = outcome;
  // That there is no such invoice is an answer, too.
  const seen =
    code === status.NOT_FOUND ? ({ outcome: 'answered', sequence: 0 } as const) : { outcome: 'unknown' as const };
  call({ ...timesOf(outcome), ...seen, code, details });
  return undefined;
}

type Begun = Pick<DrillCall, 'method' | 'invoiceId' | 'counted'> & { readonly requestId?: string };
type Ended = Omit<DrillCall, 'what' | 'method' | 'invoiceId' | 'counted'> & { readonly peer: string };

/** Writes a call down when it begins, as one that was never answered, and again when it ends. */
export function noteCall(calls: DrillCall[], begun: Begun): (ended: Ended) => void {
  const index = calls.length;
  const { method } = begun;
  const startMs = performance.now();
  calls.push({ ...begun, what: method, startMs, endMs: Number.POSITIVE_INFINITY, outcome: 'unknown' });
  return ({ peer, ...ended }) => {
    calls[index] = { ...begun, ...ended, what: `${method} at ${peer}` };
  };
}

export const timesOf = ({ startMs, endMs, peer }: Outcome<unknown>) => ({ startMs, endMs, peer });

function isFinal(state: unknown): boolean {
  return state === 'PAYMENT_STATE_CAPTURED' || state === 'PAYMENT_STATE_CANCELLED' || state === 'PAYMENT_STATE_FAILED';
}

/** Rejects when there is no patience left. */
export async function pause(durationMs: number, patience?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  if (patience?.aborted === true) throw new Error('nobody waits any more');
}
