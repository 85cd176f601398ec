import { createMemoryHub } from '../../../cluster/memory/bus.ts';
import { createMemoryRegister, type RegisterFault } from '../../../cluster/memory/register.ts';
import type { Bus } from '../../../src/ports/bus.ts';
import type { MachineClock } from '../../../src/ports/clocks.ts';
import type { Register } from '../../../src/ports/register.ts';
import type { Chance } from '../kernel/chance.ts';
import type { SimulatedProcess } from '../kernel/process.ts';
import type { Scheduler } from '../kernel/scheduler.ts';
import { guarded } from './simulated-node.ts';
import type { Weather } from './weather.ts';

/**
 * What the nodes of a world have instead of NATS. Messages are lost, late and doubled, a link between two nodes breaks, a node
 * is cut off from all of it, and while the servers elect a leader no register answers.
 */
export interface MessageServers {
  /** One process of this node comes; what it held of the servers is given back with `leave`. */
  join(node: string, process: SimulatedProcess): Joined;
  /** True from the beginning of an election to its end. */
  electing: boolean;
  /** Nodes that reach no server. */
  readonly cutOff: Set<string>;
  /** Links, by `linkName`, on which every message is lost. */
  readonly broken: Set<string>;
  /** The weather, or what is broken, has changed. */
  refresh(): void;
}

export interface Joined {
  readonly bus: Bus;
  readonly registers: { readonly members: Register; readonly assignment: Register };
  leave(): void;
}

export function linkName(nodes: readonly string[]): string {
  return nodes.toSorted().join(' ');
}

export function createMessageServers(scheduler: Scheduler, chance: Chance, weather: Weather): MessageServers {
  const clock: MachineClock = { nowMs: scheduler.machineMs, after: scheduler.timer };
  const luck = chance.fork('registers');
  const cutOff = new Set<string>();
  const broken = new Set<string>();
  /** Processes on the bus, with the names of their nodes. */
  const runs = new Map<string, string>();
  let joins = 0;

  const disturb = (node: string): RegisterFault | undefined => {
    if (servers.electing || cutOff.has(node)) return { lost: luck.happens(0.9) ? 'request' : 'answer' };
    const bad = weather.messages();
    if (bad === 0 || !luck.happens(0.1 * bad)) return undefined;
    if (luck.happens(0.3)) return { lost: luck.pick(['request', 'answer'] as const) };
    return { requestMs: luck.between(0, 300), answerMs: luck.between(0, 300) };
  };
  const hub = createMemoryHub({ clock, random: chance.fork('bus') });
  const members = createMemoryRegister({ clock, ttlMs: 15_000, disturb });
  const assignment = createMemoryRegister({ clock, disturb });

  const refresh = (): void => {
    const bad = weather.messages();
    for (const [from, sender] of runs) {
      for (const [to, receiver] of runs) {
        if (from === to) continue;
        const lost = broken.has(linkName([sender, receiver])) ? 1 : 0.05 * bad;
        hub.disturb(from, to, { lost, doubled: 0.05 * bad, delayMs: [0, 60 * bad] });
      }
    }
  };

  const join = (node: string, process: SimulatedProcess): Joined => {
    joins += 1;
    const run = `${node}#${joins}`;
    const inner = hub.join(run);
    runs.set(run, node);
    refresh();
    const ends = new Set<() => unknown>();
    const reached = (register: Register): Register => ({
      ...guarded(register, (call) => throughProcess(process, call)),
      watch: (take) => {
        const end = register.watch((change) => process.enter(() => take(change)));
        ends.add(end);
        return end;
      },
    });
    const bus: Bus = {
      maxPayload: inner.maxPayload,
      connected: () => !cutOff.has(node),
      publish: (subject, payload) => {
        if (!cutOff.has(node)) inner.publish(subject, payload);
      },
      subscribe: (subject, take) =>
        inner.subscribe(subject, (payload, on) => {
          if (!cutOff.has(node)) process.enter(() => take(payload, on));
        }),
    };
    return {
      bus,
      registers: { members: reached(members.reachedBy(node)), assignment: reached(assignment.reachedBy(node)) },
      leave: () => {
        inner.leave();
        runs.delete(run);
        for (const end of ends) end();
      },
    };
  };

  const servers: MessageServers = { join, electing: false, cutOff, broken, refresh };
  return servers;
}

/** Nothing leaves a dead process, and what comes back finds it awake. */
export function throughProcess<Result>(process: SimulatedProcess, call: () => Promise<Result>): Promise<Result> {
  if (!process.alive()) return new Promise(() => {});
  return new Promise((resolve, reject) => {
    call().then(
      (result) => process.enter(() => resolve(result)),
      (error: unknown) => process.enter(() => reject(error)),
    );
  });
}
