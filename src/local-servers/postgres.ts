import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, chownSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import pg from 'pg';
import { findProgram } from './find-program.ts';
import { freePorts } from './free-ports.ts';

/**
 * A PostgreSQL of a demo's or a test file's own: a folder under the temporary one, a free port of the loopback interface,
 * syncs to disk as in production. Never one that was there before.
 */
export interface PostgresServer {
  /** A new, empty database. */
  createDatabase(): Promise<string>;
  /** Runs a statement behind everybody's back. */
  run(url: string, sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  /** False once it was killed, or ended by itself because it cannot go on. */
  readonly running: boolean;
  /** `kill -9` of the server: its other processes notice and end. */
  kill(): Promise<void>;
  /** Starts the server that was killed, on the same data and port. */
  start(): Promise<void>;
  /** Ends it and removes its folder. */
  stop(): Promise<void>;
}

/** `parent` is where its folder is made: the temporary folder unless it is said otherwise. */
export async function startPostgres(parent: string = tmpdir()): Promise<PostgresServer> {
  const program = findProgram('postgres') ?? '';
  const folder = mkdtempSync(join(parent, 'turnpike-postgres-'));
  const owner = unprivileged();
  if (owner !== undefined) chownSync(folder, owner.uid, owner.gid);
  chmodSync(folder, 0o700);
  const data = join(folder, 'data');
  // Both programs are of one installation, whatever else is on the path.
  const initdb = join(dirname(program), 'initdb');
  await promisify(execFile)(
    existsSync(initdb) ? initdb : (findProgram('initdb') ?? ''),
    ['-D', data, '-U', USER, '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions'],
    { cwd: folder, ...owner },
  );
  const [port = 0] = await freePorts(1);
  const url = (database: string) => `postgres://${USER}@127.0.0.1:${port}/${database}`;
  const options = { folder, data, port, owner, program };
  let server: ChildProcess | undefined = await launch(options);
  let databases = 0;

  return {
    async createDatabase() {
      databases += 1;
      const name = `turnpike${databases}`;
      await query(url('postgres'), `CREATE DATABASE ${name}`);
      return url(name);
    },
    run: query,
    get running() {
      return server !== undefined && server.exitCode === null && server.signalCode === null;
    },
    async kill() {
      await end(server, 'SIGKILL');
      server = undefined;
    },
    async start() {
      server = await launch(options);
    },
    async stop() {
      // Without a last checkpoint: nobody will read these files again.
      await end(server, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const USER = 'turnpike';

interface Launch {
  readonly program: string;
  readonly folder: string;
  readonly data: string;
  readonly port: number;
  readonly owner: Owner | undefined;
}

/** Tries again while the processes of a killed server still hold its memory. */
async function launch(options: Launch): Promise<ChildProcess> {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const server = await launchOnce(options);
    if (server !== undefined) return server;
  }
  throw new Error('PostgreSQL does not start');
}

async function launchOnce({ program, folder, data, port, owner }: Launch): Promise<ChildProcess | undefined> {
  const settings = ['listen_addresses=127.0.0.1', `unix_socket_directories=${folder}`, 'shared_buffers=32MB'];
  const server = spawn(program, ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])], {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe'],
    ...owner,
  });
  // Whoever is told to end while a server runs takes the server along.
  const orphan = (): void => void server.kill('SIGKILL');
  process.once('exit', orphan);
  void once(server, 'exit').then(() => process.off('exit', orphan));
  return new Promise((resolve) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      if (line.includes('ready to accept connections')) resolve(server);
    });
    server.once('exit', () => resolve(undefined));
  });
}

async function end(server: ChildProcess | undefined, signal: 'SIGQUIT' | 'SIGKILL'): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill(signal);
  await gone;
}

async function query(url: string, sql: string) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows as readonly Readonly<Record<string, unknown>>[];
  } finally {
    await client.end();
  }
}

interface Owner {
  readonly uid: number;
  readonly gid: number;
}

/** PostgreSQL refuses to run as root: then it runs as the user that its package made, or as nobody. */
function unprivileged(): Owner | undefined {
  if (process.getuid?.() !== 0) return undefined;
  for (const user of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((what) => spawnSync('id', [what, user], { encoding: 'utf8' }).stdout.trim());
    if (uid !== '' && gid !== '') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('there is no user to run PostgreSQL as');
}
