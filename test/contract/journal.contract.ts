import { afterEach, beforeEach, describe } from 'vitest';
import type { Store } from '../../src/journal/store.ts';
import { ALL_PARTITIONS } from './append.ts';
import { deliveryPromises } from './deliveries.contract.ts';
import { deliveryProperties } from './delivery-properties.contract.ts';
import { evidencePromises } from './evidence.contract.ts';
import { fencePromises } from './fence.contract.ts';
import { inboxPromises } from './inbox.contract.ts';
import { ledgerPromises } from './ledger.contract.ts';
import { ledgerProperties } from './ledger-properties.contract.ts';
import { limitPromises } from './limits.contract.ts';
import { queryPromises } from './queries.contract.ts';
import { recordPromises } from './records.contract.ts';
import { timerPromises } from './timers.contract.ts';
import { vaultStorePromises } from './vault-store.contract.ts';

/**
 * How a driver is put to the test. `open` gives an empty store; `reopen` gives another store over the data that the first
 * one leaves behind when its process and the power die without a farewell.
 */
export interface DriverUnderTest {
  open(): Promise<Store>;
  reopen(dying: Store): Promise<Store>;
  cleanup(): Promise<void>;
}

/** The store of the running test, with every partition acquired once (epoch 1). */
export interface Subject {
  readonly store: Store;
  /** Kills the store, opens another over what is left, and acquires nothing. */
  restart(): Promise<Store>;
  /** Another, empty store, of which nothing is acquired. */
  unowned(): Promise<Store>;
}

/** The promises of the ports that share one database, for any driver of them. */
export function journalContract(name: string, newDriver: () => DriverUnderTest): void {
  describe(name, () => {
    let driver: DriverUnderTest;
    let store: Store;
    beforeEach(async () => {
      driver = newDriver();
      store = await driver.open();
      await store.journal.acquire(ALL_PARTITIONS, 'test');
    });
    afterEach(async () => {
      await driver.cleanup();
    });
    const subject: Subject = {
      get store() {
        return store;
      },
      restart: async () => {
        store = await driver.reopen(store);
        return store;
      },
      unowned: () => driver.open(),
    };
    for (const promises of [
      deliveryPromises,
      deliveryProperties,
      evidencePromises,
      fencePromises,
      recordPromises,
      ledgerPromises,
      ledgerProperties,
      limitPromises,
      timerPromises,
      inboxPromises,
      queryPromises,
      vaultStorePromises,
    ]) {
      promises(subject);
    }
  });
}
