import { readFileSync } from 'node:fs';
import { createBridgeGate } from '../cluster/bridge-gate.ts';
import { connectNats } from '../cluster/nats/connection.ts';
import { callbackPublisher } from '../cluster/nats/publish-callback.ts';
import { createAdapters } from './adapters.ts';
import { hostPort } from './base/host-port.ts';
import { compileConfiguration } from './config/compile.ts';
import { formatFaults } from './config/fault.ts';
import type { KnownAdapters } from './config/references.ts';
import type { BridgeSettings } from './config/settings.ts';
import type { Configuration } from './domain/configuration.ts';
import { partnerDoors } from './providers/partner-acquirer/partner-doors.ts';
import { systemBusinessClock, systemMachineClock } from './system/clocks.ts';
import { createSystemRandom } from './system/random.ts';
import { createHealth } from './telemetry/health.ts';
import type { Logger } from './telemetry/log.ts';
import { createMetrics } from './telemetry/metrics.ts';
import { createAdminServer } from './web/admin-server.ts';
import { createBridgeServer } from './web/bridge-server.ts';
import { createCallbackRates } from './web/callback-rates.ts';

/**
 * The role that stands where partners reach it: takes their callbacks, looks at the signatures, and hands them to the nodes over
 * NATS. It has no database and no part in the cluster, so that as many of them as one likes may stand anywhere.
 */
export interface Bridge {
  readonly addresses: { readonly http: string; readonly admin: string };
  /** Answers what has arrived, and takes nothing more. */
  drain(): Promise<void>;
}

export interface BridgeOptions {
  readonly settings: BridgeSettings;
  readonly log: Logger;
}

export async function startBridge({ settings, log }: BridgeOptions): Promise<Bridge> {
  const { natsUrl: url, natsCredentialsFile, nodeId, secrets } = settings;
  // A bridge asks no provider anything: of an adapter it uses the eyes.
  const adapters = createAdapters({ sandboxBankUrl: 'http://sandbox-bank.invalid' });
  const configuration = readConfiguration(settings.configFile, adapters);
  const connection = await connectNats({
    url,
    name: `turnpike bridge ${nodeId}`,
    role: 'bridge',
    ...(natsCredentialsFile === undefined ? {} : { credentialsFile: natsCredentialsFile }),
  });
  const failed = (error: unknown): void => log.error({ err: error }, 'a callback could not be handed in');
  const metrics = createMetrics();
  const answered = metrics.httpAnswered;
  let draining = false;

  const http = createBridgeServer({
    ...settings.httpAddress,
    failed,
    answered,
    partners: partnerDoors(() => configuration),
    callbackRates: createCallbackRates(() => configuration, systemMachineClock),
    callbacks: createBridgeGate({
      configuration: () => configuration,
      adapters,
      secret: (name) => secrets.get(name),
      random: createSystemRandom(),
      publish: callbackPublisher(connection, systemBusinessClock.now),
    }),
  });
  const health = createHealth({
    checks: [{ name: 'nats', required: true, check: () => connection.rtt() }],
    draining: () => draining,
    clock: systemMachineClock,
  });
  const admin = createAdminServer({ ...settings.adminAddress, failed, answered, metrics, health });
  const adminAt = { ...settings.adminAddress, ...(await admin.start()) };
  const httpAt = { ...settings.httpAddress, ...(await http.start()) };

  return {
    addresses: { http: hostPort(httpAt), admin: hostPort(adminAt) },
    drain: async () => {
      draining = true;
      await http.stop();
      await connection.drain();
      await admin.stop();
      await adapters.close();
    },
  };
}

/** Of the business configuration a bridge needs the providers: their adapters, the names of their secrets, what to answer. */
function readConfiguration(file: string, adapters: KnownAdapters): Configuration {
  const compilation = compileConfiguration(readFileSync(file, 'utf8'), { revision: 1, adapters });
  if (compilation.ok) return compilation.configuration;
  throw new Error(formatFaults(compilation.faults, file));
}
