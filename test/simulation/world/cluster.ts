import { FRAME_VERSIONS } from '../../../cluster/frame.ts';
import { LEASE_MS } from '../../../cluster/leases.ts';
import { newIncarnation } from '../../../cluster/member-record.ts';
import { type ClusterPart, openCluster } from '../../../cluster/open-cluster.ts';
import { recoverStream } from '../../../src/actors/recovery.ts';
import { MICROS_PER_MS, type Timestamp } from '../../../src/base/time.ts';
import { PARTITION_COUNT, partitionOf, type StreamId } from '../../../src/domain/ids.ts';
import { RECORD_VOCABULARY } from '../../../src/domain/record-vocabulary.ts';
import { newMemoryDisk } from '../../../src/journal/memory/memory-disk.ts';
import { type MemoryStore, openMemoryStore } from '../../../src/journal/memory/open-memory-store.ts';
import { type Append, type Journal, JournalUnavailable } from '../../../src/ports/journal.ts';
import { SILENT_OBSERVER } from '../../../src/ports/observer.ts';
import type { Chance } from '../kernel/chance.ts';
import { type SimulatedProcess, startProcess } from '../kernel/process.ts';
import { createOwners } from '../oracle/owners.ts';
import { createCvvMemory } from './cvv-memory.ts';
import { createMessageServers, type Joined, linkName, throughProcess } from './message-servers.ts';
import { appendFate, DEADLY, describe, guarded, isTrouble, randomOf, startSimulatedNode } from './simulated-node.ts';
import type { Running, Site, SiteOptions, Trouble } from './site.ts';

/**
 * Several machines around one database and its message servers. Nodes die and are started again, sleep and wake up believing
 * what was true before, are drained, lose the servers or the database alone or all together.
 */

/** One machine, with the node of its name. */
interface Machine {
  readonly name: string;
  readonly chance: Chance;
  /** The process that was started last. */
  process: SimulatedProcess | undefined;
  running: Member | undefined;
  /** Its way to the database is cut. */
  lostJournal: boolean;
  boots: number;
}

interface Member extends Running {
  readonly machine: Machine;
  readonly part: ClusterPart;
  readonly store: MemoryStore;
  readonly joined: Joined;
}

/** Enough for one world: somebody must get something done. */
const MOST_DEATHS = 20;
/** Twenty seconds for the partitions, and what a node alone needs. */
const LONGEST_DRAIN_MS = 180_000;
/** Within this somebody else has what a node had that is silent. */
const TAKE_OVER_MS = 5_000;
/** Within this its lease has ended as well. */
const LEASES_END_MS = 20_000;
/** Over before anybody notices, or so long that everybody has. */
const LASTS_MS = { short: [200, 5_000], long: [6_000, 45_000] } as const;
/** A process that sleeps while somebody has its partitions for longer than its lease, or wakes before anybody notices. */
const SLEEPS_MS = { short: [200, 4_000], long: [16_000, 40_000] } as const;

export function createCluster(size: number, options: SiteOptions): Site {
  const { scheduler, weather, epoch, canary, chance, violated } = options;
  const luck = { writes: chance.fork('writes'), points: chance.fork('points'), appends: chance.fork('appends') };
  const servers = createMessageServers(scheduler, chance.fork('servers'), weather);
  const owners = createOwners(scheduler.machineMs, violated);
  const cvv = createCvvMemory('cluster');
  const machines = Array.from({ length: size }, (_, index): Machine => {
    const name = `node-${index + 1}`;
    return { name, chance: chance.fork(name), process: undefined, running: undefined, lostJournal: false, boots: 0 };
  });
  let databaseIsDown = false;
  let deaths = 0;
  let movedMs = 0;
  let revision = 1;
  const wallTime = (virtualMs: number): Timestamp => epoch + (virtualMs + movedMs) * MICROS_PER_MS;
  const now = () => wallTime(scheduler.nowMs());

  const disk = newMemoryDisk({
    schedule: (sync) => void scheduler.after(luck.writes.between(1, 8), 'database: disk', sync),
  });
  const books = openMemoryStore({ disk });

  const members = () => machines.flatMap(({ running }) => running ?? []);
  const say = (what: string): void => void scheduler.after(0, what, () => {});

  /** False when nobody was there to die, or enough have died. */
  const die = (machine: Machine, process: SimulatedProcess | undefined, why: string): boolean => {
    if (process === undefined || !process.alive() || deaths >= MOST_DEATHS) return false;
    deaths += 1;
    end(machine, process, why);
    return true;
  };
  const ends = new Map<SimulatedProcess, () => void>();
  const end = (machine: Machine, process: SimulatedProcess, why: string): void => {
    process.kill();
    ends.get(process)?.();
    ends.delete(process);
    say(`${process.name} dies, ${why}`);
    scheduler.stayAwake(TAKE_OVER_MS);
    if (machine.running?.process === process) machine.running = undefined;
    if (machine.process !== process) return; // Another one has its place already.
    scheduler.after(machine.chance.spread(50, 30_000), `${machine.name} starts again`, () => boot(machine));
  };

  const boot = (machine: Machine): void => {
    machine.boots += 1;
    const process = startProcess(`${machine.name}#${machine.boots}`, scheduler);
    machine.process = process;
    scheduler.stayAwake(TAKE_OVER_MS);
    start(machine, process).then(
      (started) => {
        if (process.alive() && machine.process === process) machine.running = started;
      },
      (error: unknown) => {
        if (!process.alive()) return;
        // A node that cannot start ends, and is started again.
        if (error instanceof JournalUnavailable) end(machine, process, 'the journal is down at its start');
        else violated('a node starts', describe(error));
      },
    );
  };

  const journalOf = (machine: Machine, process: SimulatedProcess, store: MemoryStore): Journal => {
    const journal = canary?.journal?.(store.journal) ?? store.journal;
    return {
      ...guarded(journal, (call) => reached(machine, process, call)),
      acquire: (partitions, owner) =>
        reached(machine, process, async () => {
          const epochs = await journal.acquire(partitions, owner);
          owners.acquired(process.name, epochs);
          return epochs;
        }),
    };
  };
  const reached = <Result>(machine: Machine, process: SimulatedProcess, call: () => Promise<Result>): Promise<Result> =>
    throughProcess(process, () =>
      databaseIsDown || machine.lostJournal ? Promise.reject(new JournalUnavailable('the database is away')) : call(),
    );

  const start = async (machine: Machine, process: SimulatedProcess): Promise<Member> => {
    const { name } = machine;
    const fault = (append: Append) => {
      if (!process.alive() && luck.appends.happens(0.5)) return 'lost';
      if (disk.tables.epochs[partitionOf(append.stream)] === append.epoch) owners.appended(process.name, append);
      return appendFate(luck.appends, weather);
    };
    const store = openMemoryStore({ disk, fault });
    store.journal.onCommit(options.committed);
    const journal = journalOf(machine, process, store);
    const random = randomOf(machine.chance.fork(`process ${machine.boots}`));
    const failed = (error: unknown): void => {
      if (process.alive() && !isTrouble(error)) violated('background work does not fail', describe(error));
    };
    const joined = servers.join(name, process);
    ends.set(process, joined.leave);
    const startTime = now();
    const run = { node: name, incarnation: newIncarnation(startTime, random.id()) };
    const part = openCluster({
      bus: joined.bus,
      registers: canary?.registers?.(joined.registers, run) ?? joined.registers,
      self: {
        ...run,
        capacity: 1,
        version: '0',
        grpcAddress: name,
        startTime,
        speaks: FRAME_VERSIONS,
        records: RECORD_VOCABULARY,
      },
      journal,
      loadState: async (stream: StreamId) => {
        const { entity, sequence } = await recoverStream(journal, stream);
        return sequence === 0 ? undefined : { state: entity, sequence };
      },
      clock: process.clock,
      observer: SILENT_OBSERVER,
      superseded: () => end(machine, process, 'as another one has its name'),
      failed,
    });
    const node = await startSimulatedNode({
      options,
      process,
      journal,
      inbox: guarded(store.inbox, (call) => reached(machine, process, call)),
      vault: cvv.vault,
      adapters: options.adapters(process, (stream) => owners.called(process.name, partitionOf(stream))),
      leases: canary?.leases?.(part.leases) ?? part.leases,
      leaseMs: canary?.leaseMs ?? LEASE_MS,
      route: canary?.route?.(part.route) ?? part.route,
      random,
      revision: () => revision,
      now,
      dies: (point) => {
        if (luck.points.happens(DEADLY[point] * weather.crashes())) die(machine, process, `at ${point}`);
        // What it had begun it goes on with when others have its place.
        else if (point === 'before-append' && luck.points.happens(0.12 * weather.crashes()))
          sleep(process, luck.points);
      },
      failed,
    });
    part.leases.onRelease(node.registry.release);
    return { machine, process, part, node, store, joined, newPaymentSession: cvv.newSession };
  };

  /** Ends a process as it should be ended: its doors are open until it has nothing left. */
  const drain = async ({ machine, process, part, node }: Member): Promise<void> => {
    say(`${process.name} drains`);
    scheduler.stayAwake(TAKE_OVER_MS);
    const giveUp = scheduler.after(LONGEST_DRAIN_MS, `${process.name} should have drained`, () => {
      if (process.alive()) violated('a node stops', `it still drains after ${LONGEST_DRAIN_MS} ms`);
    });
    await part.handOver();
    if (machine.running?.process === process) machine.running = undefined;
    await part.leave();
    await node.stop();
    giveUp();
    if (process.alive()) end(machine, process, 'drained');
  };

  const sleep = (process: SimulatedProcess, chance: Chance): void => {
    say(`${process.name} sleeps`);
    process.pause();
    const [shortest, longest] = SLEEPS_MS[chance.pick(['short', 'long'] as const)];
    const durationMs = chance.between(shortest, longest);
    scheduler.stayAwake(durationMs + TAKE_OVER_MS);
    scheduler.after(durationMs, `${process.name} wakes up`, process.wake);
  };

  /** Something of which only its end is told: `begin` returns what ends it. */
  const lasting = (what: string, begin: () => () => void) => (chance: Chance) => {
    const endIt = begin();
    say(what);
    const [shortest, longest] = LASTS_MS[chance.pick(['short', 'long'] as const)];
    const durationMs = chance.between(shortest, longest);
    scheduler.stayAwake(Math.min(durationMs, LEASES_END_MS) + TAKE_OVER_MS);
    scheduler.after(durationMs, `no longer: ${what}`, endIt);
  };
  /** Often who has just had something to do. */
  const victim = (chance: Chance): Machine => {
    const last = disk.tables.records.at(-1);
    const busy = members().find(({ part }) => last !== undefined && part.leases.owns(last.partition));
    return busy !== undefined && chance.happens(0.6) ? busy.machine : chance.pick(machines);
  };
  const someone = (chance: Chance, strike: (member: Member) => void): void => {
    const { running } = victim(chance);
    if (running !== undefined) strike(running);
  };
  const cutOff = ({ name }: Machine) =>
    lasting(`${name} loses the message servers`, () => {
      servers.cutOff.add(name);
      return () => servers.cutOff.delete(name);
    });
  const breakLink = (pair: readonly Machine[]) => {
    const names = pair.map(({ name }) => name);
    return lasting(`${names.join(' and ')} lose each other`, () => {
      const link = linkName(names);
      servers.broken.add(link);
      servers.refresh();
      return () => {
        servers.broken.delete(link);
        servers.refresh();
      };
    });
  };
  const loseJournal = (machine: Machine) =>
    lasting(`${machine.name} loses the database`, () => {
      machine.lostJournal = true;
      return () => {
        machine.lostJournal = false;
      };
    });
  const outage = lasting('the database is down', () => {
    databaseIsDown = true;
    disk.restart({ landed: luck.writes.happens(0.5) });
    return () => {
      databaseIsDown = false;
    };
  });
  const election = lasting('the message servers elect a leader', () => {
    servers.electing = true;
    return () => {
      servers.electing = false;
    };
  });
  const troubles: Readonly<Record<string, Trouble>> = {
    crash: {
      weight: weather.crashes,
      strike: (chance) => someone(chance, ({ machine, process }) => die(machine, process, 'for no reason')),
    },
    sleep: { weight: weather.crashes, strike: (chance) => someone(chance, ({ process }) => sleep(process, chance)) },
    drain: {
      weight: () => weather.crashes() / 2,
      strike: (chance) => someone(chance, (member) => void drain(member)),
    },
    empty: {
      weight: () => weather.crashes() / 4,
      strike: (chance) =>
        someone(chance, ({ machine, part }) => {
          say(`${machine.name} is to be emptied`);
          part.view.drain(machine.name).catch(() => {});
        }),
    },
    namesake: {
      weight: () => weather.crashes() / 6,
      strike: (chance) =>
        someone(chance, (member) => {
          sleep(member.process, chance);
          member.machine.running = undefined;
          boot(member.machine);
        }),
    },
    outage: { weight: () => weather.outages() / 2, strike: (chance) => outage(chance) },
    journal: {
      weight: weather.outages,
      strike: (chance) => loseJournal(victim(chance))(chance),
    },
    election: { weight: () => weather.messages(), strike: (chance) => election(chance) },
    link: {
      weight: () => weather.messages() / 2,
      strike: (chance) => breakLink(chance.shuffled(machines).slice(0, 2))(chance),
    },
    servers: {
      weight: () => 1.5 * weather.messages(),
      strike: (chance) => cutOff(victim(chance))(chance),
    },
  };

  return {
    nodes: members,
    boot: () => {
      for (const machine of machines)
        scheduler.after(
          machine.chance.spread(1, machine.chance.happens(0.2) ? 600_000 : 2_000),
          `${machine.name} starts`,
          () => boot(machine),
        );
    },
    troubles,
    calm: () => {
      databaseIsDown = false;
      servers.electing = false;
      servers.cutOff.clear();
      servers.broken.clear();
      servers.refresh();
      for (const machine of machines) machine.lostJournal = false;
    },
    ailing: () => {
      const down = machines.filter(({ running }) => running === undefined).map(({ name }) => `${name} is down`);
      if (down.length > 0) return down.join(', ');
      const unsettled = members().find(({ part }) => !part.leases.settled());
      if (unsettled !== undefined) return `${unsettled.machine.name} has not taken up what is its own`;
      const owned = PARTITIONS.filter((each) => members().filter(({ part }) => part.leases.owns(each)).length === 1);
      return owned.length === PARTITION_COUNT ? undefined : `${owned.length} partitions have one owner`;
    },
    moveClock: (durationMs) => {
      movedMs += durationMs;
      for (const { node, process } of members()) process.enter(node.timersMoved);
    },
    changeTerms: () => {
      revision = 2;
    },
    wallTime,
    disk,
    books: () => books,
  };
}

const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
