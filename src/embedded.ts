import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { newIncarnation } from '../cluster/member-record.ts';
import { acquireEmbeddedLeases } from './actors/embedded-leases.ts';
import { createAdapters } from './adapters.ts';
import { openBusiness } from './business.ts';
import type { Settings } from './config/settings.ts';
import { DATABASE_FILE } from './data-dir.ts';
import { loadOrCreateDemoSecrets } from './demo-secrets.ts';
import { PARTITION_COUNT } from './domain/ids.ts';
import { embeddedClusterView } from './embedded-cluster-view.ts';
import { createGrpcInspector } from './inspectors/grpc-inspector.ts';
import { openSqliteStore } from './journal/sqlite/open-sqlite-store.ts';
import type { Store } from './journal/store.ts';
import { startMessageWork } from './message-work.ts';
import { startNode } from './node.ts';
import type { Platform, PlatformOptions } from './platform.ts';
import { NO_HINTS } from './ports/commit-hints.ts';
import { launchSandboxBank } from './providers/sandbox-bank/launch.ts';
import { createEventFeed } from './rpc/event-feed.ts';
import { systemBusinessClock, systemMachineClock } from './system/clocks.ts';
import { createSystemRandom } from './system/random.ts';
import { loadOrCreateVaultKeys } from './vault/key-file.ts';
import { parseVaultKeys } from './vault/vault-keys.ts';

/** The name by which the demo configuration knows the secret of the sandbox bank. */
const BANK_SECRET = 'SANDBOX_BANK';
const BANK_FILE = 'sandbox-bank.jsonl';

/**
 * The embedded choice of drivers: SQLite in the data folder, a key file beside it, every partition ours, and the sandbox bank
 * in a process of its own.
 */
export async function startEmbedded(options: PlatformOptions): Promise<Platform> {
  const { settings, notice } = options;
  const { dataDir, secrets } = settings;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const machineClock = systemMachineClock;
  const random = createSystemRandom();

  const opened = await openSqliteStore({ path: join(dataDir, DATABASE_FILE) });
  const store: Store = { ...opened, journal: options.watchJournal(opened.journal) };
  const bank = await bankOf(settings, random.id());
  const adapters = createAdapters({ sandboxBankUrl: bank.url });
  const leases = await acquireEmbeddedLeases(store.journal, settings.nodeId);
  options.observer.clusterChanged(1, PARTITION_COUNT);
  const keys = settings.vaultKeys === undefined ? loadOrCreateVaultKeys(dataDir) : parseVaultKeys(settings.vaultKeys);
  const business = await openBusiness({
    store,
    settings,
    adapters,
    vault: { keys },
    random,
    notice,
    clockMoved: () => {
      node.timersMoved();
      messages.nudge();
    },
  });
  const feed = createEventFeed({
    journal: store.journal,
    clock: machineClock,
    hints: NO_HINTS,
    failed: options.failed,
  });
  const inspector = createGrpcInspector();
  const demoSecrets = loadOrCreateDemoSecrets(dataDir);
  const secret = (name: string) => secrets.get(name) ?? (name === BANK_SECRET ? bank.secret : demoSecrets.get(name));
  let grpcAddress = '';
  const node = await startNode({
    ...options,
    journal: store.journal,
    inbox: store.inbox,
    ...business,
    adapters,
    inspector,
    leases,
    machineClock,
    random,
    secret,
  });
  const messages = startMessageWork({ ...options, ...business, store, feed, leases, node, random, secret });
  return {
    node,
    store,
    ...business,
    cluster: embeddedClusterView({
      node: settings.nodeId,
      incarnation: newIncarnation(systemBusinessClock.now(), random.id()),
      leases,
      wall: systemBusinessClock,
      grpcAddress: () => grpcAddress,
    }),
    bankUrl: bank.url,
    secret,
    checks: [{ name: 'journal', required: true, check: () => store.journal.lastPosition() }],
    feed,
    able: () => true,
    join: async (address) => {
      grpcAddress = address;
    },
    handOver: async () => {},
    stop: async () => {
      await messages.stop();
      feed.close();
      await node.stop();
      inspector.close();
      await store.close();
      business.vault.close();
      await bank.close?.();
    },
  };
}

interface Bank {
  readonly url: string;
  readonly secret: string;
  readonly close?: () => Promise<void>;
}

/** The bank that the settings name, or one of our own, which ends with this process however that ends. */
async function bankOf({ sandboxBankUrl, secrets, dataDir }: Settings, freshSecret: string): Promise<Bank> {
  const secret = secrets.get(BANK_SECRET) ?? freshSecret;
  if (sandboxBankUrl !== undefined) return { url: sandboxBankUrl, secret };
  const bank = await launchSandboxBank({ secret, dataFile: join(dataDir, BANK_FILE) });
  return { url: bank.url, secret, close: () => bank.close() };
}
