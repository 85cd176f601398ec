import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram } from '../../local-servers/find-program.ts';
import { freePorts } from '../../local-servers/free-ports.ts';
import { startNats } from '../../local-servers/nats.ts';
import { startPostgres } from '../../local-servers/postgres.ts';
import { launchSandboxBank } from '../../providers/sandbox-bank/launch.ts';
import { type DemoNode, newDemoNode } from './node-process.ts';

/** A whole installation on this machine that nobody else uses: PostgreSQL, NATS, a bank and nodes, each a process. */
export interface Stage {
  readonly nodes: readonly DemoNode[];
  readonly databaseUrl: string;
  /** `kill -9` of the NATS server, and its return on the same data. */
  stopNats(): Promise<void>;
  startNats(): Promise<void>;
  /** Ends every process and removes every file. */
  close(): Promise<void>;
}

export interface StageOptions {
  readonly nodes: number;
  readonly tell: (line: string) => void;
  /** Aborted by whoever has no patience: what was started is ended, and the promise rejects. */
  readonly signal: AbortSignal;
}

export async function openStage({ nodes: count, tell, signal }: StageOptions): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-cluster-demo-'));
  chmodSync(folder, 0o711); // PostgreSQL does not run as root: whom it runs as has to get through.
  const closers = [async () => rmSync(folder, { recursive: true, force: true })];
  const close = async (): Promise<void> => {
    for (const closer of closers.splice(0).reverse()) await closer();
  };
  /** Begins a part, unless nobody wants it any more, and notes how to end it. */
  const open = async <Part>(what: string, begin: () => Promise<Part>, end: (part: Part) => Promise<void>) => {
    signal.throwIfAborted();
    tell(`Starting ${what}`);
    const part = await begin();
    closers.push(() => end(part));
    return part;
  };
  try {
    const postgres = await open(
      'PostgreSQL',
      () => startPostgres(folder),
      (each) => each.stop(),
    );
    const nats = await open(
      'NATS',
      () => startNats({ parent: folder }),
      (each) => each.stop(),
    );
    const secret = randomBytes(16).toString('hex');
    const vaultKeys = `demo:${randomBytes(32).toString('base64')}`;
    const bank = await open(
      'a sandbox bank',
      () => launchSandboxBank({ secret, dataFile: join(folder, 'bank.jsonl') }),
      (each) => each.close(),
    );
    const databaseUrl = await postgres.createDatabase();
    const addresses = (await freePorts(count)).map((port) => `127.0.0.1:${port}`);
    const nodes = addresses.map((address, index) =>
      newDemoNode(
        `node-${index + 1}`,
        address,
        {
          TURNPIKE_DATA_DIR: join(folder, `node-${index + 1}`),
          TURNPIKE_DATABASE_URL: databaseUrl,
          TURNPIKE_NATS_URL: nats.url,
          TURNPIKE_VAULT_KEYS: vaultKeys,
          TURNPIKE_SANDBOX_BANK_URL: bank.url,
          TURNPIKE_SECRET_SANDBOX_BANK: secret,
          TURNPIKE_LOG_LEVEL: 'warn',
          NODE_COMPILE_CACHE: join(folder, 'compiled'), // Nodes that start often compile themselves once.
        },
        (name, lastWords) => tell(`${name} ended by itself: ${lastWords}`),
      ),
    );
    closers.push(async () => void (await Promise.all(nodes.map((node) => node.kill()))));
    await startNodes(nodes, tell, signal);
    return { nodes, databaseUrl, stopNats: () => nats.kill(0), startNats: () => nats.start(0), close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The first one makes the tables and the buckets; the others find them. */
async function startNodes(
  nodes: readonly DemoNode[],
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const kill = (): void => void Promise.all(nodes.map((node) => node.kill()));
  signal.addEventListener('abort', kill, { once: true });
  const start = async (node: DemoNode): Promise<void> => {
    const ready = node.start();
    tell(`Starting ${node.name} on ${node.address} (process ${node.pid})`);
    await ready;
  };
  const [first, ...others] = nodes;
  if (first !== undefined) await start(first);
  signal.throwIfAborted();
  await Promise.all(others.map(start));
  signal.removeEventListener('abort', kill);
}

const NEEDED = [
  { program: 'nats-server', of: 'nats-server' },
  { program: 'postgres', of: 'postgresql' },
  { program: 'initdb', of: 'postgresql' },
] as const;

/** What to install before a stage can be opened, as a sentence; undefined when all is there. */
export function whatIsMissing(find: (program: string) => string | undefined = findProgram): string | undefined {
  const missing = NEEDED.filter(({ program }) => find(program) === undefined);
  if (missing.length === 0) return undefined;
  const packages = [...new Set(missing.map(({ of }) => of))];
  return (
    `A cluster needs ${missing.map(({ program }) => program).join(', ')}, which this machine does not have: ` +
    `apt-get install ${packages.join(' ')} (on Debian and Ubuntu). The demo starts servers of its own, on free ports.`
  );
}
