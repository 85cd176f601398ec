import type { Chance } from '../kernel/chance.ts';
import type { Link } from '../kernel/network.ts';

/**
 * How bad things are in a world: drawn once from its seed, and fine at its end, so that what is open can come to rest.
 * Some worlds know no trouble at all, some know one kind of it, some know everything.
 */
export interface Weather {
  /** From now on nothing fails any more. */
  clear(): void;
  stormy(): boolean;
  /** How much of what can go wrong with processes does, from 0 to 1. */
  crashes(): number;
  outages(): number;
  /** And with what nodes say to each other, and to the servers between them. */
  messages(): number;
  authorisations(): Readonly<Record<'approved' | 'less' | 'declined' | 'unavailable' | 'later' | 'confirm', number>>;
  movements(
    target: 'captured' | 'cancelled' | 'refunded',
  ): Readonly<Record<'done' | 'unavailable' | 'refused' | 'later', number>>;
  /** What becomes of a request that reached a bank. */
  replies(): Readonly<Record<'answered' | 'failed_before' | 'failed_after' | 'garbled', number>>;
  link(from: string, to: string): Link;
}

const LEVELS = [0, 0, 0.3, 1] as const;

/** How bad each kind of trouble is at most, from 0 to 1. */
export type Climate = Readonly<Record<'crashes' | 'outages' | 'messages' | 'network' | 'bank', number>>;

export function drawWeather(chance: Chance, climate: Partial<Climate> = {}): Weather {
  const level = (label: keyof Climate) => climate[label] ?? chance.fork(label).pick(LEVELS);
  const crashes = level('crashes');
  const outages = level('outages');
  const messages = level('messages');
  const network = level('network');
  const bank = level('bank');
  let storm = 1;
  return {
    clear: () => {
      storm = 0;
    },
    stormy: () => storm > 0,
    crashes: () => crashes * storm,
    outages: () => outages * storm,
    messages: () => messages * storm,
    authorisations: () => ({
      approved: 60,
      less: 4 * storm,
      declined: 14 * storm,
      unavailable: 16 * bank * storm,
      later: 10 * storm,
      confirm: 20 * storm,
    }),
    movements: (target) => ({
      done: target === 'refunded' ? 50 : 80,
      unavailable: 16 * bank * storm,
      refused: (target === 'refunded' ? 20 : 8 * bank) * storm,
      later: (target === 'refunded' ? 30 : 16 * bank) * storm,
    }),
    replies: () => ({
      answered: 90,
      failed_before: 8 * bank * storm,
      failed_after: 8 * bank * storm,
      garbled: 2 * bank * storm,
    }),
    link: () => {
      const bad = network * storm;
      return { fastestMs: 1, slowestMs: bad > 0 ? 400 : 20, lost: 0.05 * bad, late: 0.06 * bad, latestMs: 9_000 };
    },
  };
}
