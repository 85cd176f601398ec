import { readSettings } from '../config/settings.ts';
import { type ServerOptions, startServer } from '../server.ts';
import { createLogger } from '../telemetry/log.ts';
import { DEMO_KEYS } from './demo-keys.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/**
 * Runs a node until it is told to stop. Prints where it listens, and one line of JSON when it is ready. The options are for
 * programs that are a node under test.
 */
export async function serve(options: Pick<ServerOptions, 'limits' | 'faults'> = {}): Promise<void> {
  const settings = readSettings(process.env);
  const log = createLogger({ level: settings.logLevel, nodeId: settings.nodeId });
  for (const name of settings.unknown) log.warn({ name }, 'this variable is not one of ours');
  const fatal = (error: Error): void => {
    log.fatal({ err: error }, 'this process has to end');
    process.exit(1);
  };
  const server = await startServer({ ...options, settings, log, fatal });
  const { grpc, http, admin } = server.addresses;
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  print(`Turnpike listens on ${grpc} (gRPC), http://${http} (callbacks), http://${admin} (metrics, health).`);
  const { bankUrl } = server.platform;
  if (bankUrl !== '') print(`The sandbox bank listens on ${bankUrl}; its cards are in docs/sandbox.md.`);
  if (settings.configFile === 'config/demo.yaml') {
    for (const [who, key] of Object.entries(DEMO_KEYS)) print(`API key of the demo's ${who}: ${key}`);
  }
  print(JSON.stringify({ ready: true, grpc, http, admin, bank: bankUrl }));
  stopOnSignal(log, server.drain);
}
