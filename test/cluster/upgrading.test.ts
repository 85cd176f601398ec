import { expect, it } from 'vitest';
import { invoiceStream } from '../../src/domain/ids.ts';
import { type EndpointFacts, webhookStream } from '../../src/domain/webhook/webhook.ts';
import type { RequestContext } from '../../src/ports/entities.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { type ClusterMember, memoryCluster } from '../kit/memory-cluster.ts';

const ENDPOINT: Omit<EndpointFacts, 'createTime'> = {
  id: 'hook',
  partyId: 'party',
  url: 'https://shop.example',
  eventTypes: [],
  scheme: 'hmac',
};
const SECRET = { id: 'secret', sealed: { keyId: 'key', ciphertext: new Uint8Array([1]) } };

it('begins nothing that a member of an older release could not read, dead or alive, and everything once its key is gone', async () => {
  const cluster = memoryCluster();
  const [current, old] = [await cluster.start('a'), await cluster.start('b', { records: 1 })];
  await cluster.until(() => shareOf(current) + shareOf(old) === 256 && shareOf(old) > 64, 'both have their share');
  const request = (requestId: string): RequestContext => ({
    actor: { credential: 'key', role: 'merchant', partyId: 'party' },
    requestId,
    fingerprint: Buffer.from(requestId),
    deadlineMs: cluster.clock.nowMs() + 20_000,
    newKeys: [],
  });
  const createEndpoint = () =>
    current.node.webhooks.ask(
      webhookStream('party'),
      { type: 'CreateEndpoint', endpoint: ENDPOINT, secret: SECRET },
      request('hook'),
    );
  expect(await createEndpoint()).toMatchObject({ ok: false, reason: 'CLUSTER_UPGRADING' });

  // What both releases read goes on.
  const stream = invoiceStream('party', 'invoice');
  const paid = pay(current);
  await cluster.until(() => paid.isDone(), 'the invoice is paid');
  expect(await paid.answers).toMatchObject([{ ok: true }, { ok: true }]);

  old.kill();
  await cluster.until(() => current.part.view.nodes().some(({ state }) => state === 'suspect'), 'it is suspect');
  expect(await createEndpoint()).toMatchObject({ ok: false, reason: 'CLUSTER_UPGRADING' });
  expect((await current.node.webhooks.read(webhookStream('party'))).sequence).toBe(0);

  await cluster.until(() => current.part.view.nodes().length === 1, 'its key is gone');
  expect(await createEndpoint()).toMatchObject({ ok: true });
  expect((await current.node.webhooks.read(webhookStream('party'))).sequence).toBe(1);

  function pay({ node }: ClusterMember) {
    let isDone = false;
    const create = newInvoice({ dueTime: Number.MAX_SAFE_INTEGER });
    const answers = (async () => {
      const created = await node.entities.ask(stream, create, request('create'));
      const started = await node.entities.ask(stream, newPayment(), request('start'));
      isDone = true;
      return [created, started];
    })();
    return { answers, isDone: () => isDone };
  }
});

function shareOf({ part }: ClusterMember): number {
  return part.view.partitions().filter(({ epoch }) => epoch !== undefined).length;
}
