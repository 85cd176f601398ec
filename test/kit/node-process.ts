import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FREE_PORTS } from './whole-node.ts';

/** `turnpike serve`, or the other role, in a process of its own, so that it can be killed. */
export interface NodeProcess {
  readonly pid: number;
  /** Where it listens, once it says so; rejects when it ends before. */
  readonly ready: Promise<NodeAddresses>;
  /** What it printed so far, on both streams. */
  readonly printed: readonly string[];
  readonly running: boolean;
  /** Resolves when it has ended, however. */
  readonly ended: Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Asks it to drain. */
  stop(): Promise<void>;
}

export interface NodeAddresses {
  readonly grpc: string;
  readonly http: string;
  readonly admin: string;
  readonly bank: string;
}

export interface NodeProcessOptions {
  readonly dataDir: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** A program that runs the node, such as a tracer, with its arguments. */
  readonly under?: readonly string[];
  /** A program in place of `turnpike`. It gets the command as well. */
  readonly program?: string;
  readonly command?: 'serve' | 'bridge';
}

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

export function spawnNode(options: NodeProcessOptions): NodeProcess {
  const { dataDir, environment, under = [], program = MAIN, command = 'serve' } = options;
  const [runner = '', ...args] = [...under, process.execPath, program, command];
  const child = spawn(runner, args, {
    // A bank that the node starts ends with its standard input, and that ends with the node.
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...ownEnvironment(), ...FREE_PORTS, TURNPIKE_DATA_DIR: dataDir, ...environment },
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('the node did not start');
  const printed: string[] = [];
  // Whoever is told to end while a node runs takes the node along.
  const orphan = (): void => void child.kill('SIGKILL');
  process.once('exit', orphan);
  const ended = once(child, 'close').then(() => {
    process.off('exit', orphan);
  });
  createInterface({ input: child.stderr }).on('line', (line) => printed.push(line));
  const ready = new Promise<NodeAddresses>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      printed.push(line);
      if (line.startsWith('{"ready":true')) resolve(JSON.parse(line) as NodeAddresses);
    });
    void ended.then(() => reject(new Error(`the node ended before it was ready:\n${printed.join('\n')}`)));
  });
  ready.catch(() => {}); // Who kills a node while it starts does not wait for it.
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    // Who runs the node may keep signals to itself, and ends with it.
    const running = child.exitCode === null && child.signalCode === null;
    const traced = running && under.length > 0 ? onlyChild(pid) : undefined;
    if (traced !== undefined) process.kill(traced, signal);
    else if (running) child.kill(signal);
    await ended;
  };
  return {
    pid,
    ready,
    printed,
    get running() {
      return child.exitCode === null && child.signalCode === null;
    },
    ended,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function onlyChild(pid: number): number | undefined {
  const [first] = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ');
  return first === undefined || first === '' ? undefined : Number(first);
}

/** Settings of whoever runs the tests must not reach the node under test. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TURNPIKE_')));
}
