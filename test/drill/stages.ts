import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { launchSandboxBank } from '../../src/providers/sandbox-bank/launch.ts';
import { type ClusterOptions, type ClusterProcesses, startCluster } from '../kit/cluster-processes.ts';
import { freePorts } from '../kit/free-ports.ts';
import { type NodeProcess, spawnNode } from '../kit/node-process.ts';
import { type DrillClient, openClient } from './client.ts';
import { postgresRecords, sqliteRecords } from './records.ts';
import { pause, type Stage } from './run-drill.ts';

/** What a trouble can reach for. */
export interface ClusterStage {
  readonly cluster: ClusterProcesses;
  readonly operator: DrillClient;
  readonly tell: (what: string) => void;
  /** Partitions by the name of the node that owns them, as the operators' service tells it. */
  owned(): Promise<ReadonlyMap<string, number>>;
}

export async function openClusterStage(
  options: ClusterOptions,
  trouble: (stage: ClusterStage) => Promise<number | undefined>,
): Promise<Stage> {
  const cluster = await startCluster(options);
  const { addresses, bankUrl, databaseUrl, environment } = cluster;
  const operator = openClient({ addresses, apiKey: DEMO_KEYS.operator, deadlineMs: 5_000 });
  const owned = async () => {
    const answer = await operator.operations.ListNodes({});
    const nodes = answer.ok ? (answer.response.nodes ?? []) : [];
    return new Map(nodes.map(({ nodeId = '', partitionCount = 0 }) => [nodeId, partitionCount]));
  };
  await until('every node has partitions', async () => {
    const counts = await owned();
    return cluster.nodes.every(({ name }) => (counts.get(name) ?? 0) > 0);
  });
  return {
    addresses,
    bankUrl,
    auditEnvironment: environment,
    up: () => cluster.nodes.filter(({ process }) => process.running).map(({ address }) => address),
    records: () => postgresRecords(databaseUrl),
    trouble: async (tell) => (await trouble({ cluster, operator, tell, owned })) ?? 0,
    stop: async () => {
      operator.close();
      await cluster.stop();
    },
  };
}

export interface EmbeddedStage {
  readonly node: () => NodeProcess;
  /** Starts it again when it has ended. */
  readonly restart: () => Promise<void>;
  readonly tell: (what: string) => void;
}

/** One node on SQLite, its data under a folder of the drill's choice. */
export async function openEmbeddedStage(
  parent: string,
  trouble: (stage: EmbeddedStage) => Promise<number | undefined>,
): Promise<Stage> {
  const dataDir = mkdtempSync(join(parent, 'turnpike-drill-'));
  const besides = mkdtempSync(join(tmpdir(), 'turnpike-drill-bank-'));
  const secret = 'drill';
  const bank = await launchSandboxBank({ secret, dataFile: join(besides, 'bank.jsonl') });
  const [port = 0] = await freePorts(1);
  const address = `127.0.0.1:${port}`;
  const environment = {
    TURNPIKE_GRPC_ADDRESS: address,
    TURNPIKE_SANDBOX_BANK_URL: bank.url,
    TURNPIKE_SECRET_SANDBOX_BANK: secret,
    TURNPIKE_LOG_LEVEL: 'warn',
  };
  let node = spawnNode({ dataDir, environment });
  await node.ready;
  return {
    addresses: [address],
    bankUrl: bank.url,
    auditEnvironment: { TURNPIKE_DATA_DIR: dataDir },
    up: () => [address],
    records: () => sqliteRecords(dataDir),
    trouble: async (tell) => {
      const restart = async () => {
        if (node.running) return;
        tell('the node has ended, and is started again');
        node = spawnNode({ dataDir, environment });
        await node.ready;
      };
      return (await trouble({ node: () => node, restart, tell })) ?? 0;
    },
    stop: async () => {
      await node.kill();
      await bank.close();
      for (const folder of [dataDir, besides]) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A file system of its own, in memory, that can be filled. */
export interface SmallDisk {
  readonly folder: string;
  /** Takes all that is left, but for what the callers write meanwhile. */
  fill(): void;
  free(): void;
  remove(): void;
}

export const canMount = (): string | undefined =>
  process.getuid?.() === 0 && spawnSync('mount', ['--version']).status === 0
    ? undefined
    : 'mounting a small tmpfs needs root: run it as root';

export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-disk-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=755`, 'tmpfs', folder]);
  if (mounted.status !== 0) throw new Error(`no tmpfs: ${mounted.stderr}`);
  const unmount = (): void => void spawnSync('umount', ['-l', folder]);
  process.once('exit', unmount);
  const ballast = join(folder, 'ballast');
  return {
    folder,
    fill: () => {
      const file = openSync(ballast, 'w');
      const block = Buffer.alloc(65_536, 1);
      for (let size = block.length; size > 0; size >>= 1) while (wrote(file, block.subarray(0, size)));
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      process.off('exit', unmount);
      unmount();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function wrote(file: number, block: Buffer): boolean {
  try {
    return writeSync(file, block) === block.length;
  } catch {
    return false;
  }
}

/** Throws when it has not come true after a minute. */
export async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const fromMs = performance.now(); performance.now() - fromMs < 60_000; await pause(100)) {
    if (await holds()) return;
  }
  throw new Error(`it did not come true within a minute that ${what}`);
}
