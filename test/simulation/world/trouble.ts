import type { World } from './build-world.ts';
import type { Trouble } from './site.ts';

const HOUR_MS = 3_600_000;

/** Of so many nodes something is always broken, to begin with. */
const MOST_AT_FIRST = 25;

/** What befalls everybody for no reason of their own, again and again until the weather clears. */
export function brewTrouble(
  { chance: source, scheduler, weather, site, banks, size }: World,
  brewing: () => void,
): void {
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
  let strikes = 0;
  const brew = (): void => {
    if (!weather.stormy()) return;
    const weights = Object.entries(troubles).map(([name, { weight }]) => [name, weight()] as const);
    const trouble = troubles[chance.weighted(Object.fromEntries(weights))];
    strikes += 1;
    brewing();
    scheduler.after(size > 1 ? chance.between(0, 5_000) : 0, 'it breaks', () => {
      if (weather.stormy()) trouble?.strike(chance);
    });
    const longestMs = size > 1 && strikes < MOST_AT_FIRST ? 120_000 : 12 * HOUR_MS;
    scheduler.after(chance.spread(5_000, longestMs), 'something is brewing', brew);
  };
  brew();
}
