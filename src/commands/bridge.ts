import { startBridge } from '../bridge.ts';
import { readBridgeSettings } from '../config/settings.ts';
import { createLogger } from '../telemetry/log.ts';
import { stopOnSignal } from './stop-on-signal.ts';

/** Runs a bridge until it is told to stop. Prints where it listens, and one line of JSON when it is ready. */
export async function bridge(): Promise<void> {
  const settings = readBridgeSettings(process.env);
  const log = createLogger({ level: settings.logLevel, nodeId: settings.nodeId });
  for (const name of settings.unknown) log.warn({ name }, 'this variable is not one of ours');
  const running = await startBridge({ settings, log });
  const { http, admin } = running.addresses;
  process.stdout.write(`The bridge listens on http://${http} (callbacks), http://${admin} (metrics, health).\n`);
  process.stdout.write(`${JSON.stringify({ ready: true, http, admin })}\n`);
  stopOnSignal(log, running.drain);
}
