import { maskDigits } from '../base/mask-digits.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { DependencyHealth, Health } from '../ports/health.ts';

/**
 * Asks each dependency of the node whether it works, and names the broken one. Not responsible for how it is asked: the
 * checks are given.
 *
 *  H1 A check that hangs is broken after its time, and is not started again until it has come back: a dead dependency
 *     never collects waiting probes.
 *  H2 Callers at the same time share one check, so that being asked often costs the dependency little.
 */
export interface HealthOptions {
  readonly checks: readonly HealthCheck[];
  readonly draining: () => boolean;
  readonly clock: MachineClock;
  readonly timeoutMs?: number;
}

export interface HealthCheck {
  /** As operators know it: `journal`, `sandbox bank`. */
  readonly name: string;
  /** One that is not required is named when it is broken, but the node stays ready. */
  readonly required: boolean;
  /** Rejects, with a reason for operators, when the dependency does not work. */
  check(): Promise<unknown>;
}

const TIMEOUT_MS = 2_000;

export function createHealth({ checks, draining, clock, timeoutMs = TIMEOUT_MS }: HealthOptions): Health {
  const probes = checks.map((check) => ({ ...check, look: shared(check) }));

  const inTime = (look: () => Promise<DependencyHealth>, required: boolean) =>
    new Promise<DependencyHealth>((resolve) => {
      const cancel = clock.after(timeoutMs, () =>
        resolve({ ok: false, required, reason: `no answer within ${timeoutMs} ms` }),
      );
      void look().then((found) => {
        cancel();
        resolve(found);
      });
    });

  return {
    report: async () => {
      const found = await Promise.all(
        probes.map(async ({ name, required, look }) => [name, await inTime(look, required)] as const),
      );
      const broken = found.some(([, { ok, required }]) => required && !ok);
      return { ready: !broken && !draining(), draining: draining(), dependencies: Object.fromEntries(found) };
    },
  };
}

/** One run at a time; who comes meanwhile waits for the same one (H1, H2). */
function shared({ check, required }: HealthCheck): () => Promise<DependencyHealth> {
  let running: Promise<DependencyHealth> | undefined;
  return () => {
    running ??= outcomeOf(check, required).finally(() => {
      running = undefined;
    });
    return running;
  };
}

async function outcomeOf(check: () => Promise<unknown>, required: boolean): Promise<DependencyHealth> {
  try {
    await check();
    return { ok: true, required };
  } catch (error) {
    return { ok: false, required, reason: maskDigits(error instanceof Error ? error.message : String(error)) };
  }
}
