import { rmSync } from 'node:fs';
import { Webhook } from 'standardwebhooks';
import { expect, onTestFinished, test } from 'vitest';
import { startReceiver, withStatus } from '../kit/receiver.ts';
import { newDataDir, startWholeNode, type WholeNode } from '../kit/whole-node.ts';
import { newInvoice, requestId } from '../rpc/requests.ts';

/** A whole node with its database, stopped while messages wait, and started again. */

const OPEN = 'DELIVERY_STATE_WAITING' as const;
/** A whole node on a busy machine. */
const PATIENT = { timeout: 20_000 };

test('P2 messages that waited when the node was stopped are sent when it is up again, once and in order', async () => {
  const dataDir = newDataDir();
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const receiver = await startReceiver();
  onTestFinished(() => receiver.close());
  receiver.answer(withStatus(503));

  const first = await startWholeNode({ dataDir });
  const { webhooks, invoicing } = first.client();
  const { secret = '', endpointId } = await webhooks.CreateEndpoint({ requestId: requestId(), url: receiver.url });
  const { invoiceId = '' } = await invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
  await invoicing.RescindInvoice({ requestId: requestId(), invoiceId, reason: 'x' });
  await expect
    .poll(async () => (await webhooks.ListDeliveries({ endpointId, state: OPEN })).deliveries?.length, PATIENT)
    .toBe(2);
  await receiver.reaches(1);
  await first.stop();
  const before = receiver.got.length;

  receiver.answer(withStatus(200));
  const second = await startWholeNode({ dataDir });
  onTestFinished(() => second.stop());
  await advance(second, 60);
  const got = (await receiver.reaches(before + 2)).slice(before);
  expect(got.map(({ body }) => (JSON.parse(body) as { type: string }).type)).toEqual([
    'invoice.created',
    'invoice.cancelled',
  ]);
  for (const { body, headers } of got) new Webhook(secret).verify(body, headers);
  const { deliveries } = await second.client().webhooks.ListDeliveries({ endpointId });
  expect(deliveries?.map(({ state }) => state)).toHaveLength(2);
  await expect
    .poll(
      async () => (await second.client().webhooks.ListDeliveries({ endpointId, state: OPEN })).deliveries ?? [],
      PATIENT,
    )
    .toEqual([]);
});

/** The clock of the sandbox moves the schedule. */
async function advance(node: WholeNode, seconds: number): Promise<void> {
  const distance = { seconds: BigInt(seconds) };
  await node.client('operator').operations.AdvanceClock({ requestId: requestId(), distance });
}
