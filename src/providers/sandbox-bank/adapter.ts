import { assert } from '../../base/assert.ts';
import { OPERATION_TIMEOUT } from '../../domain/failure.ts';
import type { AdapterIntent, AdapterResult } from '../../domain/session/session.ts';
import {
  type CallbackMessage,
  ContractViolation,
  type Exchange,
  type IdentifiedCallback,
  type PaymentInfo,
  type PayoutAdapter,
  type ProviderAdapter,
  type ProviderAnswer,
  type VerificationResult,
} from '../../ports/provider.ts';
import { type BankCall, bankClient } from './bank-client.ts';
import { parseObject } from './json-object.ts';
import { createPayoutAdapter } from './payout-adapter.ts';
import { type Asked, declineFailure, OPERATION_OF, readAnswer } from './read-answer.ts';
import { SIGNATURE_HEADER, verifyCallback } from './signature.ts';

/**
 * Speaks to the sandbox bank for sessions. Keeps the promises A1 to A7 of the provider port; docs/sandbox.md is the bank's side.
 * Options of a provider or terminal: `url` (the bank's address, where it is not the one given here), `challenge_timeout_ms`
 * (how long a payer may take), `transfer_timeout_ms` (how long money may be on its way), `timeouts` (how often the time may run
 * out before the question is taken back). Secret: `callback_secret`.
 */
export interface SandboxBankAdapter extends ProviderAdapter {
  status(exchange: Exchange): Promise<ProviderAnswer | 'not_found'>;
  cancel(exchange: Exchange): Promise<AdapterResult | 'cancelled'>;
  submit(exchange: Exchange, result: VerificationResult): Promise<ProviderAnswer>;
  readonly payouts: Required<PayoutAdapter>;
  /** Lets calls in flight end, then closes the connections. */
  close(): Promise<void>;
}

export interface SandboxBankAdapterOptions {
  readonly url: string;
}

/** Long enough to find a phone and a password. */
const CHALLENGE_TIMEOUT_MS = 15 * 60_000;
/** Longer than any application lives: its own timers decide, and a late transfer is still seen. */
const TRANSFER_TIMEOUT_MS = 7 * 86_400_000;
const ACKNOWLEDGEMENT = Buffer.from('OK');
/** Of a key that was cancelled: it took nothing and never will. */
const TIMED_OUT: AdapterIntent = { type: 'fail', failure: OPERATION_TIMEOUT };

export function createSandboxBankAdapter({ url }: SandboxBankAdapterOptions): SandboxBankAdapter {
  const client = bankClient(url);

  async function process(exchange: Exchange): Promise<ProviderAnswer> {
    if (exchange.state !== undefined) return stillKnown(await status(exchange));
    const call = moneyCall(exchange);
    if (call === undefined) {
      return {
        intent: { type: 'fail', failure: declineFailure('card_not_supported', 'There is no card to charge.') },
      };
    }
    const answer = await client.call(exchange, call);
    if (answer.type === 'answer') return readAnswer(asked(exchange), answer.body);
    if (answer.code === 'key_cancelled') return { intent: TIMED_OUT };
    throw new ContractViolation(`the bank refused a ${OPERATION_OF[exchange.target]} with ${answer.code}`);
  }

  async function status(exchange: Exchange): Promise<ProviderAnswer | 'not_found'> {
    const answer = await client.call(exchange, { method: 'GET', path: `/v1/operations/${exchange.idempotencyKey}` });
    if (answer.type === 'answer') return readAnswer(asked(exchange), answer.body);
    if (answer.code === 'not_found') return 'not_found';
    throw new ContractViolation(`the bank refused a status query with ${answer.code}`);
  }

  /** Nobody came back. Only once the question is taken back is it certain that nothing is taken later (P7). */
  async function timedOut(exchange: Exchange): Promise<ProviderAnswer> {
    const seen = stillKnown(await status(exchange));
    if (seen.intent?.type !== 'suspend') return seen;
    const waited = 1 + (exchange.state?.[0] ?? 0);
    if (waited < Number(exchange.options['timeouts'] ?? 1)) return { ...seen, nextState: Buffer.of(waited) };
    const ended = await cancel(exchange);
    return ended === 'cancelled' ? { intent: TIMED_OUT } : ended;
  }

  /** What a payer approved before this call came is released by it. */
  async function cancel(exchange: Exchange): Promise<AdapterResult | 'cancelled'> {
    const path = `/v1/operations/${exchange.idempotencyKey}/cancel`;
    const answer = await client.call(exchange, { method: 'POST', path });
    const isVoided = answer.type === 'answer' && answer.body['status'] === 'voided';
    return isVoided ? 'cancelled' : stillKnown(await status(exchange));
  }

  /** A repeat of what passed gets the stored answer, so what it moves is moved once (A1). */
  async function submit(exchange: Exchange, { type: _, ...given }: VerificationResult): Promise<ProviderAnswer> {
    const path = `/v1/operations/${exchange.idempotencyKey}/verification`;
    const answer = await client.call(exchange, { method: 'POST', path, body: given });
    if (answer.type === 'answer') return readAnswer(asked(exchange), answer.body);
    throw new ContractViolation(`the bank refused a verification with ${answer.code}`);
  }

  return {
    process,
    status,
    cancel,
    submit,
    payouts: createPayoutAdapter(client, TRANSFER_TIMEOUT_MS),
    identifyCallback: (message, secrets) => readCallback(message, secrets),
    async handleCallback(exchange, callback) {
      if (callback.type === 'timeout') return { response: ACKNOWLEDGEMENT, result: await timedOut(exchange) };
      // Whose word it is was seen at the door; here it is only a reason to look.
      const about = parseObject(Buffer.from(callback.body).toString());
      if (about?.['tag'] !== exchange.tag) return { response: ACKNOWLEDGEMENT, result: {} };
      const { intent, requisites: _, ...facts } = stillKnown(await status(exchange));
      // A callback that decides nothing leaves the session waiting as it was.
      if (intent === undefined || intent.type === 'suspend') return { response: ACKNOWLEDGEMENT, result: facts };
      return { response: ACKNOWLEDGEMENT, result: { ...facts, intent } };
    },
    close: () => client.close(),
  };
}

/** What pays. Undefined for a card that the vault no longer has. */
function sourceOf({ card, recurrentToken, tool }: PaymentInfo): object | undefined {
  if (recurrentToken !== undefined) return { recurrentToken };
  if (tool.type === 'payment_terminal') return { tool: tool.type, service: tool.service };
  if (tool.type !== 'bank_card') return { tool: tool.type };
  if (card === undefined) return undefined;
  const expiry = `${String(card.expiryMonth).padStart(2, '0')}/${String(card.expiryYear % 100).padStart(2, '0')}`;
  return { card: { pan: card.pan, expiry, ...(card.cvv === undefined ? {} : { cvv: card.cvv }) } };
}

/** The one request that moves the money of this session (A1). Undefined for a payment that nothing pays. */
function moneyCall(exchange: Exchange): BankCall | undefined {
  const { target, payment, idempotencyKey: key, captureCost = payment.cost, tag, callbackUrl, returnUrl } = exchange;
  const contact = { tag, callbackUrl, returnUrl };
  const { reference, paymentId } = asked(exchange);
  if (target === 'processed') {
    const { cost, makeRecurrent, skipRecurrent, redirectUrl, application } = payment;
    // Host to host the merchant runs 3-D Secure itself, and brings its result.
    const runsChallenge = application?.product === 'ecom' && application.hosted !== true;
    const source = sourceOf(payment);
    if (source === undefined) return undefined;
    const body = {
      amountMinor: String(cost.amountMinor),
      currency: cost.currency,
      reference,
      ...source,
      ...(makeRecurrent && !skipRecurrent ? { storeCard: true } : {}),
      payer: payment.contact,
      ...(runsChallenge ? { byResult: true } : {}),
      ...(runsChallenge && redirectUrl !== undefined ? { notificationUrl: redirectUrl } : {}),
      ...contact,
    };
    return { method: 'POST', path: '/v1/payments', key, body };
  }
  if (paymentId === undefined) throw new ContractViolation(`a ${target} session without a transaction of the bank`);
  const path = `/v1/payments/${paymentId}/${OPERATION_OF[target]}`;
  switch (target) {
    case 'captured':
      return { method: 'POST', path, key, body: { amountMinor: String(captureCost.amountMinor), ...contact } };
    case 'cancelled':
      return { method: 'POST', path, key, body: contact };
    case 'refunded':
      return {
        method: 'POST',
        path,
        key,
        body: { amountMinor: String(asked(exchange).cost.amountMinor), reference, ...contact },
      };
  }
}

function asked({ target, payment, captureCost, refund, trx, options }: Exchange): Asked {
  const paymentReference = `${payment.partyId}/${payment.invoice.id}/${payment.paymentId}`;
  const challengeTimeoutMs = Number(options['challenge_timeout_ms'] ?? CHALLENGE_TIMEOUT_MS);
  assert(challengeTimeoutMs > 0, 'option challenge_timeout_ms is a number of milliseconds');
  const transferTimeoutMs = Number(options['transfer_timeout_ms'] ?? TRANSFER_TIMEOUT_MS);
  assert(transferTimeoutMs > 0, 'option transfer_timeout_ms is a number of milliseconds');
  const timeouts = { challengeTimeoutMs, transferTimeoutMs };
  if (target === 'refunded') {
    assert(refund !== undefined, 'a refund session has its refund');
    const reference = `${paymentReference}/${refund.id}`;
    return { target, cost: refund.cost, reference, paymentId: refund.paymentTrx?.id, ...timeouts };
  }
  const cost = target === 'captured' ? (captureCost ?? payment.cost) : payment.cost;
  return { target, cost, reference: paymentReference, paymentId: trx?.id, ...timeouts };
}

/** Undefined for bytes that this bank did not sign (A6). */
function readCallback(
  { headers, body }: CallbackMessage,
  { callback_secret: secret }: Readonly<Record<string, string>>,
): IdentifiedCallback | undefined {
  if (secret === undefined || secret === '' || !verifyCallback(secret, headers[SIGNATURE_HEADER], body))
    return undefined;
  const { tag, eventId } = parseObject(Buffer.from(body).toString()) ?? {};
  return typeof tag === 'string' && typeof eventId === 'string' ? { tag, eventId } : undefined;
}

/** A key that the bank answered for once and does not know any more. */
function stillKnown(result: ProviderAnswer | 'not_found'): ProviderAnswer {
  if (result === 'not_found') throw new ContractViolation('the bank forgot an operation that it had taken');
  return result;
}
