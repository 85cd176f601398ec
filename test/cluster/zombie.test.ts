import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type ServiceError, status } from '@grpc/grpc-js';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { LEASE_MS } from '../../cluster/leases.ts';
import { SUSPECT_MS } from '../../cluster/member-table.ts';
import { rendezvous } from '../../cluster/rendezvous.ts';
import type { FaultPoint } from '../../src/actors/fault-points.ts';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { type InvoiceId, invoiceStream, PARTITION_COUNT, type PartyId, partitionOf } from '../../src/domain/ids.ts';
import { NODE_LIMITS } from '../../src/node.ts';
import { runCommand } from '../commands/run-command.ts';
import { postgresRecords } from '../drill/records.ts';
import { type ClusterNode, type ClusterProcesses, startCluster } from '../kit/cluster-processes.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { newInvoice } from '../rpc/requests.ts';
import { type Trouble, trouble } from './zombie-node.ts';

const MINUTE_MS = 60_000;
/** A zombie older than this has no time left for a call to a provider. */
const TOO_OLD_MS = LEASE_MS - NODE_LIMITS.callTimeoutMs;

/**
 * Owners that lose their partitions without knowing it: the process is stopped at a point of interest, others take over and go
 * on, and it wakes up cut off from NATS, so that nobody tells it, by its wall clock no time has passed.
 */
describeWithPostgres('a zombie', () => {
  describeWithNats('among three nodes', () => {
    let cluster: ClusterProcesses;
    let everywhere: TurnpikeClient;
    let operators: readonly TurnpikeClient[] = [];
    const clients: TurnpikeClient[] = [];
    const clientTo = (addresses: readonly string[], apiKey: string = DEMO_KEYS.merchant): TurnpikeClient => {
      const client = connect(`ipv4:${addresses.join(',')}`, { apiKey });
      clients.push(client);
      return client;
    };

    beforeAll(async () => {
      cluster = await startCluster({ nodes: 3, program: fileURLToPath(new URL('zombie-node.ts', import.meta.url)) });
      everywhere = clientTo(cluster.addresses);
      operators = cluster.addresses.map((address) => clientTo([address], DEMO_KEYS.operator));
    }, 120_000);
    beforeEach(async () => {
      await expect.poll(settled, { timeout: 60_000, interval: 100 }).toBe(true);
    }, 90_000);
    afterEach(() => {
      for (const node of cluster.nodes) {
        node.wake();
        heal(node);
      }
    });
    afterAll(async () => {
      for (const client of clients) client.close();
      await cluster?.stop();
    });

    interface Owned {
      readonly node: ClusterNode;
      readonly epoch: bigint;
      readonly isMoving: boolean;
    }
    /** By partition. An epoch is shown by the owner alone. */
    const claims = async (asked = cluster.nodes): Promise<readonly (readonly [number, Owned])[]> => {
      const told = asked.map(async (node) => {
        const operator = operators[cluster.nodes.indexOf(node)];
        const { partitions = [] } =
          (await operator?.operations.ListPartitions({ nodeId: node.name, pageSize: 1000 })) ?? {};
        return partitions.flatMap(({ partition = 0, epoch, movingToNodeId = '' }): [number, Owned][] =>
          epoch === undefined ? [] : [[partition, { node, epoch, isMoving: movingToNodeId !== '' }]],
        );
      });
      return (await Promise.all(told)).flat();
    };
    const owners = async (asked = cluster.nodes): Promise<ReadonlyMap<number, Owned>> => new Map(await claims(asked));
    /** Every partition is where it belongs, and nobody else claims it: a zombie does for a moment. Moves come in rounds. */
    const settled = async (): Promise<boolean> => {
      const owned = await claims();
      const candidates = cluster.nodes.map(({ name }) => ({ node: name, capacity: 1 }));
      const isHome = ([partition, { node, isMoving }]: readonly [number, Owned]) =>
        !isMoving && rendezvous(partition, candidates)?.node === node.name;
      return owned.length === PARTITION_COUNT && owned.every(isHome);
    };
    const ownerOf = async (invoiceId: string, asked = cluster.nodes): Promise<Owned | undefined> =>
      (await owners(asked)).get(partitionOf(invoiceStream('demo' as PartyId, invoiceId as InvoiceId)));
    const certainOwnerOf = async (invoiceId: string): Promise<Owned> => {
      const owner = await ownerOf(invoiceId);
      if (owner === undefined) throw new Error('every partition has an owner');
      return owner;
    };
    const recordsOf = async (wanted: string) => {
      for await (const { invoiceId, records } of postgresRecords(cluster.databaseUrl))
        if (invoiceId === wanted) return records;
      return [];
    };
    const effectsOf = async (reference: string): Promise<readonly string[]> => {
      const answer = await fetch(`${cluster.bankUrl}/v1/effects?reference=${encodeURIComponent(reference)}`);
      const { effects } = (await answer.json()) as { readonly effects: readonly { readonly operation: string }[] };
      return effects.map(({ operation }) => operation);
    };
    const fencedAppends = async (node: ClusterNode): Promise<number> => {
      const { admin } = await node.process.ready;
      const text = await (await fetch(`http://${admin}/metrics`)).text();
      return Number(/^turnpike_appends_total\{outcome="epoch"\} (\d+)$/m.exec(text)?.[1] ?? 0);
    };

    /** By a card without a CVV, which a node that is cut off could not ask for. */
    const pay = async (client: TurnpikeClient, invoiceId: string): Promise<void> => {
      const card = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2040 };
      const { token = '' } = await client.vault.TokenizeCard({ requestId: `${invoiceId}-card`, ...card });
      const payer = { paymentResource: { paymentTool: { bankCard: { token } } } };
      await client.invoicing.StartPayment({ requestId: `${invoiceId}-start`, invoiceId, paymentId: 'p', payer });
    };
    const paid = async (client: TurnpikeClient, invoiceId: string) => {
      const state = async () => (await client.invoicing.GetInvoice({ invoiceId })).state;
      await expect.poll(state, { timeout: 40_000, interval: 50 }).toBe('INVOICE_STATE_PAID');
    };
    /** A part of it, for the shop has no more than the payment. Returns the sequence after that. */
    const refunded = async (client: TurnpikeClient, invoiceId: string): Promise<number> => {
      const amount = { amountMinor: 10_000n, currency: 'RUB' };
      const request = { requestId: `${invoiceId}-refund`, invoiceId, paymentId: 'p', refundId: 'r', amount };
      await client.invoicing.RefundPayment(request);
      const refund = async () => (await client.invoicing.GetInvoice({ invoiceId })).payments?.[0]?.refunds?.[0]?.state;
      await expect.poll(refund, { timeout: 40_000, interval: 50 }).toBe('REFUND_STATE_SUCCEEDED');
      return Number((await client.invoicing.GetInvoice({ invoiceId })).sequence);
    };

    const stopped = (node: ClusterNode): boolean =>
      readFileSync(`/proc/${node.process.pid}/stat`, 'utf8').split(') ')[1]?.startsWith('T') === true;
    const heal = (node: ClusterNode) => {
      for (const proxy of node.toNats) proxy.heal();
    };

    const since = ({ process: { printed } }: ClusterNode, at: Trouble['at']): readonly string[] => {
      const index = printed.lastIndexOf(`goes on ${at}`);
      return index < 0 ? [] : printed.slice(index);
    };

    /** Reads of the zombie alone: the first ones lie in its socket when it wakes up. They go on until one is answered. */
    const readAtWaking = (client: TurnpikeClient, invoiceId: string) => {
      const seen: number[] = [];
      const failures: status[] = [];
      let over = false;
      const read = async (): Promise<void> => {
        while (!over) {
          await client.invoicing.GetInvoice({ invoiceId }).then(
            ({ sequence }) => seen.push(Number(sequence)),
            async (error: ServiceError) => {
              failures.push(error.code);
              await pause(10);
            },
          );
        }
      };
      const readers = Promise.all([read(), read(), read(), read()]);
      return {
        seen,
        during: async (work: () => Promise<void>): Promise<ReadonlySet<status>> => {
          try {
            await work();
          } finally {
            over = true;
            await readers;
          }
          return new Set(failures);
        },
      };
    };

    /** Stops the owner of an invoice, lets the others go on, and wakes it. Resolves when a reader got an answer of it. */
    const sleepwalk = async (
      invoiceId: string,
      at: Trouble['at'],
      meanwhile: (others: TurnpikeClient) => Promise<number>,
      hasMoved: (zombie: ClusterNode) => Promise<boolean>,
    ) => {
      const { node: zombie, epoch } = await certainOwnerOf(invoiceId);
      const others = clientTo(cluster.addresses.filter((address) => address !== zombie.address));
      const direct = clientTo([zombie.address]);
      await direct.invoicing.GetInvoice({ invoiceId });
      trouble(zombie.dataDir, { at, stop: true, clockMs: 0 });
      const asleep = expect
        .poll(() => stopped(zombie), { timeout: 20_000, interval: 20 })
        .toBe(true)
        .then(() => {
          for (const proxy of zombie.toNats) proxy.silence(); // Or all that has happened would wait in its socket.
          return performance.now();
        });
      const [sequence, sinceMs] = await Promise.all([
        at === 'idle' ? asleep.then(() => meanwhile(others)) : meanwhile(others),
        asleep,
      ]);
      await expect.poll(() => performance.now() - sinceMs, { timeout: 10_000 }).toBeGreaterThan(TOO_OLD_MS);

      for (const proxy of zombie.toNats) proxy.cut();
      const readers = readAtWaking(direct, invoiceId);
      const failures = await readers.during(async () => {
        await new Promise(setImmediate);
        zombie.wake();
        await expect.poll(() => hasMoved(zombie), { timeout: 20_000, interval: 50 }).toBe(true);
        heal(zombie);
        await expect.poll(() => readers.seen.length, { timeout: 30_000 }).toBeGreaterThan(0);
      });

      expect(new Set(readers.seen)).toEqual(new Set([sequence]));
      expect([...failures].filter((code) => code !== status.UNAVAILABLE)).toEqual([]);
      await expect.poll(async () => (await ownerOf(invoiceId))?.epoch, { timeout: 20_000 }).toBeGreaterThan(epoch);
      expect(since(zombie, at).filter((line) => line.startsWith('sends POST'))).toEqual([]);
      const records = await recordsOf(invoiceId);
      expect(records).toHaveLength(sequence);
      const requests = records.flatMap(({ requestId = [] }) => requestId);
      expect(new Set(requests).size).toBe(requests.length);
      expect((await effectsOf(`demo/${invoiceId}/p`)).toSorted()).toEqual(['authorise', 'capture']);
      expect(await effectsOf(`demo/${invoiceId}/p/r`)).toEqual(['refund']);
      return zombie;
    };

    it.each<[string, FaultPoint, string, number]>([
      ['an append neither writes,', 'before-append', 'reached after-append', 1],
      ['its reply neither', 'before-reply', 'reached after-provider-call', 0],
      ['a call to a provider neither', 'before-provider-call', 'reached after-provider-call', 0],
    ])(
      'that was stopped before %s sends money, nor answers from memory (P1, P7)',
      async (_, at, afterwards, fenced) => {
        const invoiceId = `stopped-${at}`;
        await everywhere.invoicing.CreateInvoice(newInvoice({ invoiceId, shopId: 'books' }));
        const { node } = await certainOwnerOf(invoiceId);
        const fencedBefore = await fencedAppends(node);
        const meanwhile = async (others: TurnpikeClient): Promise<number> => {
          await pay(others, invoiceId);
          await paid(others, invoiceId);
          return await refunded(others, invoiceId);
        };
        const zombie = await sleepwalk(invoiceId, at, meanwhile, async (woken) =>
          since(woken, at).includes(afterwards),
        );
        expect(zombie).toBe(node);
        if (fenced > 0) expect(await fencedAppends(zombie)).toBe(fencedBefore + fenced);
      },
      120_000,
    );

    it('that was stopped with an invoice in its memory does not answer from it (P1)', async () => {
      const invoiceId = 'stopped-idle';
      await everywhere.invoicing.CreateInvoice(newInvoice({ invoiceId, shopId: 'books' }));
      await pay(everywhere, invoiceId);
      await paid(everywhere, invoiceId);
      const { node } = await certainOwnerOf(invoiceId);
      const rest = cluster.nodes.filter((each) => each !== node);
      const meanwhile = async (others: TurnpikeClient): Promise<number> => {
        // A call that waited in its socket would tell the zombie what it must find out by itself.
        await expect.poll(() => ownerOf(invoiceId, rest), { timeout: 20_000 }).toBeDefined();
        return await refunded(others, invoiceId);
      };
      const zombie = await sleepwalk(invoiceId, 'idle', meanwhile, async () => true);
      expect(zombie.process.running).toBe(true);
    }, 120_000);

    it('is no node whose wall clock jumps: it keeps what it owns, and does everything once (P1, P7)', async () => {
      const [node] = cluster.nodes;
      const before = await owners();
      for (const clockMs of [MINUTE_MS, -MINUTE_MS]) {
        trouble(node?.dataDir ?? '', { at: 'idle', stop: false, clockMs });
        const sinceMs = performance.now();
        const paying = [1, 2, 3, 4].map(async (no) => {
          const invoiceId = `jump-${clockMs}-${no}`;
          await everywhere.invoicing.CreateInvoice(newInvoice({ invoiceId, shopId: 'books' }));
          await pay(everywhere, invoiceId);
          await paid(everywhere, invoiceId);
          expect((await effectsOf(`demo/${invoiceId}/p`)).toSorted()).toEqual(['authorise', 'capture']);
        });
        await Promise.all(paying);
        await expect.poll(() => performance.now() - sinceMs, { timeout: 10_000 }).toBeGreaterThan(SUSPECT_MS);
      }
      expect(await owners()).toEqual(before);
    }, 60_000);

    it('leaves clean books behind (P8)', async () => {
      expect((await runCommand(['audit'], cluster.environment)).summary).toMatchObject({ ok: true });
    }, 60_000);
  });
});
