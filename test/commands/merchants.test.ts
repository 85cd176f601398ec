import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { type Receiver, startReceiver, withStatus } from '../kit/receiver.ts';
import { startWholeNode, type WholeNode } from '../kit/whole-node.ts';
import { requestId } from '../rpc/requests.ts';
import { runCommand } from './run-command.ts';

/** What an operator sees and decides of merchants' payouts, cases and messages, by the command line alone. */

const PROJECT = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
const PHONE = { phone: '+79000000001', bankCode: 'sberbank' };

let node: WholeNode;
let merchant: TurnpikeClient;
let receiver: Receiver;

beforeAll(async () => {
  node = await startWholeNode();
  merchant = node.client();
  receiver = await startReceiver();
  await create('CreatePayin', 'in', { method: 'card-p2p', amount: rub(500_000n) });
  await reaches('in', 'H2H_STATUS_SUCCESS');
}, 60_000);
afterAll(async () => {
  await node?.stop();
  await receiver?.close();
});

const turnpike = (...args: readonly string[]) => runCommand([...args, '--address', node.server.addresses.grpc]);
const rub = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });
const create = (method: 'CreatePayin' | 'CreatePayout', paymentId: string, request: object) =>
  merchant.hostToHost[method]({
    projectId: PROJECT,
    paymentId,
    product: 'H2H_PRODUCT_P2P',
    callbackUrls: { informative: receiver.url, success: receiver.url, decline: receiver.url },
    ...request,
  });
const read = (paymentId: string) => merchant.hostToHost.GetPayment({ projectId: PROJECT, paymentId });
const reaches = (paymentId: string, status: string) =>
  vi.waitFor(async () => expect((await read(paymentId)).status).toBe(status), { timeout: 15_000, interval: 25 });

/** A payout that its bank refuses, with a case about it. */
async function contested(paymentId: string): Promise<string> {
  await create('CreatePayout', paymentId, { method: 'phone-p2p', amount: rub(50_012n), receiver: PHONE });
  await reaches(paymentId, 'H2H_STATUS_DISPUTE');
  const { disputeId = '' } = await merchant.hostToHost.OpenDispute({
    projectId: PROJECT,
    paymentId,
    disputeRef: 'case',
    reason: 'DISPUTE_REASON_UNKNOWN',
    comment: 'nothing came',
  });
  return disputeId;
}

describe('turnpike payouts and turnpike disputes', () => {
  it('say so when there is nothing to do', async () => {
    expect(await turnpike('payouts', 'list')).toMatchObject({ code: 0, summary: { ok: true, payouts: 0 } });
    expect((await turnpike('disputes', 'list', PROJECT)).text).toBe('No case waits for a decision.');
  });

  it('show what is contested, take a case up and decide it for one side', async () => {
    const disputeId = await contested('out "1"');
    const { applicationId } = await read('out "1"');
    const payouts = await turnpike('payouts', 'list', '--party', 'demo', '--project', PROJECT);
    expect(payouts).toMatchObject({ code: 0, summary: { ok: true, payouts: 1, attention: 0 } });
    expect(payouts.text).toMatch(
      new RegExp(`^demo/${applicationId}  since .*  500.12 RUB, dispute:payout_failed, payment "out \\\\"1\\\\""`),
    );
    const cases = await turnpike('disputes', 'list');
    expect(cases.summary).toEqual({ ok: true, disputes: 1 });
    expect(cases.text).toContain(`${PROJECT} ${disputeId}  since`);
    expect(cases.text).toContain('opened, unknown, payment');

    const early = await turnpike('disputes', 'resolve', PROJECT, disputeId, '--winner', 'merchant');
    expect(early).toMatchObject({ code: 1, summary: { ok: false } });
    expect(await turnpike('disputes', 'start', PROJECT, disputeId)).toMatchObject({
      code: 0,
      summary: { ok: true, dispute: disputeId, state: 'in progress', application: applicationId },
    });
    const nobody = await turnpike('disputes', 'resolve', PROJECT, disputeId, '--winner', 'nobody');
    expect(nobody.text).toContain('merchant or payer');
    const odd = ['disputes', 'resolve', PROJECT, disputeId, '--winner', 'payer', '--amount', '500'];
    expect((await turnpike(...odd)).text).toContain('not an amount');
    const decided = await turnpike(
      ...['disputes', 'resolve', PROJECT, disputeId, '--winner', 'merchant', '--comment', 'asked the bank'],
    );
    expect(decided).toMatchObject({ code: 0, summary: { ok: true, state: 'resolved' } });
    expect(decided.text).toContain('for the merchant');
    expect(await read('out "1"')).toMatchObject({ status: 'H2H_STATUS_DECLINE' });
    expect((await turnpike('payouts', 'list')).text).toBe('No payout is in dispute, and none waits for an operator.');
    expect((await turnpike('payouts', 'list', '--all')).summary).toMatchObject({ payouts: 1 });
    expect((await turnpike('disputes', 'list', PROJECT, '--all', '--payment', 'out "1"')).text).toContain('resolved');
  });

  it('close a case without deciding it for the merchant', async () => {
    const disputeId = await contested('out-2');
    await turnpike('disputes', 'start', PROJECT, disputeId);
    const declined = await turnpike('disputes', 'decline', PROJECT, disputeId, '--reason', 'no evidence');
    expect(declined).toMatchObject({ code: 0, summary: { ok: true, state: 'declined' } });
    expect(declined.text).toContain('"no evidence"');
  });
});

describe('turnpike deliveries', () => {
  it('list what became of messages, show one with its attempts, and send it once more', async () => {
    receiver.answer(withStatus(410, {}, 'gone \u001b[2J away'));
    await create('CreatePayin', 'in-2', { method: 'card-p2p', amount: rub(20_000n) });
    await reaches('in-2', 'H2H_STATUS_SUCCESS');
    const { applicationId = '' } = await read('in-2');
    const final = async () => {
      const { text } = await turnpike('deliveries', 'list', '--invoice', applicationId, '--state', 'exhausted');
      return text.split('\n').find((line) => line.includes('alert.success'));
    };
    await expect.poll(final, { timeout: 20_000 }).toContain('exhausted, 1 attempts, the last: 410');
    const [party, id = ''] = ((await final()) ?? '').split(' ');
    expect(party).toBe('demo');

    const shown = await turnpike('deliveries', 'show', 'demo', id);
    expect(shown).toMatchObject({ code: 0, summary: { ok: true, delivery: id, state: 'exhausted', attempts: 1 } });
    expect(shown.text).toContain(`"event_id":"${id}"`);
    expect(shown.text).toContain('1 attempts\n');
    expect(shown.text).not.toContain('\u001b');

    receiver.answer(withStatus(200));
    const before = receiver.got.length;
    const again = await turnpike('deliveries', 'replay', 'demo', id, '--comment', 'their server is back');
    expect(again).toMatchObject({ code: 0, summary: { ok: true, delivery: id } });
    await receiver.reaches(before + 1);
    expect(receiver.got.at(-1)?.headers['webhook-id']).toBe(id);
  });

  it('are of one endpoint, and no more than were asked for', async () => {
    const { endpointId = '' } = await merchant.webhooks.CreateEndpoint({
      requestId: requestId(),
      url: receiver.url,
      eventTypes: ['payout.*'],
    });
    await create('CreatePayout', 'out-3', { method: 'phone-p2p', amount: rub(10_000n), receiver: PHONE });
    await reaches('out-3', 'H2H_STATUS_SUCCESS');
    const list = (...more: readonly string[]) =>
      turnpike('deliveries', 'list', 'demo', '--endpoint', endpointId, ...more);
    await expect.poll(async () => (await list()).text, { timeout: 15_000 }).toContain('payout.succeeded');
    expect((await list('--limit', '1')).text.split('\n')).toHaveLength(2);
    expect((await list('--limit', '1')).summary).toEqual({ ok: true, deliveries: 1, more: true });
  });

  it('say in words what is wrong with what they were given', async () => {
    expect((await turnpike('deliveries', 'list', 'nobody')).code).toBe(1);
    expect((await turnpike('deliveries', 'list', 'demo', '--state', 'lost')).text).toContain('waiting, delivered');
    expect((await turnpike('deliveries', 'show', 'demo', 'none')).text).toContain('no such delivery');
    expect((await turnpike('deliveries', 'list', 'demo', '--limit', 'x')).text).toContain('is a number');
  });
});
