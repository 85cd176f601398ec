import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type JetStreamManager, jetstreamManager } from '@nats-io/jetstream';
import type { NatsConnection } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import { type CallbackConsumer, startCallbackConsumer } from '../../cluster/callback-consumer.ts';
import { STREAMS } from '../../cluster/names.ts';
import { createNatsCallbackQueue } from '../../cluster/nats/callback-queue.ts';
import { ensureCallbackStreams } from '../../cluster/nats/callback-streams.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { type Bridge, startBridge } from '../../src/bridge.ts';
import { readBridgeSettings } from '../../src/config/settings.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { createLogger } from '../../src/telemetry/log.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { type NatsServers, startNats } from '../kit/nats.ts';
import { extraPayment, type PartnerWorld, startPartnerWorld } from '../kit/partner-drill.ts';

/** The partner's callbacks on their longest way: a bridge, NATS, the inbox, the invoice. */
describeWithNats('a partner’s callback through a bridge', () => {
  const folder = mkdtempSync(join(tmpdir(), 'turnpike-partner-'));
  let nats: NatsServers;
  let connection: NatsConnection;
  let manager: JetStreamManager;
  let bridge: Bridge;
  let world: PartnerWorld;
  let consumer: CallbackConsumer;
  const failures: unknown[] = [];

  beforeAll(async () => {
    nats = await startNats();
    connection = await connectNats({ url: nats.url, name: 'test' });
    manager = await jetstreamManager(connection);
  });
  beforeEach(async () => {
    await ensureCallbackStreams(manager, 1);
    world = await startPartnerWorld({ switches: ['pending', 'drop_callback'] });
    const failed = (error: unknown): void => void failures.push(error);
    const queue = createNatsCallbackQueue({ connection, replicas: 1, clock: systemMachineClock });
    const gate = world.node().node.callbacks;
    const observer = { callbackConsumed: () => {} };
    consumer = startCallbackConsumer({ queue, gate, clock: systemMachineClock, observer, failed });
    bridge = await startBridge({
      settings: readBridgeSettings({
        TURNPIKE_NATS_URL: nats.url,
        TURNPIKE_CONFIG: configurationWithPartner(folder),
        TURNPIKE_HTTP_ADDRESS: '127.0.0.1:0',
        TURNPIKE_ADMIN_ADDRESS: '127.0.0.1:0',
      }),
      log: createLogger({ level: 'silent' }),
    });
  });
  afterEach(async () => {
    await bridge.drain();
    await consumer.stop();
    await world.stop();
    await manager.streams.delete(STREAMS.callbacks.name);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await connection.close();
    await nats.stop();
  });

  const post = (body: string) =>
    fetch(`http://${bridge.addresses.http}/v1/on_payment_completed`, { method: 'POST', body });

  it('is answered at once, leads to one question after the other, and moves no money twice however often it comes', async () => {
    await world.ask('create', newInvoice());
    await world.ask('start', extraPayment());
    await world.until('the wait', ({ payments }) => payments.get('payment')?.sessions[0]?.phase.tag === 'suspended');
    const requestId = (await world.read())?.payments.get('payment')?.sessions[0]?.idempotencyKey ?? '';
    const body = JSON.stringify({ request_id: requestId });
    const answers = await Promise.all([post(body), post(body), post(body), post(body)]);
    expect(await Promise.all(answers.map(async (answer) => `${answer.status} ${await answer.text()}`))).toEqual(
      answers.map(() => '200 '),
    );
    // No clock is moved: it is the callbacks that bring the payment to its end.
    await expect
      .poll(async () => (await world.read())?.payments.get('payment')?.status.tag, { timeout: 20_000 })
      .toBe('captured');
    await expect.poll(() => world.node().store.inbox.counts(), { timeout: 20_000 }).toEqual({ waiting: 0, parked: 0 });
    expect(world.partner.effects().map((effect) => effect.requestId)).toEqual([requestId]);
    expect(failures).toEqual([]);
  });

  it('of a card that was saved brings its token to the payment that was paid on the page', async () => {
    await world.ask('create', newInvoice());
    await world.ask('start', newPayment({ makeRecurrent: true }));
    const ofPayment = async () => (await world.read())?.payments.get('payment');
    await world.until('the page', ({ payments }) => payments.get('payment')?.sessions[0]?.phase.tag === 'suspended');
    const { interaction, idempotencyKey = '' } = (await ofPayment())?.sessions[0] ?? {};
    if (interaction?.type !== 'redirect') throw new Error('the payer is sent nowhere');
    const body = new URLSearchParams({ choice: 'save', card: '0' });
    await fetch(interaction.url, { method: 'POST', redirect: 'manual', body });
    const card = { cardToken: 'tok_new', maskedPan: '424242******4242', expiry: '12/30' };
    const saved = await fetch(`http://${bridge.addresses.http}/v1/on_card_saved`, {
      method: 'POST',
      body: JSON.stringify({ request_id: idempotencyKey, ...card }),
    });
    expect(saved.status).toBe(200);
    await post(JSON.stringify({ request_id: idempotencyKey }));
    await expect.poll(async () => (await ofPayment())?.recurrentToken, { timeout: 20_000 }).toBe('tok_new');
    expect(failures).toEqual([]);
  });

  it('that is none of a partner is not handed in', async () => {
    expect((await post('{"requestId":"spelt otherwise"}')).status).toBe(404);
    expect((await manager.streams.info(STREAMS.callbacks.name)).state.last_seq).toBe(0);
  });
});

/** The demo's, with the first bank a partner acquirer. */
function configurationWithPartner(folder: string): string {
  const demo = readFileSync('config/demo.yaml', 'utf8').replaceAll(/\bnorth\b(?!-)/g, 'bank');
  const file = join(folder, 'business.yaml');
  const document = parseDocument(demo.replace('adapter: sandbox-bank', 'adapter: partner-acquirer')).toJS();
  for (const provider of Object.values<{ adapter: string; terms: { payouts?: object } }>(document.providers))
    if (provider.adapter === 'partner-acquirer') delete provider.terms.payouts; // The partner pays nothing out.
  writeFileSync(file, stringify(document));
  return file;
}
