import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchSandboxBank } from '../../src/providers/sandbox-bank/launch.ts';
import { freePorts } from './free-ports.ts';
import { type NatsServers, startNats } from './nats.ts';
import { type NodeProcess, spawnNode } from './node-process.ts';
import { type PostgresServer, startPostgres } from './postgres.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';

/**
 * A cluster of real processes on free ports: PostgreSQL, NATS servers, one sandbox bank for all, and nodes. Each node reaches
 * PostgreSQL and each NATS server through a proxy of its own, so that it can be cut off from one of them alone.
 */
export interface ClusterProcesses {
  /** In the order in which they were started, so that the first is the oldest of those that were not restarted. */
  readonly nodes: readonly ClusterNode[];
  readonly postgres: PostgresServer;
  /** Of the server itself, past all proxies. */
  readonly databaseUrl: string;
  readonly nats: NatsServers;
  readonly bankUrl: string;
  /** What commands of operators need in their environment. */
  readonly environment: Readonly<Record<string, string>>;
  /** Starts one more, on the address that was kept for it. */
  add(): Promise<ClusterNode>;
  /** gRPC addresses of all nodes, those too that are yet to be added. */
  readonly addresses: readonly string[];
  stop(): Promise<void>;
}

export interface ClusterNode {
  readonly name: string;
  /** Where its gRPC port is, also after a restart. */
  readonly address: string;
  readonly dataDir: string;
  readonly toPostgres: TcpProxy;
  /** One for each server. */
  readonly toNats: readonly TcpProxy[];
  /** The present process. */
  readonly process: NodeProcess;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** SIGSTOP and SIGCONT. */
  freeze(): void;
  wake(): void;
  /** SIGTERM; resolves when it has ended. */
  stop(): Promise<void>;
  /** A new process under the same name, on the same address, of another program if one is given; resolves when it is ready. */
  start(program?: string): Promise<void>;
}

export interface ClusterOptions {
  readonly nodes: number;
  /** Nodes that may be added later. */
  readonly spare?: number;
  readonly natsServers?: 1 | 3;
  /** Folder under which PostgreSQL keeps its data. */
  readonly postgresParent?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** A program that runs the node of this index, with its arguments. */
  readonly under?: (index: number) => readonly string[];
  /** A program of ours that every node runs, in place of `turnpike serve`. */
  readonly program?: string;
}

const BANK_SECRET = 'cluster-of-a-test';

export async function startCluster(options: ClusterOptions): Promise<ClusterProcesses> {
  const { spare = 0, natsServers = 1, program } = options;
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-cluster-'));
  const closers: (() => Promise<void>)[] = [async () => rmSync(folder, { recursive: true, force: true })];
  const stop = async (): Promise<void> => {
    for (const close of closers.splice(0).reverse()) await close();
  };
  try {
    const postgres = await startPostgres(options.postgresParent);
    closers.push(postgres.stop);
    const databaseUrl = await postgres.createDatabase();
    const nats = await startNats({ servers: natsServers });
    closers.push(nats.stop);
    const bank = await launchSandboxBank({ secret: BANK_SECRET, dataFile: join(folder, 'bank.jsonl') });
    closers.push(() => bank.close());
    const environment = {
      TURNPIKE_VAULT_KEYS: `test:${randomBytes(32).toString('base64')}`,
      TURNPIKE_NATS_REPLICAS: String(natsServers),
      TURNPIKE_SANDBOX_BANK_URL: bank.url,
      TURNPIKE_SECRET_SANDBOX_BANK: BANK_SECRET,
      TURNPIKE_LOG_LEVEL: 'warn',
      NODE_COMPILE_CACHE: join(folder, 'compiled'), // A node that starts often compiles itself once.
      ...options.environment,
    };
    const addresses = (await freePorts(options.nodes + spare)).map((port) => `127.0.0.1:${port}`);
    const nodes: ClusterNode[] = [];
    let added = 0;
    const add = async (): Promise<ClusterNode> => {
      const index = added;
      added += 1;
      const address = addresses[index];
      if (address === undefined) throw new Error('no address was kept for another node');
      const under = options.under?.(index) ?? [];
      const node = await newNode({
        index,
        address,
        folder,
        databaseUrl,
        natsUrls: nats.urls,
        environment,
        under,
        program,
      });
      closers.push(node.close);
      nodes[index] = node;
      await node.process.ready;
      return node;
    };
    // The first one makes the tables and the buckets; the others find them.
    await add();
    await Promise.all(Array.from({ length: options.nodes - 1 }, add));
    return {
      nodes,
      postgres,
      databaseUrl,
      nats,
      bankUrl: bank.url,
      environment: { ...environment, TURNPIKE_DATABASE_URL: databaseUrl, TURNPIKE_NATS_URL: nats.url },
      add,
      addresses,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

interface NewNode {
  readonly index: number;
  readonly address: string;
  readonly folder: string;
  readonly databaseUrl: string;
  readonly natsUrls: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly under: readonly string[];
  readonly program: string | undefined;
}

async function newNode(options: NewNode): Promise<ClusterNode & { close(): Promise<void> }> {
  const { index, address, folder, databaseUrl, natsUrls, under } = options;
  const name = `node-${index + 1}`;
  const dataDir = join(folder, name);
  mkdirSync(dataDir);
  const database = new URL(databaseUrl);
  const proxyTo = ({ hostname, port }: URL) => startTcpProxy(() => ({ host: hostname, port: Number(port) }));
  const toPostgres = await proxyTo(database);
  const toNats = await Promise.all(natsUrls.map((url) => proxyTo(new URL(url))));
  const throughProxy = new URL(databaseUrl);
  throughProxy.host = toPostgres.address;
  const environment = {
    ...options.environment,
    TURNPIKE_DATABASE_URL: throughProxy.href,
    TURNPIKE_NATS_URL: toNats.map((proxy) => `nats://${proxy.address}`).join(','),
    TURNPIKE_NODE_ID: name,
    TURNPIKE_GRPC_ADDRESS: address,
  };
  const spawn = (program: string | undefined) =>
    spawnNode({ dataDir, environment, under, ...(program === undefined ? {} : { program }) });
  let current = spawn(options.program);
  return {
    name,
    address,
    dataDir,
    toPostgres,
    toNats,
    get process() {
      return current;
    },
    kill: () => current.kill(),
    freeze: () => void process.kill(current.pid, 'SIGSTOP'),
    wake: () => void process.kill(current.pid, 'SIGCONT'),
    stop: () => current.stop(),
    start: async (program = options.program) => {
      current = spawn(program);
      await current.ready;
    },
    close: async () => {
      await current.kill();
      await Promise.all([toPostgres, ...toNats].map((proxy) => proxy.close()));
    },
  };
}
