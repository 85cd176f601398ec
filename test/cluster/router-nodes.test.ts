import { describe, expect, it } from 'vitest';
import { invoiceStream, PARTITION_COUNT, partitionOf } from '../../src/domain/ids.ts';
import type { Answer, RequestContext } from '../../src/ports/entities.ts';
import { decodeRecord } from '../../src/wire/record.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { type ClusterMember, type MemoryCluster, memoryCluster } from '../kit/memory-cluster.ts';
import { seededRandom } from '../kit/seeded-random.ts';

const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

/** Nodes that have shared the partitions among them. */
async function clusterOf(names: readonly string[], seed?: number) {
  const cluster = memoryCluster(seed);
  const nodes = await Promise.all(names.map((name) => cluster.start(name)));
  await cluster.until(() => isSettled(nodes), 'every node has its share');
  return { cluster, nodes };
}

function isSettled(nodes: readonly ClusterMember[]): boolean {
  const shares = nodes.map(({ part }) => PARTITIONS.filter(part.leases.owns).length);
  const total = shares.reduce((sum, share) => sum + share, 0);
  return total === PARTITION_COUNT && Math.min(...shares) > PARTITION_COUNT / nodes.length / 2;
}

function ownerOf(nodes: readonly ClusterMember[], stream: string): ClusterMember {
  const owner = nodes.find(({ part }) => part.leases.owns(partitionOf(stream)));
  if (owner === undefined) throw new Error('nobody owns it');
  return owner;
}

function requestOf(cluster: MemoryCluster, requestId: string, timeoutMs = 20_000): RequestContext {
  return {
    actor: { credential: 'key', role: 'merchant', partyId: 'party' },
    requestId,
    fingerprint: Buffer.from(requestId),
    deadlineMs: cluster.clock.nowMs() + timeoutMs,
    newKeys: [],
  };
}

async function answered(cluster: MemoryCluster, promises: readonly Promise<Answer>[]): Promise<readonly Answer[]> {
  const all = Promise.all(promises);
  let isDone = false;
  void all.then(() => {
    isDone = true;
  });
  await cluster.until(() => isDone, 'all answers');
  return await all;
}

/** Creates an invoice, pays and reads it through one node, without waiting for any of the answers. */
async function pay(cluster: MemoryCluster, { node }: ClusterMember, id: string): Promise<readonly Promise<Answer>[]> {
  const stream = invoiceStream('party', id);
  const { entities } = node;
  const create = newInvoice({ id, dueTime: Number.MAX_SAFE_INTEGER });
  const created = entities.ask(stream, create, requestOf(cluster, `create ${id}`));
  await cluster.pass(10);
  const started = entities.ask(stream, newPayment(), requestOf(cluster, `start ${id}`));
  await cluster.pass(10);
  const read = entities.read(stream, requestOf(cluster, `read ${id}`));
  return [created, started, read];
}

/** A payer now and then, through any of these nodes, while something happens to the cluster. */
async function payDuring(
  cluster: MemoryCluster,
  doors: readonly ClusterMember[],
  event: () => Promise<unknown>,
  luck = seededRandom(1),
): Promise<readonly Answer[]> {
  const promises: Promise<Answer>[] = [];
  let isOver = false;
  const happening = event().then(() => {
    isOver = true;
  });
  for (let count = 0; count < 40 || !isOver; count += 1) {
    promises.push(...(await pay(cluster, luck.pick(doors), `i${count}`)));
    await cluster.pass(luck.below(10) * 10);
  }
  await happening;
  return await answered(cluster, promises);
}

/** Every call was accepted, took effect once, and everybody was charged once. */
async function expectAllPaidOnce(cluster: MemoryCluster, answers: readonly Answer[]): Promise<void> {
  expect(answers.filter(({ ok }) => !ok)).toEqual([]);
  await cluster.pass(10_000);
  const records = await cluster.store.journal.scan(0, 10_000);
  const requests = records.flatMap(({ bytes }) => decodeRecord(bytes).requestId ?? []);
  expect(requests.toSorted()).toEqual([...new Set(requests)].toSorted());
  expect(requests).toHaveLength((answers.length / 3) * 2);
  const invoices = (await cluster.store.queries.invoices({}, undefined, 1_000)).rows;
  expect(invoices.filter(({ state }) => state !== 'paid')).toEqual([]);
  expect(invoices).toHaveLength(answers.length / 3);
}

describe('an invoice in a cluster', () => {
  it('is created, paid and read through any node, with the answers of its owner', async () => {
    const { cluster, nodes } = await clusterOf(['a', 'b', 'c']);
    const stream = invoiceStream('party', 'invoice');
    const owner = ownerOf(nodes, stream);
    const [one, other] = nodes.filter((node) => node !== owner);
    if (one === undefined || other === undefined) throw new Error('three nodes');
    const create = newInvoice({ dueTime: Number.MAX_SAFE_INTEGER });
    const [created] = await answered(cluster, [one.node.entities.ask(stream, create, requestOf(cluster, 'create'))]);
    const [started] = await answered(cluster, [
      other.node.entities.ask(stream, newPayment(), requestOf(cluster, 'start')),
    ]);
    expect([created, started]).toMatchObject([{ ok: true, sequence: 1 }, { ok: true }]);
    await cluster.pass(2_000);
    const reads = await answered(
      cluster,
      nodes.map(({ node }) => node.entities.read(stream, requestOf(cluster, 'read'))),
    );
    const [direct] = await answered(cluster, [owner.node.registry.read(stream, requestOf(cluster, 'read'))]);
    expect(reads).toEqual([direct, direct, direct]);
    expect(direct?.ok === true && direct.state.status.tag).toBe('paid');
    const refused = await answered(
      cluster,
      nodes.map(({ node }) => node.entities.ask(stream, newPayment({ id: 'again' }), requestOf(cluster, 'again'))),
    );
    expect(new Set(refused.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(refused[0]).toMatchObject({ ok: false, reason: 'INVALID_INVOICE_STATUS' });
    expect(cluster.failures).toEqual([]);
  });
});

describe('calls to a cluster', () => {
  it('are all answered while a node joins and takes its share', async () => {
    const { cluster, nodes } = await clusterOf(['a', 'b']);
    const answers = await payDuring(cluster, nodes, async () => {
      const all = [...nodes, await cluster.start('c')];
      await cluster.until(() => isSettled(all), 'the new node has its share');
    });
    await expectAllPaidOnce(cluster, answers);
    expect(cluster.failures).toEqual([]);
  });

  it('are all answered while a node gives everything away, by itself too', async () => {
    const { cluster, nodes } = await clusterOf(['a', 'b', 'c']);
    const answers = await payDuring(cluster, nodes, async () => await nodes[0]?.part.handOver());
    expect(PARTITIONS.filter((partition) => nodes[0]?.part.leases.owns(partition))).toEqual([]);
    await expectAllPaidOnce(cluster, answers);
    expect(cluster.failures).toEqual([]);
  });

  it('wait for the next owner when a node is killed', async () => {
    const { cluster, nodes } = await clusterOf(['a', 'b', 'c']);
    const [victim, ...others] = nodes;
    const answers = await payDuring(cluster, others, async () => {
      await cluster.pass(500);
      victim?.kill();
      await cluster.until(() => isSettled(others), 'the others own everything');
    });
    await expectAllPaidOnce(cluster, answers);
  });

  it.each([1, 2, 3])(
    'are all answered, in order and once, while messages are lost, late and doubled (seed %i)',
    async (seed) => {
      const { cluster, nodes } = await clusterOf(['a', 'b', 'c'], seed);
      for (const from of ['a', 'b', 'c', 'd'])
        for (const to of ['a', 'b', 'c', 'd'])
          if (from !== to) cluster.hub.disturb(from, to, { lost: 0.1, doubled: 0.1, delayMs: [0, 40] });
      const answers = await payDuring(
        cluster,
        nodes.slice(1),
        async () => {
          await cluster.start('d');
          await cluster.pass(1_000);
          nodes[0]?.kill();
          await cluster.pass(5_000);
        },
        seededRandom(seed),
      );
      await expectAllPaidOnce(cluster, answers);
    },
  );
});
