import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PaymentTarget } from '../../src/domain/configuration.ts';
import type { AdapterResult, TransactionInfo } from '../../src/domain/session/session.ts';
import { type CallbackMessage, ContractViolation, type Exchange, OutcomeUnknown } from '../../src/ports/provider.ts';
import { createSandboxBankAdapter, type SandboxBankAdapter } from '../../src/providers/sandbox-bank/adapter.ts';
import { DECLINE_CODES } from '../../src/providers/sandbox-bank/decline-codes.ts';
import { SIGNATURE_HEADER, signCallback } from '../../src/providers/sandbox-bank/signature.ts';
import { type BankClient, bankAndClient, callbackReceiver, SECRET } from './sandbox-bank-fixture.ts';

/** The codes of reference §9.2 that may come from a provider, as patterns, and the two of payouts. */
const LIMIT = '(unknown|number|amount:(unknown|operation|monthly|weekly|daily))';
const CARD = '(unknown|card_number_invalid|card_expired|card_holder_invalid|cvv_invalid|issuer_not_found)';
const KNOWN_FAILURE = new RegExp(
  `^(payout_incorrect_requisites|payout_failed|preauthorization_failed:(unknown|three_ds_not_finished|three_ds_failed|card_blocked)|authorization_failed:(unknown|merchant_blocked|operation_blocked|account_not_found|account_blocked|account_stolen|insufficient_funds|account_limit_exceeded:${LIMIT}|provider_limit_exceeded:${LIMIT}|payment_tool_rejected:(unknown|bank_card_rejected:${CARD})|security_policy_violated|temporarily_unavailable|rejected_by_issuer))$`,
);

describe('the adapter of the sandbox bank', () => {
  let bank: BankClient;
  let adapter: SandboxBankAdapter;
  let shop: Awaited<ReturnType<typeof callbackReceiver>>;
  beforeAll(async () => {
    bank = await bankAndClient({ hangMs: 100 });
    adapter = createSandboxBankAdapter({ url: bank.url });
    shop = await callbackReceiver();
  });
  afterAll(async () => {
    await adapter.close();
    await bank.close();
    await shop.close();
  });

  interface Case {
    readonly pan?: string;
    readonly amountMinor?: bigint;
    readonly invoiceId?: string;
    readonly fields?: Partial<Exchange>;
  }

  /** The exchange of a new payment's session; further sessions of it are made from it. */
  function exchange({
    pan = '4242424242424242',
    amountMinor = 10_000n,
    invoiceId = bank.fresh('invoice'),
    fields = {},
  }: Case = {}): Exchange {
    const cost = { amountMinor, currency: 'RUB' };
    return {
      target: 'processed',
      idempotencyKey: bank.fresh('session'),
      payment: {
        partyId: 'party',
        shop: { id: 'shop', name: 'Shop', category: 'retail', location: 'http://shop.example' },
        invoice: { id: invoiceId, createTime: 0, dueTime: 0, product: 'Tea', cost },
        paymentId: '1',
        createTime: 0,
        cost,
        tool: {
          type: 'bank_card',
          token: 't',
          fingerprint: 'f',
          bin: '424242',
          lastDigits: '4242',
          expiry: { month: 1, year: 2030 },
          cvvEmpty: false,
        },
        card: { pan, expiryMonth: 1, expiryYear: 2030, cvv: '123' },
        contact: {},
        makeRecurrent: false,
        skipRecurrent: false,
      },
      tag: `party~${invoiceId}~1~0`,
      callbackUrl: shop.url,
      returnUrl: 'http://shop.example/return',
      options: {},
      secrets: { callback_secret: SECRET },
      signal: new AbortController().signal,
      ...fields,
    };
  }

  function next(
    first: Exchange,
    target: PaymentTarget,
    trx: TransactionInfo | undefined,
    fields: Partial<Exchange> = {},
  ): Exchange {
    const { card: _, ...payment } = first.payment;
    return {
      ...first,
      payment,
      target,
      idempotencyKey: bank.fresh('session'),
      ...(trx === undefined ? {} : { trx }),
      ...fields,
    };
  }

  async function held(testCase: Case = {}) {
    const first = exchange(testCase);
    const { trx } = await adapter.process(first);
    return { first, trx };
  }

  async function suspendedAt(pan: string) {
    const first = exchange({ pan });
    const result = await adapter.process(first);
    const { intent } = result;
    if (intent?.type !== 'suspend' || intent.interaction?.request?.type !== 'redirect')
      throw new Error('not suspended');
    return { first, result, acsUrl: intent.interaction.request.url };
  }

  const reference = (of: Exchange): string => `party/${of.payment.invoice.id}/1`;
  const effectsOf = async (of: Exchange) =>
    (await bank.call('GET', `/v1/effects?reference=${reference(of)}`)).body['effects'];
  const callback = (body: object, secret = SECRET): CallbackMessage => {
    const bytes = Buffer.from(JSON.stringify(body));
    return { headers: { [SIGNATURE_HEADER]: signCallback(secret, 1, bytes) }, body: bytes };
  };
  const failed = (code: string, reason?: string): AdapterResult => ({
    intent: { type: 'fail', failure: { type: 'failure', failure: { code, reason: reason ?? expect.any(String) } } },
  });

  test('authorises, captures a part, and gives the transaction of the bank', async () => {
    const { first, trx } = await held();
    expect(trx).toEqual({
      id: expect.stringMatching(/^pay_/),
      time: expect.any(Number),
      extra: {},
      rrn: expect.stringMatching(/^[0-9]{12}$/),
      approvalCode: expect.stringMatching(/^[0-9A-Z]{6}$/),
      eci: '07',
    });
    const capture = next(first, 'captured', trx, { captureCost: { amountMinor: 7000n, currency: 'RUB' } });
    expect(await adapter.process(capture)).toEqual({ intent: { type: 'succeed' }, trx });
    expect(await bank.payment(trx?.id)).toMatchObject({ status: 'captured', capturedMinor: '7000' });
  });

  test('cancels what is held', async () => {
    const { first, trx } = await held();
    expect(await adapter.process(next(first, 'cancelled', trx))).toEqual({ intent: { type: 'succeed' }, trx });
    expect(await bank.payment(trx?.id)).toMatchObject({ status: 'voided' });
  });

  test('refunds a part as a transaction of its own', async () => {
    const { first, trx } = await held();
    if (trx === undefined) throw new Error('no transaction');
    await adapter.process(next(first, 'captured', trx));
    const refund = { id: 'refund-1', cost: { amountMinor: 400n, currency: 'RUB' }, paymentTrx: trx };
    const result = await adapter.process(next(first, 'refunded', undefined, { refund }));
    expect(result).toMatchObject({ intent: { type: 'succeed' }, trx: { id: expect.stringContaining(trx.id) } });
    expect(result.trx?.id).not.toBe(trx.id);
    expect(await bank.payment(trx.id)).toMatchObject({ status: 'partially_refunded', refundedMinor: '400' });
  });

  test('A1 a repeat under the same key is the same request', async () => {
    const first = exchange();
    const result = await adapter.process(first);
    expect(await adapter.process(first)).toEqual(result);
    expect(await adapter.status(first)).toEqual(result);
    expect(await effectsOf(first)).toHaveLength(1);
  });

  test('A1 other content under the same key is our mistake, not the payer’s', async () => {
    const first = exchange();
    await adapter.process(first);
    const { cvv: _, ...card } = first.payment.card ?? { pan: '', expiryMonth: 1, expiryYear: 2030 };
    const withoutCvv = { ...first, payment: { ...first.payment, card } };
    await expect(adapter.process(withoutCvv)).rejects.toThrow(
      new ContractViolation('the bank answered 409 key_reused'),
    );
  });

  test.each([
    ['twice', '4000007700000604', 20_000n],
    ['half', '4000007700000612', 5000n],
  ])('tells of %s the amount', async (_what, pan, amountMinor) => {
    const { intent } = await adapter.process(exchange({ pan }));
    expect(intent).toEqual({ type: 'succeed', changedCost: { amountMinor, currency: 'RUB' } });
  });

  test.each(DECLINE_CODES)('A3 makes of $code the failure $failure', async ({ code, message, failure }) => {
    expect(failure).toMatch(KNOWN_FAILURE);
    const invoiceId = bank.fresh('declined');
    await bank.script(`party/${invoiceId}/1`, { authorise: [`decline:${code}`] });
    const first = exchange({ invoiceId });
    expect(await adapter.process(first)).toMatchObject(failed(failure, message));
    expect(await adapter.status(first)).toMatchObject(failed(failure, message));
  });

  test('A3 a code that nobody knows is an unknown failure that keeps it', async () => {
    await bank.script('party/odd/1', { authorise: ['decline:moon_phase'] });
    expect(await adapter.process(exchange({ invoiceId: 'odd' }))).toMatchObject(
      failed('authorization_failed:unknown', 'moon_phase'),
    );
  });

  test('A3 an unavailable bank is a transient failure, bound to no transaction, under a key that stays unused', async () => {
    const first = exchange({ pan: '4000007700000406' });
    expect(await adapter.process(first)).toEqual(failed('authorization_failed:temporarily_unavailable'));
    expect(await adapter.status(first)).toBe('not_found');
    expect(await adapter.process({ ...first, idempotencyKey: bank.fresh('retry') })).toMatchObject({
      intent: { type: 'succeed' },
    });
  });

  test('A3 what is no card is declined without a call', async () => {
    const first = exchange();
    const { card: _, ...payment } = first.payment;
    expect(await adapter.process({ ...first, payment })).toMatchObject(
      failed('authorization_failed:payment_tool_rejected:unknown'),
    );
    expect(await adapter.status(first)).toBe('not_found');
  });

  test.each([
    ['captured', '4000007700000802'],
    ['cancelled', '4000007700000869'],
  ] as const)('A3 a session to be %s may be declined', async (target, pan) => {
    const { first, trx } = await held({ pan });
    expect(await adapter.process(next(first, target, trx))).toMatchObject(
      failed('authorization_failed:operation_blocked'),
    );
  });

  test.each(['approve+error', 'approve+reset'])(
    'A2 %s is unknown, and the status tells that it was done',
    async (outcome) => {
      const invoiceId = bank.fresh('unknown');
      await bank.script(`party/${invoiceId}/1`, { authorise: [outcome], capture: [outcome] });
      const first = exchange({ invoiceId });
      await expect(adapter.process(first)).rejects.toThrow(OutcomeUnknown);
      const result = await adapter.status(first);
      expect(result).toMatchObject({ intent: { type: 'succeed' } });
      const capture = next(first, 'captured', result === 'not_found' ? undefined : result.trx);
      await expect(adapter.process(capture)).rejects.toThrow(OutcomeUnknown);
      expect(await adapter.status(capture)).toMatchObject({ intent: { type: 'succeed' } });
    },
  );

  test.each(['nothing', 'nothing+reset'])(
    'A2 %s is unknown as well, and the status tells that nothing was done',
    async (outcome) => {
      const invoiceId = bank.fresh('unknown');
      await bank.script(`party/${invoiceId}/1`, { authorise: [outcome, 'approve'] });
      const first = exchange({ invoiceId });
      await expect(adapter.process(first)).rejects.toThrow(OutcomeUnknown);
      expect(await adapter.status(first)).toBe('not_found');
      expect(await adapter.process(first)).toMatchObject({ intent: { type: 'succeed' } });
    },
  );

  test('A2 the deadline ends a call that hangs, and the status tells that it was done', async () => {
    const abort = new AbortController();
    const first = exchange({ pan: '4000007700000505', fields: { signal: abort.signal } });
    const answer = adapter.process(first);
    abort.abort();
    await expect(answer).rejects.toThrow(new OutcomeUnknown('no answer before the deadline'));
    const again = exchange({ pan: '4000007700000505' });
    await expect(adapter.process(again)).rejects.toThrow(OutcomeUnknown);
    expect(await adapter.status(again)).toMatchObject({ intent: { type: 'succeed' } });
  });

  test('A2 a bank that is not there is unknown, and no message shows a card', async () => {
    const first = exchange({ fields: { options: { url: 'http://127.0.0.1:1' } } });
    const error = await adapter.process(first).catch((thrown: unknown) => thrown);
    expect(error).toEqual(new OutcomeUnknown('no answer: ECONNREFUSED'));
    await expect(adapter.status(first)).rejects.toThrow(OutcomeUnknown);
  });

  test('A4 an unreadable answer is a breach, and the status tells the truth', async () => {
    const first = exchange({ pan: '4000007700000562' });
    await expect(adapter.process(first)).rejects.toThrow(ContractViolation);
    expect(await adapter.status(first)).toMatchObject({ intent: { type: 'succeed' } });
  });

  test('A4 an answer for another transaction is a breach', async () => {
    const { first, trx } = await held({ pan: '4000007700000596' });
    const capture = next(first, 'captured', trx);
    await expect(adapter.process(capture)).rejects.toThrow(new ContractViolation('an answer about another payment'));
    expect(await adapter.status(capture)).toMatchObject({ intent: { type: 'succeed' }, trx: { id: trx?.id } });
  });

  test('A4 a capture of what the bank does not know is a breach', async () => {
    const trx = { id: 'pay_unknown', extra: {} };
    await expect(adapter.process(next(exchange(), 'captured', trx))).rejects.toThrow(ContractViolation);
    await expect(adapter.process(next(exchange(), 'captured', undefined))).rejects.toThrow(ContractViolation);
  });

  test('a pending operation sleeps, and asks without sending again', async () => {
    const first = exchange({ pan: '4000007700000638' });
    const { intent, nextState } = await adapter.process(first);
    expect(intent).toEqual({ type: 'sleep', durationMs: 1000 });
    const { card: _, ...payment } = first.payment;
    const awake = { ...first, payment, ...(nextState === undefined ? {} : { state: nextState }) };
    expect((await adapter.process(awake)).intent).toEqual({ type: 'sleep', durationMs: 1000 });
    expect((await adapter.process(awake)).intent).toEqual({ type: 'sleep', durationMs: 1000 });
    expect((await adapter.process(awake)).intent).toEqual({ type: 'succeed' });
    await expect(adapter.process({ ...awake, idempotencyKey: 'forgotten' })).rejects.toThrow(ContractViolation);
  });

  test('3-D Secure suspends with our tag and a page, and the callback brings the session back', async () => {
    const { first, result, acsUrl } = await suspendedAt('4000000000003220');
    expect(result.intent).toEqual({
      type: 'suspend',
      tag: first.tag,
      timeoutMs: 900_000,
      onTimeout: { type: 'callback', payload: new Uint8Array() },
      interaction: { request: { type: 'redirect', method: 'get', url: acsUrl, form: {} } },
    });
    expect(await adapter.status(first)).toEqual(result);
    const before = shop.received.length;
    await bank.call('POST', acsUrl, { outcome: 'approve' });
    const received = shop.received[before];
    if (received === undefined) throw new Error('no callback');
    expect(adapter.identifyCallback(received, first.secrets)).toEqual({
      tag: first.tag,
      eventId: received.json['eventId'],
    });
    const answer = await adapter.handleCallback(first, {
      type: 'message',
      headers: received.headers,
      body: received.body,
    });
    expect(answer).toMatchObject({
      response: Buffer.from('OK'),
      result: {
        intent: { type: 'succeed' },
        trx: { id: result.trx?.id, eci: '05', threeDsVerification: 'authentication_successful' },
      },
    });
  });

  test('the time a payer has is an option', async () => {
    const options = { challenge_timeout_ms: '5000' };
    expect((await adapter.process(exchange({ pan: '4000000000003220', fields: { options } }))).intent).toMatchObject({
      timeoutMs: 5000,
    });
    await expect(adapter.process(exchange({ fields: { options: { challenge_timeout_ms: 'soon' } } }))).rejects.toThrow(
      /challenge_timeout_ms/,
    );
  });

  test('a confirmation in an app suspends without a page', async () => {
    const { intent } = await adapter.process(exchange({ pan: '4000007700000786' }));
    expect(intent).toMatchObject({ type: 'suspend' });
    expect(intent).not.toHaveProperty('interaction');
  });

  test.each([
    ['4000007700000711', 'preauthorization_failed:three_ds_failed'],
    ['4000008260003178', 'authorization_failed:insufficient_funds'],
  ])('a challenge of %s ends in %s', async (pan, code) => {
    const { first, acsUrl } = await suspendedAt(pan);
    await bank.call('POST', acsUrl, { outcome: 'approve' });
    const { result } = await adapter.handleCallback(first, {
      type: 'message',
      ...callback({ tag: first.tag, eventId: 'e', status: 'authorized' }),
    });
    expect(result).toMatchObject(failed(code));
  });

  test('A6 a callback that claims more than the bank knows changes nothing', async () => {
    const { first } = await suspendedAt('4000000000003220');
    const claim = callback({ tag: first.tag, eventId: 'e', status: 'authorized' });
    const { result } = await adapter.handleCallback(first, { type: 'message', ...claim });
    expect(result.intent).toBeUndefined();
  });

  test.each([
    ['signed with another secret', (tag: string) => callback({ tag, eventId: 'e', status: 'authorized' }, 'another')],
    ['not signed', (tag: string) => ({ headers: {}, body: Buffer.from(JSON.stringify({ tag, eventId: 'e' })) })],
    ['without an event', (tag: string) => callback({ tag })],
    ['no JSON', () => ({ headers: { [SIGNATURE_HEADER]: signCallback(SECRET, 1, 'x') }, body: Buffer.from('x') })],
  ])('A6 a callback %s is none of this bank', async (_what, forge) => {
    const { first } = await suspendedAt('4000000000003220');
    expect(adapter.identifyCallback(forge(first.tag), first.secrets)).toBeUndefined();
  });

  test('A6 bytes that name no session of this bank are not handled', async () => {
    const { first, acsUrl } = await suspendedAt('4000000000003220');
    await bank.call('POST', acsUrl, { outcome: 'approve' });
    const message = { type: 'message', headers: {}, body: Buffer.from('silence') } as const;
    expect((await adapter.handleCallback(first, message)).result).toEqual({});
  });

  test('A6 without a secret no callback is believed', () => {
    const message = callback({ tag: 't', eventId: 'e' }, '');
    expect(adapter.identifyCallback(message, { callback_secret: '' })).toBeUndefined();
    expect(adapter.identifyCallback(message, {})).toBeUndefined();
  });

  test('A6 a callback with the tag of another session is not handled', async () => {
    const { first, acsUrl } = await suspendedAt('4000000000003220');
    await bank.call('POST', acsUrl, { outcome: 'approve' });
    const { result } = await adapter.handleCallback(first, {
      type: 'message',
      ...callback({ tag: 'other', eventId: 'e' }),
    });
    expect(result).toEqual({});
  });

  test('a payer who never comes back fails the session, and cannot pay any more', async () => {
    const { first, acsUrl } = await suspendedAt('4000007700000729');
    const { result } = await adapter.handleCallback(first, { type: 'timeout', body: new Uint8Array() });
    expect(result).toEqual({ intent: { type: 'fail', failure: { type: 'operation_timeout' } } });
    expect(await bank.call('POST', acsUrl, { outcome: 'approve' })).toMatchObject({ status: 409 });
    expect(await adapter.status(first)).toEqual(result);
    expect(await effectsOf(first)).toEqual([]);
  });

  test('a payer who came back just in time has paid, also when the callback was lost', async () => {
    const { first, acsUrl } = await suspendedAt('4000000000003220');
    await bank.call('POST', acsUrl, { outcome: 'approve' });
    const { result } = await adapter.handleCallback(first, { type: 'timeout', body: new Uint8Array() });
    expect(result).toMatchObject({ intent: { type: 'succeed' } });
  });

  test('a refund that nobody confirms is taken back', async () => {
    const { first, trx } = await held({ pan: '4000007700000935' });
    if (trx === undefined) throw new Error('no transaction');
    await adapter.process(next(first, 'captured', trx));
    const refund = { id: 'refund-1', cost: { amountMinor: 400n, currency: 'RUB' }, paymentTrx: trx };
    const session = next(first, 'refunded', undefined, { refund });
    expect(await adapter.process(session)).toMatchObject({ intent: { type: 'suspend' } });
    const { result } = await adapter.handleCallback(session, { type: 'timeout', body: new Uint8Array() });
    expect(result).toEqual({ intent: { type: 'fail', failure: { type: 'operation_timeout' } } });
    expect(await bank.payment(trx.id)).toMatchObject({ status: 'captured', refundedMinor: '0' });
  });

  test('A7 a cancelled key takes nothing: what waits, what was taken, and what comes later', async () => {
    const { first: waiting, acsUrl } = await suspendedAt('4000007700000729');
    expect(await adapter.cancel(waiting)).toBe('cancelled');
    expect(await bank.call('POST', acsUrl, { outcome: 'approve' })).toMatchObject({ status: 409 });
    const { first: taken } = await held();
    expect(await adapter.cancel(taken)).toBe('cancelled');
    expect(await adapter.status(taken)).toMatchObject({ intent: { type: 'fail' } });
    const later = exchange();
    expect(await adapter.cancel(later)).toBe('cancelled');
    expect(await adapter.process(later)).toMatchObject({ intent: { type: 'fail' } });
    expect(await effectsOf(later)).toEqual([]);
  });

  test('A7 a cancel that comes too late tells what became of the key', async () => {
    const { first, trx } = await held();
    if (trx === undefined) throw new Error('no transaction');
    const capture = next(first, 'captured', trx);
    await adapter.process(capture);
    expect(await adapter.cancel(capture)).toMatchObject({ intent: { type: 'succeed' } });
    const declined = exchange({ pan: '4000000000000002' });
    await adapter.process(declined);
    expect(await adapter.cancel(declined)).toMatchObject({ intent: { type: 'fail' } });
  });

  test('a key that was cancelled before its request came fails', async () => {
    const first = exchange();
    await bank.call('POST', `/v1/operations/${first.idempotencyKey}/cancel`);
    const expected = { intent: { type: 'fail', failure: { type: 'operation_timeout' } } };
    expect(await adapter.process(first)).toEqual(expected);
    expect(await adapter.status(first)).toEqual(expected);
  });
});

describe('a bank outside its contract', () => {
  test.each([
    ['another operation', { operation: 'capture', status: 'captured' }],
    ['an unknown status', { operation: 'authorise', status: 'teapot' }],
    ['no status', { operation: 'authorise' }],
    [
      'no transaction',
      { operation: 'authorise', status: 'authorized', reference: 'party/i/1', currency: 'RUB', amountMinor: '1' },
    ],
    [
      'another currency',
      { operation: 'authorise', status: 'authorized', reference: 'party/i/1', currency: 'EUR', amountMinor: '1' },
    ],
    [
      'another reference',
      { operation: 'authorise', status: 'authorized', reference: 'party/j/1', currency: 'RUB', amountMinor: '1' },
    ],
    [
      'an amount that is none',
      { operation: 'authorise', status: 'authorized', reference: 'party/i/1', currency: 'RUB', amountMinor: '1.5' },
    ],
    ['a list', []],
  ])('A4 %s is a breach', async (_what, body) => {
    await expect(statusFrom(200, JSON.stringify(body))).rejects.toThrow(ContractViolation);
  });

  test.each([
    [404, '<html>'],
    [404, '{"error":{"code":"no_such_path"}}'],
    [302, '{}'],
    [400, '{"error":"bad"}'],
  ])('A4 status %i with %s is a breach, never "not found"', async (status, body) => {
    await expect(statusFrom(status, body)).rejects.toThrow(ContractViolation);
  });

  test.each([500, 502, 503, 504, 429])('A2 status %i is unknown', async (status) => {
    await expect(statusFrom(status, '<html>')).rejects.toThrow(OutcomeUnknown);
  });

  test('A2 an answer without end is unknown', async () => {
    await expect(statusFrom(200, `"${'x'.repeat(100_000)}"`)).rejects.toThrow(OutcomeUnknown);
  });

  test('calls that follow one another share connections', async () => {
    let connections = 0;
    await withBank('{"error":{"code":"not_found"}}', 404, async (adapter, server) => {
      server.on('connection', () => {
        connections += 1;
      });
      for (let call = 0; call < 20; call += 1) expect(await adapter.status(bareExchange())).toBe('not_found');
    });
    // The library may open a second one while the first has not quite finished.
    expect(connections).toBeLessThanOrEqual(2);
  });

  /** What the adapter makes of this answer to a status query. */
  async function statusFrom(status: number, body: string): Promise<void> {
    await withBank(body, status, async (adapter) => void (await adapter.status(bareExchange())));
  }

  async function withBank(
    body: string,
    status: number,
    use: (adapter: SandboxBankAdapter, server: Server) => Promise<void>,
  ): Promise<void> {
    const server = createServer((_request, response) => response.writeHead(status).end(body));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const adapter = createSandboxBankAdapter({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
    try {
      await use(adapter, server);
    } finally {
      await adapter.close();
      await new Promise((resolve) => server.close(resolve));
    }
  }

  function bareExchange(): Exchange {
    const cost = { amountMinor: 1n, currency: 'RUB' };
    return {
      target: 'processed',
      idempotencyKey: 'key',
      payment: {
        partyId: 'party',
        shop: { id: 's', name: 's', category: 'c', location: 'l' },
        invoice: { id: 'i', createTime: 0, dueTime: 0, product: 'p', cost },
        paymentId: '1',
        createTime: 0,
        cost,
        tool: { type: 'generic', service: 'none' },
        contact: {},
        makeRecurrent: false,
        skipRecurrent: false,
      },
      tag: 't',
      callbackUrl: 'http://shop.example/',
      returnUrl: 'http://shop.example/',
      options: {},
      secrets: {},
      signal: new AbortController().signal,
    };
  }
});
