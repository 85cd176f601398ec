import { execFile, execFileSync } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePorts } from '../test/kit/free-ports.ts';
import { startNats } from '../test/kit/nats.ts';
import type { PostgresServer } from '../test/kit/postgres.ts';
import { type Door, openUnaryDoor } from './door.ts';
import { type Measured, startProgram, treeCpuSeconds } from './processes.ts';

/** Turnpike and its peers as running services, each with a bank and a database of its own on one PostgreSQL. */
export interface Contender {
  readonly name: Name;
  readonly door: Door;
  /** Processor time so far, in seconds. */
  cpu(): Cpu;
  /** Ends the service and holds its books against what the bank took. Nothing when all is well. */
  stop(): Promise<readonly string[]>;
}

/** `striped` is `transactional` without the rows that all payments wait for; so are the two after it. */
export const NAMES = ['ours', 'transactional', 'striped', 'dbos', 'restate'] as const;
export type Name = (typeof NAMES)[number];

export interface Cpu {
  readonly service: number;
  readonly database: number;
  readonly broker: number;
}

/** Where a contender is started. */
export interface Place {
  readonly postgres: PostgresServer;
  /** The process that all of PostgreSQL's others descend from. */
  readonly postmaster: number;
  /** `cluster`: a node on PostgreSQL and NATS. `embedded`: on SQLite, with neither. */
  readonly ours: 'cluster' | 'embedded';
}

const POSTINGS = 3;
const PEERS = join(import.meta.dirname, 'peers');
const LOOPBACK = '127.0.0.1:0';

export async function startContender(name: Name, place: Place): Promise<Contender> {
  const secret = randomUUID();
  const bank = await startProgram(`bank of ${name}`, 'src/providers/sandbox-bank/main.ts', [], {
    SANDBOX_BANK_SECRET: secret,
  });
  const databaseUrl = await place.postgres.createDatabase();
  const setting = { name, place, databaseUrl, bank, secret };
  return name === 'ours' ? await startOurs(setting) : await startPeer(setting);
}

interface Setting {
  readonly name: Name;
  readonly place: Place;
  readonly databaseUrl: string;
  readonly bank: Measured;
  readonly secret: string;
}

async function startOurs({ name, place, databaseUrl, bank, secret }: Setting): Promise<Contender> {
  const isCluster = place.ours === 'cluster';
  const nats = isCluster ? await startNats() : undefined;
  const dataDir = mkdtempSync(join(tmpdir(), 'turnpike-bench-'));
  const store = {
    TURNPIKE_DATA_DIR: dataDir,
    ...(nats === undefined
      ? {}
      : {
          TURNPIKE_DATABASE_URL: databaseUrl,
          TURNPIKE_NATS_URL: nats.url,
          TURNPIKE_NODE_ID: 'bench',
          TURNPIKE_VAULT_KEYS: `bench:${randomBytes(32).toString('base64')}`,
        }),
  };
  const node = await startProgram(name, 'src/main.ts', ['serve'], {
    ...store,
    TURNPIKE_GRPC_ADDRESS: LOOPBACK,
    TURNPIKE_HTTP_ADDRESS: LOOPBACK,
    TURNPIKE_CARD_ADDRESS: LOOPBACK,
    TURNPIKE_ADMIN_ADDRESS: LOOPBACK,
    TURNPIKE_SANDBOX_BANK_URL: bank.ready['url'] ?? '',
    TURNPIKE_SECRET_SANDBOX_BANK: secret,
    TURNPIKE_LOG_LEVEL: 'warn',
  });
  const door = await openUnaryDoor(node.ready['grpc'] ?? '');
  return {
    name,
    door,
    cpu: () => ({
      service: treeCpuSeconds(node.pid),
      database: isCluster ? treeCpuSeconds(place.postmaster) : 0,
      broker: (nats?.pids ?? []).reduce((sum: number, pid) => sum + (pid === undefined ? 0 : treeCpuSeconds(pid)), 0),
    }),
    async stop() {
      door.close();
      await node.stop();
      const taken = await takenBy(bank);
      const { ok, findings, payments, plans, postings } = await audit(store);
      await nats?.stop();
      await bank.stop();
      rmSync(dataDir, { recursive: true });
      return differences(taken, {
        'audit is clean': [ok, true],
        findings: [findings, 0],
        payments: [payments, taken],
        plans: [plans, taken],
        postings: [postings, POSTINGS * taken],
      });
    },
  };
}

/** The node is stopped: a foreign process proves the books that it left. */
async function audit(store: Readonly<Record<string, string>>): Promise<Record<string, unknown>> {
  const main = join(import.meta.dirname, '../src/main.ts');
  const options = { env: { ...process.env, ...store }, maxBuffer: 64 * 1024 * 1024 };
  const { stdout } = await promisify(execFile)(process.execPath, [main, 'audit'], options).catch(
    (error: { readonly stdout: string }) => error,
  );
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '{}') as Record<string, unknown>;
}

async function startPeer({ name, place, databaseUrl, bank, secret }: Setting): Promise<Contender> {
  const dataDir = mkdtempSync(join(tmpdir(), 'turnpike-bench-'));
  const [ingress, admin, node, endpoint] = await freePorts(4);
  const service = await startProgram(name, `bench/peers/${name === 'striped' ? 'transactional' : name}.ts`, [], {
    PEER_DATABASE_URL: databaseUrl,
    PEER_BANK_URL: bank.ready['url'] ?? '',
    PEER_CARD_KEY: secret,
    PEER_DATA_DIR: dataDir,
    PEER_STRIPED: String(name !== 'transactional'),
    PEER_INGRESS_PORT: String(ingress),
    PEER_ADMIN_PORT: String(admin),
    PEER_NODE_PORT: String(node),
    PEER_ENDPOINT_PORT: String(endpoint),
    RESTATE_LOGGING: 'ERROR',
    NODE_NO_WARNINGS: '1',
  });
  const broker = service.ready['broker'];
  const door = await openUnaryDoor(service.ready['grpc'] ?? '');
  return {
    name,
    door,
    cpu() {
      const ofBroker = broker === undefined ? 0 : treeCpuSeconds(Number(broker));
      return {
        service: treeCpuSeconds(service.pid) - ofBroker,
        database: treeCpuSeconds(place.postmaster),
        broker: ofBroker,
      };
    },
    async stop() {
      door.close();
      await service.stop();
      const taken = await takenBy(bank);
      const [row = {}] = await place.postgres.run(databaseUrl, BOOKS);
      await bank.stop();
      rmSync(dataDir, { recursive: true });
      return differences(taken, {
        plans: [Number(row['committed']), taken],
        postings: [Number(row['postings']), POSTINGS * taken],
        'sum of all balances': [Number(row['own']), 0],
        'what is held': [Number(row['held']), 0],
        'turnover of the shop': [Number(row['turnover']), AMOUNT_MINOR * taken],
      });
    },
  };
}

const AMOUNT_MINOR = 42_000;
const BOOKS = `
  SELECT (SELECT count(*) FROM plans WHERE state = 'committed') AS committed,
    (SELECT count(*) FROM postings) AS postings,
    (SELECT sum(own) FROM balances) AS own,
    (SELECT sum(outgoing) + sum(incoming) FROM balances) + (SELECT sum(held) FROM limit_counters) AS held,
    (SELECT sum(committed) FROM limit_counters WHERE counter LIKE 'shop-%') AS turnover`;

/** Payments that the bank captured. Throws when it was asked for one of them twice. */
async function takenBy(bank: Measured): Promise<number> {
  const response = await fetch(`${bank.ready['url']}/v1/effects`);
  const { totals, doubled } = (await response.json()) as {
    readonly totals: Readonly<Record<'authorise' | 'capture', { readonly count: number }>>;
    readonly doubled: number;
  };
  if (doubled !== 0 || totals.authorise.count !== totals.capture.count)
    throw new Error(`${bank.name}: ${JSON.stringify({ totals, doubled })}`);
  return totals.capture.count;
}

function differences(taken: number, seen: Readonly<Record<string, readonly [unknown, unknown]>>): readonly string[] {
  return Object.entries(seen)
    .filter(([, [is, should]]) => is !== should)
    .map(([what, [is, should]]) => `${what}: ${is}, expected ${should} for ${taken} payments that the bank captured`);
}

export async function postmasterOf(postgres: PostgresServer): Promise<number> {
  const url = await postgres.createDatabase();
  const [row = {}] = await postgres.run(url, 'SHOW data_directory');
  return Number(readFileSync(join(String(row['data_directory']), 'postmaster.pid'), 'utf8').split('\n')[0]);
}

/** The peers' packages are no part of `npm ci` here: they are installed on first use, from their own lockfile, running no script. */
export function installPeers(): void {
  const installed = join(PEERS, 'node_modules/.package-lock.json');
  const isFresh =
    existsSync(installed) && statSync(installed).mtimeMs >= statSync(join(PEERS, 'package-lock.json')).mtimeMs;
  if (!isFresh) execFileSync('npm', ['ci', '--ignore-scripts'], { cwd: PEERS, stdio: ['ignore', 'ignore', 'inherit'] });
}
