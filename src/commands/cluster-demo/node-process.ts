import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** `turnpike serve` in a process of its own: under the same name and on the same address however often it is started. */
export interface DemoNode {
  readonly name: string;
  /** Of its gRPC port. */
  readonly address: string;
  readonly state: DemoNodeState;
  /** Of the present process, or of the last one. */
  readonly pid: number;
  /** Resolves when it takes calls; rejects with the last that it said when it ends before. */
  start(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
  /** Asks it to hand everything over and to end. */
  stop(): Promise<void>;
}

export type DemoNodeState = 'starting' | 'up' | 'stopping' | 'down';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));

export function newDemoNode(
  name: string,
  address: string,
  environment: Readonly<Record<string, string>>,
  endedByItself: (node: string, lastWords: string) => void,
): DemoNode {
  let child: ChildProcess | undefined;
  let state: DemoNodeState = 'down';

  const launch = async (): Promise<void> => {
    const spawned = spawnNode(name, address, environment);
    let lastWords = '';
    const keep = (line: string): void => {
      lastWords = line;
    };
    child = spawned;
    state = 'starting';
    const ended = once(spawned, 'close');
    const ready = new Promise<void>((resolve) => {
      createInterface({ input: spawned.stdout }).on('line', (line) => {
        keep(line);
        if (line.startsWith('{"ready":true')) resolve();
      });
    });
    createInterface({ input: spawned.stderr }).on('line', keep);
    const gone = ended.then(() => {
      const wasUp = state === 'up';
      state = 'down';
      if (wasUp) endedByItself(name, lastWords);
      throw new Error(`${name} ended before it was ready: ${lastWords}`);
    });
    await Promise.race([ready, gone]);
    gone.catch(() => {}); // Who was ready may end.
    if (state === 'starting') state = 'up';
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child === undefined || state === 'down') return;
    state = 'stopping';
    const ended = once(child, 'close');
    child.kill(signal);
    await ended;
  };
  return {
    name,
    address,
    get state() {
      return state;
    },
    get pid() {
      return child?.pid ?? 0;
    },
    start: launch,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
  };
}

function spawnNode(name: string, address: string, environment: Readonly<Record<string, string>>) {
  // Settings of whoever runs the demo are not for its nodes.
  const inherited = Object.entries(process.env).filter(([variable]) => !variable.startsWith('TURNPIKE_'));
  const child = spawn(process.execPath, [MAIN, 'serve'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...Object.fromEntries(inherited),
      ...environment,
      TURNPIKE_NODE_ID: name,
      TURNPIKE_GRPC_ADDRESS: address,
      TURNPIKE_HTTP_ADDRESS: ANY_PORT,
      TURNPIKE_CARD_ADDRESS: ANY_PORT,
      TURNPIKE_ADMIN_ADDRESS: ANY_PORT,
    },
  });
  // Whoever is told to end while a node runs takes the node along.
  const orphan = (): void => void child.kill('SIGKILL');
  process.once('exit', orphan);
  void once(child, 'close').then(() => process.off('exit', orphan));
  return child;
}

const ANY_PORT = '127.0.0.1:0';
