import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { readSettings } from '../../src/config/settings.ts';
import type { NodeLimits } from '../../src/node.ts';
import { type Server, startServer } from '../../src/server.ts';
import { createLogger } from '../../src/telemetry/log.ts';

/** Everything that `turnpike serve` runs, in this process: SQLite, all doors on free ports, a sandbox bank beside it. */
export interface WholeNode {
  readonly server: Server;
  readonly dataDir: string;
  /** Lines of the log, at trace level. */
  readonly logged: readonly string[];
  client(key?: keyof typeof DEMO_KEYS): TurnpikeClient;
  /** Ends it; the data folder is removed unless it was given. */
  stop(): Promise<void>;
}

export interface WholeNodeOptions {
  readonly dataDir?: string;
  readonly limits?: Partial<NodeLimits>;
  readonly environment?: Readonly<Record<string, string>>;
}

export async function startWholeNode({ dataDir, limits, environment }: WholeNodeOptions = {}): Promise<WholeNode> {
  const folder = dataDir ?? newDataDir();
  const logged: string[] = [];
  const clients: TurnpikeClient[] = [];
  const settings = readSettings({ ...FREE_PORTS, TURNPIKE_DATA_DIR: folder, ...environment });
  const log = createLogger({ level: 'trace', destination: { write: (line) => void logged.push(line) } });
  const server = await startServer({ settings, log, ...(limits === undefined ? {} : { limits }) });
  return {
    server,
    dataDir: folder,
    logged,
    client: (key = 'merchant') => {
      const client = connect(server.addresses.grpc, { apiKey: DEMO_KEYS[key] });
      clients.push(client);
      return client;
    },
    stop: async () => {
      for (const client of clients) client.close();
      await server.drain();
      if (dataDir === undefined) rmSync(folder, { recursive: true });
    },
  };
}

/** Settings under which any number of nodes run beside each other. */
export const FREE_PORTS = {
  TURNPIKE_GRPC_ADDRESS: '127.0.0.1:0',
  TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
  TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
} as const;

export function newDataDir(): string {
  return mkdtempSync(join(tmpdir(), 'turnpike-'));
}
