import { jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { BUCKETS, CVV_FORGOTTEN_SUBJECT } from '../../cluster/names.ts';
import { createNatsBus } from '../../cluster/nats/bus.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { openNatsRegister } from '../../cluster/nats/register.ts';
import { RegisterUnavailable } from '../../src/ports/register.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { systemBusinessClock, systemMachineClock } from '../../src/system/clocks.ts';
import { createSystemRandom } from '../../src/system/random.ts';
import { createVault, type OperatedVault } from '../../src/vault/create-vault.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { memoryVaultStore } from '../kit/memory-vault-store.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { newCard, newInvoice, requestId } from '../rpc/requests.ts';
import { failureOf } from '../rpc/rich-error.ts';
import { startRpcNode } from '../rpc/rpc-node.ts';
import { KEY_A, sessionOf, tokenized, VISA } from '../vault/vault-kit.ts';

/** Vaults of three nodes on a real server. The rules are tested in test/vault/shared-cvv-store.test.ts. */
describeWithNats('V2 a CVV between nodes', () => {
  let servers: NatsServers;
  const connections: NatsConnection[] = [];
  const vaults: OperatedVault[] = [];
  const failed = () => {};
  beforeAll(async () => {
    servers = await startNats();
    const store = memoryVaultStore();
    for (const name of ['a', 'b', 'c']) {
      const connection = await connectNats({ url: servers.url, name });
      connections.push(connection);
      const table = await openNatsRegister({ connection, bucket: BUCKETS.cvv, replicas: 1, failed });
      const bus = createNatsBus({ connection, clock: systemMachineClock, failed });
      vaults.push(
        createVault({
          store,
          keys: parseVaultKeys(KEY_A),
          machineClock: systemMachineClock,
          businessClock: systemBusinessClock,
          random: createSystemRandom(),
          sharedCvvs: { table, bus, subject: CVV_FORGOTTEN_SUBJECT, failed },
        }),
      );
    }
  });
  afterAll(async () => {
    for (const vault of vaults) vault.close();
    for (const connection of connections) await connection.close();
    await servers.stop();
  });
  const [a, b, c] = [0, 1, 2].map((index) => () => vaults[index] as OperatedVault) as [
    () => OperatedVault,
    () => OperatedVault,
    () => OperatedVault,
  ];

  it('is in the memory of the servers for 15 minutes, never on their disks', async () => {
    const manager = await jetstreamManager(connections[0] as NatsConnection);
    const { config } = await manager.streams.info(`KV_${BUCKETS.cvv.name}`);
    expect(config).toMatchObject({ storage: 'memory', max_age: 15 * 60 * 1e9 });
  });

  it('is revealed by any node until one forgets it', async () => {
    const card = await tokenized(a());
    const session = sessionOf(card);
    for (const vault of vaults)
      expect(await vault.reveal('party-1', card.token, session)).toMatchObject({ cvv: '737' });
    b().forget(session);
    for (const vault of [a(), c()]) await expect.poll(() => vault.holdsCvv(session)).toBe(false);
    expect(await c().reveal('party-1', card.token, session)).not.toHaveProperty('cvv');
  });

  it('is held by the node that took it while the servers are away, and may be there for the others', async () => {
    const before = sessionOf(await tokenized(a()));
    await servers.kill(0);
    const during = sessionOf(await tokenized(a(), { ...VISA, expiryMonth: 11 }));
    expect(await a().holdsCvv(before)).toBe(true);
    expect(await a().holdsCvv(during)).toBe(true);
    await expect(b().holdsCvv(before)).rejects.toThrow(RegisterUnavailable);
    await servers.start(0);
    // What was in memory is gone with the server; the node that took it has it.
    await expect
      .poll(
        () =>
          b()
            .holdsCvv(before)
            .catch(() => undefined),
        { timeout: 10_000 },
      )
      .toBe(false);
    expect(await a().holdsCvv(before)).toBe(true);
  });
});

it('a payment whose CVV cannot be asked for is to be tried again, and then starts', async () => {
  const rpc = await startRpcNode();
  let away = true;
  const holdsCvv: Vault['holdsCvv'] = async (session) => {
    if (away) throw new RegisterUnavailable('no leader');
    return await rpc.vault.holdsCvv(session);
  };
  const { store, node } = rpc;
  const door = await startRpcNode({
    entities: node.entities,
    journal: store.journal,
    vault: { ...rpc.vault, holdsCvv },
  });
  try {
    const client = door.connect('merchant');
    const { invoiceId } = await client.invoicing.CreateInvoice(newInvoice());
    const card = await newCard(client);
    const payer = {
      paymentResource: { paymentTool: { bankCard: { token: card.token } }, paymentSessionId: card.paymentSessionId },
    };
    const request = { requestId: requestId(), invoiceId, payer };
    expect(await failureOf(client.invoicing.StartPayment(request))).toMatchObject({
      code: 'UNAVAILABLE',
      reason: 'CLUSTER_UNAVAILABLE',
    });
    away = false;
    expect(await client.invoicing.StartPayment(request)).toMatchObject({ state: 'PAYMENT_STATE_PENDING' });
  } finally {
    await door.stop();
    await rpc.stop();
  }
});
