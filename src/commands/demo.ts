import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { audit } from '../audit/audit.ts';
import { connect, type TurnpikeClient } from '../client/client.ts';
import { readSettings, type Settings } from '../config/settings.ts';
import { DEMO_SECRETS_FILE } from '../demo-secrets.ts';
import { type Server, startServer } from '../server.ts';
import { createLogger } from '../telemetry/log.ts';
import { type DeskStory, tellDeskStory } from './demo-h2h.ts';
import { DEMO_KEYS } from './demo-keys.ts';
import { startDemoMerchant } from './demo-merchant.ts';
import { type DemoPartner, type PartnerStory, startDemoPartner, tellPartnerStory } from './demo-partner.ts';
import { tellStory } from './demo-story.ts';

const ANY_PORT = { host: '127.0.0.1', port: 0 } as const;
/** The cash desk of config/demo.yaml, and whose it is. */
const CASH_DESK = { projectId: '57aff4db-b45d-42bf-bc5f-b7a499a01782', partyId: 'demo' } as const;
/** What the merchant of the demo wants to be told of, beside alerts. */
const EVENT_TYPES = ['payin.*', 'payout.*', 'payment.recurrence_enabled', 'payment.extra_captured', 'refund.*'];

/** A node, a few real payments through it, an audit; then it stays up for the reader's own, unless told `--once`. */
export async function demo(options: { readonly once?: boolean; readonly dataDir?: string }): Promise<void> {
  const ownFolder = options.dataDir === undefined;
  const dataDir = options.dataDir ?? mkdtempSync(join(tmpdir(), 'turnpike-demo-'));
  const partner = await startDemoPartner();
  const settings = demoSettings(dataDir, options.once === true, partner.secrets);
  const print = (line: string): void => void process.stdout.write(`${line}\n`);
  const server = await startServer({
    settings,
    log: createLogger({ level: settings.logLevel, nodeId: settings.nodeId }),
  });
  const { grpc, http, admin } = server.addresses;
  const end = async (): Promise<void> => {
    await server.drain();
    await partner.partner.close();
    if (ownFolder) rmSync(dataDir, { recursive: true });
  };

  print('One node of Turnpike, and a bank in a process of its own. Four payments go through the gRPC port,');
  print(
    'then a merchant asks its cash desk over HTTP and is told by alerts and webhooks, and a partner charges saved cards.',
  );
  const merchant = connect(grpc, { apiKey: DEMO_KEYS.merchant });
  const operator = connect(grpc, { apiKey: DEMO_KEYS.operator });
  const payments = await tellStory({ merchant, operator, print });
  const { h2h, webhooks } = await tellHosts({ server, partner, merchant, operator, print });
  merchant.close();
  operator.close();

  const { store, configurations } = server.platform;
  const { ok: clean, findings } = await audit({ journal: store.journal, ledger: store.ledger, configurations });
  print(
    `\nThe audit ${clean ? 'finds nothing wrong: books, limits and journal agree' : `finds ${findings.length} faults`}.`,
  );
  const happened = [...Object.values(payments), ...Object.values(h2h)].every((count) => count > 0);
  const ok = clean && happened && webhooks.verified > 0 && webhooks.refused === 0;
  const summary = JSON.stringify({ ok, payments, h2h, webhooks, audit: { ok: clean, findings: findings.length } });

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
  print(
    `A payin of your own, host to host:\n\n  node examples/h2h/javascript/payin.js http://${http} ${join(dataDir, DEMO_SECRETS_FILE)}\n`,
  );
  print(`Look at it afterwards:\n\n  TURNPIKE_DATA_DIR=${dataDir} npm run inspect -- <invoice>\n`);
  print(summary);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void end().then(() => process.exit(0)));
  }
}

interface Hosts {
  readonly server: Server;
  readonly partner: DemoPartner;
  readonly merchant: TurnpikeClient;
  readonly operator: TurnpikeClient;
  readonly print: (line: string) => void;
}

/** What goes from host to host. The merchant's own host listens as long as the story lasts. */
async function tellHosts({ server, partner, merchant, operator, print }: Hosts): Promise<{
  readonly h2h: DeskStory & PartnerStory;
  readonly webhooks: { readonly verified: number; readonly refused: number };
}> {
  const { addresses, platform } = server;
  const host = await startDemoMerchant({
    origin: `http://${addresses.http}`,
    projectId: CASH_DESK.projectId,
    requestKey: platform.secret('H2H_HMAC') ?? '',
    alertKey: platform.secret('H2H_ALERT_HMAC') ?? '',
  });
  const { endpointId = '', secret = '' } = await merchant.webhooks.CreateEndpoint({
    requestId: randomUUID(),
    url: `${host.url}/webhooks`,
    description: 'The host of the demo',
    eventTypes: EVENT_TYPES,
  });
  host.trust(secret);
  const desk = await tellDeskStory({ merchant: host, ...CASH_DESK, bankUrl: platform.bankUrl, print });
  const rides = await tellPartnerStory({
    shop: merchant,
    operator,
    merchant: host,
    partner: partner.partner,
    print,
  });
  await merchant.webhooks.DeleteEndpoint({ requestId: randomUUID(), endpointId });
  await host.close();
  return { h2h: { ...desk, ...rides }, webhooks: { verified: host.awaited(), refused: host.refused() } };
}

/** With `--once` nobody needs the standard ports, so that a demo runs beside anything. */
function demoSettings(dataDir: string, anyPort: boolean, more: ReadonlyMap<string, string>): Settings {
  const read = readSettings({ TURNPIKE_LOG_LEVEL: 'warn', ...process.env, TURNPIKE_DATA_DIR: dataDir });
  const settings = { ...read, secrets: new Map([...read.secrets, ...more]) };
  if (!anyPort) return settings;
  return { ...settings, grpcAddress: ANY_PORT, httpAddress: ANY_PORT, adminAddress: ANY_PORT };
}
