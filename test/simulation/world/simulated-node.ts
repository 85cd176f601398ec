import type { FaultPoint } from '../../../src/actors/fault-points.ts';
import { type Node, type NodeOptions, startNode } from '../../../src/node.ts';
import { JournalUnavailable } from '../../../src/ports/journal.ts';
import { NO_TRACING, SILENT_OBSERVER } from '../../../src/ports/observer.ts';
import type { Random } from '../../../src/ports/random.ts';
import type { Chance } from '../kernel/chance.ts';
import type { SimulatedProcess } from '../kernel/process.ts';
import { simulatedConfigurations } from './configuration.ts';
import type { SiteOptions } from './site.ts';
import type { Weather } from './weather.ts';

/** Thrown where a process ends: nothing after it happens. */
class ProcessDeath extends Error {
  override readonly name = 'ProcessDeath';
}

/** What differs from one node, and one kind of site, to another. */
export interface SimulatedNode
  extends Pick<NodeOptions, 'journal' | 'inbox' | 'vault' | 'leases' | 'leaseMs' | 'route' | 'failed'> {
  readonly options: SiteOptions;
  readonly process: SimulatedProcess;
  readonly adapters: ReturnType<SiteOptions['adapters']>;
  readonly random: Random;
  /** Of the terms in force. */
  readonly revision: () => number;
  readonly now: () => number;
  /** Whether the process dies at this point. */
  readonly dies: (point: FaultPoint) => void;
}

export async function startSimulatedNode(simulated: SimulatedNode): Promise<Node> {
  const { options, process, adapters, random, revision, now, dies, failed, ...drivers } = simulated;
  const { canary, limits } = options;
  const named = Object.entries(adapters).map(([id, adapter]) => [id, canary?.adapter?.(adapter) ?? adapter] as const);
  return await startNode({
    ...drivers,
    configurations: simulatedConfigurations(revision),
    adapters: new Map(named),
    businessClock: { now },
    machineClock: process.clock,
    random,
    observer: { ...SILENT_OBSERVER, actorFailed: (_stream, error) => failed(error) },
    tracing: NO_TRACING,
    secret: () => undefined,
    publicUrl: () => 'http://turnpike.test',
    failed,
    limits,
    faults: {
      reached: (point) => {
        if (process.alive()) dies(point);
        if (!process.alive()) throw new ProcessDeath();
      },
    },
  });
}

/** How often a process dies at each point, in a world as bad as they get. */
export const DEADLY: Readonly<Record<FaultPoint, number>> = {
  'before-append': 0.02,
  'after-append': 0.02,
  'before-reply': 0.02,
  'before-provider-call': 0.05,
  'after-provider-call': 0.05,
  'before-callback': 0.2,
  'before-recurrence': 0.05,
  'after-recurrence': 0.05,
};

export function appendFate(chance: Chance, weather: Weather): 'lost' | 'landed' | undefined {
  if (!chance.happens(0.03 * weather.outages())) return undefined;
  return chance.happens(0.5) ? 'lost' : 'landed';
}

/** A port whose every call goes through `pass`; what is no call stays as it is. */
export function guarded<Port extends object>(
  port: Port,
  pass: <Result>(call: () => Promise<Result>) => Promise<Result>,
) {
  const members = Object.entries(port).map(([name, member]: [string, unknown]) => {
    if (typeof member !== 'function' || name === 'onCommit' || name === 'close' || name === 'watch')
      return [name, member];
    return [name, (...parameters: unknown[]) => pass(async () => await member(...parameters))];
  });
  return Object.fromEntries(members) as Port;
}

/** What goes wrong on purpose here, and how a node says so. */
export function isTrouble(error: unknown): boolean {
  if (error instanceof JournalUnavailable || error instanceof ProcessDeath) return true;
  return error instanceof Error && error.message === 'the guards of a step are contended';
}

export function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

export function randomOf(draws: Chance): Random {
  return { id: () => idOf(draws), draw: () => 1 - draws.draw() };
}

const ID_CHARACTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function idOf(chance: Chance): string {
  return Array.from({ length: 22 }, () => ID_CHARACTERS[chance.below(64)]).join('');
}
