import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import type { ClusterNode, ClusterOptions, ClusterProcesses } from '../kit/cluster-processes.ts';
import type { NatsServers } from '../kit/nats.ts';
import { findTool } from '../kit/provision.ts';
import { type Drill, pause } from './run-drill.ts';
import {
  type ClusterStage,
  canMount,
  mountSmallDisk,
  openClusterStage,
  openEmbeddedStage,
  type SmallDisk,
  until,
} from './stages.ts';

/** How long a part stays cut off: longer than any fail-over takes. */
const TROUBLE_MS = 12_000;
const FROZEN_MS = 20_000;
/** PostgreSQL with its tables and first log takes about 80. */
const POSTGRES_DISK_MB = 192;
const SQLITE_DISK_MB = 96;

const THREE: ClusterOptions = { nodes: 3, natsServers: 3 };

function onCluster(
  drill: Omit<Drill, 'open'>,
  trouble: (stage: ClusterStage) => Promise<number | undefined>,
  options: ClusterOptions = THREE,
): Drill {
  return { ...drill, open: () => openClusterStage(options, trouble) };
}

/** The node that started first: it owns a third of the partitions, and it decides who owns the others. */
function oldest({ nodes }: ClusterProcesses): ClusterNode {
  const [node] = nodes;
  if (node === undefined) throw new Error('a cluster has a node');
  return node;
}

/** A node that was taken for dead may end when it finds out; whoever runs nodes starts them again. */
async function startIfEnded({ tell }: ClusterStage, node: ClusterNode): Promise<void> {
  await Promise.race([node.process.ended, pause(5_000)]);
  if (node.process.running) return;
  tell(`${node.name} has ended, and is started again; its last words: ${node.process.printed.slice(-12).join('\n')}`);
  await node.start();
}

async function untilOwner({ owned }: ClusterStage, { name }: ClusterNode): Promise<void> {
  await until(`${name} has partitions`, async () => ((await owned()).get(name) ?? 0) > 0);
}

/** Cuts a node off for a while. */
function partition(name: string, what: string, hurt: (node: ClusterNode) => void, heal: (node: ClusterNode) => void) {
  return onCluster({ name, what, bound: 'crash' }, async (stage) => {
    const node = oldest(stage.cluster);
    stage.tell(`${node.name}: ${what}`);
    hurt(node);
    await pause(TROUBLE_MS);
    stage.tell('healing');
    heal(node);
    await startIfEnded(stage, node);
    await untilOwner(stage, node);
    return 0;
  });
}

export const DRILLS: readonly Drill[] = [
  onCluster(
    { name: 'kill-owner', what: '`kill -9` of a node, which is started again later', bound: 'crash' },
    async (stage) => {
      const node = oldest(stage.cluster);
      stage.tell(`kill -9 ${node.name}`);
      await node.kill();
      await pause(TROUBLE_MS);
      stage.tell(`${node.name} is started again`);
      await node.start();
      await untilOwner(stage, node);
      return 0;
    },
  ),
  onCluster(
    { name: 'freeze-owner', what: 'SIGSTOP of a node for 20 s, then SIGCONT', bound: 'crash' },
    async (stage) => {
      const node = oldest(stage.cluster);
      stage.tell(`SIGSTOP ${node.name}`);
      node.freeze();
      await pause(FROZEN_MS);
      stage.tell(`SIGCONT ${node.name}`);
      node.wake();
      await startIfEnded(stage, node);
      await untilOwner(stage, node);
      return 0;
    },
  ),
  onCluster(
    { name: 'kill-nats-leader', what: '`kill -9` of the NATS server that leads, of three', bound: 'crash' },
    async ({ cluster, tell }) => {
      const leader = await leaderOf(cluster.nats);
      tell(`kill -9 of NATS server ${leader}`);
      await cluster.nats.kill(leader);
      await pause(TROUBLE_MS);
      tell('it is started again');
      await cluster.nats.start(leader);
      return 0;
    },
  ),
  onCluster(
    { name: 'restart-postgres', what: '`kill -9` of PostgreSQL, started again after 2 s', bound: 'crash' },
    async ({ cluster, tell }) => {
      const fromMs = performance.now();
      tell('kill -9 of PostgreSQL');
      await cluster.postgres.kill();
      await pause(2_000);
      await cluster.postgres.start();
      tell('PostgreSQL is back');
      return performance.now() - fromMs;
    },
  ),
  partition(
    'cut-from-nats',
    'its connections to NATS are reset',
    ({ toNats }) => {
      for (const proxy of toNats) proxy.cut();
    },
    ({ toNats }) => {
      for (const proxy of toNats) proxy.heal();
    },
  ),
  partition(
    'cut-from-postgres',
    'its connections to PostgreSQL are reset',
    ({ toPostgres }) => toPostgres.cut(),
    ({ toPostgres }) => toPostgres.heal(),
  ),
  partition(
    'silent-nats',
    'what goes between it and NATS is swallowed',
    ({ toNats }) => {
      for (const proxy of toNats) proxy.silence();
    },
    ({ toNats }) => {
      for (const proxy of toNats) proxy.heal();
    },
  ),
  partition(
    'silent-postgres',
    'what goes between it and PostgreSQL is swallowed',
    ({ toPostgres }) => toPostgres.silence(),
    ({ toPostgres }) => toPostgres.heal(),
  ),
  {
    name: 'full-disk-postgres',
    what: 'the disk of PostgreSQL is full for 12 s',
    bound: 'crash',
    missing: canMount,
    open: async () => {
      const disk = mountSmallDisk(POSTGRES_DISK_MB);
      const stage = await openClusterStage({ ...THREE, postgresParent: disk.folder }, async ({ cluster, tell }) => {
        const fullMs = await fillFor(disk, tell);
        if (cluster.postgres.running) return fullMs;
        tell('PostgreSQL has ended, and is started again');
        const fromMs = performance.now();
        await cluster.postgres.start();
        return fullMs + performance.now() - fromMs;
      });
      return { ...stage, stop: () => stage.stop().finally(disk.remove) };
    },
  },
  {
    name: 'full-disk-sqlite',
    what: 'the disk of one node on SQLite is full for 12 s',
    bound: 'crash',
    missing: canMount,
    open: async () => {
      const disk = mountSmallDisk(SQLITE_DISK_MB);
      const stage = await openEmbeddedStage(disk.folder, async ({ tell, restart }) => {
        const fullMs = await fillFor(disk, tell);
        await restart();
        return fullMs;
      });
      return { ...stage, stop: () => stage.stop().finally(disk.remove) };
    },
  },
  {
    ...onCluster(
      { name: 'skewed-clock', what: 'the clock of one node is a minute ahead of the others’', bound: 'planned' },
      async ({ tell }) => {
        tell('a clock is a minute ahead, since the start');
        await pause(TROUBLE_MS);
        return 0;
      },
      {
        ...THREE,
        under: (index) => (index === 1 ? [findTool('faketime') ?? '', '--exclude-monotonic', '-f', '+60s'] : []),
      },
    ),
    missing: () => (findTool('faketime') === undefined ? 'faketime is missing: apt-get install faketime' : undefined),
  },
  onCluster(
    { name: 'drain-node', what: 'a node is drained by DrainNode', bound: 'planned' },
    async ({ cluster, operator, tell, owned }) => {
      const { name } = oldest(cluster);
      tell(`DrainNode ${name}`);
      const answer = await operator.operations.DrainNode({ requestId: `drain-${name}`, nodeId: name });
      if (!answer.ok) throw new Error(`DrainNode: ${answer.details}`);
      await until(`${name} has no partitions`, async () => (await owned()).get(name) === 0);
      tell(`${name} is empty`);
      return 0;
    },
  ),
  onCluster(
    { name: 'add-node', what: 'a fourth node joins', bound: 'planned' },
    async (stage) => {
      stage.tell('another node starts');
      const node = await stage.cluster.add();
      await untilOwner(stage, node);
      stage.tell(`${node.name} has partitions`);
      return 0;
    },
    { ...THREE, spare: 1 },
  ),
  onCluster(
    { name: 'rolling-restart', what: 'every node is stopped with SIGTERM and started again', bound: 'planned' },
    async (stage) => {
      for (const node of stage.cluster.nodes) {
        stage.tell(`SIGTERM ${node.name}`);
        await node.stop();
        stage.tell(`${node.name} has ended, and is started again`);
        await node.start();
        await untilOwner(stage, node);
      }
      return 0;
    },
  ),
];

async function fillFor(disk: SmallDisk, tell: (what: string) => void): Promise<number> {
  const fromMs = performance.now();
  disk.fill();
  tell('the disk is full');
  await pause(TROUBLE_MS);
  disk.free();
  tell('the disk has room again');
  return performance.now() - fromMs;
}

/** The index of the server that leads the members' bucket. */
async function leaderOf({ url }: NatsServers): Promise<number> {
  const connection = await connect({ servers: url.split(',') });
  try {
    const manager = await jetstreamManager(connection);
    const { cluster } = await manager.streams.info('KV_turnpike_members');
    return Number(cluster?.leader?.slice('n'.length) ?? 0);
  } finally {
    await connection.close();
  }
}
