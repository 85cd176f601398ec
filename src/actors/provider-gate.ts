import { CircuitState, circuitBreaker, handleType, type IBackoffFactory, type IBreaker } from 'cockatiel';
import type { ProviderId } from '../domain/ids.ts';
import type { BreakerSettings } from '../domain/routing/health.ts';
import type { ProviderHealth } from '../domain/routing/route.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Observer } from '../ports/observer.ts';
import { OutcomeUnknown } from '../ports/provider.ts';
import type { ProviderHealthMonitor } from '../ports/provider-health.ts';

/**
 * Through here goes every request that an adapter makes by itself; its callbacks do not, since they prove that it lives.
 *  G1 Calls without an answer, so many in a row, open the breaker of their provider; an answer closes it. A decline, and
 *     nonsense, are answers.
 *  G2 While it is open nothing is sent: `HeldBack` says so, and is never a failure (P7).
 *  G3 After its time one call at a time may try. The others are held back until it has ended: waiting for it would
 *     eat up the life of their own call.
 *  G4 What has not ended long after its deadline counts as unanswered, so that a call that never ends cannot hold back the others.
 *  G5 An open breaker counts as unavailable for routing. Once its time is up the windows decide again, or nobody would ever try.
 */
export interface ProviderGate {
  /** Makes the call and counts it, or throws `HeldBack`. */
  call<Result>(providerId: ProviderId, make: () => Promise<Result>): Promise<Result>;
  /** True while a call would be held back. */
  holdsBack(providerId: ProviderId): boolean;
  /** The health that routes are chosen by. */
  health(providerId: ProviderId): ProviderHealth;
}

/** Nothing was sent: too many calls to this provider went unanswered, or its adapter on this node cannot make the call. */
export class HeldBack extends OutcomeUnknown {}

export interface ProviderGateOptions {
  readonly monitor: ProviderHealthMonitor;
  readonly clock: MachineClock;
  /** As they are now: a new revision of the configuration holds from its commit on. */
  readonly settings: () => BreakerSettings;
  /** Longest life of one call. */
  readonly callTimeoutMs: number;
  readonly observer: Pick<Observer, 'breakerChanged'>;
}

export function createProviderGate(options: ProviderGateOptions): ProviderGate {
  const { monitor } = options;
  const breakers = new Map<ProviderId, Breaker>();
  let calls = 0;

  const breakerOf = (providerId: ProviderId): Breaker => {
    const known = breakers.get(providerId);
    if (known !== undefined) return known;
    const created = createBreaker(providerId, options);
    breakers.set(providerId, created);
    return created;
  };

  const count = async <Result>(providerId: ProviderId, make: () => Promise<Result>): Promise<Result> => {
    calls += 1;
    const operation = String(calls);
    monitor.began('availability', providerId, operation);
    try {
      const result = await make();
      monitor.ended('availability', providerId, operation, 'finish');
      return result;
    } catch (error) {
      monitor.ended('availability', providerId, operation, error instanceof OutcomeUnknown ? 'error' : 'finish');
      throw error;
    }
  };

  return {
    call: async (providerId, make) => await breakerOf(providerId).run(() => count(providerId, make)),
    holdsBack: (providerId) => breakers.get(providerId)?.isOpen() === true,
    health: (providerId) => {
      const seen = monitor.of(providerId);
      return breakers.get(providerId)?.isOpen() === true ? { ...seen, availabilityFailRate: 1 } : seen; // G5
    },
  };
}

interface Breaker {
  run<Result>(make: () => Promise<Result>): Promise<Result>;
  isOpen(): boolean;
}

/** The library would time the opening by the wall clock. Its time is always up, and ours is kept here, by the machine's. */
const AT_ONCE: IBackoffFactory<unknown> = { next: () => ({ duration: Number.NEGATIVE_INFINITY, next: AT_ONCE.next }) };

const STATES = {
  [CircuitState.Closed]: 'closed',
  [CircuitState.Open]: 'open',
  [CircuitState.HalfOpen]: 'half_open',
  [CircuitState.Isolated]: 'open',
} as const;

function createBreaker(providerId: ProviderId, options: ProviderGateOptions): Breaker {
  const { clock, settings, observer, callTimeoutMs } = options;
  let untilMs = 0;
  const policy = circuitBreaker(handleType(OutcomeUnknown), {
    breaker: failuresInARow(() => settings().failures),
    halfOpenAfter: AT_ONCE,
  });
  policy.onBreak(() => {
    untilMs = clock.nowMs() + settings().halfOpenAfterMs;
  });
  policy.onStateChange((state) => observer.breakerChanged(providerId, STATES[state]));

  const isOpen = (): boolean =>
    policy.state === CircuitState.HalfOpen || (policy.state === CircuitState.Open && clock.nowMs() < untilMs);

  /** Ends with the call, or long after it should have (G4). */
  const watched = async <Result>(call: Promise<Result>): Promise<Result> => {
    let cancel = (): void => {};
    const overdue = new Promise<never>((_, reject) => {
      cancel = clock.after(2 * callTimeoutMs, () => reject(new OutcomeUnknown('the call never ended')));
    });
    try {
      return await Promise.race([call, overdue]);
    } finally {
      cancel();
    }
  };

  return {
    isOpen,
    run: async <Result>(make: () => Promise<Result>): Promise<Result> => {
      if (isOpen()) throw new HeldBack(`calls to ${providerId} are held back: too many went unanswered`); // G2, G3
      const made: Promise<Result>[] = [];
      const send = () => {
        const call = make();
        made.push(call);
        return watched(call);
      };
      try {
        return await policy.execute(send);
      } catch (error) {
        const [call] = made;
        if (call === undefined) throw error;
        return await call; // As it ends by itself: what the breaker made of it changes nothing.
      }
    },
  };
}

function failuresInARow(most: () => number): IBreaker {
  let failures = 0;
  return {
    state: undefined,
    success: () => {
      failures = 0;
    },
    failure: () => {
      failures += 1;
      return failures >= most();
    },
  };
}
