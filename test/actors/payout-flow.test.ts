import { describe, expect, it } from 'vitest';
import { mintPayoutTag, parseTag } from '../../src/actors/session-tag.ts';
import { applicationTag, payoutStream } from '../../src/domain/ids.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { recordAppend } from '../../src/ports/record-append.ts';
import { CORRECT, LIFETIME_MS, newPayout, OPEN, resolve, START } from '../domain/payout-world.ts';
import type { PayoutStep } from '../kit/keyed-payouts.ts';
import { COST_MINOR, FUNDS_MINOR, MERCHANT_REQUEST, startPayoutNode, stateOf } from '../kit/payout-node.ts';

const STREAM = payoutStream('party', 'payout');

describe('A payout', () => {
  it.each<[what: string, steps: readonly PayoutStep[], status: string, paid: number, requests: number]>([
    ['is paid', ['pay'], 'success', 1, 1],
    ['is declined by the bank', ['decline'], 'decline', 0, 1],
    ['is paid, with the answer lost, and only asked about (P7)', ['pay_lost'], 'success', 1, 1],
    ['is lost before it was paid, and sent again under the same key (P7)', ['nothing_lost', 'pay'], 'success', 1, 2],
  ])('%s', async (_, steps, status, paid, requests) => {
    const node = await startPayoutNode();
    node.bank.plan(...steps);
    await node.create();
    await node.advance(1_500);
    await node.until(status);
    expect(node.bank.paid.get('payout') ?? 0).toBe(paid);
    expect(node.bank.calls().process).toBe(requests);
    expect(node.bank.keys.get('payout')?.size).toBe(1);
    expect(node.bank.repeats()).toBe(0);
    const left = paid === 1 ? FUNDS_MINOR - COST_MINOR : FUNDS_MINOR;
    expect(await node.funds()).toEqual([left, left]);
  });

  it('tells the bank where the money goes, and for how long', async () => {
    const node = await startPayoutNode();
    await node.create();
    await node.until('success');
    expect(node.bank.requests[0]).toMatchObject({
      tag: mintPayoutTag('party', 'payout', { no: 0 }),
      payout: {
        id: 'payout',
        partyId: 'party',
        method: 'card-p2p',
        cost: { amountMinor: 10_000n, currency: 'RUB' },
        receiver: { type: 'bank_card', value: '4242424242424242' },
      },
    });
  });

  it('that a bank takes its time for is finished by the callback that its minted tag brings home', async () => {
    const node = await startPayoutNode();
    node.bank.plan('suspend');
    await node.create();
    const waiting = await node.until('payout_process');
    expect(await node.funds()).toEqual([FUNDS_MINOR, FUNDS_MINOR - COST_MINOR]);
    node.bank.settle(mintPayoutTag('party', 'payout', { no: 0 }));
    await node.callBack();
    const { progress } = await node.until('success');
    expect(progress?.version).toBe((waiting.progress?.version ?? 0) + 1);
    expect(await node.running.store.inbox.counts()).toEqual({ waiting: 0, parked: 0 });
  });

  it('that waits under a reference of the bank is found by it, which is bound to its stream (J11)', async () => {
    const node = await startPayoutNode();
    node.bank.plan('suspend_own');
    await node.create();
    await node.until('payout_process');
    await node.advance(0);
    expect(await node.running.store.inbox.streamOf('ref-payout')).toBe(STREAM);
    node.bank.settle('ref-payout');
    const body = Buffer.from(JSON.stringify({ tag: 'ref-payout', eventId: 'event' }));
    await node.running.node.callbacks.accept('bank', { headers: {}, body });
    await node.until('success');
  });

  it('whose time is over is contested with its money held, and succeeds when the bank pays after all (P7, P8)', async () => {
    const node = await startPayoutNode();
    node.bank.plan('suspend');
    await node.create();
    await node.until('payout_process');
    await node.advance(LIFETIME_MS);
    await node.until('payout_timeout');
    expect(await node.funds()).toEqual([FUNDS_MINOR, FUNDS_MINOR - COST_MINOR]);
    node.bank.settle(mintPayoutTag('party', 'payout', { no: 0 }));
    await node.callBack();
    await node.until('success');
    expect(await node.funds()).toEqual([FUNDS_MINOR - COST_MINOR, FUNDS_MINOR - COST_MINOR]);
  });

  it('that waits longer than its provider was given, and cannot be taken back, is neither given up nor sent again (P7)', async () => {
    const node = await startPayoutNode();
    node.bank.plan('suspend', 'pay');
    await node.create();
    await node.until('payout_process');
    await node.advance(LIFETIME_MS);
    await node.until('payout_timeout');
    await node.advance(31 * 86_400_000);
    await node.advance(1_000);
    const { sessions, attention } = await node.read();
    expect(sessions.map(({ phase }) => phase.tag)).toEqual(['suspended']);
    expect(sessions[0]?.unknown?.reason).toBe('the provider still has the payout, and takes nothing back');
    expect(attention).toBeUndefined();
    expect(await node.ask(CORRECT)).toMatchObject({ ok: false, reason: 'APPLICATION_OUTCOME_UNKNOWN' });
    node.bank.settle(mintPayoutTag('party', 'payout', { no: 0 }));
    await node.callBack();
    await node.until('success');
    expect(node.bank.paid.get('payout')).toBe(1);
  });

  it('with wrong details is sent again to the right ones, under a new key and the same reservation', async () => {
    const node = await startPayoutNode();
    node.bank.plan('wrong_details', 'pay');
    await node.create();
    await node.until('incorrect_requisites');
    stateOf(await node.ask(CORRECT));
    await node.until('success');
    expect(node.bank.keys.get('payout')?.size).toBe(2);
    expect(node.bank.paid.get('payout')).toBe(1);
    expect(await node.funds()).toEqual([FUNDS_MINOR - COST_MINOR, FUNDS_MINOR - COST_MINOR]);
  });

  it('P9 is refused in words that may repeat a card number: no record and no answer has it', async () => {
    const node = await startPayoutNode();
    node.bank.plan('names_card');
    await node.create();
    const { failure } = await node.until('incorrect_requisites');
    expect(failure).toMatchObject({ failure: { reason: 'there is no card **** **** **** ****' } });
    const records = await node.running.store.journal.read(STREAM, 0, 100);
    expect(records.map(({ bytes }) => Buffer.from(bytes).toString('latin1')).join()).not.toContain('4242 4242');
  });

  it('that the bank pays after it had declined it stays declined, and an operator is called (P6, P7)', async () => {
    const node = await startPayoutNode();
    node.bank.plan('decline');
    await node.create();
    await node.until('decline');
    node.bank.payAfterAll('payout');
    await node.callBack();
    await node.advance(0);
    const { progress, paidLate, attention } = await node.read();
    expect(progress?.status).toBe('decline');
    expect(paidLate).toBe(true);
    expect(attention?.reason).toContain('paid out after all');
  });

  it('P5 is answered again for the same request, and refused for other content under its payment_id', async () => {
    const node = await startPayoutNode();
    const request = { requestId: 'r1', fingerprint: Buffer.from('a') };
    const first = await node.ask(newPayout(), request);
    expect(first.ok).toBe(true);
    await node.until('success');
    expect(await node.ask(newPayout(), request)).toMatchObject({
      ok: true,
      state: { progress: { status: 'success' } },
    });
    const other = { requestId: 'r2', fingerprint: Buffer.from('b') };
    expect(await node.ask(newPayout(), other)).toMatchObject({ ok: false, reason: 'PAYMENT_ID_CONFLICT' });
    expect(node.bank.paid.get('payout')).toBe(1);
  });

  it('is refused where a payin has its payment_id, and the node goes on', async () => {
    const node = await startPayoutNode();
    const { journal, inbox } = node.running.store;
    const stream = 'invoice/party/payin';
    const place = { stream, sequence: 1, epoch: (await journal.head(stream)).epoch, appendId: 'payin' };
    const record = recordAppend(place, { kind: 'invoice', time: 0, bytes: new Uint8Array() });
    await journal.append({ ...record, tags: [applicationTag('payout')] });
    expect(await node.ask(newPayout())).toMatchObject({ ok: false, reason: 'PAYMENT_ID_CONFLICT' });
    const read = await node.running.node.payouts.read(STREAM, MERCHANT_REQUEST);
    expect(read).toMatchObject({ ok: false, reason: 'APPLICATION_NOT_FOUND' });
    await node.create({ id: 'another' });
    await node.until('success', 'another');
    expect(await inbox.streamOf(applicationTag('another'))).toBe(payoutStream('party', 'another'));
  });

  it('has a row of its own, and one for each of its cases', async () => {
    const node = await startPayoutNode();
    node.bank.plan('wrong_details');
    await node.create();
    await node.until('incorrect_requisites');
    stateOf(await node.ask(OPEN));
    stateOf(await node.ask(START));
    stateOf(await node.ask(resolve('merchant')));
    await node.until('decline');
    const { queries } = node.running.store;
    const payouts = await queries.payouts({ partyId: 'party', projectId: 'project' }, undefined, 10);
    expect(payouts.rows).toMatchObject([
      { payoutId: 'payout', state: 'decline', externalId: 'order-42', providerId: 'bank', amountMinor: 10_000n },
    ]);
    const disputes = await queries.disputes({ stream: STREAM }, undefined, 10);
    expect(disputes.rows).toMatchObject([
      { disputeId: 'case', ref: 'ref', state: 'resolved', reason: 'invalid_requisites', externalId: 'order-42' },
    ]);
    expect(await node.funds()).toEqual([FUNDS_MINOR, FUNDS_MINOR]);
  });

  it('is told to telemetry once, when it ends', async () => {
    const ends: string[] = [];
    const payoutFinished = (status: string, code: string | undefined, durationMs: number) =>
      void ends.push(`${status} ${code} ${durationMs}`);
    const node = await startPayoutNode({ observer: { ...SILENT_OBSERVER, payoutFinished } });
    node.bank.plan('nothing_lost', 'decline');
    await node.create();
    await node.advance(1_500);
    await node.until('decline');
    node.bank.payAfterAll('payout');
    await node.callBack();
    await node.advance(0);
    expect(ends).toEqual(['decline payout_declined:by_bank 1500']);
  });

  it('that is looked at by an operator is asked about at once', async () => {
    const node = await startPayoutNode();
    node.bank.plan('suspend');
    await node.create();
    await node.until('payout_process');
    node.bank.settle(mintPayoutTag('party', 'payout', { no: 0 }));
    await node.running.node.payouts.touch(STREAM);
    await node.until('success');
  });
});

describe('Two hundred payouts at once from a cash desk that can pay for fifty', () => {
  it('are fifty that succeed and a hundred and fifty that are declined, and nothing is overdrawn (P8)', async () => {
    const node = await startPayoutNode({ fundsMinor: 50n * COST_MINOR + 9_999n });
    const ids = Array.from({ length: 200 }, (_, index) => `payout-${index}`);
    await Promise.all(ids.map((id) => node.create({ id })));
    const ends = await Promise.all(
      ids.map(async (id) => {
        const { progress } = await node.read(id);
        return progress?.status === 'decline' ? 'decline' : (await node.until('success', id)).progress?.status;
      }),
    );
    expect(ends.filter((status) => status === 'success')).toHaveLength(50);
    expect(ends.filter((status) => status === 'decline')).toHaveLength(150);
    expect([...node.bank.paid.values()]).toEqual(Array.from({ length: 50 }, () => 1));
    expect(await node.funds()).toEqual([9_999n, 9_999n]);
  });
});

describe('The tag of a payout', () => {
  it('names its stream and its session, and nothing else is taken for one', () => {
    expect(mintPayoutTag('p', 'h2h_a', { no: 3 })).toBe('p~h2h_a~payout.~3');
    expect(parseTag('p~h2h_a~payout.~3')).toEqual({ stream: 'payout/p/h2h_a', session: { no: 3 } });
    for (const wrong of ['p~h2h_a~payout.~3~reversal.', 'p~h2h_a~payout.~x', 'p~~payout.~1', 'p~h2h_a~other.~1']) {
      expect(parseTag(wrong)).toBeUndefined();
    }
  });
});
