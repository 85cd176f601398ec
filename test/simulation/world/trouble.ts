import type { World } from './build-world.ts';

const HOUR_MS = 3_600_000;

/** What befalls a node for no reason of its own, again and again until the weather clears. */
export function brewTrouble({ chance: source, scheduler, weather, host, banks }: World): void {
  const chance = source.fork('trouble');
  const brew = (): void => {
    if (!weather.stormy()) return;
    const kind = chance.weighted({
      ...{ crash: weather.crashes(), outage: weather.outages(), drain: weather.crashes() / 3 },
      ...{ bank: weather.outages() / 2, clock: 0.1, terms: 0.1, nothing: 0.3 },
    });
    if (kind === 'drain') host.drain();
    if (kind === 'terms') host.changeTerms();
    if (kind === 'clock') host.moveClock(chance.spread(1_000, 48 * HOUR_MS));
    if (kind === 'crash') host.die('for no reason', { landed: chance.happens(0.5) });
    if (kind === 'bank') {
      const bank = chance.pick([...banks.values()]);
      bank.down = true;
      scheduler.after(chance.spread(5_000, HOUR_MS), `${bank.id} is back`, () => {
        bank.down = false;
      });
    }
    if (kind === 'outage') {
      host.outage.down = true;
      scheduler.after(chance.spread(100, 40_000), 'the journal is back', () => {
        host.outage.down = false;
      });
    }
    scheduler.after(chance.spread(5_000, 12 * HOUR_MS), 'something is brewing', brew);
  };
  brew();
}
