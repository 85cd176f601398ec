import { payoutStream, type StreamId } from '../../../src/domain/ids.ts';
import type { AdapterResult } from '../../../src/domain/session/session.ts';
import {
  ContractViolation,
  OutcomeUnknown,
  type PayoutExchange,
  type ProviderAdapter,
} from '../../../src/ports/provider.ts';
import { declined, SUCCESS } from '../../kit/scripted-provider.ts';
import type { Chance } from '../kernel/chance.ts';
import type { Network } from '../kernel/network.ts';
import type { SimulatedProcess } from '../kernel/process.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { PARTY } from './configuration.ts';
import type { Running } from './site.ts';
import type { Weather } from './weather.ts';

/**
 * A bank that pays out, with books of its own. It knows nothing of payouts' states: it pays what it is asked to, once per key, and
 * a new key is a new request to it.
 *  B1 A request that was decided is remembered under its key, and a repeat gets the same answer.
 *  B2 A key that was taken back does nothing any more, even if its request arrives later.
 *  B3 It writes down whatever nobody should ask of a bank (`complaints`).
 */
export interface PayoutBank {
  /** What was paid, by payout: one amount for each time. */
  readonly paid: ReadonlyMap<string, readonly bigint[]>;
  readonly complaints: readonly string[];
  adapter(process: SimulatedProcess, calls: (stream: StreamId) => void): ProviderAdapter;
}

export interface PayoutBankOptions {
  readonly scheduler: Scheduler;
  readonly network: Network;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly nodes: () => readonly Running[];
}

interface Order {
  readonly payout: string;
  readonly amountMinor: bigint;
  state: 'asking' | 'paid' | 'refused';
  answer: AdapterResult;
}

const NAME = 'east';
const MINUTE_MS = 60_000;
const MOST_SENDINGS = 8;
const REFUSALS = ['payout_declined:by_bank', 'payout_incorrect_requisites:card', 'payout_failed:bank_error'] as const;
const UNAVAILABLE = declined('authorization_failed:temporarily_unavailable');
const TAKEN_BACK = declined('payout_declined:taken_back');

export function createPayoutBank({ scheduler, network, chance, weather, nodes }: PayoutBankOptions): PayoutBank {
  const orders = new Map<string, Order>();
  const paid = new Map<string, readonly bigint[]>();
  const complaints: string[] = [];
  let events = 0;

  const pay = (order: Order): void => {
    order.state = 'paid';
    order.answer = SUCCESS;
    paid.set(order.payout, [...(paid.get(order.payout) ?? []), order.amountMinor]);
  };
  const refuse = (order: Order, answer: AdapterResult): void => {
    order.state = 'refused';
    order.answer = answer;
  };
  const decide = (order: Order): void => {
    if (order.state !== 'asking') return;
    if (chance.happens(0.8)) pay(order);
    else refuse(order, declined(chance.pick(REFUSALS)));
  };
  /** Sent again and again until a node has taken it. */
  const callBack = (tag: string, event: string, sending = 1): void => {
    let taken = false;
    const body = Buffer.from(JSON.stringify({ tag, eventId: event }));
    network.send(NAME, 'node', `callback ${tag} ${event}`, () => {
      const [running] = chance.shuffled(nodes());
      running?.process.enter(() => {
        running.node.callbacks.accept(NAME, { headers: {}, body }).then(
          (answer) => {
            taken ||= running.process.alive() && answer !== 'unknown';
          },
          () => {},
        );
      });
    });
    scheduler.after(chance.between(10_000, MINUTE_MS), `${NAME}: waits for an answer to its callback`, () => {
      if (!taken && sending < MOST_SENDINGS) callBack(tag, event, sending + 1);
    });
  };
  const later = (order: Order, tag: string): void => {
    const asksBack = chance.happens(0.5);
    const afterMs = chance.spread(500, 30 * MINUTE_MS);
    order.answer = asksBack
      ? { intent: { type: 'suspend', tag, timeoutMs: chance.pick([MINUTE_MS, 86_400_000]) } }
      : { intent: { type: 'sleep', durationMs: Math.min(afterMs, MINUTE_MS) } };
    scheduler.after(afterMs, `${NAME}: gets round to ${order.payout}`, () => {
      decide(order);
      events += 1;
      if (asksBack && order.state !== 'asking' && chance.happens(0.8)) callBack(tag, `payout-${events}`);
    });
  };

  const request = ({ idempotencyKey, payout, tag }: PayoutExchange): AdapterResult => {
    const known = orders.get(idempotencyKey);
    if (known !== undefined) return known.answer; // B1, B2
    const open = [...orders.values()].find(({ payout: other, state }) => other === payout.id && state !== 'refused');
    if (open !== undefined) complaints.push(`${payout.id} is sent anew while its order is ${open.state}`);
    const order: Order = { payout: payout.id, amountMinor: payout.cost.amountMinor, state: 'asking', answer: SUCCESS };
    const { unavailable } = weather.authorisations();
    switch (chance.weighted({ pays: 60, refuses: 14, unavailable, later: 24 })) {
      case 'unavailable':
        refuse(order, UNAVAILABLE);
        break;
      case 'pays':
        pay(order);
        break;
      case 'refuses':
        refuse(order, declined(chance.pick(REFUSALS)));
        break;
      case 'later':
        later(order, tag);
        break;
    }
    orders.set(idempotencyKey, order);
    return order.answer;
  };
  const status = ({ idempotencyKey }: PayoutExchange): AdapterResult | 'not_found' =>
    orders.get(idempotencyKey)?.answer ?? 'not_found';
  const cancel = ({ idempotencyKey, payout }: PayoutExchange): AdapterResult | 'cancelled' => {
    const known = orders.get(idempotencyKey);
    if (known !== undefined && known.state !== 'asking') return known.answer;
    const order = known ?? { payout: payout.id, amountMinor: 0n, state: 'asking', answer: TAKEN_BACK };
    orders.set(idempotencyKey, order);
    refuse(order, TAKEN_BACK);
    return 'cancelled';
  };

  return {
    paid,
    complaints,
    adapter: (process, calls) => {
      /** Over a network that loses and delays; what comes back after the death of the process reaches nobody. */
      const ask = <Answer extends AdapterResult | 'not_found' | 'cancelled'>(
        exchange: PayoutExchange,
        what: string,
        answer: () => Answer,
      ) =>
        new Promise<Answer>((resolve, reject) => {
          if (!process.alive()) return;
          const giveUp = () => reject(new OutcomeUnknown('the bank did not answer in time'));
          if (exchange.signal.aborted) return giveUp();
          exchange.signal.addEventListener('abort', giveUp);
          calls(payoutStream(PARTY, exchange.payout.id));
          network.send(process.name, NAME, `${what} ${exchange.idempotencyKey}`, () => {
            const fate = chance.weighted(weather.replies());
            const reply = fate === 'failed_before' ? undefined : answer();
            network.send(NAME, process.name, `${fate} to ${what} ${exchange.idempotencyKey}`, () => {
              process.enter(() => {
                if (fate === 'garbled') reject(new ContractViolation('garbled'));
                else if (fate !== 'answered' || reply === undefined) reject(new OutcomeUnknown('503'));
                else resolve(reply);
              });
            });
          });
        });
      const none = (): never => {
        throw new Error('this bank takes no money');
      };
      return {
        process: none,
        handleCallback: none,
        identifyCallback: ({ body }) => JSON.parse(Buffer.from(body).toString()) as { tag: string; eventId: string },
        payouts: {
          process: (exchange) => ask(exchange, 'pay out', () => request(exchange)),
          status: (exchange) => ask(exchange, 'status', () => status(exchange)),
          cancel: (exchange) => ask(exchange, 'cancel', () => cancel(exchange)),
          handleCallback: async (exchange) => {
            const seen = await ask(exchange, 'status', () => status(exchange));
            const isDecided = seen !== 'not_found' && (seen.intent?.type === 'succeed' || seen.intent?.type === 'fail');
            return { response: Buffer.from('taken'), result: isDecided ? seen : {} };
          },
        },
      };
    },
  };
}
