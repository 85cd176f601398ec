import type { World } from './build-world.ts';
import type { Trouble } from './site.ts';

const HOUR_MS = 3_600_000;

/** What befalls everybody for no reason of their own, again and again until the weather clears. */
export function brewTrouble({ chance: source, scheduler, weather, site, banks }: World): void {
  const chance = source.fork('trouble');
  const troubles: Readonly<Record<string, Trouble>> = {
    ...site.troubles,
    bank: {
      weight: () => weather.outages() / 2,
      strike: () => {
        const bank = chance.pick([...banks.values()]);
        bank.down = true;
        scheduler.after(chance.spread(5_000, HOUR_MS), `${bank.id} is back`, () => {
          bank.down = false;
        });
      },
    },
    clock: { weight: () => 0.1, strike: () => site.moveClock(chance.spread(1_000, 48 * HOUR_MS)) },
    terms: { weight: () => 0.1, strike: () => site.changeTerms() },
    nothing: { weight: () => 0.3, strike: () => {} },
  };
  const brew = (): void => {
    if (!weather.stormy()) return;
    const weights = Object.entries(troubles).map(([name, { weight }]) => [name, weight()] as const);
    troubles[chance.weighted(Object.fromEntries(weights))]?.strike(chance);
    scheduler.after(chance.spread(5_000, 12 * HOUR_MS), 'something is brewing', brew);
  };
  brew();
}
