import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type ServiceError, status } from '@grpc/grpc-js';
import type { TurnpikeClient } from '../../client/client.ts';

/**
 * A shop at a steady rate, whatever the servers do (open loop): each payment is a card, an invoice, a start, and a look every
 * now and then until it is captured. A call that fails although the client has repeated it is counted, and sent again under the
 * same request id until its outcome is known, as a good client does.
 */
export interface Load {
  figures(): Figures;
  /** No new payments; resolves when each has come to its end, or nothing has ended for as long as the patience. */
  finish(patienceMs: number): Promise<void>;
}

export interface Figures {
  readonly started: number;
  readonly captured: number;
  /** Payments that ended otherwise, each with why. The shop sends nothing that should be refused. */
  readonly refused: readonly string[];
  /** After all repeats of the client; one that the shop sends again is counted once. */
  readonly failedCalls: number;
  /** Payments captured in the last second. */
  readonly perSecond: number;
  /** Of the calls that ended in the last second or are still open; 0 when there are none. */
  readonly slowestMs: number;
}

export interface LoadOptions {
  readonly merchant: TurnpikeClient;
  readonly paymentsPerSecond: number;
}

const WINDOW_MS = 1_000;
const LOOK_EVERY_MS = 300;
const REPEAT_AFTER_MS = 500;

/** After these nobody knows whether the request took effect, or it has to come again. Every other no is a refusal. */
const REPEATED: ReadonlySet<status> = new Set([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.CANCELLED,
  status.UNKNOWN,
  status.INTERNAL,
]);

export function startLoad({ merchant, paymentsPerSecond }: LoadOptions): Load {
  const calls = newCallBook();
  const patience = new AbortController();
  const open = new Set<Promise<void>>();
  const capturedAtMs: number[] = [];
  const refused: string[] = [];
  const startMs = performance.now();
  let started = 0;

  const begin = (): void => {
    started += 1;
    const payment = pay({ merchant, call: calls.call, patience: patience.signal }).then(
      () => void capturedAtMs.push(performance.now()),
      (error: unknown) => {
        if (!patience.signal.aborted) refused.push(error instanceof Error ? error.message : String(error));
      },
    );
    open.add(payment);
    void payment.then(() => open.delete(payment));
  };
  const arrivals = setInterval(() => {
    const due = ((performance.now() - startMs) * paymentsPerSecond) / 1000;
    while (started < due) begin();
  }, 1000 / paymentsPerSecond);

  return {
    figures: () => {
      const sinceMs = performance.now() - WINDOW_MS;
      const captured = capturedAtMs.length;
      const perSecond = captured - capturedAtMs.findLastIndex((atMs) => atMs < sinceMs) - 1;
      return { started, captured, refused, perSecond, ...calls.figures() };
    },
    finish: async (patienceMs) => {
      clearInterval(arrivals);
      for (let [left, sinceMs] = [open.size, performance.now()]; open.size > 0; await delay(LOOK_EVERY_MS)) {
        if (open.size !== left) [left, sinceMs] = [open.size, performance.now()];
        if (performance.now() - sinceMs > patienceMs) break;
      }
      patience.abort();
      await Promise.all(open);
    },
  };
}

/** `repeated` calls that fail are not counted again. */
type Call = <Answer>(send: () => Promise<Answer>, repeated: boolean) => Promise<Answer>;

/** Times every call, and counts those that fail. */
function newCallBook() {
  const openSinceMs = new Set<{ readonly startMs: number }>();
  let ended: { readonly endMs: number; readonly tookMs: number }[] = [];
  let failedCalls = 0;
  const call: Call = async (send, repeated) => {
    const begun = { startMs: performance.now() };
    openSinceMs.add(begun);
    try {
      return await send();
    } catch (error) {
      if (!repeated) failedCalls += 1;
      throw error;
    } finally {
      openSinceMs.delete(begun);
      const endMs = performance.now();
      ended.push({ endMs, tookMs: endMs - begun.startMs });
    }
  };
  return {
    call,
    figures: () => {
      const nowMs = performance.now();
      ended = ended.filter(({ endMs }) => endMs > nowMs - WINDOW_MS);
      const tookMs = [...ended.map((each) => each.tookMs), ...[...openSinceMs].map(({ startMs }) => nowMs - startMs)];
      return { failedCalls, slowestMs: Math.max(0, ...tookMs) };
    },
  };
}

interface Shop {
  readonly merchant: TurnpikeClient;
  readonly call: Call;
  readonly patience: AbortSignal;
}

async function pay(shop: Shop): Promise<void> {
  const { merchant, patience } = shop;
  const { token = '' } = await known(shop, merchant.vault.TokenizeCard, {
    requestId: randomUUID(),
    pan: '4242424242424242',
    expiryMonth: 12,
    expiryYear: new Date().getUTCFullYear() + 5,
  });
  const { invoiceId } = await known(shop, merchant.invoicing.CreateInvoice, {
    requestId: randomUUID(),
    shopId: 'books',
    cost: { amountMinor: 49_900n, currency: 'RUB' },
    details: { product: 'A second-hand book' },
    dueTime: { seconds: BigInt(Math.floor(Date.now() / 1000) + 86_400) },
  });
  const { paymentId } = await known(shop, merchant.invoicing.StartPayment, {
    requestId: randomUUID(),
    invoiceId,
    payer: { paymentResource: { paymentTool: { bankCard: { token } }, contactInfo: { email: 'ada@example.com' } } },
    flow: { instant: {} },
  });
  for (;;) {
    const { state } = await known(shop, merchant.invoicing.GetPayment, { invoiceId, paymentId });
    if (state === 'PAYMENT_STATE_CAPTURED') return;
    if (state === 'PAYMENT_STATE_FAILED') throw new Error(`payment ${invoiceId}/${paymentId} failed`);
    await delay(LOOK_EVERY_MS, undefined, { signal: patience });
  }
}

/** Sends a request until its outcome is known; rejects when it is refused, or nobody has patience any more. */
async function known<Request, Answer>(
  { call, patience }: Shop,
  send: (request: Request) => Promise<Answer>,
  request: Request,
): Promise<Answer> {
  for (let repeated = false; ; repeated = true) {
    try {
      return await call(() => send(request), repeated);
    } catch (error) {
      if (!REPEATED.has((error as ServiceError).code)) throw error;
      await delay(REPEAT_AFTER_MS, undefined, { signal: patience });
    }
  }
}
