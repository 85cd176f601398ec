import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import { ContractViolation, type Exchange, OutcomeUnknown } from '../../src/ports/provider.ts';
import {
  createPartnerAcquirerAdapter,
  type PartnerAcquirerAdapter,
} from '../../src/providers/partner-acquirer/adapter.ts';
import type { RunningPartner } from '../../src/providers/partner-acquirer/fake/server.ts';
import { rub, usd } from '../domain/world.ts';
import { newPartnerKeys } from '../kit/partner-keys.ts';
import { answering, CARD_TOKEN, exchangeWith, onItsPage, startPartner } from './partner-fixture.ts';

let adapter: PartnerAcquirerAdapter;
let partner: RunningPartner;
beforeAll(async () => {
  adapter = createPartnerAcquirerAdapter();
  partner = await startPartner();
});
afterEach(() => partner.set([]));
afterAll(async () => {
  await adapter.close();
  await partner.close();
});

const TIMEOUT = { type: 'timeout', body: new Uint8Array() } as const;
const message = (body: object) => ({ type: 'message', headers: {}, body: Buffer.from(JSON.stringify(body)) }) as const;
const effectsOf = ({ idempotencyKey }: Exchange) =>
  partner.effects().filter(({ requestId }) => requestId === idempotencyKey);

/** As the session would: what it was told to remember it has the next time. */
function remembering(exchange: Exchange, { nextState, trx }: AdapterResult): Exchange {
  return {
    ...exchange,
    ...(nextState === undefined ? {} : { state: nextState }),
    ...(trx === undefined ? {} : { trx }),
  };
}

/** Goes on until the partner has finished, as timers would. */
async function finish(exchange: Exchange, first?: AdapterResult): Promise<AdapterResult> {
  let result = first ?? (await adapter.process(exchange));
  let now = exchange;
  for (let round = 0; round < 10; round += 1) {
    now = remembering(now, result);
    if (result.intent?.type === 'sleep') result = await adapter.process(now);
    else if (result.intent?.type === 'suspend') result = (await adapter.handleCallback(now, TIMEOUT)).result;
    else return result;
  }
  throw new Error('the partner never finishes');
}

/** A charge that went through. */
async function charged(): Promise<Exchange> {
  const exchange = exchangeWith(partner);
  return remembering(exchange, await finish(exchange));
}

function refundOf(charge: Exchange, amountMinor: number, id = '1'): Exchange {
  const { trx } = charge;
  const { trx: _, state: __, ...rest } = exchangeWith(partner, { target: 'refunded' });
  return { ...rest, refund: { id, cost: rub(amountMinor), ...(trx === undefined ? {} : { paymentTrx: trx }) } };
}

describe('a charge of a saved card', () => {
  it('is made under the key of the session, and is believed only after paymentStatus told the amount (A1, A6)', async () => {
    const exchange = exchangeWith(partner);
    const first = await adapter.process(exchange);
    expect(first).toMatchObject({ intent: { type: 'suspend', tag: exchange.idempotencyKey, timeoutMs: 0 } });
    const last = await finish(exchange, first);
    expect(last).toMatchObject({
      intent: { type: 'succeed' },
      trx: { id: exchange.idempotencyKey, rrn: expect.stringMatching(/^\d{12}$/), approvalCode: expect.anything() },
    });
    expect(effectsOf(exchange)).toEqual([
      { requestId: exchange.idempotencyKey, operation: 'completeMerchantAcquiring', amount: 42_000, currency: 643 },
    ]);
  });

  it('is made in major units where that was agreed', async () => {
    const exchange = exchangeWith(partner, { options: { amount_unit: 'major' }, payment: { cost: usd(42_05) } });
    expect(await finish(exchange)).toMatchObject({ intent: { type: 'succeed' } });
    expect(effectsOf(exchange)).toMatchObject([{ amount: 42.05, currency: 840 }]);
  });

  it('A1: moves money once, however often the same exchange is sent', async () => {
    const exchange = exchangeWith(partner);
    await Promise.all([adapter.process(exchange), adapter.process(exchange), adapter.process(exchange)]);
    expect(effectsOf(exchange)).toHaveLength(1);
  });

  it('A3: is a failure in our words when the partner declines it', async () => {
    partner.set(['decline']);
    const exchange = exchangeWith(partner);
    expect(await adapter.process(exchange)).toMatchObject({
      intent: {
        type: 'fail',
        failure: { failure: { code: 'authorization_failed:insufficient_funds', reason: 'INSUFFICIENT_FUNDS' } },
      },
    });
    expect(await adapter.status(exchange)).toMatchObject({ intent: { type: 'fail' } });
    expect(effectsOf(exchange)).toEqual([]);
  });

  it('A2: is unknown when the partner does not answer in time, and A5: status tells what became of it', async () => {
    partner.set(['timeout_after_executing']);
    const exchange = exchangeWith(partner, { options: { timeout_ms: '200' } });
    await expect(adapter.process(exchange)).rejects.toThrow(OutcomeUnknown);
    expect(await adapter.status(exchange)).toMatchObject({ intent: { type: 'succeed' } });
    expect(effectsOf(exchange)).toHaveLength(1);
  });

  it('A5: is not_found while the partner has never seen it', async () => {
    expect(await adapter.status(exchangeWith(partner))).toBe('not_found');
  });

  it.each([429, 500, 503])('A2: is unknown when the partner answers %i', async (status) => {
    const door = await answering(status, '{"resultCode":"BUSY"}');
    await expect(adapter.process(exchangeWith(door))).rejects.toThrow(OutcomeUnknown);
    await door.close();
  });

  it('A2: is unknown when nobody listens', async () => {
    const door = await answering(200, '');
    await door.close();
    await expect(adapter.process(exchangeWith(door))).rejects.toThrow(OutcomeUnknown);
  });

  it.each([
    [200, 'no JSON'],
    [200, '[]'],
    [200, '{"sessionId":7}'],
    [400, '{"resultCode":"MALFORMED"}'],
    [401, '{"resultCode":"BAD_CHECK_VALUE"}'],
    [404, 'no such path'],
    [409, '{"resultCode":"DUPLICATE_REQUEST_ID"}'],
  ])('A4: the answer %i %s breaks the contract', async (status, body) => {
    const door = await answering(status, body);
    await expect(adapter.process(exchangeWith(door))).rejects.toThrow(ContractViolation);
    await door.close();
  });

  it('A4: another amount than was asked for is never a success', async () => {
    partner.set(['amount_mismatch']);
    const exchange = exchangeWith(partner);
    await expect(finish(exchange)).rejects.toThrow('tells another amount');
    await expect(adapter.status(exchange)).rejects.toThrow(ContractViolation);
  });

  it('opens a new session under the same request id when one has expired', async () => {
    partner.set(['session_expiry']);
    const exchange = exchangeWith(partner);
    expect(await finish(exchange)).toMatchObject({ intent: { type: 'succeed' } });
    expect(effectsOf(exchange)).toHaveLength(1);
  });

  it('A4: a clock or a nonce that the partner does not take is told in words', async () => {
    partner.set(['replayed_nonce']);
    await expect(adapter.process(exchangeWith(partner))).rejects.toThrow('nor our nonce (401)');
    const late = createPartnerAcquirerAdapter({ nowMs: () => Date.now() - 6 * 60_000 });
    await expect(late.process(exchangeWith(partner))).rejects.toThrow('nor our clock');
    await late.close();
  });

  it('is signed with the newest key of a rotation, while the partner knows both', async () => {
    const next = newPartnerKeys();
    const rotating = await startPartner({ paymentKeys: [newPartnerKeys().payment, next.payment] });
    const exchange = exchangeWith(rotating, { secrets: { payment_key: next.payment, reversal_key: next.reversal } });
    expect(await adapter.process(exchange)).toMatchObject({ intent: { type: 'suspend' } });
    await rotating.close();
  });

  it.each([
    ['a secret that is no key', { payment_key: 'secret' }, {}, OutcomeUnknown],
    ['no secret', {}, {}, OutcomeUnknown],
    ['no URL', undefined, { base_url: 'partner' }, ContractViolation],
    ['an unknown unit', undefined, { amount_unit: 'roubles' }, ContractViolation],
    ['a pause that is none', undefined, { ask_after_ms: '1m' }, ContractViolation],
  ] as const)('is not sent with %s', async (_, secrets, options, error) => {
    const sent = partner.operations().length;
    const exchange = exchangeWith(partner, { options, ...(secrets === undefined ? {} : { secrets }) });
    const refused = adapter.process(exchange);
    await expect(refused).rejects.toThrow(error);
    await expect(refused).rejects.not.toThrow(/PRIVATE|roubles|1m/);
    expect(partner.operations()).toHaveLength(sent);
  });
});

describe('a request that the partner has not finished', () => {
  it('waits for the callback under its own id, and is asked about later and later (B4)', async () => {
    partner.set(['pending']);
    const exchange = exchangeWith(partner);
    const first = await adapter.process(exchange);
    expect(first).toMatchObject({
      intent: { type: 'suspend', tag: exchange.idempotencyKey, onTimeout: { type: 'callback' } },
    });
    const second = (await adapter.handleCallback(remembering(exchange, first), TIMEOUT)).result;
    const pauses = [first, second].map(({ intent }) => (intent?.type === 'suspend' ? intent.timeoutMs : 0));
    expect(pauses[0]).toBeGreaterThanOrEqual(0.8 * 60_000);
    expect(pauses[0]).toBeLessThanOrEqual(1.2 * 60_000);
    expect(pauses[1]).toBeGreaterThanOrEqual(0.8 * 120_000);
    expect(pauses[1]).toBeLessThanOrEqual(1.2 * 120_000);
    expect(await finish(exchange, second)).toMatchObject({ intent: { type: 'succeed' } });
  });

  it('is for an operator once it is older than it may be', async () => {
    partner.set(['pending']);
    const exchange = exchangeWith(partner, { options: { ask_after_ms: '1000', max_age_ms: '1000' } });
    const first = await adapter.process(exchange);
    await expect(adapter.handleCallback(remembering(exchange, first), TIMEOUT)).rejects.toThrow(
      'in the time that it may take',
    );
  });

  it('A6: is looked at when its callback comes, and left as it is while nothing is decided', async () => {
    partner.set(['pending']);
    const exchange = exchangeWith(partner);
    const waiting = remembering(exchange, await adapter.process(exchange));
    const told = message({ request_id: exchange.idempotencyKey });
    expect((await adapter.handleCallback(waiting, told)).result).toEqual({});
    expect((await adapter.handleCallback(waiting, told)).result).toMatchObject({ intent: { type: 'succeed' } });
    const other = await adapter.handleCallback(waiting, message({ request_id: 'another' }));
    expect(other.result).toEqual({});
  });

  it('is left to its timer where the answer to a callback is wrong: that calls an operator, a callback does not', async () => {
    partner.set(['pending', 'amount_mismatch']);
    const exchange = exchangeWith(partner);
    const waiting = remembering(exchange, await adapter.process(exchange));
    const told = message({ request_id: exchange.idempotencyKey });
    expect((await adapter.handleCallback(waiting, told)).result).toEqual({});
    await expect(adapter.handleCallback(waiting, TIMEOUT)).rejects.toThrow(ContractViolation);
  });

  it('is sent again, after a question, when the partner says that it does not know it any more', async () => {
    partner.set(['not_found_then_accepted']);
    const exchange = exchangeWith(partner);
    const first = remembering(exchange, await adapter.process(exchange));
    const forgotten = (await adapter.handleCallback(first, TIMEOUT)).result;
    expect(forgotten).toMatchObject({ intent: { type: 'sleep', durationMs: 0 } });
    expect(await finish(exchange, forgotten)).toMatchObject({ intent: { type: 'succeed' } });
    expect(effectsOf(exchange)).toHaveLength(1);
  });
});

describe('money that goes back', () => {
  it('is a reversal of the charge under the reversal key, whole or in parts, and never more than was charged', async () => {
    const charge = await charged();
    const [part, rest, more] = [refundOf(charge, 12_000), refundOf(charge, 30_000), refundOf(charge, 1)];
    expect(await finish(part)).toMatchObject({ intent: { type: 'succeed' }, trx: { id: part.idempotencyKey } });
    expect(await finish(rest)).toMatchObject({ intent: { type: 'succeed' } });
    expect(await finish(more)).toMatchObject({
      intent: { type: 'fail', failure: { failure: { reason: 'ORIGINAL_NOT_REVERSIBLE' } } },
    });
    expect(effectsOf(part)).toMatchObject([{ amount: 12_000, originalRequestId: charge.idempotencyKey }]);
    expect(effectsOf(more)).toEqual([]);
  });

  it('is refused when it is signed with the payment key (B5)', async () => {
    const charge = await charged();
    const { payment_key: wrong = '' } = charge.secrets;
    const refund = { ...refundOf(charge, 1_000), secrets: { payment_key: wrong, reversal_key: wrong } };
    await expect(adapter.process(refund)).rejects.toThrow('reversal_key');
    partner.set(['wrong_key']);
    await expect(adapter.process(refundOf(charge, 1_000))).rejects.toThrow('(401)');
    expect(partner.effects().filter(({ originalRequestId }) => originalRequestId === charge.idempotencyKey)).toEqual(
      [],
    );
  });

  it('is the whole for a cancelled payment, and the rest for one that is captured in part', async () => {
    const cancelled = await charged();
    const release = { ...exchangeWith(partner, { target: 'cancelled' }), ...(cancelled.trx && { trx: cancelled.trx }) };
    expect(await finish(release)).toEqual({ intent: { type: 'succeed' } });
    expect(effectsOf(release)).toMatchObject([{ amount: 42_000 }]);

    const captured = await charged();
    const capture = exchangeWith(partner, { target: 'captured', captureCost: rub(40_000) });
    expect(await finish({ ...capture, ...(captured.trx && { trx: captured.trx }) })).toEqual({
      intent: { type: 'succeed' },
    });
    expect(effectsOf(capture)).toMatchObject([{ operation: 'processPaymentReversal', amount: 2_000 }]);
  });

  it('is nothing for a capture of all, of which the partner hears nothing', async () => {
    const sent = partner.operations().length;
    const capture = exchangeWith(partner, { target: 'captured', captureCost: rub(42_000) });
    expect(await adapter.process(capture)).toEqual({ intent: { type: 'succeed' } });
    expect(await adapter.status(capture)).toEqual({ intent: { type: 'succeed' } });
    expect(partner.operations()).toHaveLength(sent);
  });

  it('A4: of a charge that the partner never told of is for an operator', async () => {
    await expect(adapter.process(exchangeWith(partner, { target: 'cancelled' }))).rejects.toThrow(ContractViolation);
  });

  it('A4: outside of our knowledge is for an operator', async () => {
    const charge = await charged();
    await finish(refundOf(charge, 1_000));
    await expect(adapter.status(charge)).rejects.toThrow('went back');
  });
});

describe('a payment on the page of the partner', () => {
  const opened = async (more: Partial<Exchange['payment']> = {}) => {
    const exchange = onItsPage(exchangeWith(partner, { payment: { makeRecurrent: true, ...more } }));
    const result = await adapter.process(exchange);
    const request = result.intent?.type === 'suspend' ? result.intent.interaction?.request : undefined;
    if (request?.type !== 'redirect') throw new Error('the payer is sent nowhere');
    const choose = (choice: string, card = '0') =>
      fetch(request.url, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ choice, card }) });
    return { exchange: remembering(exchange, result), choose };
  };
  const saved = (exchange: Exchange, maskedPan = '424242******4242') =>
    message({ request_id: exchange.idempotencyKey, cardToken: CARD_TOKEN, maskedPan, expiry: '12/30' });

  it('sends the payer there and back, and ends when the partner says so', async () => {
    const { exchange, choose } = await opened();
    expect((await adapter.handleCallback(exchange, TIMEOUT)).result).toMatchObject({ intent: { type: 'suspend' } });
    const back = await choose('pay');
    expect([back.status, back.headers.get('location')]).toEqual([303, exchange.returnUrl]);
    expect(await adapter.status(exchange)).toMatchObject({ intent: { type: 'succeed' } });
  });

  it('fails when the payer declines', async () => {
    const { exchange, choose } = await opened();
    await choose('decline');
    expect(await adapter.status(exchange)).toMatchObject({
      intent: { type: 'fail', failure: { failure: { reason: 'PAYER_DECLINED' } } },
    });
  });

  it('brings the token of the card once the partner says that it succeeded, whichever is told first', async () => {
    const { exchange, choose } = await opened();
    const early = (await adapter.handleCallback(exchange, saved(exchange))).result;
    expect(early.intent).toBeUndefined();
    await choose('save');
    expect(await adapter.status(remembering(exchange, early))).toMatchObject({
      intent: { recurrentToken: CARD_TOKEN },
    });
    expect((await adapter.handleCallback(exchange, saved(exchange))).result).toMatchObject({
      intent: { type: 'succeed', recurrentToken: CARD_TOKEN },
    });
  });

  it.each([
    ['another card’s last digits', '424242******1111', {}],
    ['another card’s first digits', '555555******4242', {}],
    ['a number that is not masked', '4242', {}],
    ['a payment that was not to save it', '424242******4242', { makeRecurrent: false }],
    ['a payment that may not save it', '424242******4242', { skipRecurrent: true }],
  ] as const)('brings no token of %s', async (_, maskedPan, more) => {
    const { exchange, choose } = await opened(more);
    await choose('save');
    const { result } = await adapter.handleCallback(exchange, saved(exchange, maskedPan));
    expect(result.intent).toEqual({ type: 'succeed' });
  });

  it('brings no token of a payment that failed', async () => {
    const { exchange, choose } = await opened();
    await choose('decline');
    expect((await adapter.handleCallback(exchange, saved(exchange))).result.intent).toMatchObject({ type: 'fail' });
  });
});

describe('a callback of the partner', () => {
  const identify = (body: string) => adapter.identifyCallback({ headers: {}, body: Buffer.from(body) }, {});

  it('names its request and no event: nobody signs it', () => {
    expect(identify('{"request_id":"key-p0","anything":[1]}')).toEqual({ tag: 'key-p0' });
  });

  it.each([
    ['nothing', ''],
    ['no JSON', 'request_id=1'],
    ['a list', '[]'],
    ['no request id', '{"requestId":"1"}'],
    ['an empty one', '{"request_id":""}'],
    ['a number', '{"request_id":7}'],
    ['one that is too long', JSON.stringify({ request_id: 'a'.repeat(65) })],
    ['one with a character of no id', '{"request_id":"a~b"}'],
    ['more than 64 kB', JSON.stringify({ request_id: 'a', more: 'x'.repeat(65_536) })],
  ])('is none with %s', (_, body) => {
    expect(identify(body)).toBeUndefined();
  });
});
