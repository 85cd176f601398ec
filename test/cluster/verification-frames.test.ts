import { expect, test } from 'vitest';
import { PARTITION_COUNT, partitionOf } from '../../src/domain/ids.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import type { Answer, RequestContext } from '../../src/ports/entities.ts';
import { asks, createPayin, otp, PASSWORD, PAYIN_WORLD } from '../domain/payin-world.ts';
import { type ClusterMember, memoryCluster } from '../kit/memory-cluster.ts';
import { PAYIN_STREAM, PAYIN_TAG, payinProvider } from '../kit/payin-node.ts';
import { cardVault } from '../kit/payout-node.ts';

const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

test('P9 what a payer gives crosses no link: the owner of the payin takes it from the vault by its reference', async () => {
  const provider = payinProvider();
  provider.processAnswer = { intent: asks(PASSWORD, PAYIN_TAG) };
  const payload = '{"type":"otp","otp":"482913"}';
  const vault = { ...cardVault(), entrusted: async (ref: string) => (ref === 'the-reference' ? payload : undefined) };
  const cluster = memoryCluster(1, { configuration: PAYIN_WORLD, adapter: provider, vault });
  const nodes = await Promise.all(['a', 'b'].map((name) => cluster.start(name)));
  const owned = () => PARTITIONS.filter((each) => nodes.some(({ part }) => part.leases.owns(each))).length;
  await cluster.until(() => owned() === PARTITION_COUNT, 'everything is owned');
  const heard: string[] = [];
  cluster.hub.join('spy').subscribe('>', (message) => void heard.push(Buffer.from(message).toString('latin1')));

  const other = nodes.find(({ part }) => !part.leases.owns(partitionOf(PAYIN_STREAM))) as ClusterMember;
  const ask = async (requestId: string, command: InvoiceCommand): Promise<Answer | undefined> => {
    const request: RequestContext = {
      actor: { credential: 'key', role: 'merchant', partyId: 'party' },
      requestId,
      fingerprint: Buffer.from(requestId),
      deadlineMs: cluster.clock.nowMs() + 20_000,
      newKeys: [],
    };
    let answer: Answer | undefined;
    void other.node.entities.ask(PAYIN_STREAM, command, request).then((given) => {
      answer = given;
    });
    await cluster.until(() => answer !== undefined, requestId);
    await cluster.pass(50);
    return answer;
  };
  expect(await ask('create', createPayin({ product: 'ecom' }))).toMatchObject({ ok: true });
  expect(await ask('submit', otp('the-reference'))).toMatchObject({ ok: true });
  expect(provider.submitted).toEqual([{ type: 'otp', otp: '482913' }]);
  const frames = heard.join('\n');
  expect(frames).toContain('the-reference');
  expect(frames).not.toContain('482913');
});
