import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Application, type Applications, createApplications } from './applications.ts';
import { type Desk, PROJECT, paymentId, startDesk } from './desk.ts';
import { ALERT_KEY, type Merchant, REQUEST_KEY, startMerchant } from './merchant.ts';

/** Payouts, cases and refunds from their beginning to their end (reference h2h §5.5, §5.6), and what the balance says meanwhile. */

let desk: Desk;
let merchant: Merchant;
let applications: Applications;

beforeAll(async () => {
  merchant = await startMerchant();
  desk = await startDesk({
    environment: { TURNPIKE_SECRET_H2H_HMAC: REQUEST_KEY, TURNPIKE_SECRET_H2H_ALERT_HMAC: ALERT_KEY },
  });
  applications = createApplications(desk, merchant, desk.node.server.platform.bankUrl);
  await applications.fund();
}, 60_000);
afterAll(async () => {
  await desk?.stop();
  await merchant?.close();
});

let before: { readonly amount: number; readonly locked_amount: number };
beforeEach(async () => {
  before = await applications.balance();
});

/** How the balance changed since the test began. */
async function moved() {
  const now = await applications.balance();
  return { amount: now.amount - before.amount, locked: now.locked_amount - before.locked_amount };
}

const UNMOVED = { amount: 0, locked: 0 };
/** Of a payout of up to 1000 roubles. */
const FEE = 1_000;

const correct = (application: Application, receiver: object) =>
  applications.ask(application, 'correct-requisites', { receiver });

describe('a payout', () => {
  it('has its amount and its fee locked while it is under way, and gone when it has arrived', async () => {
    const application = await applications.payout({ amount: 50_000 });
    await applications.reaches(application, 'processing', 'payout_process');
    expect(await moved()).toEqual({ amount: -50_000 - FEE, locked: 50_000 + FEE });
    const info = await applications.reaches(application, 'success');
    expect(await moved()).toEqual({ amount: -50_000 - FEE, locked: 0 });
    await merchant.told(application.id, 'success');
    expect(info.operations).toMatchObject([{ kind: 'credit', state: 'success', amount: 50_000 }]);
    // P9
    expect(JSON.stringify([info, merchant.alertsOf(application.id)])).not.toContain('79990001122');
  });

  it('that the balance does not cover with its fee is declined, and holds nothing', async () => {
    const application = await applications.payout({ amount: before.amount });
    const { status_description: why } = await applications.reaches(application, 'decline');
    expect(why).toMatch(/the payout takes .+ with its fees, the cash desk has /);
    expect(await moved()).toEqual(UNMOVED);
    await merchant.told(application.id, 'decline');
  });

  it('that is asked for twice at the same moment goes out once', async () => {
    const id = paymentId();
    const both = await Promise.all([1, 2].map(() => applications.payout({ id, amount: 20_000 })));
    expect(new Set(both.map(({ created }) => created.request_id)).size).toBe(1);
    const [application] = both;
    if (application !== undefined) await applications.reaches(application, 'success');
    expect(await moved()).toEqual({ amount: -20_000 - FEE, locked: 0 });
  });

  it('to wrong requisites stays locked while it is contested, and goes out to the right ones under the same lock', async () => {
    const application = await applications.payout({ amount: 30_011 });
    await applications.reaches(application, 'dispute', 'incorrect_requisites');
    const { body: contested } = await merchant.told(application.id, 'dispute', 'incorrect_requisites');
    const locked = { amount: -30_011 - FEE, locked: 30_011 + FEE };
    expect(await moved()).toEqual(locked);
    const wrong = await correct(application, { account_number: '40817810' });
    expect([wrong.status, wrong.body.errors[0].field]).toEqual([422, 'receiver']);
    const { body } = await correct(application, { phone: '+79990003344' });
    expect([body.status, body.sub_status]).toEqual(['processing', 'payout_process']);
    expect(await moved()).toEqual(locked);
    await applications.reaches(application, 'success');
    expect(await moved()).toEqual({ ...locked, locked: 0 });
    const { body: end } = await merchant.told(application.id, 'success');
    expect(end.version).toBe(contested.version + 2);
    const late = await correct(application, { phone: '+79990003344' });
    expect([late.status, late.body.code]).toEqual([409, 'invalid_application_status']);
  });

  it('that takes too long stays locked, and is a success when its bank delivers it after all', async () => {
    const application = await applications.payout({ amount: 40_013, lifetime: 300 });
    await applications.reaches(application, 'processing', 'payout_process');
    await applications.advance(301);
    await applications.reaches(application, 'dispute', 'payout_timeout');
    expect((await moved()).locked).toBe(40_013 + FEE);
    await deliver(application);
    await applications.advance(3600);
    await applications.reaches(application, 'success');
    expect(await moved()).toEqual({ amount: -40_013 - FEE, locked: 0 });
  });
});

/** The bank gives the money of a payout that never ends by itself to its recipient. */
async function deliver({ created }: Application): Promise<void> {
  const { bankUrl } = desk.node.server.platform;
  const reference = encodeURIComponent(`demo/${created.request_id}`);
  const known = await fetch(`${bankUrl}/v1/payments?reference=${reference}`);
  const { payments } = (await known.json()) as { payments: { waitingFor: { url: string }[] }[] };
  const url = payments.flatMap(({ waitingFor }) => waitingFor)[0]?.url ?? '';
  const headers = { 'content-type': 'application/json' };
  expect(await fetch(url, { method: 'POST', headers, body: '{}' })).toMatchObject({ status: 200 });
}

interface Case {
  readonly disputeId: string;
  readonly projectId: string;
}

/** A case about it, as its merchant opens it over HTTP. */
async function opened({ id }: Application, dispute: object = { reason: 'unknown' }, ref = 'case'): Promise<Case> {
  const general = { project_id: PROJECT, payment_id: id, dispute_ref: ref };
  const { status, body } = await merchant.post(desk, '/dispute', { general, dispute });
  expect([status, body.status]).toEqual([200, 'opened']);
  return { disputeId: body.dispute_id, projectId: PROJECT };
}

const caseOf = async ({ disputeId }: Case) =>
  (await merchant.post(desk, '/dispute/info', { general: { project_id: PROJECT, dispute_id: disputeId } })).body;

async function contestedPayin(amount: number, came: number): Promise<Application> {
  const application = await applications.payin({ amount });
  await applications.reaches(application, 'processing', 'awaiting_confirm');
  await applications.send(application, came);
  await applications.reaches(application, 'dispute', 'different_amount');
  return application;
}

describe('a case', () => {
  it('about a payin gets its evidence, is taken up, and is resolved for the merchant with what came', async () => {
    const application = await contestedPayin(10_001, 6_000);
    const named = await opened(application, { reason: 'invalid_sum', claimed_amount: 6_000, comment: 'Only 60 came' });
    const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(64)]);
    const handedIn = await merchant.post(desk, '/dispute/evidence', {
      general: { project_id: PROJECT, dispute_id: named.disputeId },
      evidence: { content: content.toString('base64'), file_name: 'receipt.pdf' },
    });
    expect(handedIn.body.evidence).toMatchObject([{ media_type: 'application/pdf', size_bytes: content.length }]);
    const early = desk.operator.ResolveDispute({ ...named, decision: { winner: 'DISPUTE_WINNER_MERCHANT' } });
    await expect(early).rejects.toThrow(/opened/);
    await desk.operator.StartDispute(named);
    expect(await caseOf(named)).toMatchObject({ status: 'in_progress' });
    expect(await moved()).toEqual(UNMOVED);
    await desk.operator.ResolveDispute({ ...named, decision: { winner: 'DISPUTE_WINNER_MERCHANT' } });
    expect(await caseOf(named)).toMatchObject({ status: 'resolved', decision: { winner: 'merchant' } });
    const info = await applications.reaches(application, 'success');
    expect(info).toMatchObject({ payment: { amount: 6_000 }, dispute_id: named.disputeId, final: true });
    expect((await merchant.told(application.id, 'success')).body.payment_info.amount).toBe(6_000);
    await expect.poll(moved, { timeout: 10_000 }).toEqual({ amount: 6_000 - 350, locked: 0 });
  });

  it('about a payin that is resolved for the payer, or closed, declines it, and what came goes back', async () => {
    for (const end of ['resolved', 'declined']) {
      const application = await contestedPayin(10_001, 20_000);
      const named = await opened(application);
      await desk.operator.StartDispute(named);
      if (end === 'declined') await desk.operator.DeclineDispute({ ...named, reason: 'No proof' });
      else await desk.operator.ResolveDispute({ ...named, decision: { winner: 'DISPUTE_WINNER_PAYER' } });
      await applications.reaches(application, 'decline');
      await merchant.told(application.id, 'decline');
      expect(await caseOf(named)).toMatchObject({ status: end });
      await expect
        .poll(async () => (await applications.info(application)).operations.at(-1), { timeout: 10_000 })
        .toMatchObject({ kind: 'cancel', state: 'success' });
    }
    expect(await moved()).toEqual(UNMOVED);
  });

  it('about a payin that nobody paid in time lets late money in', async () => {
    const application = await applications.payin({ amount: 10_001, lifetime: 300 });
    await applications.reaches(application, 'processing', 'awaiting_confirm');
    await applications.advance(301);
    await applications.reaches(application, 'dispute', 'no_payment');
    await applications.send(application);
    await expect
      .poll(async () => (await applications.info(application)).status_description, { timeout: 10_000 })
      .toContain('came after');
    const named = await opened(application, { reason: 'has_payment' });
    await desk.operator.StartDispute(named);
    await desk.operator.ResolveDispute({ ...named, decision: { winner: 'DISPUTE_WINNER_MERCHANT' } });
    await applications.reaches(application, 'success');
    await expect.poll(moved, { timeout: 10_000 }).toEqual({ amount: 10_001 - 350, locked: 0 });
  });

  it('about a payout is resolved for the merchant, who has the money again', async () => {
    const application = await applications.payout({ amount: 30_012 });
    await applications.reaches(application, 'dispute', 'payout_failed');
    expect((await moved()).locked).toBe(30_012 + FEE);
    const named = await opened(application, { reason: 'has_payment' });
    await desk.operator.StartDispute(named);
    await desk.operator.ResolveDispute({ ...named, decision: { winner: 'DISPUTE_WINNER_MERCHANT' } });
    const { status } = await applications.info(application);
    expect({ status, ...(await moved()) }).toEqual({ status: 'decline', ...UNMOVED });
  });

  it('about a declined payin changes nothing of it, and what it brings is booked beside it', async () => {
    const application = await applications.cardPayin('02');
    const declined = await applications.reaches(application, 'decline');
    const named = await opened(application, { reason: 'has_payment' });
    await desk.operator.StartDispute(named);
    await desk.operator.ResolveDispute({ ...named, decision: { winner: 'DISPUTE_WINNER_MERCHANT' } });
    expect(await applications.info(application)).toMatchObject({ status: 'decline', version: declined.version });
    await merchant.told(application.id, 'decline');
    expect(merchant.alertsOf(application.id).filter(({ at }) => at !== 'informative')).toHaveLength(1);
    await expect.poll(moved, { timeout: 10_000 }).toEqual({ amount: 9_650, locked: 0 });
  });

  it('is the only one that is open of its application, and another may follow it', async () => {
    const application = await applications.cardPayin('02');
    await applications.reaches(application, 'decline');
    const first = await opened(application);
    const general = { project_id: PROJECT, payment_id: application.id, dispute_ref: 'second' };
    const { body } = await merchant.post(desk, '/dispute', { general, dispute: { reason: 'unknown' } });
    expect(body.code).toBe('dispute_pending');
    await desk.operator.StartDispute(first);
    await desk.operator.DeclineDispute(first);
    await opened(application, { reason: 'unknown' }, 'third');
  });

  it('about a declined payin can be opened for seven days', async () => {
    const application = await applications.cardPayin('02');
    await applications.reaches(application, 'decline');
    await applications.advance(7 * 86_400 + 1);
    const general = { project_id: PROJECT, payment_id: application.id, dispute_ref: 'late' };
    const { status, body } = await merchant.post(desk, '/dispute', { general, dispute: { reason: 'unknown' } });
    expect([status, body.code]).toEqual([409, 'invalid_application_status']);
  });
});

describe('a refund', () => {
  const refund = (application: Application, refundId: string, amount?: number) =>
    applications.ask(application, 'refund', amount === undefined ? {} : { refund: { amount } }, {
      refund_id: refundId,
    });

  const done = (application: Application, refundId: string) =>
    expect
      .poll(() => applications.ask(application, 'refund/info', {}, { refund_id: refundId }), { timeout: 10_000 })
      .toMatchObject({ body: { status: 'success' } });

  it('of the whole, by transfer and by card, leaves the payin a success that was refunded in full', async () => {
    for (const application of [await applications.payin(), await applications.cardPayin('4242424242424242')]) {
      const { version } = await applications.reaches(application, 'success');
      const { status, body } = await refund(application, 'all');
      expect([status, body.amount, body.currency]).toEqual([200, 10_000, 'RUB']);
      await done(application, 'all');
      expect(await applications.info(application)).toMatchObject({
        status: 'success',
        version,
        refunded_amount: 10_000,
        refund_state: 'full',
      });
      const again = await refund(application, 'again', 100);
      expect([again.status, again.body.code]).toEqual([409, 'invoice_payment_amount_exceeded']);
    }
    // Two fees of payments, and two of refunds.
    expect(await moved()).toEqual({ amount: 2 * (-350 - 1_000), locked: 0 });
  });

  it('in parts never gives more back than was paid', async () => {
    const application = await applications.payin();
    await applications.reaches(application, 'success');
    for (const [no, left] of [
      ['1', 7_000],
      ['2', 4_000],
      ['3', 1_000],
    ] as const) {
      expect((await refund(application, no, 3_000)).status).toBe(200);
      await done(application, no);
      const info = await applications.info(application);
      expect([info.refunded_amount, info.refund_state]).toEqual([10_000 - left, 'partial']);
    }
    const much = await refund(application, '4', 3_000);
    expect([much.status, much.body.code]).toEqual([409, 'invoice_payment_amount_exceeded']);
    expect((await refund(application, '5')).body.amount).toBe(1_000);
    await done(application, '5');
    expect(await applications.info(application)).toMatchObject({ refund_state: 'full', status: 'success' });
  });
});
