import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ParkingReason } from '../../src/ports/callbacks.ts';
import { requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';
import { type RpcNode, startRpcNode } from './rpc-node.ts';

let rpc: RpcNode;
beforeEach(async () => {
  rpc = await startRpcNode();
});
afterEach(() => rpc.stop());

const SECOND = 1_000_000;
const operations = (key = 'operator') => rpc.connect(key).operations;
const replay = (callbackId: string, key?: string) =>
  operations(key).ReplayCallback({ requestId: requestId(), callbackId, comment: 'the secret is mended' });

async function park(id: string, reason: ParkingReason, { tag = '', body = '{}', time = 2 * SECOND } = {}) {
  const [providerId = ''] = id.split('/');
  const callback = { id, providerId, tag, receivedTime: SECOND, headers: {}, body: Buffer.from(body) };
  await rpc.store.inbox.put(callback, { reason, time });
}

describe('ListParkedCallbacks', () => {
  it('tells of each what it is and why nobody could take it, and nothing that it says', async () => {
    await park('bank/e1', 'NOT_TAKEN', { tag: 'ref-1', body: '{"secret":1}' });
    const { callbacks, nextPageToken } = await operations().ListParkedCallbacks({});
    expect(callbacks).toEqual([
      {
        callbackId: 'bank/e1',
        providerId: 'bank',
        tag: 'ref-1',
        receivedTime: { seconds: 1n },
        parkedTime: { seconds: 2n },
        reason: 'PARKING_REASON_NOT_TAKEN',
        bodyBytes: 12n,
      },
    ]);
    expect(nextPageToken ?? '').toBe('');
  });

  it('gives the latest first, page by page, of one provider or for one tag', async () => {
    const reasons = ['UNREADABLE', 'UNKNOWN_PROVIDER', 'UNIDENTIFIED', 'CARD_DATA'] as const;
    for (const [no, reason] of reasons.entries())
      await park(`${no === 2 ? 'other' : 'bank'}/${no}`, reason, { tag: no === 3 ? 'ref-3' : '', time: no * SECOND });
    const list = async (request: object) =>
      ((await operations().ListParkedCallbacks(request)).callbacks ?? []).map(({ callbackId }) => callbackId);
    expect(await list({ providerId: 'bank' })).toEqual(['bank/3', 'bank/1', 'bank/0']);
    expect(await list({ tag: 'ref-3' })).toEqual(['bank/3']);
    const first = await operations().ListParkedCallbacks({ pageSize: 3 });
    expect(first.callbacks?.map(({ reason }) => reason)).toEqual([
      'PARKING_REASON_CARD_DATA',
      'PARKING_REASON_UNIDENTIFIED',
      'PARKING_REASON_UNKNOWN_PROVIDER',
    ]);
    expect(await list({ pageSize: 3, pageToken: first.nextPageToken })).toEqual(['bank/0']);
    const stolen = operations().ListParkedCallbacks({ pageToken: first.nextPageToken, providerId: 'bank' });
    expect((await failureOf(stolen)).reason).toBe('INVALID_PAGE_TOKEN');
  });
});

describe('ReplayCallback', () => {
  it('brings a callback to its invoice once more, and leaves a line in the log', async () => {
    await park('bank/e1', 'UNKNOWN_PROVIDER', { body: '{"tag":"party~none~payment~0"}' });
    await park('bank/e2', 'UNKNOWN_PROVIDER', { body: '{"tag":"a reference that no session has yet"}' });
    expect(await replay('bank/e1')).toEqual({ taken: true });
    expect(await replay('bank/e2')).toEqual({});
    expect(await rpc.store.inbox.counts()).toEqual({ waiting: 1, parked: 0 });
    expect(rpc.logged[0]).toMatchObject({
      message: 'a callback is replayed',
      fields: { callback: 'bank/e1', credential: 'operator', comment: 'the secret is mended' },
    });
  });

  it('refuses one that is not there, and one that nobody can read', async () => {
    expect(await failureOf(replay('bank/none'))).toMatchObject({ code: 'NOT_FOUND', reason: 'CALLBACK_NOT_FOUND' });
    await park('bank/e1', 'UNREADABLE');
    expect(await failureOf(replay('bank/e1'))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'CALLBACK_NOT_IDENTIFIED',
    });
    expect(await rpc.store.inbox.counts()).toEqual({ waiting: 0, parked: 1 });
  });
});

it.each(['merchant', 'bridge'])('P10 shows nothing to a %s', async (key) => {
  expect((await failureOf(operations(key).ListParkedCallbacks({}))).code).toBe('PERMISSION_DENIED');
  expect((await failureOf(replay('bank/e1', key))).code).toBe('PERMISSION_DENIED');
});
