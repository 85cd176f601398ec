import { failure, OPERATION_TIMEOUT } from '../../domain/failure.ts';
import type { AdapterResult } from '../../domain/session/session.ts';
import {
  ContractViolation,
  type Exchange,
  type ExchangeBase,
  type PayoutAdapter,
  type PayoutExchange,
  type ProviderAdapter,
} from '../../ports/provider.ts';
import { type ExampleBankClient, exampleBankClient, parseFields } from './client.ts';
import { readAnswer } from './read-answer.ts';
import { isSigned, SIGNATURE_HEADER } from './signature.ts';

/**
 * Speaks to the example bank for sessions. Keeps the promises A1 to A7 of the provider port; `fake.ts` is the provider's side.
 * Not responsible for when it is called, or how often: the session is.
 * Option: `url`. Secret: `callback_secret`, which the provider signs its callbacks with.
 */
export interface ExampleBankAdapter extends ProviderAdapter {
  readonly payouts: PayoutAdapter;
  close(): Promise<void>;
}

const ACKNOWLEDGEMENT = Buffer.from('OK');

export function createExampleBankAdapter({ url }: { readonly url: string }): ExampleBankAdapter {
  const client = exampleBankClient(url);
  return {
    ...conversation<Exchange>(client, paymentRequest),
    payouts: conversation<PayoutExchange>(client, payoutRequest),
    identifyCallback({ headers, body }, { callback_secret: secret = '' }) {
      // A6: undefined for bytes that this provider did not sign.
      if (!isSigned(secret, headers[SIGNATURE_HEADER], body)) return undefined;
      const { tag, event: eventId } = parseFields(Buffer.from(body).toString()) ?? {};
      return typeof tag === 'string' && typeof eventId === 'string' ? { tag, eventId } : undefined;
    },
    close: () => client.close(),
  };
}

/** Payments and payouts are asked for, asked about and taken back in the same way. */
function conversation<E extends ExchangeBase>(
  client: ExampleBankClient,
  requestOf: (exchange: E) => object | undefined,
) {
  const pathOf = ({ idempotencyKey }: E): string => `/operations/${idempotencyKey}`;

  async function status(exchange: E): Promise<AdapterResult | 'not_found'> {
    const answer = await client.call(exchange, { method: 'GET', path: pathOf(exchange) });
    return answer.type === 'not_found' ? 'not_found' : readAnswer(exchange, answer.fields);
  }

  async function cancel(exchange: E): Promise<AdapterResult | 'cancelled'> {
    const answer = await client.call(exchange, { method: 'DELETE', path: pathOf(exchange) });
    // A7: taken back for good, or too late, and then this is what became of it.
    const isCancelled = answer.type === 'answer' && answer.fields['status'] === 'cancelled';
    return isCancelled ? 'cancelled' : stillKnown(await status(exchange));
  }

  return {
    async process(exchange: E): Promise<AdapterResult> {
      const body = requestOf(exchange);
      if (body === undefined)
        return { intent: { type: 'fail', failure: failure(NO_CARD, 'There is no card to charge.') } };
      // A1: the key is part of the address, so a repeat is the same request.
      const answer = await client.call(exchange, { method: 'PUT', path: pathOf(exchange), body });
      if (answer.type === 'not_found') throw new ContractViolation('the provider does not know what it was asked for');
      return readAnswer(exchange, answer.fields);
    },
    status,
    cancel,
    async handleCallback(exchange: E, callback: { readonly type: 'message' | 'timeout' }) {
      if (callback.type === 'timeout') {
        const ended = await cancel(exchange);
        const result: AdapterResult =
          ended === 'cancelled' ? { intent: { type: 'fail', failure: OPERATION_TIMEOUT } } : ended;
        return { response: ACKNOWLEDGEMENT, result };
      }
      // A6: a callback is a reason to look.
      const { intent, ...facts } = stillKnown(await status(exchange));
      const isDecided = intent !== undefined && intent.type !== 'suspend';
      return { response: ACKNOWLEDGEMENT, result: isDecided ? { ...facts, intent } : facts };
    },
  };
}

const NO_CARD = 'authorization_failed:payment_tool_rejected:unknown';

/** Undefined for a payment that this provider cannot take. */
function paymentRequest({ target, payment, captureCost, refund, trx, ...exchange }: Exchange): object | undefined {
  const { amountMinor, currency } = refund?.cost ?? captureCost ?? payment.cost;
  const money = { amountMinor: String(amountMinor), currency, tag: exchange.tag, callbackUrl: exchange.callbackUrl };
  if (target !== 'processed') return { kind: target, payment: (refund?.paymentTrx ?? trx)?.id, ...money };
  return payment.card === undefined ? undefined : { kind: target, card: payment.card, ...money };
}

function payoutRequest({ payout, tag, callbackUrl }: PayoutExchange): object {
  const { amountMinor, currency } = payout.cost;
  return { kind: 'payout', amountMinor: String(amountMinor), currency, receiver: payout.receiver, tag, callbackUrl };
}

/** A key that the provider answered for once and does not know any more. */
function stillKnown(result: AdapterResult | 'not_found'): AdapterResult {
  if (result === 'not_found') throw new ContractViolation('the provider forgot an operation that it had taken');
  return result;
}
