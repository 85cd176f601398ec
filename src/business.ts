import { existsSync, readFileSync } from 'node:fs';
import { type JournalTestClock, openTestClock } from './actors/test-clock.ts';
import { type JournalConfigurations, openConfigurations } from './config/configurations.ts';
import type { KnownAdapters } from './config/references.ts';
import type { Settings } from './config/settings.ts';
import type { Store } from './journal/store.ts';
import type { EvidenceStore } from './ports/evidence.ts';
import type { Random } from './ports/random.ts';
import { systemBusinessClock, systemMachineClock } from './system/clocks.ts';
import { createVault, type OperatedVault, type VaultOptions } from './vault/create-vault.ts';
import { createEvidenceStore } from './vault/evidence-store.ts';

/** What every node has of its installation, wherever that is kept: the business clock, the configuration, the vault, evidence. */
export interface Business {
  readonly businessClock: JournalTestClock;
  readonly configurations: JournalConfigurations;
  readonly vault: OperatedVault;
  readonly evidence: EvidenceStore;
}

export interface BusinessOptions {
  readonly store: Store;
  readonly settings: Pick<Settings, 'configFile'>;
  /** The adapters that this node has. */
  readonly adapters: KnownAdapters;
  readonly vault: Pick<VaultOptions, 'keys' | 'sharedCvvs'>;
  readonly random: Random;
  readonly notice: (message: string) => void;
  /** The business clock was moved. */
  readonly clockMoved: () => void;
}

/** Somebody owns the partitions of the configuration and the clock, or has once. */
export async function openBusiness(options: BusinessOptions): Promise<Business> {
  const { store, settings, adapters, random, notice, clockMoved } = options;
  const { journal, vaultStore, evidenceRows } = store;
  const { configFile } = settings;
  const businessClock = await openTestClock({
    journal,
    wall: systemBusinessClock,
    random,
    configurations: () => configurations,
    moved: clockMoved,
  });
  const configurations = await openConfigurations({
    journal,
    clock: businessClock,
    random,
    adapters,
    // A journal that has a revision needs no file any more.
    ...(existsSync(configFile) ? { seed: { source: readFileSync(configFile, 'utf8'), file: configFile } } : {}),
    notice,
  });
  const clocks = { machineClock: systemMachineClock, businessClock };
  const vault = createVault({ ...options.vault, ...clocks, store: vaultStore, evidenceRows, random });
  const evidence = createEvidenceStore(evidenceRows, options.vault.keys);
  return { businessClock, configurations, vault, evidence };
}
