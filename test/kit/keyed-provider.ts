import type { SessionTarget } from '../../src/domain/configuration.ts';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import { type Exchange, OutcomeUnknown, type ProviderAdapter } from '../../src/ports/provider.ts';
import { declined, SUCCESS } from './scripted-provider.ts';

/**
 * A provider in code that keeps the rules of money: what it did under a key it remembers, a repeat of the key does nothing
 * more, and a question is answered by what was done. It counts, so that a test can tell whether anything happened twice.
 */
export interface KeyedProvider extends ProviderAdapter {
  /** What a payment's requests for a target do, one after the other; the last is repeated, and approval is the default. */
  plan(target: SessionTarget, ...steps: readonly Step[]): void;
  /** The payer agrees: everything that waits under this tag is executed. */
  confirm(tag: string): void;
  /** What `cancel` of a provider that takes keys back does; one that is given as it is takes none back. */
  takeBack(exchange: Exchange): Promise<AdapterResult | 'cancelled'>;
  /** Runs after a request for money was taken and before it is answered. */
  beforeReply(work: () => Promise<void>): void;
  /** Executed effects by `invoice/payment target`, a refund's by `invoice/payment/refund target`. More than one is money moved twice. */
  readonly effects: ReadonlyMap<string, number>;
  /** Keys by the same: a second one is a new charge, whether it was executed or not. */
  readonly keys: ReadonlyMap<string, ReadonlySet<string>>;
  /** Requests for money under a key that had been executed: somebody did not ask first. */
  repeats(): number;
  /** All requests, those for money and the questions. */
  calls(): Readonly<Record<'process' | 'status' | 'callback' | 'cancel', number>>;
}

/** `lost` ones are answered by nobody: `approve_lost` was executed, `nothing_lost` was not. */
export type Step = 'approve' | 'decline' | 'unavailable' | 'suspend' | 'approve_lost' | 'nothing_lost';

const UNAVAILABLE = declined('authorization_failed:temporarily_unavailable');
const DECLINED = declined('authorization_failed:insufficient_funds');
const CANCELLED = declined('authorization_failed:operation_blocked');
/** Longer than most tests turn their clocks. */
const PATIENCE_MS = 30 * 86_400_000;

interface Operation {
  readonly name: string;
  readonly tag: string;
  /** The card is to be charged again. */
  readonly makeRecurrent: boolean;
  result: AdapterResult;
}

/** `pause` is awaited before each answer: it decides how calls interleave. A payer may take `patienceMs`. */
export function keyedProvider(pause: () => Promise<void> = async () => {}, patienceMs = PATIENCE_MS): KeyedProvider {
  const plans = new Map<SessionTarget, readonly Step[]>();
  const asked = new Map<string, number>();
  const operations = new Map<string, Operation>();
  const effects = new Map<string, number>();
  const keys = new Map<string, Set<string>>();
  const calls = { process: 0, status: 0, callback: 0, cancel: 0 };
  let repeats = 0;
  let meanwhile = async (): Promise<void> => {};

  const execute = (operation: Operation): void => {
    effects.set(operation.name, (effects.get(operation.name) ?? 0) + 1);
    const recurrentToken = `token of ${operation.name}`;
    operation.result = operation.makeRecurrent ? { intent: { type: 'succeed', recurrentToken } } : SUCCESS;
  };

  const step = (name: string, target: SessionTarget): Step => {
    const number = asked.get(name) ?? 0;
    asked.set(name, number + 1);
    const steps = plans.get(target) ?? ['approve'];
    return steps[Math.min(number, steps.length - 1)] ?? 'approve';
  };

  const request = ({ target, idempotencyKey, tag, payment, refund }: Exchange): AdapterResult => {
    const of = refund === undefined ? '' : `/${refund.id}`;
    const name = `${payment.invoice.id}/${payment.paymentId}${of} ${target}`;
    keys.set(name, (keys.get(name) ?? new Set()).add(idempotencyKey));
    const known = operations.get(idempotencyKey);
    if (known !== undefined) {
      repeats += 1;
      return known.result;
    }
    const makeRecurrent = target === 'processed' && payment.makeRecurrent;
    const operation: Operation = { name, tag, makeRecurrent, result: SUCCESS };
    switch (step(name, target)) {
      case 'unavailable':
        return UNAVAILABLE;
      case 'nothing_lost':
        throw new OutcomeUnknown('the request was lost');
      case 'suspend':
        operation.result = { intent: { type: 'suspend', tag, timeoutMs: patienceMs } };
        break;
      case 'decline':
        operation.result = DECLINED;
        break;
      case 'approve':
        execute(operation);
        break;
      case 'approve_lost':
        execute(operation);
        operations.set(idempotencyKey, operation);
        throw new OutcomeUnknown('the answer was lost');
    }
    operations.set(idempotencyKey, operation);
    return operation.result;
  };

  const look = ({ idempotencyKey }: Exchange): AdapterResult | 'not_found' =>
    operations.get(idempotencyKey)?.result ?? 'not_found';

  return {
    plan: (target, ...steps) => void plans.set(target, steps),
    confirm: (tag) => {
      for (const operation of operations.values()) {
        if (operation.tag === tag && operation.result.intent?.type === 'suspend') execute(operation);
      }
    },
    takeBack: async ({ idempotencyKey, target, tag, payment }) => {
      calls.cancel += 1;
      await pause();
      const name = `${payment.invoice.id}/${payment.paymentId} ${target}`;
      const operation = operations.get(idempotencyKey) ?? { name, tag, makeRecurrent: false, result: CANCELLED };
      if (operation.result === SUCCESS) return operation.result;
      operations.set(idempotencyKey, { ...operation, result: CANCELLED });
      return 'cancelled';
    },
    beforeReply: (work) => {
      meanwhile = work;
    },
    effects,
    keys,
    repeats: () => repeats,
    calls: () => ({ ...calls }),
    process: async (exchange) => {
      calls.process += 1;
      await pause();
      const answer = request(exchange);
      await meanwhile();
      await pause();
      return answer;
    },
    status: async (exchange) => {
      calls.status += 1;
      await pause();
      const answer = look(exchange);
      await pause();
      return answer;
    },
    identifyCallback: ({ body }) => JSON.parse(Buffer.from(body).toString()) as { tag: string; eventId: string },
    handleCallback: async (exchange) => {
      calls.callback += 1;
      await pause();
      const seen = look(exchange);
      await pause();
      // One that decides nothing was not handled: the same bytes may mean more the next time.
      const decided = seen !== 'not_found' && seen.intent?.type !== 'suspend';
      return { response: Buffer.from('taken'), result: decided ? seen : {} };
    },
  };
}

/** A callback as this provider sends it. */
export function callbackOf(tag: string, eventId: string) {
  return { headers: {}, body: Buffer.from(JSON.stringify({ tag, eventId })) };
}
