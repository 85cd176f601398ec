import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import { CALLBACK_URLS, type Desk, PROJECT, paymentId, startDesk, URLS, until } from '../h2h/desk.ts';
import { newCard, requestId } from './requests.ts';
import { failureOf } from './rich-error.ts';

/** HostToHostService on a whole node with its sandbox bank, method by method. */

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
}, 60_000);
afterAll(() => desk?.stop());

const RUB = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });
const named = (id: string) => ({ projectId: PROJECT, paymentId: id });

const payin = (id: string, amountMinor = 10_000n) =>
  desk.grpc.CreatePayin({
    ...named(id),
    product: 'H2H_PRODUCT_P2P',
    method: 'card-p2p',
    amount: RUB(amountMinor),
    callbackUrls: CALLBACK_URLS,
  });

/** A card of the sandbox, by its number. */
async function payByCard(id: string, pan: string): Promise<H2hPayment__Output> {
  const card = { pan, expiryMonth: 12, expiryYear: 2030, cvv: '123' };
  const { vault } = desk.node.client();
  const { token, paymentSessionId } = await vault.TokenizeCard({ requestId: requestId(), ...card });
  return await desk.grpc.CreatePayin({
    ...named(id),
    product: 'H2H_PRODUCT_ECOM',
    method: 'card-ecom',
    amount: RUB(10_000n),
    cardToken: token,
    paymentSessionId,
    callbackUrls: CALLBACK_URLS,
  });
}

const read = (id: string) => desk.grpc.GetPayment(named(id));
const reaches = (id: string, status: string, subStatus?: string) =>
  until(
    () => read(id),
    (seen) =>
      seen.status === `H2H_STATUS_${status}` &&
      (seen.subStatus ?? '') === (subStatus ? `H2H_SUB_STATUS_${subStatus}` : ''),
  );

const payout = (id: string, amountMinor: bigint, phone = '+79990000001') =>
  desk.grpc.CreatePayout({
    ...named(id),
    product: 'H2H_PRODUCT_P2P',
    method: 'sbp-p2p',
    amount: RUB(amountMinor),
    receiver: { phone, bankCode: 'sberbank', holder: 'IVAN IVANOV' },
    callbackUrls: CALLBACK_URLS,
  });

describe('a payin', () => {
  it('that is only validated answers as if it were created, and is not there', async () => {
    const id = paymentId();
    const request = {
      ...named(id),
      product: 'H2H_PRODUCT_P2P',
      method: 'card-p2p',
      amount: RUB(10_000n),
      callbackUrls: CALLBACK_URLS,
    } as const;
    expect(await desk.grpc.CreatePayin({ ...request, validateOnly: true })).toMatchObject({
      subStatus: 'H2H_SUB_STATUS_NEW',
    });
    expect((await failureOf(read(id))).reason).toBe('APPLICATION_NOT_FOUND');
  });

  it('is found by the id of either side, by exactly one of them', async () => {
    const id = paymentId();
    const { applicationId = '' } = await payin(id);
    expect(await desk.grpc.GetPayment({ projectId: PROJECT, applicationId })).toMatchObject({ paymentId: id });
    const both = await failureOf(desk.grpc.GetPayment({ ...named(id), applicationId }));
    expect(both.fields).toEqual(['application_id']);
    expect((await failureOf(desk.grpc.GetPayment({ projectId: PROJECT }))).fields).toEqual(['payment_id']);
  });

  it('by card asks for a one-time password, takes three, and is declined after the third wrong one', async () => {
    const id = paymentId();
    await payByCard(id, '4000007700000646');
    await reaches(id, 'PROCESSING', 'AWAITING_3DS_RESULT');
    for (const left of [2, 1]) {
      await desk.grpc.Confirm3ds({ ...named(id), otp: '000000' });
      await until(
        () => read(id),
        ({ subStatus, otpAttemptsLeft }) =>
          subStatus === 'H2H_SUB_STATUS_INVALID_VERIFICATION' && otpAttemptsLeft === left,
      );
    }
    await desk.grpc.Confirm3ds({ ...named(id), otp: '000000' });
    await reaches(id, 'DECLINE');
    expect(desk.node.logged.filter((line) => line.includes('000000"'))).toEqual([]);
  });

  it('P9 shows where to send the money to its own party, and to an operator what may be shown of it', async () => {
    const id = paymentId();
    await payin(id, 10_001n);
    const { requisites } = await reaches(id, 'PROCESSING', 'AWAITING_CONFIRM');
    expect(requisites?.value).toMatch(/^\d{16}$/);
    const seen = await desk.operator.GetPayment(named(id));
    expect([seen.requisites?.value ?? '', seen.requisites?.masked]).toEqual([
      '',
      `************${requisites?.value?.slice(-4)}`,
    ]);
    expect(desk.node.logged.filter((line) => line.includes(requisites?.value ?? 'none'))).toEqual([]);
  });

  it('asked for thirty times at once, at both doors, is one', async () => {
    const id = paymentId();
    const general = { project_id: PROJECT, payment_id: id, ...URLS };
    const payment = { method: 'card-p2p', amount: 10_000, currency: 'RUB' };
    const overHttp = async (): Promise<string> =>
      (await desk.post('/payment/p2p/payin', { general, payment })).body.request_id;
    const overGrpc = async (): Promise<string> => (await payin(id)).applicationId ?? '';
    const made = await Promise.all(Array.from({ length: 30 }, (_, no) => (no % 2 === 0 ? overHttp() : overGrpc())));
    expect(new Set(made).size).toBe(1);
    const seen = await reaches(id, 'SUCCESS');
    expect(seen.operations?.map(({ operationId }) => operationId)).toEqual(['processed-0', 'captured-1']);
  });

  it('by card goes to the bank for 3-D Secure, and succeeds with what its page gave, brought twice', async () => {
    const id = paymentId();
    await payByCard(id, '4000007700000703');
    const { redirect } = await reaches(id, 'PROCESSING', 'AWAITING_3DS_RESULT');
    expect(redirect?.method).toBe('H2H_REDIRECT_METHOD_POST');
    const page = await fetch(redirect?.url ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'approve' }),
    });
    const { cres = '' } = JSON.parse(await page.text());
    expect(cres).not.toBe('');
    await desk.grpc.Confirm3ds({ ...named(id), cres });
    await desk.grpc.Confirm3ds({ ...named(id), cres });
    await reaches(id, 'SUCCESS');
    expect(desk.node.logged.filter((line) => line.includes(cres))).toEqual([]);
  });

  it('by card succeeds with the right one-time password', async () => {
    const id = paymentId();
    await payByCard(id, '4000007700000646');
    await reaches(id, 'PROCESSING', 'AWAITING_3DS_RESULT');
    await desk.grpc.Confirm3ds({ ...named(id), otp: '123456' });
    await reaches(id, 'SUCCESS');
  });
});

describe('money of a cash desk', () => {
  it('comes in by payins, is held and goes out by payouts, and is told in every currency', async () => {
    await payin(paymentId(), 1_000_000n);
    const balance = async () => {
      const { balances = [] } = await desk.grpc.GetBalance({ projectId: PROJECT });
      expect(balances.map(({ currency }) => currency)).toEqual(['EUR', 'RUB']);
      const rub = balances.find(({ currency }) => currency === 'RUB');
      return { available: rub?.availableMinor ?? 0n, locked: rub?.lockedMinor ?? 0n };
    };
    const before = await until(balance, ({ available }) => available > 900_000n);
    const id = paymentId();
    const made = await payout(id, 50_000n);
    expect(made).toMatchObject({ type: 'H2H_PAYMENT_TYPE_PAYOUT', subStatus: 'H2H_SUB_STATUS_NEW' });
    await reaches(id, 'SUCCESS');
    const after = await balance();
    expect(after.available).toBeLessThanOrEqual(before.available - 50_000n);
    expect(after.locked).toBe(0n);
    const much = await payout(paymentId(), 90_000_000n);
    expect([much.status, much.final]).toEqual(['H2H_STATUS_DECLINE', true]);
  });

  it('P9 goes to a recipient whose number is in no answer and in no line of the log', async () => {
    const id = paymentId();
    const made = await payout(id, 10_000n, '+79995550123');
    await until(
      () => read(id),
      ({ final }) => final === true,
    );
    const text = JSON.stringify([made, await read(id)], (_, each) => (typeof each === 'bigint' ? `${each}` : each));
    expect(text).not.toContain('79995550123');
    expect(desk.node.logged.filter((line) => line.includes('79995550123'))).toEqual([]);
  });

  it('is sent again to other details, under the same reservation, where the first were wrong', async () => {
    await payin(paymentId(), 2_000_000n);
    const id = paymentId();
    await until(
      async () => (await desk.grpc.GetBalance({ projectId: PROJECT })).balances?.[1]?.availableMinor ?? 0n,
      (available) => available > 1_000_000n,
    );
    await payout(id, 20_011n);
    await reaches(id, 'DISPUTE', 'INCORRECT_REQUISITES');
    const wrong = await failureOf(
      desk.grpc.CorrectPayoutRequisites({ ...named(id), receiver: { accountNumber: '40817810' } }),
    );
    expect(wrong.fields).toEqual(['receiver']);
    await desk.grpc.CorrectPayoutRequisites({ ...named(id), receiver: { phone: '+79990000002' } });
    await reaches(id, 'SUCCESS');
  });
});

describe('refunds', () => {
  it('are made of successful payins only, once for each id', async () => {
    const id = paymentId();
    await payin(id, 30_001n);
    const early = await failureOf(desk.grpc.CreateRefund({ ...named(id), refundId: 'r1' }));
    expect(early.reason).toBe('INVALID_APPLICATION_STATUS');
    const paid = paymentId();
    await payin(paid, 30_000n);
    await reaches(paid, 'SUCCESS');
    const asked = { ...named(paid), refundId: 'r1', amount: RUB(10_000n), reason: 'Damaged' };
    expect(await desk.grpc.CreateRefund(asked)).toMatchObject({ refundId: 'r1', amount: RUB(10_000n) });
    await until(
      () => desk.grpc.GetRefund({ ...named(paid), refundId: 'r1' }),
      ({ status }) => status === 'H2H_STATUS_SUCCESS',
    );
    expect(await desk.grpc.CreateRefund(asked)).toMatchObject({ status: 'H2H_STATUS_SUCCESS' });
    const other = await failureOf(desk.grpc.CreateRefund({ ...asked, reason: 'Lost' }));
    expect(other.reason).toBe('INVOICE_PAYMENT_REFUND_ALREADY_EXISTS');
    const missing = await failureOf(desk.grpc.GetRefund({ ...named(paid), refundId: 'r9' }));
    expect(missing.reason).toBe('INVOICE_PAYMENT_REFUND_NOT_FOUND');
    expect(await read(paid)).toMatchObject({ refundState: 'H2H_REFUND_STATE_PARTIAL', refundedAmount: RUB(10_000n) });
  });
});

describe('directories', () => {
  it('list banks by country, currency and method', async () => {
    const banks = async (filter: object) =>
      ((await desk.grpc.ListBanks({ projectId: PROJECT, ...filter })).banks ?? []).map(({ code }) => code);
    expect(await banks({})).toContain('kaspi');
    expect(await banks({ country: 'RU' })).not.toContain('kaspi');
    expect(await banks({ currency: 'KZT' })).toEqual(['kaspi', 'halyk']);
    expect(await banks({ method: 'sbp-p2p', country: 'KZ' })).toEqual([]);
    expect((await failureOf(desk.grpc.ListBanks({ projectId: PROJECT, country: 'x' }))).fields).toEqual(['country']);
  });

  it('list the methods of the cash desk with the currencies whose terms have them', async () => {
    const { methods = [] } = await desk.grpc.ListPaymentMethods({ projectId: PROJECT });
    expect(methods).toContainEqual({
      code: 'card-ecom',
      type: 'H2H_PAYMENT_TYPE_PAYIN',
      product: 'H2H_PRODUCT_ECOM',
      currencies: ['EUR', 'RUB'],
    });
    expect(methods.filter(({ type }) => type === 'H2H_PAYMENT_TYPE_PAYOUT').map(({ code }) => code)).toContain(
      'sbp-p2p',
    );
  });
});

describe('a case', () => {
  const PDF = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(100)]);

  /** A payout that failed at the bank, and so is in dispute. */
  async function contested(): Promise<string> {
    const id = paymentId();
    await payin(paymentId(), 1_000_000n);
    await until(
      async () => (await desk.grpc.GetBalance({ projectId: PROJECT })).balances?.[1]?.availableMinor ?? 0n,
      (available) => available > 100_000n,
    );
    await payout(id, 20_012n);
    await reaches(id, 'DISPUTE', 'PAYOUT_FAILED');
    return id;
  }

  it('is opened once, gets its evidence, and is decided by an operator', async () => {
    const id = await contested();
    const asked = {
      ...named(id),
      disputeRef: 'case 1',
      reason: 'DISPUTE_REASON_UNKNOWN',
      comment: 'Where is the money?',
    } as const;
    const opened = await desk.grpc.OpenDispute(asked);
    expect(opened).toMatchObject({ state: 'DISPUTE_STATE_OPENED', disputeRef: 'case 1', paymentId: id });
    const { disputeId = '' } = opened;
    expect((await desk.grpc.OpenDispute(asked)).disputeId).toBe(disputeId);
    expect((await failureOf(desk.grpc.OpenDispute({ ...asked, comment: 'Other' }))).reason).toBe(
      'DISPUTE_REF_CONFLICT',
    );
    expect((await read(id)).disputeId).toBe(disputeId);

    const evidence = { projectId: PROJECT, disputeId, content: PDF, fileName: 'receipt.pdf' };
    const handedIn = await desk.grpc.SubmitDisputeEvidence(evidence);
    expect(handedIn.evidence).toMatchObject([
      { mediaType: 'application/pdf', sizeBytes: PDF.length, fileName: 'receipt.pdf' },
    ]);
    expect((await desk.grpc.SubmitDisputeEvidence(evidence)).evidence).toHaveLength(1);

    const denied = await failureOf(desk.grpc.StartDispute({ projectId: PROJECT, disputeId }));
    expect(denied.reason).toBe('PERMISSION_DENIED');
    await desk.operator.StartDispute({ projectId: PROJECT, disputeId });
    const resolved = await desk.operator.ResolveDispute({
      projectId: PROJECT,
      disputeId,
      decision: { winner: 'DISPUTE_WINNER_MERCHANT', comment: 'It was never sent' },
    });
    expect(resolved).toMatchObject({
      state: 'DISPUTE_STATE_RESOLVED',
      decision: { winner: 'DISPUTE_WINNER_MERCHANT', comment: 'It was never sent' },
    });
    expect(await desk.grpc.GetDispute({ ...named(id), disputeRef: 'case 1' })).toEqual(resolved);
    expect(await desk.grpc.GetDispute({ projectId: PROJECT, disputeId })).toEqual(resolved);
    expect((await read(id)).final).toBe(true);
  });

  it('is closed without a decision, is listed, and is nobody else’s', async () => {
    const id = await contested();
    const { disputeId = '' } = await desk.grpc.OpenDispute({
      ...named(id),
      disputeRef: 'case 2',
      reason: 'DISPUTE_REASON_HAS_PAYMENT',
    });
    await desk.operator.StartDispute({ projectId: PROJECT, disputeId });
    const declined = await desk.operator.DeclineDispute({ projectId: PROJECT, disputeId, reason: 'No proof' });
    expect(declined).toMatchObject({ state: 'DISPUTE_STATE_DECLINED', declineReason: 'No proof' });
    const list = (filter: object) => desk.grpc.ListDisputes({ projectId: PROJECT, ...filter });
    expect((await list({ paymentId: id })).disputes).toEqual([declined]);
    expect((await list({ paymentId: id, state: 'DISPUTE_STATE_OPENED' })).disputes ?? []).toEqual([]);
    const first = await list({ pageSize: 1 });
    expect(first.disputes).toEqual([declined]);
    expect(first.nextPageToken).not.toBe('');
    const second = await list({ pageSize: 1, pageToken: first.nextPageToken });
    expect(second.disputes?.[0]?.disputeId).not.toBe(disputeId);
    expect((await failureOf(list({ pageToken: 'x' }))).reason).toBe('INVALID_PAGE_TOKEN');
    const none = await failureOf(desk.grpc.GetDispute({ projectId: PROJECT, disputeId: 'none' }));
    expect(none.reason).toBe('DISPUTE_NOT_FOUND');
  });

  it.each([
    ['nothing', Buffer.alloc(0)],
    ['a text', Buffer.from('hello')],
    ['a program', Buffer.from('MZ..')],
    ['a page that says that it is a picture', Buffer.from('<html>')],
    ['more than ten megabytes', Buffer.concat([PDF, Buffer.alloc(10_000_000)])],
  ])('takes no evidence that is %s', async (_what, content) => {
    const failure = await failureOf(
      desk.grpc.SubmitDisputeEvidence({ projectId: PROJECT, disputeId: 'none', content }),
    );
    expect([failure.reason, failure.fields]).toEqual(['INVALID_REQUEST', ['content']]);
  });

  it('keeps no evidence that the case does not take', async () => {
    const id = await contested();
    const { disputeId = '' } = await desk.grpc.OpenDispute({
      ...named(id),
      disputeRef: 'case 4',
      reason: 'DISPUTE_REASON_UNKNOWN',
    });
    const piece = (no: number) => Buffer.concat([PDF, Buffer.of(no)]);
    const submit = (no: number) =>
      desk.grpc.SubmitDisputeEvidence({ projectId: PROJECT, disputeId, content: piece(no) });
    const kept = async (no: number) => {
      const sha256 = createHash('sha256').update(piece(no)).digest('hex');
      const name = createHash('sha256').update(`demo\n${sha256}`).digest('base64url').slice(0, 32);
      return (await desk.node.server.platform.evidence.get('demo', `ev_${name}`)) !== undefined;
    };
    for (const no of Array(10).keys()) await submit(no);
    expect((await failureOf(submit(10))).reason).toBe('TOO_MUCH_DISPUTE_EVIDENCE');
    expect((await submit(3)).evidence).toHaveLength(10);
    await desk.operator.StartDispute({ projectId: PROJECT, disputeId });
    await desk.operator.DeclineDispute({ projectId: PROJECT, disputeId });
    expect((await failureOf(submit(11))).reason).toBe('INVALID_DISPUTE_STATUS');
    expect(await Promise.all([9, 10, 11].map(kept))).toEqual([true, false, false]);
  });

  it('takes ten megabytes, over HTTP as well', async () => {
    const id = await contested();
    const { disputeId = '' } = await desk.grpc.OpenDispute({
      ...named(id),
      disputeRef: 'case 3',
      reason: 'DISPUTE_REASON_UNKNOWN',
    });
    const content = Buffer.concat([PDF, Buffer.alloc(10_000_000 - PDF.length, 1)]);
    await desk.grpc.SubmitDisputeEvidence({ projectId: PROJECT, disputeId, content });
    const answer = await desk.post('/dispute/evidence', {
      general: { project_id: PROJECT, dispute_id: disputeId },
      evidence: { content: content.toString('base64'), file_name: 'scan.pdf' },
    });
    expect(answer).toMatchObject({ status: 200, body: { evidence: [{ size_bytes: 10_000_000 }] } });
  });

  it('cannot be opened about what succeeded', async () => {
    const id = paymentId();
    await payin(id);
    await reaches(id, 'SUCCESS');
    const asked = { ...named(id), disputeRef: 'r', reason: 'DISPUTE_REASON_UNKNOWN' } as const;
    expect((await failureOf(desk.grpc.OpenDispute(asked))).reason).toBe('INVALID_APPLICATION_STATUS');
  });
});

describe('a request that is too large', () => {
  it('for its method is refused by name', async () => {
    const { token } = await newCard(desk.node.client());
    expect(token).not.toBe('');
    const failure = await failureOf(desk.grpc.GetBalance({ projectId: 'x'.repeat(3_000_000) }));
    expect(failure.fields).toEqual(['request of HostToHostService/GetBalance']);
  });
});
