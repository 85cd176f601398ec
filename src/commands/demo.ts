import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../audit/audit.ts';
import { connect } from '../client/client.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { startServer } from '../server.ts';
import { createLogger } from '../telemetry/log.ts';
import { DEMO_KEYS } from './demo-keys.ts';
import { tellStory } from './demo-story.ts';

const ANY_PORT = { host: '127.0.0.1', port: 0 } as const;

/** A node, a few real payments through it, an audit; then it stays up for the reader's own, unless told `--once`. */
export async function demo(options: { readonly once?: boolean; readonly dataDir?: string }): Promise<void> {
  const ownFolder = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'turnpike-demo-'));
  const settings = demoSettings(dataDir, options.once === true);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const server = await startServer({
    settings,
    log: createLogger({ level: settings.logLevel, nodeId: settings.nodeId }),
  });
  const { grpc, http, admin } = server.addresses;
  const end = async (): Promise<void> => {
    await server.drain();
    if (ownFolder) rmSync(dataDir, { recursive: true });
  };

  print('One node of Turnpike, and a bank in a process of its own. Four payments go through the gRPC port.');
  const merchant = connect(grpc, { apiKey: DEMO_KEYS.merchant });
  const operator = connect(grpc, { apiKey: DEMO_KEYS.operator });
  const payments = await tellStory({ merchant, operator, print });
  merchant.close();
  operator.close();

  const { store, configurations } = server.platform;
  const { ok: clean, findings } = await audit({ journal: store.journal, ledger: store.ledger, configurations });
  print(
    `\nThe audit ${clean ? 'finds nothing wrong: books, limits and journal agree' : `finds ${findings.length} faults`}.`,
  );
  const ok = clean && Object.values(payments).every((count) => count > 0);
  const summary = JSON.stringify({ ok, payments, audit: { ok: clean, findings: findings.length } });

  if (options.once === true) {
    await end();
    print(summary);
    process.exitCode = ok ? 0 : 1;
    return;
  }
  print(
    `\nThe node stays up: ${grpc} (gRPC), http://${http} (callbacks), http://${admin}/metrics, bank ${server.platform.bankUrl}`,
  );
  print(`API keys: ${DEMO_KEYS.merchant} (merchant), ${DEMO_KEYS.operator} (operator)`);
  print(
    `A payment of your own, in another terminal:\n\n  node examples/first-payment.js ${grpc} ${DEMO_KEYS.merchant} 4242424242424242\n`,
  );
  print(`Look at it afterwards:\n\n  TURNPIKE_DATA_DIR=${dataDir} npm run inspect -- <invoice>\n`);
  print(summary);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end().then(() => process.exit(0)));
  }
}

/** With `--once` nobody needs the standard ports, so that a demo runs beside anything. */
function demoSettings(dataDir: string, anyPort: boolean): Settings {
  const settings = readSettings({ TURNPIKE_LOG_LEVEL: 'warn', ...process.env, TURNPIKE_DATA_DIR: dataDir });
  if (!anyPort) return settings;
  return { ...settings, grpcAddress: ANY_PORT, httpAddress: ANY_PORT, adminAddress: ANY_PORT };
}
