import { describe, expect, it } from 'vitest';
import { mintPayoutTag } from '../../src/actors/session-tag.ts';
import { PARTITION_COUNT, partitionOf, payoutStream } from '../../src/domain/ids.ts';
import type { PayoutState } from '../../src/domain/payout/payout.ts';
import type { AnswerOf, RequestContext } from '../../src/ports/entities.ts';
import { newPayout, payoutWorld } from '../domain/payout-world.ts';
import { keyedPayouts } from '../kit/keyed-payouts.ts';
import { type ClusterMember, memoryCluster } from '../kit/memory-cluster.ts';
import { COST_MINOR, cardVault, fund, fundsOf } from '../kit/payout-node.ts';

const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
const STREAM = payoutStream('party', 'payout');

/** Three nodes that have shared the partitions among them, over one cash desk and one bank. */
async function clusterOf(fundsMinor: bigint, pause?: () => Promise<void>) {
  const bank = keyedPayouts(pause);
  const cluster = memoryCluster(1, { configuration: payoutWorld(), adapter: bank, vault: cardVault() });
  const nodes = await Promise.all(['a', 'b', 'c'].map((name) => cluster.start(name)));
  const isSettled = () => {
    const shares = nodes.map(({ part }) => PARTITIONS.filter(part.leases.owns).length);
    return shares.reduce((sum, share) => sum + share, 0) === PARTITION_COUNT && Math.min(...shares) > 40;
  };
  await cluster.until(isSettled, 'every node has its share');
  await fund(cluster.store.journal, fundsMinor);
  const request = (requestId: string, timeoutMs = 20_000): RequestContext => ({
    actor: { credential: 'key', role: 'merchant', partyId: 'party' },
    requestId,
    fingerprint: Buffer.from(requestId),
    deadlineMs: cluster.clock.nowMs() + timeoutMs,
    newKeys: [],
  });
  const create = ({ node }: ClusterMember, id: string) =>
    node.payouts.ask(payoutStream('party', id), newPayout({ id }), request(id));
  const settled = async <Given>(all: readonly Promise<Given>[]): Promise<readonly Given[]> => {
    const given: Given[] = [];
    for (const each of all) void each.then((answer) => given.push(answer));
    await cluster.until(() => given.length === all.length, 'all answers');
    return given;
  };
  const read = async ({ node }: ClusterMember, id = 'payout') => {
    const [answer] = await settled([node.payouts.read(payoutStream('party', id), request(`read ${id}`))]);
    return answer;
  };
  return { bank, cluster, nodes, create, settled, read };
}

function statusOf(answer: AnswerOf<PayoutState> | undefined): string | undefined {
  return answer?.ok === true ? answer.state.progress?.status : answer?.reason;
}

function ownerOf(nodes: readonly ClusterMember[]): { readonly owner: ClusterMember; readonly other: ClusterMember } {
  const owner = nodes.find(({ part }) => part.leases.owns(partitionOf(STREAM)));
  const other = nodes.find((node) => node !== owner);
  if (owner === undefined || other === undefined) throw new Error('nobody owns it');
  return { owner, other };
}

describe('Payouts of a cluster', () => {
  it('are made and read through any node, and a callback finds its payout through any other', async () => {
    const { bank, cluster, nodes, create, settled, read } = await clusterOf(1_000_000n);
    bank.plan('suspend');
    const { owner, other } = ownerOf(nodes);
    const [answer] = await settled([create(other, 'payout')]);
    expect(statusOf(answer)).toBe('payout_process');
    await cluster.pass(50);
    const tag = mintPayoutTag('party', 'payout', { no: 0 });
    bank.settle(tag);
    const body = Buffer.from(JSON.stringify({ tag, eventId: 'event' }));
    const [taken] = await settled([other.node.callbacks.accept('bank', { headers: {}, body })]);
    expect(taken).toMatchObject({ ok: true });
    expect(statusOf(await read(other))).toBe('success');
    expect(statusOf(await read(owner))).toBe('success');
    expect(cluster.failures).toEqual([]);
  });

  it('two hundred at once over three nodes take fifty times what the cash desk has, and no more (P8)', async () => {
    const { bank, cluster, nodes, create, settled, read } = await clusterOf(50n * COST_MINOR + 9_999n);
    const ids = Array.from({ length: 200 }, (_, index) => `payout-${index}`);
    const through = (index: number) => nodes[index % nodes.length] ?? ownerOf(nodes).owner;
    const answers = await settled(ids.map((id, index) => create(through(index), id)));
    expect(answers.filter(({ ok }) => !ok)).toEqual([]);
    await cluster.pass(200);
    const ends: (string | undefined)[] = [];
    for (const [index, id] of ids.entries()) ends.push(statusOf(await read(through(index + 1), id)));
    expect(ends.filter((status) => status === 'success')).toHaveLength(50);
    expect(ends.filter((status) => status === 'decline')).toHaveLength(150);
    expect([...bank.paid.values()]).toEqual(Array.from({ length: 50 }, () => 1));
    expect(await fundsOf(cluster.store)).toEqual([9_999n, 9_999n]);
    expect(cluster.failures).toEqual([]);
  });

  it('whose owner dies while the bank works are asked about by the next owner, and paid once (P3, P7)', async () => {
    let hangs = true;
    const { bank, cluster, nodes, create, read, settled } = await clusterOf(1_000_000n, () =>
      hangs ? new Promise(() => {}) : Promise.resolve(),
    );
    const { owner, other } = ownerOf(nodes);
    await settled([create(other, 'payout')]);
    await cluster.pass(50);
    expect(bank.calls().process).toBe(1);
    owner.kill();
    hangs = false;
    let status: string | undefined;
    for (let round = 0; round < 60 && status !== 'success'; round += 1) {
      await cluster.pass(1_000);
      status = statusOf(await read(other));
    }
    expect(status).toBe('success');
    expect(bank.paid.get('payout')).toBe(1);
    expect(bank.keys.get('payout')?.size).toBe(1);
  });
});
