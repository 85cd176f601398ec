import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findProgram } from './find-program.ts';
import { freePorts } from './free-ports.ts';

/**
 * NATS servers of a demo's or a test file's own: one, or three in a cluster, with JetStream in a folder under the temporary
 * one, on free ports of the loopback interface. Never one that was there before.
 */
export interface NatsServers {
  /** `nats://127.0.0.1:port` of all servers, separated by commas. */
  readonly url: string;
  readonly urls: readonly string[];
  /** Process ids by server, of those that run. */
  readonly pids: readonly (number | undefined)[];
  /** `kill -9` of one server. */
  kill(index: number): Promise<void>;
  /** Starts a server that was killed, on the same data and port. */
  start(index: number): Promise<void>;
  /** Ends all of them and removes their folders. */
  stop(): Promise<void>;
}

export interface NatsOptions {
  readonly servers?: 1 | 3;
  /** Lines for the configuration file of each server, such as accounts and permissions. */
  readonly configuration?: string;
  /** Folder under which they keep their data: the temporary one unless it is said otherwise. */
  readonly parent?: string;
}

export async function startNats(options: NatsOptions = {}): Promise<NatsServers> {
  const { servers = 1, configuration = '', parent = tmpdir() } = options;
  const folder = mkdtempSync(join(parent, 'turnpike-nats-'));
  const clientPorts = await freePorts(servers);
  const routePorts = await freePorts(servers);
  const running: (ChildProcess | undefined)[] = [];
  const routes = routePorts.map((port) => `nats://127.0.0.1:${port}`).join(', ');
  const launch = async (index: number): Promise<void> => {
    const file = join(folder, `${index}.conf`);
    // Clients are not told of servers that they were not given: whoever is given a proxy stays behind it.
    const cluster =
      servers === 1
        ? ''
        : `cluster { name: local, listen: "127.0.0.1:${routePorts[index]}", routes: [${routes}], no_advertise: true }`;
    const jetstream = `jetstream { store_dir: "${join(folder, String(index))}", max_mem: 64MB, max_file: 1GB }`;
    const listen = `listen: "127.0.0.1:${clientPorts[index]}"`;
    writeFileSync(file, [`server_name: n${index}`, listen, jetstream, cluster, configuration].join('\n'));
    running[index] = await launchServer(file);
  };
  await Promise.all(clientPorts.map((_, index) => launch(index)));
  const urls = clientPorts.map((port) => `nats://127.0.0.1:${port}`);
  return {
    url: urls.join(','),
    urls,
    get pids() {
      return running.map((server) => server?.pid);
    },
    async kill(index) {
      await end(running[index]);
      running[index] = undefined;
    },
    start: launch,
    async stop() {
      await Promise.all(running.map(end));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when it takes clients. A cluster of three may still be electing the leader of its streams. */
async function launchServer(file: string): Promise<ChildProcess> {
  const server = spawn(findProgram('nats-server') ?? '', ['-c', file], { stdio: ['ignore', 'ignore', 'pipe'] });
  // Whoever is told to end while a server runs takes the server along.
  const orphan = (): void => void server.kill('SIGKILL');
  process.once('exit', orphan);
  void once(server, 'exit').then(() => process.off('exit', orphan));
  const lines: string[] = [];
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: server.stderr }).on('line', (line) => {
      if (lines.length < 50) lines.push(line);
      if (line.includes('Server is ready')) resolve();
    });
    server.once('exit', () => reject(new Error(`nats-server ended:\n${lines.join('\n')}`)));
    server.once('error', reject);
  });
  return server;
}

async function end(server: ChildProcess | undefined): Promise<void> {
  if (server === undefined || server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGKILL');
  await gone;
}
