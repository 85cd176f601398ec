import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newIncarnation } from '../cluster/member-record.ts';
import { acquireEmbeddedLeases } from './actors/embedded-leases.ts';
import { openTestClock } from './actors/test-clock.ts';
import { openConfigurations } from './config/configurations.ts';
import type { Settings } from './config/settings.ts';
import { DATABASE_FILE } from './data-dir.ts';
import { PARTITION_COUNT } from './domain/ids.ts';
import { embeddedClusterView } from './embedded-cluster-view.ts';
import { createGrpcInspector } from './inspectors/grpc-inspector.ts';
import { openSqliteStore } from './journal/sqlite/open-sqlite-store.ts';
import type { Store } from './journal/store.ts';
import { startNode } from './node.ts';
import type { Platform, PlatformOptions } from './platform.ts';
import type { TestClock } from './ports/clocks.ts';
import { NO_HINTS } from './ports/commit-hints.ts';
import { createSandboxBankAdapter } from './providers/sandbox-bank/adapter.ts';
import { launchSandboxBank } from './providers/sandbox-bank/launch.ts';
import { createEventFeed } from './rpc/event-feed.ts';
import { systemBusinessClock, systemMachineClock } from './system/clocks.ts';
import { createSystemRandom } from './system/random.ts';
import { createVault } from './vault/create-vault.ts';
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
  const { dataDir, configFile, secrets } = settings;
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const machineClock = systemMachineClock;
  const random = createSystemRandom();

  const opened = await openSqliteStore({ path: join(dataDir, DATABASE_FILE) });
  const store: Store = { ...opened, journal: options.watchJournal(opened.journal) };
  const businessClock: TestClock = await openTestClock({
    journal: store.journal,
    wall: systemBusinessClock,
    random,
    configurations: () => configurations,
    moved: () => node.timersMoved(),
  });
  const keys = settings.vaultKeys === undefined ? loadOrCreateVaultKeys(dataDir) : parseVaultKeys(settings.vaultKeys);
  const vault = createVault({ store: store.vaultStore, keys, machineClock, businessClock, random });
  const bank = await bankOf(settings, random.id());
  const adapters = new Map([['sandbox-bank', createSandboxBankAdapter({ url: bank.url })]]);
  const leases = await acquireEmbeddedLeases(store.journal, settings.nodeId);
  options.observer.clusterChanged(1, PARTITION_COUNT);
  const configurations = await openConfigurations({
    journal: store.journal,
    clock: businessClock,
    random,
    adapters: new Set(adapters.keys()),
    // A journal that has a revision needs no file any more.
    ...(existsSync(configFile) ? { seed: { source: readFileSync(configFile, 'utf8'), file: configFile } } : {}),
    notice,
  });
  const feed = createEventFeed({
    journal: store.journal,
    clock: machineClock,
    hints: NO_HINTS,
    failed: options.failed,
  });
  const inspector = createGrpcInspector();
  let grpcAddress = '';
  const node = await startNode({
    ...options,
    journal: store.journal,
    inbox: store.inbox,
    vault,
    configurations,
    adapters,
    inspector,
    leases,
    businessClock,
    machineClock,
    random,
    secret: (name) => secrets.get(name) ?? (name === BANK_SECRET ? bank.secret : undefined),
  });
  return {
    node,
    store,
    vault,
    configurations,
    businessClock,
    cluster: embeddedClusterView({
      node: settings.nodeId,
      incarnation: newIncarnation(systemBusinessClock.now(), random.id()),
      leases,
      wall: systemBusinessClock,
      grpcAddress: () => grpcAddress,
    }),
    bankUrl: bank.url,
    checks: [{ name: 'journal', required: true, check: () => store.journal.lastPosition() }],
    feed,
    able: () => true,
    join: async (address) => {
      grpcAddress = address;
    },
    handOver: async () => {},
    stop: async () => {
      feed.close();
      await node.stop();
      inspector.close();
      await store.close();
      vault.close();
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
