import type { Bus } from '../../src/ports/bus.ts';
import { MessageTooLarge } from '../../src/ports/bus.ts';
import type { MachineClock } from '../../src/ports/clocks.ts';
import type { Random } from '../../src/ports/random.ts';

/** What joins the buses of several nodes in one process, and may treat their messages badly. */
export interface MemoryHub {
  /** The bus of one node. */
  join(node: string): MemoryBus;
  /** How messages of one node to another fare from now on; those on their way arrive. */
  disturb(from: string, to: string, trouble: Partial<Trouble>): void;
}

export interface MemoryBus extends Bus {
  /** Neither hears nor says anything more: its node is dead. */
  leave(): void;
}

export interface Trouble {
  /** Share that is lost; 1 is a partition. */
  readonly lost: number;
  /** Share that comes twice. */
  readonly doubled: number;
  /** Shortest and longest way, in milliseconds; 0 is a turn of the event loop. */
  readonly delayMs: readonly [number, number];
}

export interface MemoryHubOptions {
  readonly clock: MachineClock;
  readonly random: Pick<Random, 'draw'>;
  readonly maxPayload?: number;
}

interface Subscription {
  readonly pattern: readonly string[];
  readonly take: (payload: Uint8Array, subject: string) => void;
}

const NO_TROUBLE: Trouble = { lost: 0, doubled: 0, delayMs: [0, 0] };
const MAX_PAYLOAD = 1_048_576;

export function createMemoryHub({ clock, random, maxPayload = MAX_PAYLOAD }: MemoryHubOptions): MemoryHub {
  const subscriptions = new Map<string, Set<Subscription>>();
  const troubles = new Map<string, Trouble>();
  /** By sender and receiver: messages on their way, so that none overtakes another whatever its delay (B1). */
  const ways = new Map<string, (() => void)[]>();

  const deliver = (to: string, subject: string, payload: Uint8Array): void => {
    for (const { pattern, take } of [...(subscriptions.get(to) ?? [])]) {
      if (matches(pattern, subject)) take(payload.slice(), subject);
    }
  };

  const carry = (from: string, to: string, subject: string, payload: Uint8Array): void => {
    const name = `${from} ${to}`;
    const { lost, doubled, delayMs } = troubles.get(name) ?? NO_TROUBLE;
    if (lost > 0 && random.draw() <= lost) return;
    const times = doubled > 0 && random.draw() <= doubled ? 2 : 1;
    const way = ways.get(name) ?? [];
    ways.set(name, way);
    for (let time = 0; time < times; time += 1) {
      way.push(() => deliver(to, subject, payload));
      const [shortest, longest] = delayMs;
      const delay = longest === 0 ? 0 : shortest + random.draw() * (longest - shortest);
      const arrive = (): void => way.shift()?.();
      if (delay === 0) setImmediate(arrive);
      else clock.after(delay, arrive);
    }
  };

  return {
    join: (node) => {
      const mine = new Set<Subscription>();
      subscriptions.set(node, mine);
      let isHere = true;
      return {
        publish: (subject, payload) => {
          if (payload.length > maxPayload) throw new MessageTooLarge(`${payload.length} bytes for ${subject}`);
          if (!isHere) return;
          const copy = payload.slice();
          for (const [to, listening] of subscriptions) {
            if ([...listening].some(({ pattern }) => matches(pattern, subject))) carry(node, to, subject, copy);
          }
        },
        subscribe: (subject, take) => {
          const subscription = { pattern: subject.split('.'), take };
          mine.add(subscription);
          return () => mine.delete(subscription);
        },
        maxPayload: () => maxPayload,
        connected: () => true,
        leave: () => {
          isHere = false;
          mine.clear();
        },
      };
    },
    disturb: (from, to, trouble) => {
      troubles.set(`${from} ${to}`, { ...NO_TROUBLE, ...trouble });
    },
  };
}

function matches(pattern: readonly string[], subject: string): boolean {
  const tokens = subject.split('.');
  for (const [index, part] of pattern.entries()) {
    if (part === '>') return tokens.length > index;
    if (tokens[index] === undefined || (part !== '*' && part !== tokens[index])) return false;
  }
  return tokens.length === pattern.length;
}
