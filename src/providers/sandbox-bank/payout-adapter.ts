import { assert } from '../../base/assert.ts';
import { OPERATION_TIMEOUT } from '../../domain/failure.ts';
import type { AdapterResult } from '../../domain/session/session.ts';
import { ContractViolation, type PayoutAdapter, type PayoutExchange } from '../../ports/provider.ts';
import type { BankClient } from './bank-client.ts';
import { parseObject } from './json-object.ts';
import { type Asked, readPayoutAnswer } from './read-answer.ts';

/** Sends money through the sandbox bank. Keeps the promises A1 to A7, as the adapter that it is part of does. */

const ACKNOWLEDGEMENT = Buffer.from('OK');
const TIMED_OUT: AdapterResult = { intent: { type: 'fail', failure: OPERATION_TIMEOUT } };

export function createPayoutAdapter(client: BankClient, defaultTimeoutMs: number): Required<PayoutAdapter> {
  async function process(exchange: PayoutExchange): Promise<AdapterResult> {
    if (exchange.state !== undefined) return stillKnown(await status(exchange));
    const { payout, idempotencyKey: key, tag, callbackUrl } = exchange;
    const { type, value, bankCode } = payout.receiver;
    const body = {
      amountMinor: String(payout.cost.amountMinor),
      currency: payout.cost.currency,
      reference: referenceOf(exchange),
      receiver: { type, value, ...(bankCode === undefined ? {} : { bankCode }) },
      tag,
      callbackUrl,
    };
    const answer = await client.call(exchange, { method: 'POST', path: '/v1/payouts', key, body });
    if (answer.type === 'answer') return readPayoutAnswer(asked(exchange), answer.body);
    if (answer.code === 'key_cancelled') return TIMED_OUT;
    throw new ContractViolation(`the bank refused a payout with ${answer.code}`);
  }

  async function status(exchange: PayoutExchange): Promise<AdapterResult | 'not_found'> {
    const answer = await client.call(exchange, { method: 'GET', path: `/v1/operations/${exchange.idempotencyKey}` });
    if (answer.type === 'answer') return readPayoutAnswer(asked(exchange), answer.body);
    if (answer.code === 'not_found') return 'not_found';
    throw new ContractViolation(`the bank refused a status query with ${answer.code}`);
  }

  /** A payout that was sent is never taken back: the status tells so instead (A7). */
  async function cancel(exchange: PayoutExchange): Promise<AdapterResult | 'cancelled'> {
    const path = `/v1/operations/${exchange.idempotencyKey}/cancel`;
    const answer = await client.call(exchange, { method: 'POST', path });
    const isVoided = answer.type === 'answer' && answer.body['status'] === 'voided';
    return isVoided ? 'cancelled' : stillKnown(await status(exchange));
  }

  /** Nobody called back: taken back where it is still under way, so that it is certain what became of it (P7). */
  async function timedOut(exchange: PayoutExchange): Promise<AdapterResult> {
    const seen = stillKnown(await status(exchange));
    if (seen.intent?.type !== 'suspend') return seen;
    const ended = await cancel(exchange);
    return ended === 'cancelled' ? TIMED_OUT : ended;
  }

  function asked({ payout, trx, options }: PayoutExchange): Omit<Asked, 'target'> {
    const transferTimeoutMs = Number(options['transfer_timeout_ms'] ?? defaultTimeoutMs);
    assert(transferTimeoutMs > 0, 'option transfer_timeout_ms is a number of milliseconds');
    return {
      cost: payout.cost,
      reference: referenceOf({ payout }),
      paymentId: trx?.id,
      challengeTimeoutMs: transferTimeoutMs,
      transferTimeoutMs,
    };
  }

  return {
    process,
    status,
    cancel,
    async handleCallback(exchange, callback) {
      if (callback.type === 'timeout') return { response: ACKNOWLEDGEMENT, result: await timedOut(exchange) };
      // A6: whose word it is was seen at the door; here it is only a reason to look.
      const about = parseObject(Buffer.from(callback.body).toString());
      if (about?.['tag'] !== exchange.tag) return { response: ACKNOWLEDGEMENT, result: {} };
      const { intent, ...facts } = stillKnown(await status(exchange));
      const isDecided = intent !== undefined && intent.type !== 'suspend';
      return { response: ACKNOWLEDGEMENT, result: isDecided ? { ...facts, intent } : facts };
    },
  };
}

function referenceOf({ payout }: Pick<PayoutExchange, 'payout'>): string {
  return `${payout.partyId}/${payout.id}`;
}

/** A key that the bank answered for once and does not know any more. */
function stillKnown(result: AdapterResult | 'not_found'): AdapterResult {
  if (result === 'not_found') throw new ContractViolation('the bank forgot a payout that it had taken');
  return result;
}
