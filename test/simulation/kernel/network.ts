import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';

/**
 * Messages between the parties of a world, each on its way for a while, some lost, some late. Not responsible for who is
 * there to take one.
 */
export interface Network {
  send(from: string, to: string, what: string, deliver: () => void): void;
}

export interface Link {
  readonly fastestMs: number;
  readonly slowestMs: number;
  /** Share of the messages that never arrive. */
  readonly lost: number;
  /** Share that is as late as `latestMs`. */
  readonly late: number;
  readonly latestMs: number;
}

export function createNetwork(scheduler: Scheduler, chance: Chance, link: (from: string, to: string) => Link): Network {
  return {
    send: (from, to, what, deliver) => {
      const { fastestMs, slowestMs, lost, late, latestMs } = link(from, to);
      const delayMs = chance.happens(late) ? chance.between(slowestMs, latestMs) : chance.between(fastestMs, slowestMs);
      if (chance.happens(lost)) scheduler.after(0, `lost: ${from} → ${to}  ${what}`, () => {});
      else scheduler.after(delayMs, `${from} → ${to}  ${what}`, deliver);
    },
  };
}
