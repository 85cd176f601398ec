import { expect, it, onTestFinished } from 'vitest';
import { connect, type TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { startCluster } from '../kit/cluster-processes.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { startReceiver } from '../kit/receiver.ts';
import { newInvoice, requestId } from '../rpc/requests.ts';

/** Two real nodes over PostgreSQL and NATS, one of which is killed. */
describeWithPostgres('messages to merchants', () => {
  describeWithNats('of a cluster', () => {
    it('P2 are sent by whoever is left when a node is killed: none is lost', async () => {
      const receiver = await startReceiver();
      onTestFinished(() => receiver.close());
      const cluster = await startCluster({ nodes: 2 });
      const clients: TurnpikeClient[] = [];
      onTestFinished(async () => {
        for (const client of clients) client.close();
        await cluster.stop();
      });
      const clientOf = (index: number): TurnpikeClient => {
        const client = connect(cluster.addresses[index] ?? '', { apiKey: DEMO_KEYS.merchant });
        clients.push(client);
        return client;
      };
      const [first, second] = [clientOf(0), clientOf(1)];
      const made: string[] = [];
      const happens = async (client: TurnpikeClient): Promise<void> => {
        const { invoiceId = '' } = await client.invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
        made.push(invoiceId);
      };
      await first.webhooks.CreateEndpoint({ requestId: requestId(), url: receiver.url });
      for (let count = 0; count < 20; count += 1) await happens(count % 2 === 0 ? first : second);
      cluster.nodes[0]?.process.kill();
      for (let count = 0; count < 10; count += 1) await happens(second);
      const told = () =>
        new Set(receiver.got.map(({ body }) => (JSON.parse(body) as { data: { invoice_id: string } }).data.invoice_id));
      await expect.poll(() => told().size, { timeout: 60_000 }).toBe(made.length);
      expect([...told()].toSorted()).toEqual(made.toSorted());
      await expect
        .poll(
          async () => (await second.webhooks.ListDeliveries({ state: 'DELIVERY_STATE_WAITING' })).deliveries ?? [],
          {
            timeout: 30_000,
          },
        )
        .toEqual([]);
    }, 180_000);
  });
});
