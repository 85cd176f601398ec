import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FIELDS } from '../../src/web/h2h/field-names.ts';
import { type Answer, type Desk, PROJECT, paymentId, startDesk, URLS, until } from './desk.ts';
import { seenOverGrpc, seenOverHttp } from './doors.ts';

/** Refunds and cases at both doors: the same input, the same state or refusal. */

let desk: Desk;
const named = (id: string) => ({ projectId: PROJECT, paymentId: id });
const general = (id: string, more: object = {}) => ({ project_id: PROJECT, payment_id: id, ...more });

beforeAll(async () => {
  desk = await startDesk();
}, 60_000);
afterAll(() => desk?.stop());

async function payin(amount: number, status: string): Promise<string> {
  const id = paymentId();
  const payment = { method: 'card-p2p', amount, currency: 'RUB' };
  await desk.post('/payment/p2p/payin', { general: general(id, URLS), payment });
  await until(
    () => desk.grpc.GetPayment(named(id)),
    (seen) => seen.status === status || seen.subStatus === status,
  );
  return id;
}

const succeeded = () => payin(10_000, 'H2H_STATUS_SUCCESS');
const waiting = () => payin(10_001, 'H2H_SUB_STATUS_AWAITING_CONFIRM');
const contested = () => payin(10_002, 'H2H_SUB_STATUS_DIFFERENT_AMOUNT');

/** The same one each time: what is refused changes nothing. */
function shared(make: () => Promise<string>): () => Promise<string> {
  let made: Promise<string> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const oneSucceeded = shared(succeeded);
const oneWaiting = shared(waiting);
const oneContested = shared(contested);

/** An input that is refused at each door. */
interface Input<Asked> {
  readonly what: string;
  readonly asked: Asked;
  readonly of?: () => Promise<string>;
  readonly refused: readonly [http: number, code: string, ...fields: string[]];
}

describe('a refund', () => {
  interface Refund {
    readonly refundId?: string;
    readonly amount?: number;
    readonly currency?: string;
    readonly reason?: string;
  }

  const overHttp = (id: string, { refundId = 'r1', amount, currency, reason }: Refund): Promise<Answer> =>
    desk.post('/payment/p2p/payin/refund', {
      general: general(id, { refund_id: refundId }),
      refund: { amount, currency, reason },
    });

  const overGrpc = (id: string, { refundId = 'r1', amount, currency = 'RUB', reason }: Refund) =>
    desk.grpc.CreateRefund({
      ...named(id),
      refundId,
      ...(amount === undefined ? {} : { amount: { amountMinor: BigInt(amount), currency } }),
      ...(reason === undefined ? {} : { reason }),
    });

  it.each<Refund>([
    { amount: 4_000, reason: 'Damaged' },
    { amount: 4_000, currency: 'RUB' },
  ])('of $amount is made in the same way', async (refund) => {
    const [first, second] = [await succeeded(), await succeeded()];
    const { body } = await overHttp(first, refund);
    const made = await overGrpc(second, refund);
    expect(made).toMatchObject({
      refundId: body.refund_id,
      status: `H2H_STATUS_${body.status.toUpperCase()}`,
      amount: { amountMinor: BigInt(body.amount), currency: body.currency },
    });
    expect([body.refund_id, body.amount]).toEqual(['r1', 4_000]);
    // Begun at one door, it is repeated and read at the other.
    expect(await overGrpc(first, refund)).toMatchObject({ refundId: 'r1', paymentId: first });
    const read = await desk.post('/payment/p2p/payin/refund/info', { general: general(second, { refund_id: 'r1' }) });
    expect(read.body).toMatchObject({ refund_id: 'r1', payment_id: second, amount: 4_000 });
  });

  it.each<Input<Refund>>([
    {
      what: 'of more than was paid',
      asked: { amount: 10_001 },
      refused: [409, 'invoice_payment_amount_exceeded'],
    },
    { what: 'of nothing', asked: { amount: 0 }, refused: [422, 'invalid_request', 'refund.amount'] },
    { what: 'of less than nothing', asked: { amount: -1 }, refused: [422, 'invalid_request', 'refund.amount'] },
    {
      what: 'in a currency that is none',
      asked: { amount: 100, currency: 'rub' },
      refused: [422, 'invalid_request', 'refund.currency'],
    },
    {
      what: 'in another currency than its payin',
      asked: { amount: 100, currency: 'EUR' },
      refused: [409, 'inconsistent_refund_currency'],
    },
    { what: 'without an id', asked: { refundId: '' }, refused: [422, 'invalid_request', 'general.refund_id'] },
    {
      what: 'with an id of other characters',
      asked: { refundId: 'the first' },
      refused: [422, 'invalid_request', 'general.refund_id'],
    },
    {
      what: 'with a reason that is too long',
      asked: { reason: 'x'.repeat(501) },
      refused: [422, 'invalid_request', 'refund.reason'],
    },
    { what: 'of a payin that waits', asked: {}, of: oneWaiting, refused: [409, 'invalid_application_status'] },
    {
      what: 'of a payin that is not there',
      asked: {},
      of: async () => 'nowhere',
      refused: [404, 'application_not_found'],
    },
  ])('$what is refused in the same words', async ({ asked, of = oneSucceeded, refused: [http, code, ...fields] }) => {
    const id = await of();
    expect(seenOverHttp(await overHttp(id, asked))).toEqual({ http, code, fields });
    expect(await seenOverGrpc(overGrpc(id, asked), FIELDS.refund)).toEqual({ http, code, fields });
  });

  it('that was made is refused with other content, and one that was not made is not found', async () => {
    const id = await succeeded();
    await overHttp(id, { amount: 1_000 });
    const other = { amount: 1_001 };
    const seen = seenOverHttp(await overHttp(id, other));
    expect(seen).toEqual({ http: 409, code: 'invoice_payment_refund_already_exists', fields: [] });
    expect(await seenOverGrpc(overGrpc(id, other), FIELDS.refund)).toEqual(seen);
    const missing = await desk.post('/payment/p2p/payin/refund/info', { general: general(id, { refund_id: 'r2' }) });
    const call = desk.grpc.GetRefund({ ...named(id), refundId: 'r2' });
    expect(await seenOverGrpc(call, FIELDS.refund)).toEqual(seenOverHttp(missing));
    expect(missing.status).toBe(404);
  });
});

describe('a case', () => {
  const REASONS = {
    unknown: 'DISPUTE_REASON_UNKNOWN',
    has_payment: 'DISPUTE_REASON_HAS_PAYMENT',
    invalid_sum: 'DISPUTE_REASON_INVALID_SUM',
  } as const;

  interface Case {
    readonly ref?: string;
    readonly reason?: keyof typeof REASONS | undefined;
    readonly claimed?: number;
    readonly currency?: string;
    readonly comment?: string;
  }

  const overHttp = (id: string, { ref = 'case', claimed, currency, comment, ...more }: Case): Promise<Answer> =>
    desk.post('/dispute', {
      general: general(id, { dispute_ref: ref }),
      dispute: {
        reason: 'reason' in more ? more.reason : 'unknown',
        claimed_amount: claimed,
        claimed_currency: currency,
        comment,
      },
    });

  const overGrpc = (id: string, { ref = 'case', claimed, currency = 'RUB', comment, ...more }: Case) => {
    const reason = 'reason' in more ? more.reason : 'unknown';
    return desk.grpc.OpenDispute({
      ...named(id),
      disputeRef: ref,
      ...(reason === undefined ? {} : { reason: REASONS[reason] }),
      ...(claimed === undefined ? {} : { claimedAmount: { amountMinor: BigInt(claimed), currency } }),
      ...(comment === undefined ? {} : { comment }),
    });
  };

  it('opened at one door is known at the other', async () => {
    const id = await contested();
    const asked = { reason: 'invalid_sum', claimed: 5_001, comment: 'Only half of it came' } as const;
    const { body } = await overHttp(id, asked);
    const opened = await overGrpc(id, asked);
    expect(opened).toMatchObject({ disputeId: body.dispute_id, state: 'DISPUTE_STATE_OPENED', paymentId: id });
    const read = await desk.post('/dispute/info', { general: { project_id: PROJECT, dispute_id: body.dispute_id } });
    expect(read.body).toMatchObject({ status: 'opened', claimed_amount: 5_001, dispute_ref: 'case' });
    const { body: list } = await desk.post('/dispute/list', {
      general: { project_id: PROJECT },
      filter: { payment_id: id, status: 'opened' },
    });
    const { disputes = [] } = await desk.grpc.ListDisputes({ ...named(id), state: 'DISPUTE_STATE_OPENED' });
    expect(disputes.map(({ disputeId }) => disputeId)).toEqual([body.dispute_id]);
    expect(list.disputes).toEqual([read.body]);
  });

  it.each<Input<Case>>([
    { what: 'of no reason', asked: { reason: undefined }, refused: [422, 'invalid_request', 'dispute.reason'] },
    {
      what: 'of an unknown reason',
      asked: { reason: 'ill will' as never },
      refused: [422, 'invalid_request', 'dispute.reason'],
    },
    { what: 'without a name', asked: { ref: '' }, refused: [422, 'invalid_request', 'general.dispute_ref'] },
    {
      what: 'of another sum without that sum',
      asked: { reason: 'invalid_sum' },
      refused: [422, 'invalid_request', 'dispute.claimed_amount'],
    },
    {
      what: 'of a sum of nothing',
      asked: { reason: 'invalid_sum', claimed: 0 },
      refused: [422, 'invalid_request', 'dispute.claimed_amount'],
    },
    {
      what: 'in another currency',
      asked: { reason: 'invalid_sum', claimed: 5, currency: 'EUR' },
      refused: [422, 'invalid_request', 'dispute.claimed_currency'],
    },
    {
      what: 'with too many words',
      asked: { comment: 'x'.repeat(5001) },
      refused: [422, 'invalid_request', 'dispute.comment'],
    },
    { what: 'of a payin that waits', asked: {}, of: oneWaiting, refused: [409, 'invalid_application_status'] },
    { what: 'of a payin that succeeded', asked: {}, of: oneSucceeded, refused: [409, 'invalid_application_status'] },
    {
      what: 'of a payin that is not there',
      asked: {},
      of: async () => 'nowhere',
      refused: [404, 'application_not_found'],
    },
  ])('$what is refused in the same words', async ({ asked, of = oneContested, refused: [http, code, ...fields] }) => {
    const id = await of();
    expect(seenOverHttp(await overHttp(id, asked))).toEqual({ http, code, fields });
    expect(await seenOverGrpc(overGrpc(id, asked), FIELDS.payment)).toEqual({ http, code, fields });
  });

  it('beside one that is open, or under its name with other content, is refused in the same words', async () => {
    const id = await contested();
    await overHttp(id, {});
    for (const [asked, code] of [
      [{ ref: 'another' }, 'dispute_pending'],
      [{ comment: 'other' }, 'dispute_ref_conflict'],
    ] as const) {
      const seen = seenOverHttp(await overHttp(id, asked));
      expect(seen.code).toBe(code);
      expect(await seenOverGrpc(overGrpc(id, asked), FIELDS.payment)).toEqual(seen);
    }
  });

  it.each([
    ['is not there', { disputeId: 'none' }, { dispute_id: 'none' }],
    ['is not named', {}, {}],
    ['is named twice', { disputeId: 'x', paymentId: 'y' }, { dispute_id: 'x', payment_id: 'y' }],
    ['is named by half', { paymentId: 'y' }, { payment_id: 'y' }],
  ])('that %s is refused in the same words', async (_what, asProto, asJson) => {
    const seen = seenOverHttp(await desk.post('/dispute/info', { general: { project_id: PROJECT, ...asJson } }));
    expect(await seenOverGrpc(desk.grpc.GetDispute({ projectId: PROJECT, ...asProto }), FIELDS.payment)).toEqual(seen);
    expect(seen.code).toMatch(/^(?:dispute_not_found|invalid_request)$/);
  });

  it('is listed by when it was opened: from a time on, and before one', async () => {
    const id = await contested();
    const { body } = await overHttp(id, { reason: 'has_payment', comment: 'It was paid' });
    const createdAt: string = body.created_at;
    const next = new Date(Date.parse(createdAt) + 1).toISOString();
    const listed = async (filter: object) => {
      const asked = { general: { project_id: PROJECT }, filter: { payment_id: id, ...filter } };
      const { body: list } = await desk.post('/dispute/list', asked);
      return list.disputes.length;
    };
    expect(await listed({ created_from: createdAt, created_before: next })).toBe(1);
    expect(await listed({ created_from: next })).toBe(0);
    expect(await listed({ created_before: createdAt })).toBe(0);
    const { disputes = [] } = await desk.grpc.ListDisputes({
      ...named(id),
      minCreateTime: { seconds: BigInt(Math.floor(Date.parse(createdAt) / 1000)), nanos: 0 },
    });
    expect(disputes.map(({ disputeId }) => disputeId)).toEqual([body.dispute_id]);
  });

  it('is listed by a page and a state that there are, at both doors', async () => {
    const ask = (more: object) => desk.post('/dispute/list', { general: { project_id: PROJECT }, ...more });
    const size = seenOverHttp(await ask({ page: { size: 101 } }));
    const call = desk.grpc.ListDisputes({ projectId: PROJECT, pageSize: 101 });
    expect(await seenOverGrpc(call as Promise<object>, FIELDS.list)).toEqual(size);
    const state = seenOverHttp(await ask({ filter: { status: 'ajar' } }));
    expect(state).toEqual({ http: 422, code: 'invalid_request', fields: ['filter.status'] });
    const number = desk.grpc.ListDisputes({ projectId: PROJECT, state: 77 as never });
    expect(await seenOverGrpc(number as Promise<object>, FIELDS.list)).toEqual(state);
    for (const created_from of ['yesterday', '2026-02-30T00:00:00Z', '2026-01-15T00:00:00+03:00', '']) {
      const time = seenOverHttp(await ask({ filter: { created_from } }));
      expect(time).toEqual({ http: 422, code: 'invalid_request', fields: ['filter.created_from'] });
    }
    const token = seenOverHttp(await ask({ page: { token: 'x' } }));
    const wrong = desk.grpc.ListDisputes({ projectId: PROJECT, pageToken: 'x' });
    expect(await seenOverGrpc(wrong as Promise<object>, FIELDS.list)).toEqual(token);
  });

  it('is listed from a time and before a time, the same at both doors', async () => {
    const id = await contested();
    const { body: opened } = await overHttp(id, {});
    const seconds = Math.floor(Date.parse(opened.created_at) / 1000);
    for (const [from, before, found] of [
      [seconds, seconds + 1, [opened.dispute_id]],
      [seconds + 1, seconds + 2, []],
      [seconds - 1, seconds, []],
    ] as const) {
      const isoOf = (time: number) => new Date(time * 1000).toISOString();
      const { body } = await desk.post('/dispute/list', {
        general: { project_id: PROJECT },
        filter: { payment_id: id, created_from: isoOf(from), created_before: isoOf(before) },
      });
      const { disputes = [] } = await desk.grpc.ListDisputes({
        ...named(id),
        minCreateTime: { seconds: BigInt(from) },
        maxCreateTime: { seconds: BigInt(before) },
      });
      expect(disputes.map(({ disputeId }) => disputeId)).toEqual(found);
      expect(body.disputes.map((each: { dispute_id: string }) => each.dispute_id)).toEqual(found);
    }
  });
});
