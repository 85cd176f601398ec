import { execFile } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { connect } from '../src/client/client.ts';
import { DEMO_KEYS } from '../src/commands/demo-keys.ts';
import { PARTITION_COUNT } from '../src/domain/ids.ts';
import { freePorts } from '../test/kit/free-ports.ts';
import { startNats } from '../test/kit/nats.ts';
import { type PostgresServer, startPostgres } from '../test/kit/postgres.ts';
import { postmasterOf } from './contenders.ts';
import { cpuSeconds, type Measured, startProgram, treeCpuSeconds } from './processes.ts';

/** Nodes with everything that they need and nobody else uses: a bank, and a PostgreSQL and a NATS if they are a cluster. */
export interface Installation {
  readonly name: string;
  readonly nodes: readonly Measured[];
  /** Where their gRPC ports are. */
  readonly addresses: readonly string[];
  readonly bank: Measured;
  readonly bankSecret: string;
  /** Processor time so far, in seconds. */
  cpu(): Cpu;
  /** Undefined for a node on SQLite. */
  counts?(): Promise<Counts>;
  /** Index of the node that owns each partition; empty for a node that owns all. */
  readonly owners: readonly number[];
  /** Ends everything, and proves the books that the nodes left. */
  stop(): Promise<Audit>;
}

export interface Cpu {
  readonly nodes: number;
  readonly postgres: number;
  readonly nats: number;
  readonly bank: number;
}

/** Since the start of the servers. */
export interface Counts {
  /** Transactions, those that only read included. What a connection did in its last second may be missing. */
  readonly commits: number;
  /** Transactions that appended records: batches of the nodes. */
  readonly batches: number;
  readonly records: number;
  readonly walBytes: number;
  readonly walSyncs: number;
  /** Messages that the NATS servers took. */
  readonly messages: number;
}

export interface Audit {
  readonly ok: boolean;
  readonly findings: number;
}

export type InstallationKind = 'embedded' | { readonly nodes: number };

const LOOPBACK = '127.0.0.1:0';

export interface InstallationOptions {
  /** The business configuration. Absent: the demo's. */
  readonly configuration?: object;
  /** Flags of the sandbox bank. */
  readonly bankFlags?: readonly string[];
  /** Settings of the nodes. */
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startInstallation(
  kind: InstallationKind,
  { configuration, bankFlags = [], environment: settings = {} }: InstallationOptions = {},
): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-bench-'));
  const bankSecret = randomUUID();
  const bank = await startProgram('bank', 'src/providers/sandbox-bank/main.ts', bankFlags, {
    SANDBOX_BANK_SECRET: bankSecret,
  });
  const servers = kind === 'embedded' ? undefined : await startServers();
  const count = kind === 'embedded' ? 1 : kind.nodes;
  const configurationFile = join(folder, 'configuration.yaml');
  if (configuration !== undefined) writeFileSync(configurationFile, JSON.stringify(configuration));
  const environment = {
    TURNPIKE_GRPC_ADDRESS: LOOPBACK,
    TURNPIKE_HTTP_ADDRESS: LOOPBACK,
    TURNPIKE_CARD_ADDRESS: LOOPBACK,
    TURNPIKE_ADMIN_ADDRESS: LOOPBACK,
    TURNPIKE_SANDBOX_BANK_URL: bank.ready['url'] ?? '',
    TURNPIKE_SECRET_SANDBOX_BANK: bankSecret,
    TURNPIKE_LOG_LEVEL: 'warn',
    ...servers?.environment,
    ...(configuration === undefined ? {} : { TURNPIKE_CONFIG: configurationFile }),
    ...settings,
  };
  const nodes: Measured[] = [];
  for (let index = 0; index < count; index += 1) {
    const own = {
      TURNPIKE_DATA_DIR: join(folder, `node-${index}`),
      ...(servers === undefined ? {} : { TURNPIKE_NODE_ID: `node-${index}` }),
    };
    nodes.push(await startProgram(`node-${index}`, 'src/main.ts', ['serve'], { ...environment, ...own }));
  }
  const addresses = nodes.map(({ ready }) => ready['grpc'] ?? '');
  const owners = servers === undefined ? [] : await settledOwners(addresses);

  return {
    name: kind === 'embedded' ? 'embedded' : `${count} ${count === 1 ? 'node' : 'nodes'}`,
    nodes,
    addresses,
    bank,
    bankSecret,
    cpu: () => ({
      nodes: nodes.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
      postgres: servers?.cpu().postgres ?? 0,
      nats: servers?.cpu().nats ?? 0,
      bank: cpuSeconds(bank.pid),
    }),
    ...(servers === undefined ? {} : { counts: servers.counts }),
    owners,
    async stop() {
      await Promise.all(nodes.map((node) => node.stop()));
      const audited = await audit({ ...environment, TURNPIKE_DATA_DIR: join(folder, 'node-0') });
      await bank.stop();
      await servers?.stop();
      rmSync(folder, { recursive: true });
      return audited;
    },
  };
}

interface Servers {
  readonly environment: Readonly<Record<string, string>>;
  cpu(): Pick<Cpu, 'postgres' | 'nats'>;
  counts(): Promise<Counts>;
  stop(): Promise<void>;
}

async function startServers(): Promise<Servers> {
  const postgres = await startPostgres();
  const postmaster = await postmasterOf(postgres);
  const databaseUrl = await postgres.createDatabase();
  const [monitor] = await freePorts(1);
  const nats = await startNats({ configuration: `http: "127.0.0.1:${monitor}"` });
  return {
    environment: {
      TURNPIKE_DATABASE_URL: databaseUrl,
      TURNPIKE_NATS_URL: nats.url,
      TURNPIKE_VAULT_KEYS: `bench:${randomBytes(32).toString('base64')}`,
    },
    cpu: () => ({
      postgres: treeCpuSeconds(postmaster),
      nats: nats.pids.reduce((sum: number, pid) => sum + (pid === undefined ? 0 : cpuSeconds(pid)), 0),
    }),
    async counts() {
      const response = await fetch(`http://127.0.0.1:${monitor}/varz`);
      const { in_msgs: messages } = (await response.json()) as { readonly in_msgs: number };
      return { ...(await countsOf(postgres, databaseUrl)), messages };
    },
    async stop() {
      await nats.stop();
      await postgres.stop();
    },
  };
}

/** A transaction that appends writes its records under one transaction id. */
const COUNTS = `
  SELECT (SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()) AS commits,
    (SELECT count(DISTINCT xmin::text) FROM journal) AS batches, (SELECT count(*) FROM journal) AS records,
    pg_current_wal_insert_lsn() - '0/0' AS wal_bytes, (SELECT wal_sync FROM pg_stat_wal) AS wal_syncs`;

async function countsOf(postgres: PostgresServer, url: string): Promise<Omit<Counts, 'messages'>> {
  const [row = {}] = await postgres.run(url, COUNTS);
  const number = (name: string): number => Number(row[name]);
  return {
    commits: number('commits'),
    batches: number('batches'),
    records: number('records'),
    walBytes: number('wal_bytes'),
    walSyncs: number('wal_syncs'),
  };
}

/** Partitions move to a new node in several steps: they are settled when a while has brought nothing new. */
async function settledOwners(addresses: readonly string[]): Promise<readonly number[]> {
  const client = connect(addresses[0] ?? '', { apiKey: DEMO_KEYS.operator });
  let before: readonly number[] = [];
  let quiet = 0;
  while (quiet < QUIET_LOOKS) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    const { partitions = [] } = await client.operations.ListPartitions({ pageSize: PARTITION_COUNT });
    const owners = partitions.map(({ nodeId = '' }) => Number(nodeId.split('-')[1]));
    const isSettled = new Set(owners).size === addresses.length && String(owners) === String(before);
    quiet = isSettled ? quiet + 1 : 0;
    before = owners;
  }
  client.close();
  return before;
}

const LOOK_MS = 250;
const QUIET_LOOKS = 8;

/** The nodes are stopped: a foreign process proves the books that they left. */
async function audit(environment: Readonly<Record<string, string>>): Promise<Audit> {
  const main = join(import.meta.dirname, '../src/main.ts');
  const options = { env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'audit'], options).catch(
    (error: { readonly stdout: string }) => error,
  );
  const { ok, findings } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Audit;
  return { ok, findings };
}
