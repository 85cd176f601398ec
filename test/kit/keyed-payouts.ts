import type { AdapterResult } from '../../src/domain/session/session.ts';
import {
  OutcomeUnknown,
  type PayoutAdapter,
  type PayoutExchange,
  type ProviderAdapter,
} from '../../src/ports/provider.ts';
import { declined, SUCCESS } from './scripted-provider.ts';

/**
 * A bank in code that pays out and keeps the rules of money: what it did under a key it remembers, a repeat of the key does nothing
 * more, and a question is answered by what was done. It counts, so that a test can tell whether anything was paid twice.
 */
export interface KeyedPayouts extends ProviderAdapter {
  readonly payouts: PayoutAdapter;
  /** What the requests of every payout do, one after the other; the last is repeated, and to pay is the default. */
  plan(...steps: readonly PayoutStep[]): void;
  /** The bank gets round to it: whatever waits under this tag is paid. */
  settle(tag: string): void;
  /** The bank pays what it had refused. */
  payAfterAll(payoutId: string): void;
  /** How often each payout was paid. More than one is money gone. */
  readonly paid: ReadonlyMap<string, number>;
  /** Keys by payout: a second one is a new request, whether it was paid or not. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** All exchanges that asked for money, in order. */
  readonly requests: readonly PayoutExchange[];
  /** Requests under a key that had been decided: somebody did not ask first. */
  repeats(): number;
  calls(): Readonly<Record<'process' | 'status' | 'callback', number>>;
}

/**
 * `lost` ones are answered by nobody: `pay_lost` was paid, `nothing_lost` was not. `suspend_own` waits under a reference of the
 * bank's own, `ref-<payout>`.
 */
export type PayoutStep =
  | 'pay'
  | 'decline'
  | 'wrong_details'
  /** As wrong details, in words that repeat the number of the card. */
  | 'names_card'
  | 'unavailable'
  | 'suspend'
  | 'suspend_own'
  | 'pay_lost'
  | 'nothing_lost';

interface Operation {
  readonly payoutId: string;
  readonly tag: string;
  result: AdapterResult;
}

const REFUSALS: Readonly<Partial<Record<PayoutStep, AdapterResult>>> = {
  decline: declined('payout_declined:by_bank'),
  wrong_details: declined('payout_incorrect_requisites:card'),
  names_card: declined('payout_incorrect_requisites:card', 'there is no card 4242 4242 4242 4242'),
};
const UNAVAILABLE = declined('authorization_failed:temporarily_unavailable');
const PATIENCE_MS = 30 * 86_400_000;

export function keyedPayouts(pause: () => Promise<void> = async () => {}): KeyedPayouts {
  let steps: readonly PayoutStep[] = ['pay'];
  const asked = new Map<string, number>();
  const operations = new Map<string, Operation>();
  const paid = new Map<string, number>();
  const keys = new Map<string, Set<string>>();
  const requests: PayoutExchange[] = [];
  const calls = { process: 0, status: 0, callback: 0 };
  let repeats = 0;

  const pay = (operation: Operation): void => {
    paid.set(operation.payoutId, (paid.get(operation.payoutId) ?? 0) + 1);
    operation.result = SUCCESS;
  };
  const step = (payoutId: string): PayoutStep => {
    const number = asked.get(payoutId) ?? 0;
    asked.set(payoutId, number + 1);
    return steps[Math.min(number, steps.length - 1)] ?? 'pay';
  };
  const request = ({ payout, idempotencyKey, tag }: PayoutExchange): AdapterResult => {
    const { id: payoutId } = payout;
    keys.set(payoutId, (keys.get(payoutId) ?? new Set()).add(idempotencyKey));
    const known = operations.get(idempotencyKey);
    if (known !== undefined) {
      repeats += 1;
      return known.result;
    }
    const next = step(payoutId);
    if (next === 'unavailable') return UNAVAILABLE;
    if (next === 'nothing_lost') throw new OutcomeUnknown('the request was lost');
    const under = next === 'suspend_own' ? `ref-${payoutId}` : tag;
    const waiting: AdapterResult = { intent: { type: 'suspend', tag: under, timeoutMs: PATIENCE_MS } };
    const operation: Operation = { payoutId, tag: under, result: REFUSALS[next] ?? waiting };
    operations.set(idempotencyKey, operation);
    if (next === 'pay' || next === 'pay_lost') pay(operation);
    if (next === 'pay_lost') throw new OutcomeUnknown('the answer was lost');
    return operation.result;
  };
  const look = ({ idempotencyKey }: PayoutExchange): AdapterResult | 'not_found' =>
    operations.get(idempotencyKey)?.result ?? 'not_found';

  const payouts: PayoutAdapter = {
    process: async (exchange) => {
      calls.process += 1;
      requests.push(exchange);
      await pause();
      const answer = request(exchange);
      await pause();
      return answer;
    },
    status: async (exchange) => {
      calls.status += 1;
      await pause();
      return look(exchange);
    },
    handleCallback: async (exchange) => {
      calls.callback += 1;
      await pause();
      const seen = look(exchange);
      const decided = seen !== 'not_found' && seen.intent?.type !== 'suspend';
      return { response: Buffer.from('taken'), result: decided ? seen : {} };
    },
  };
  const none = (): never => {
    throw new Error('this bank takes no money');
  };
  return {
    payouts,
    plan: (...planned) => {
      steps = planned;
    },
    settle: (tag) => {
      for (const operation of operations.values()) {
        if (operation.tag === tag && operation.result.intent?.type === 'suspend') pay(operation);
      }
    },
    payAfterAll: (payoutId) => {
      for (const operation of operations.values()) if (operation.payoutId === payoutId) pay(operation);
    },
    paid,
    keys,
    requests,
    repeats: () => repeats,
    calls: () => ({ ...calls }),
    process: none,
    handleCallback: none,
    identifyCallback: ({ body }) => JSON.parse(Buffer.from(body).toString()) as { tag: string; eventId: string },
  };
}
