import type { ProviderId } from '../domain/ids.ts';
import type { HealthSettings, HealthWindow, OperationResult } from '../domain/routing/health.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Observer } from '../ports/observer.ts';
import type { OperationKind, ProviderHealthMonitor } from '../ports/provider-health.ts';

export interface ProviderWindowsOptions {
  readonly clock: MachineClock;
  /** As they are now: a new revision of the configuration counts from its commit on. */
  readonly settings: () => HealthSettings;
  readonly observer: Pick<Observer, 'providerOperation'>;
}

/** Operations that one node counts at a time, for one provider and kind; more are not counted until some are over. */
const MOST_RUNNING = 100_000;

/** The health of providers as this node sees it, in its memory: a restart begins with a clean slate. */
export function createProviderWindows({ clock, settings, observer }: ProviderWindowsOptions): ProviderHealthMonitor {
  const windows: Record<OperationKind, Map<ProviderId, SlidingWindow>> = {
    availability: new Map(),
    conversion: new Map(),
  };

  const windowOf = (kind: OperationKind, providerId: ProviderId): SlidingWindow => {
    const known = windows[kind].get(providerId);
    if (known !== undefined) return known;
    const told = (result: OperationResult) => observer.providerOperation(providerId, kind, result);
    const created = slidingWindow(clock, () => settings()[kind], told);
    windows[kind].set(providerId, created);
    return created;
  };

  return {
    of: (providerId) => ({
      availabilityFailRate: windows.availability.get(providerId)?.failRate() ?? 0,
      conversionFailRate: windows.conversion.get(providerId)?.failRate() ?? 0,
    }),
    began: (kind, providerId, operation) => windowOf(kind, providerId).began(operation),
    ended: (kind, providerId, operation, result) => windowOf(kind, providerId).ended(operation, result),
  };
}

interface SlidingWindow {
  failRate(): number;
  began(operation: string): void;
  ended(operation: string, result: OperationResult): void;
}

function slidingWindow(
  clock: MachineClock,
  settings: () => HealthWindow,
  told: (result: OperationResult) => void,
): SlidingWindow {
  /** Oldest first. */
  const steps: { readonly startMs: number; total: number; failed: number }[] = [];
  /** By their beginning, which is the order of a map. */
  const running = new Map<string, number>();

  const count = (result: OperationResult): void => {
    const nowMs = clock.nowMs();
    let step = steps.at(-1);
    if (step === undefined || nowMs >= step.startMs + settings().preAggregationMs) {
      step = { startMs: nowMs, total: 0, failed: 0 };
      steps.push(step);
    }
    step.total += 1;
    if (result === 'error') step.failed += 1;
    told(result);
  };

  const forgetOld = (): void => {
    const fromMs = clock.nowMs() - settings().windowMs;
    while (steps[0] !== undefined && steps[0].startMs <= fromMs) steps.shift();
  };

  const failOverdue = (): void => {
    const begunBeforeMs = clock.nowMs() - settings().operationLimitMs;
    for (const [operation, beganMs] of running) {
      if (beganMs > begunBeforeMs) return;
      running.delete(operation); // V2
      count('error');
    }
  };

  return {
    failRate: () => {
      failOverdue();
      forgetOld();
      const total = steps.reduce((sum, step) => sum + step.total, 0);
      if (total < settings().leastOperations || total === 0) return 0; // V1
      return steps.reduce((sum, step) => sum + step.failed, 0) / total;
    },
    began: (operation) => {
      failOverdue();
      if (running.has(operation) || running.size >= MOST_RUNNING) return; // V3
      running.set(operation, clock.nowMs());
    },
    ended: (operation, result) => {
      failOverdue();
      forgetOld();
      if (running.delete(operation)) count(result); // V2, V3
    },
  };
}
