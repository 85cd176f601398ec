import { hash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll } from 'vitest';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { newDataDir, startWholeNode, type WholeNode } from '../kit/whole-node.ts';
import { type Bank, bankAt } from './bank.ts';
import { type ConfigurationDocument, commonDocument } from './document.ts';
import { KEPT_DATA } from './kept-data.ts';
import { requestId } from './requests.ts';
import { createShop, type Shop, type ShopOptions } from './shop.ts';

/**
 * One whole node for the rows of a file: SQLite, the gRPC port, the sandbox bank in a process of its own. Every row makes a
 * shop of its own, with routes, providers and accounts that nobody else uses, so all its sums are absolute.
 */
export interface World {
  readonly node: WholeNode;
  readonly bank: Bank;
  /** Sees all parties and all accounts. */
  readonly operator: TurnpikeClient;
  merchant(partyId: string): TurnpikeClient;
  /** A new shop on the common terms, with whatever the row says otherwise. */
  shop(options?: ShopOptions): Promise<Shop>;
  /** Moves the business clock on: due dates, holds, retries and time-outs in between happen now. */
  advance(seconds: number): Promise<void>;
  /** A time of the business clock, so many seconds from now. */
  later(seconds: number): { readonly seconds: bigint };
  /** Commits the configuration with this edit as a new revision, as an operator does. */
  configure(edit: (document: ConfigurationDocument) => void): Promise<bigint>;
}

/** The world of this test file; to be read only while its tests run. */
export function useWorld(): World {
  let world: (World & { stop(): Promise<void> }) | undefined;
  beforeAll(async () => {
    world = await startWorld();
  });
  afterAll(() => world?.stop());
  return new Proxy({} as World, {
    get: (_target, name) => {
      if (world === undefined) throw new Error('the world is not there before its tests run');
      return Reflect.get(world, name) as unknown;
    },
  });
}

async function startWorld(): Promise<World & { stop(): Promise<void> }> {
  const document = commonDocument();
  document.api_keys['operator'] = { sha256: hash('sha256', keyOf('operator')), roles: ['operator', 'bridge'] };
  for (const party of Object.keys(document.parties)) addMerchantKey(document, party);
  const folder = newDataDir();
  const file = join(folder, 'acceptance.yaml');
  writeFileSync(file, JSON.stringify(document));
  const kept = process.env[KEPT_DATA];
  const node = await startWholeNode({
    environment: { TURNPIKE_CONFIG: file },
    // The books of a whole run are added up by foreign programs when it is over.
    ...(kept === undefined ? {} : { dataDir: mkdtempSync(join(kept, 'world-')) }),
  });
  const clients = new Map<string, TurnpikeClient>();
  const client = (name: string): TurnpikeClient => {
    const known = clients.get(name) ?? connect(node.server.addresses.grpc, { apiKey: keyOf(name) });
    clients.set(name, known);
    return known;
  };
  const operator = client('operator');
  let shops = 0;
  let aheadSeconds = 0;

  const world: World = {
    node,
    bank: bankAt(node.server.platform.bankUrl),
    operator,
    merchant: (partyId) => client(`merchant-${partyId}`),
    async shop(options = {}) {
      shops += 1;
      return await createShop(world, `shop-${shops}`, options);
    },
    async advance(seconds) {
      await operator.operations.AdvanceClock({ requestId: requestId(), distance: { seconds: BigInt(seconds) } });
      aheadSeconds += seconds;
    },
    later: (seconds) => ({ seconds: BigInt(Math.floor(Date.now() / 1000) + aheadSeconds + seconds) }),
    async configure(edit) {
      edit(document);
      for (const party of Object.keys(document.parties)) addMerchantKey(document, party);
      const { revision = 0n } = await operator.configuration.GetConfiguration({});
      const commit = { requestId: requestId(), baseRevision: revision, document: JSON.stringify(document) };
      return (await operator.configuration.CommitConfiguration(commit)).revision ?? 0n;
    },
  };
  return {
    ...world,
    stop: async () => {
      for (const each of clients.values()) each.close();
      await node.stop();
      rmSync(folder, { recursive: true });
    },
  };
}

function addMerchantKey(document: ConfigurationDocument, party: string): void {
  const name = `merchant-${party}`;
  document.api_keys[name] = { sha256: hash('sha256', keyOf(name)), roles: ['merchant'], party };
}

function keyOf(name: string): string {
  return `acceptance-key-of-${name}`;
}
