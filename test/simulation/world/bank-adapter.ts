import { invoiceStream, type StreamId } from '../../../src/domain/ids.ts';
import type { AdapterResult } from '../../../src/domain/session/session.ts';
import { ContractViolation, type Exchange, OutcomeUnknown, type ProviderAdapter } from '../../../src/ports/provider.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Network } from '../kernel/network.ts';
import type { SimulatedProcess } from '../kernel/process.ts';
import type { Bank, BankAnswer, BankRequest } from './bank.ts';
import { PARTY } from './configuration.ts';
import type { Weather } from './weather.ts';

/**
 * What a node and a bank say to each other, over a network that loses and delays. One adapter belongs to one process: what
 * comes back after its death reaches nobody.
 */
export interface BankAdapterOptions {
  /** Whether the banks of this adapter take a key back. */
  readonly cancels: boolean;
  readonly process: SimulatedProcess;
  readonly network: Network;
  readonly banks: ReadonlyMap<string, Bank>;
  readonly chance: Chance;
  readonly weather: Weather;
  /** Hears of each request as it leaves. */
  readonly calls: (stream: StreamId) => void;
}

type Reply = BankAnswer | 'not_found' | 'cancelled' | 'failed' | 'garbled';

export function createBankAdapter(options: BankAdapterOptions): ProviderAdapter {
  const { cancels, process, network, banks, chance, weather, calls } = options;
  const ask = <Answer extends BankAnswer | 'not_found' | 'cancelled'>(
    exchange: Exchange,
    what: string,
    answer: (bank: Bank) => Answer,
  ) =>
    new Promise<Answer>((resolve, reject) => {
      if (!process.alive()) return;
      const bank = bankOf(banks, exchange);
      const giveUp = () => reject(new OutcomeUnknown('the bank did not answer in time'));
      if (exchange.signal.aborted) return giveUp();
      exchange.signal.addEventListener('abort', giveUp);
      calls(invoiceStream(PARTY, exchange.payment.invoice.id));
      network.send(process.name, bank.id, `${what} ${exchange.idempotencyKey}`, () => {
        if (bank.down && chance.happens(0.5)) return;
        const fate = bank.down ? 'failed_before' : chance.weighted(weather.replies());
        const reply = replyOf(fate, () => answer(bank));
        network.send(bank.id, process.name, `${nameOf(reply)} to ${what} ${exchange.idempotencyKey}`, () => {
          process.enter(() => {
            if (reply === 'failed') reject(new OutcomeUnknown('503'));
            else if (reply === 'garbled')
              reject(chance.happens(0.5) ? new ContractViolation('garbled') : new TypeError());
            else resolve(reply as Answer);
          });
        });
      });
    });
  const status = (exchange: Exchange) => ask(exchange, 'status', (bank) => bank.status(exchange.idempotencyKey));
  const cancel = async (exchange: Exchange): Promise<AdapterResult | 'cancelled'> => {
    const answer = await ask(exchange, 'cancel', (bank) => bank.cancel(exchange.idempotencyKey));
    return answer === 'cancelled' ? answer : resultOf(exchange, answer);
  };

  return {
    process: async (exchange) => {
      const request = requestOf(exchange);
      return resultOf(exchange, await ask(exchange, request.target, (bank) => bank.request(request)));
    },
    status: async (exchange) => {
      const answer = await status(exchange);
      return answer === 'not_found' ? answer : resultOf(exchange, answer);
    },
    ...(cancels ? { cancel } : {}),
    identifyCallback: ({ body }) => JSON.parse(Buffer.from(body).toString()) as { tag: string; eventId?: string },
    handleCallback: async (exchange, callback) => {
      const answer = await status(exchange);
      const response = Buffer.from('taken');
      const decided = answer !== 'not_found' && (answer.type === 'done' || answer.type === 'refused');
      if (decided) return { response, result: resultOf(exchange, answer) };
      // A callback that decides nothing was not handled; a payer whose time is up has not paid.
      if (callback.type === 'message') return { response, result: {} };
      const failure = { code: 'authorization_failed:payer_did_not_come' };
      return { response, result: { intent: { type: 'fail', failure: { type: 'failure', failure } } } };
    },
  };
}

/** Which bank a route leads to is an option of its provider. */
function bankOf(banks: ReadonlyMap<string, Bank>, { options }: Exchange): Bank {
  const bank = banks.get(options['bank'] ?? '');
  if (bank === undefined) throw new Error(`there is no bank ${options['bank']}`);
  return bank;
}

function requestOf({ target, idempotencyKey, payment, captureCost, refund, trx, tag }: Exchange): BankRequest {
  const amount = target === 'captured' ? captureCost : target === 'refunded' ? refund?.cost : payment.cost;
  const of = refund?.paymentTrx ?? trx;
  return {
    key: idempotencyKey,
    target,
    payment: `${payment.invoice.id}/${payment.paymentId}`,
    amountMinor: (amount ?? payment.cost).amountMinor,
    currency: payment.cost.currency,
    ...(target === 'processed' || of === undefined ? {} : { trx: of.id }),
    tag,
  };
}

function replyOf(
  fate: 'answered' | 'failed_before' | 'failed_after' | 'garbled',
  answer: () => BankAnswer | 'not_found' | 'cancelled',
): Reply {
  if (fate === 'failed_before') return 'failed';
  const given = answer();
  if (fate === 'answered') return given;
  return fate === 'failed_after' ? 'failed' : 'garbled';
}

function nameOf(reply: Reply): string {
  return typeof reply === 'string' ? reply : reply.type;
}

function resultOf(exchange: Exchange, answer: BankAnswer | 'not_found'): AdapterResult {
  if (answer === 'not_found') throw new ContractViolation('only a question can find nothing');
  const trx = answer.trx === undefined ? {} : { trx: { id: answer.trx, extra: {} } };
  switch (answer.type) {
    case 'done': {
      const { changedMinor } = answer;
      const { currency } = exchange.payment.cost;
      const changedCost = changedMinor === undefined ? undefined : { amountMinor: changedMinor, currency };
      return { intent: { type: 'succeed', ...(changedCost === undefined ? {} : { changedCost }) }, ...trx };
    }
    case 'refused':
      return { intent: { type: 'fail', failure: { type: 'failure', failure: { code: answer.code } } }, ...trx };
    case 'later':
      return { intent: { type: 'sleep', durationMs: answer.afterMs }, ...trx };
    case 'confirm': {
      const request = { type: 'redirect', method: 'get', url: `https://bank.test/${answer.trx}`, form: {} } as const;
      const { tag, withinMs: timeoutMs } = answer;
      // An hour is long enough that this bank wants to be told when it is over.
      const onTimeout =
        timeoutMs < 3_600_000 ? {} : ({ onTimeout: { type: 'callback', payload: new Uint8Array(1) } } as const);
      return { intent: { type: 'suspend', tag, timeoutMs, interaction: { request }, ...onTimeout }, ...trx };
    }
  }
}
