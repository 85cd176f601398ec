import { spawn } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { required } from './process.ts';

/** Restate's server from its npm package: a process of its own with its default settings, that ends with this one. */
export interface RestateServer {
  readonly pid: number;
  readonly ingressUrl: string;
  /** Tells it where the handlers are. */
  register(endpoint: string): Promise<void>;
}

const PAUSE_MS = 200;
const ATTEMPTS = 150;

export async function startRestateServer(): Promise<RestateServer> {
  const [ingress, admin, node] = ['INGRESS', 'ADMIN', 'NODE'].map(
    (name) => `127.0.0.1:${required(`PEER_${name}_PORT`)}`,
  );
  const program = import.meta.resolve(
    `@restatedev/restate-server-${process.platform}-${process.arch}/bin/restate-server`,
  );
  const server = spawn(fileURLToPath(program), ['--no-logo', '--base-dir', required('PEER_DATA_DIR')], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      RESTATE_LISTEN_MODE: 'tcp',
      RESTATE_NODE_NAME: 'peer',
      RESTATE_BIND_ADDRESS: node,
      RESTATE_ADVERTISED_ADDRESS: `http://${node}/`,
      RESTATE_INGRESS__BIND_ADDRESS: ingress,
      RESTATE_ADMIN__BIND_ADDRESS: admin,
      RESTATE_DISABLE_TELEMETRY: 'true',
      RESTATE_ADMIN__DISABLE_WEB_UI: 'true',
      // It looks for newer releases of itself, and says so when it has no network.
      RESTATE_LOG_FILTER: 'warn,octocrab=off',
    },
  });
  process.once('exit', () => server.kill('SIGKILL'));
  server.once('exit', () => process.exit(1));
  const { pid } = server;
  if (pid === undefined) throw new Error('the server did not start');

  return {
    pid,
    ingressUrl: `http://${ingress}`,
    async register(endpoint) {
      const body = JSON.stringify({ uri: endpoint, force: true });
      const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        const response = await fetch(`http://${admin}/deployments`, request).catch(() => undefined);
        if (response?.ok === true) return;
        await sleep(PAUSE_MS);
      }
      throw new Error('the server does not take the handlers');
    },
  };
}
