import { CANARIES, type CanaryName } from './canaries.ts';
import { judge } from './judge.ts';
import { createChance } from './kernel/chance.ts';
import { installEventLoop } from './kernel/event-loop.ts';
import { createTrace } from './kernel/trace.ts';
import { buildWorld, type World } from './world/build-world.ts';
import { leftOpen } from './world/left-open.ts';
import { liveInvoice } from './world/merchant.ts';
import type { PayoutLife } from './world/payout-desk.ts';
import { brewTrouble } from './world/trouble.ts';

/** One world from one seed: some days of business and trouble, then calm until nothing is open any more, then the oracle. */
export interface WorldResult {
  readonly seed: number;
  /** Events that happened. */
  readonly steps: number;
  readonly hours: number;
  /** Of the whole trace: two runs of one seed agree in it. */
  readonly digest: string;
  readonly violation?: Violation;
}

export interface Violation {
  readonly rule: string;
  readonly text: string;
  /** The event it was found at. */
  readonly step: number;
  readonly last: readonly string[];
}

export interface WorldOptions {
  readonly seed: number;
  /** A bug to plant, by its name. */
  readonly canary?: CanaryName;
  readonly listener?: (line: string) => void;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Business goes on for this long at most before the weather clears. */
const BUSINESS_MS = 5 * DAY_MS;
/** Everything comes to rest within so much calm: a hold of days, and the slowest of all retries. */
const CALM_MS = 10 * DAY_MS;
const MOST_INVOICES = 8;
const MOST_PAYOUTS = 10;
/** That wait for something to happen, where there are many nodes. */
const MOST_PATIENT = 6;
/** All invoices begin within this: at once, or spread over a day. */
const RUSHES_MS = [2_000, 10 * 60_000, DAY_MS] as const;

export async function runWorld({ seed, canary, listener }: WorldOptions): Promise<WorldResult> {
  const chance = createChance(seed);
  const trace = createTrace({ keep: 60, ...(listener === undefined ? {} : { listener }) });
  const loop = installEventLoop(chance.fork('turns').below);
  let violation: Violation | undefined;
  const violated = (rule: string, text: string): void => {
    violation ??= { rule, text, step: scheduler.steps(), last: trace.last() };
  };
  const onRejection = (error: unknown): void => violated('no promise is left alone', describe(error));
  process.on('unhandledRejection', onRejection);
  const planted = canary === undefined ? undefined : CANARIES[canary];
  const world = buildWorld({ chance, loop, trace, canary: planted, violated });
  const { scheduler } = world;
  try {
    await live(world, () => violation !== undefined);
  } catch (error) {
    violated('the world goes on', describe(error));
  } finally {
    loop.uninstall();
    process.off('unhandledRejection', onRejection);
  }
  return {
    seed,
    steps: scheduler.steps(),
    hours: Math.round(scheduler.nowMs() / HOUR_MS),
    digest: trace.digest(),
    ...(violation === undefined ? {} : { violation }),
  };
}

async function live(world: World, stopped: () => boolean): Promise<void> {
  const { scheduler, weather, site, violated } = world;
  const { invoices, alive: livesOfInvoices, beginNext } = beginInvoices(world);
  const payouts = beginPayouts(world);
  const alive = () => livesOfInvoices() + payouts.alive();
  site.boot();
  brewTrouble(world, beginNext);
  await scheduler.run(() => stopped() || alive() === 0, BUSINESS_MS);
  weather.clear();
  site.calm();
  await scheduler.run(() => stopped() || leftOpen(world, alive()) === undefined, scheduler.nowMs() + CALM_MS);
  const open = leftOpen(world, alive());
  if (open !== undefined) violated('O5', `after ${CALM_MS / DAY_MS} days of calm something is still open: ${open}`);
  if (!stopped()) await judge(world, invoices, payouts.lives, stopped);
}

/**
 * `alive` counts those whose people have still something to do. Where there are many nodes most begin just when something
 * befalls them.
 */
function beginInvoices(world: World) {
  const { chance, scheduler, site, size, disputes, client } = world;
  const count = 1 + chance.below(MOST_INVOICES) + (size > 1 ? chance.below(MOST_PATIENT) : 0);
  const invoices = Array.from({ length: count }, (_, index) => `i${index + 1}`);
  const rushMs = chance.pick(RUSHES_MS);
  const patient = new Set<() => void>();
  let alive = invoices.length;
  for (const invoice of invoices) {
    const own = chance.fork(invoice);
    const waits = size > 1 && own.happens(0.7);
    const begin = (): void => {
      patient.delete(begin);
      cancel();
      void liveInvoice({
        invoice,
        client: client(`merchant of ${invoice}`),
        operators: disputes ? client(`operator of ${invoice}`, 'operator') : undefined,
        scheduler,
        chance: own,
        wallTime: site.wallTime,
      }).then(() => {
        alive -= 1;
      });
    };
    const cancel = scheduler.after(own.spread(1, waits ? DAY_MS : rushMs), `${invoice}: begins`, begin);
    if (waits) patient.add(begin);
  }
  const beginNext = (): void => {
    const [begin] = patient;
    begin?.();
  };
  return { invoices, alive: () => alive, beginNext };
}

/** In half of the worlds the cash desk pays out, some of it at once, and often more than it has. */
function beginPayouts({ chance: all, scheduler, payoutDesk }: World) {
  const chance = all.fork('payouts');
  const count = chance.happens(0.5) ? 1 + chance.below(MOST_PAYOUTS) : 0;
  const lives = Array.from({ length: count }, (_, index): PayoutLife => {
    return { payout: `o${index + 1}`, amountMinor: BigInt(chance.spread(1_000, 100_000)), acknowledged: false };
  });
  let alive = count;
  let beginMs = chance.spread(HOUR_MS / 6, DAY_MS);
  for (const life of lives) {
    if (!chance.happens(0.5)) beginMs += chance.spread(1_000, DAY_MS / 2);
    scheduler.after(beginMs, `${life.payout}: begins`, () => {
      void payoutDesk.live(life).then(() => {
        alive -= 1;
      });
    });
  }
  return { lives, alive: () => alive };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
