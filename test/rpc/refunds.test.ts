import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { messages, type TurnpikeClient } from '../../src/client/client.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import type { CreateManualRefundRequest } from '../../src/generated/turnpike/v1/CreateManualRefundRequest.ts';
import type { InvoiceChange__Output } from '../../src/generated/turnpike/v1/InvoiceChange.ts';
import type { Refund__Output } from '../../src/generated/turnpike/v1/Refund.ts';
import type { RefundPaymentRequest } from '../../src/generated/turnpike/v1/RefundPaymentRequest.ts';
import { MERCHANT_REFUNDS, PROVIDER_REFUNDS } from '../domain/refund-world.ts';
import { fixed, MERCHANT_TERMS, rub as money, PROVISION, posting, providerOf, shopOf } from '../domain/world.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';
import { newInvoice, payWith, requestId, take } from './requests.ts';
import { failureOf, richStatus } from './rich-error.ts';
import { fixedConfigurations, type RpcNode, rpcWorld, startRpcNode } from './rpc-node.ts';

/** The first party of the other tests, whose shop is paid a bonus of 21.00 RUB for each refund, so that it can cover them all. */
function refundingWorld(): Configuration {
  const world = rpcWorld();
  const fees = constant([posting('system.settlement', 'merchant.settlement', fixed(money(2_100)), 'bonus')]);
  const refunds = { ...MERCHANT_REFUNDS, fees };
  const shop = shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, refunds } } });
  const party = world.parties.get('party');
  if (party === undefined) throw new Error('the world has its party');
  const bank = providerOf('bank', { terms: { payments: { ...PROVISION, refunds: PROVIDER_REFUNDS } } });
  return {
    ...world,
    parties: new Map([...world.parties, ['party', { ...party, shops: new Map([[shop.id, shop]]) }]]),
    providers: new Map([['bank', bank]]),
  };
}

let rpc: RpcNode;
let merchant: TurnpikeClient;
let operator: TurnpikeClient;
beforeAll(async () => {
  rpc = await startRpcNode({ configurations: fixedConfigurations(refundingWorld()) });
  merchant = rpc.connect('merchant');
  operator = rpc.connect('operator');
});
afterAll(() => rpc.stop());

const not = (value: object) => expect.not.objectContaining(value);
const rub = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });
const ofParty = { partyId: 'party' };

/** Names a captured payment of 420.00 RUB. */
async function paid(): Promise<{ readonly invoiceId: string; readonly paymentId: string }> {
  const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice());
  const { paymentId = '' } = await payWith(merchant, { invoiceId });
  await take(messages(merchant.watch({ invoiceId })), (seen) =>
    seen
      .flatMap(({ changes = [] }) => changes)
      .some(({ paymentStateChanged }) => paymentStateChanged?.state === 'PAYMENT_STATE_CAPTURED'),
  );
  return { invoiceId, paymentId };
}

/** The changes of an invoice up to the end of a refund. */
async function untilEnd(invoiceId: string, refundId: string): Promise<readonly InvoiceChange__Output[]> {
  const isEnd = ({ refundStateChanged }: InvoiceChange__Output) => refundStateChanged?.refundId === refundId;
  const events = await take(messages(merchant.watch({ invoiceId })), (seen) =>
    seen.flatMap(({ changes = [] }) => changes).some(isEnd),
  );
  return events.flatMap(({ changes = [] }) => changes);
}

async function refunded(request: RefundPaymentRequest): Promise<Refund__Output> {
  const {
    refundId = '',
    invoiceId = '',
    paymentId = '',
  } = await merchant.invoicing.RefundPayment({
    requestId: requestId(),
    ...request,
  });
  await untilEnd(invoiceId, refundId);
  return await merchant.invoicing.GetRefund({ invoiceId, paymentId, refundId });
}

describe('RefundPayment', () => {
  it('gives back a part, then the rest, and shows both in the payment', async () => {
    const name = await paid();
    const trx = { id: 'back-1', extra: {}, rrn: '000000000001' };
    rpc.provider.script('process', { ...SUCCESS, trx });
    const line = { product: 'Book', quantity: 1, price: rub(32_000n) };
    const asked = { amount: rub(10_000n), cart: [line], reason: 'torn page', externalId: 'return-1' };
    const first = await refunded({ ...name, ...asked });
    expect(first).toMatchObject({
      ...name,
      ...asked,
      refundId: '1',
      state: 'REFUND_STATE_SUCCEEDED',
      step: 'REFUND_STEP_FINISHED',
      cashFlow: [
        {
          destination: { accountType: 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_SETTLEMENT', accountId: 'merchant' },
          details: 'bonus',
        },
        { source: { accountId: 'merchant' }, volume: rub(10_000n) },
      ],
      sessions: [{ target: 'SESSION_TARGET_REFUNDED', state: 'SESSION_STATE_SUCCEEDED' }],
      transactionInfo: { transactionId: 'back-1' },
      domainRevision: 1n,
    });
    expect(first.manual ?? false).toBe(false);
    expect(await merchant.invoicing.GetPayment(name)).toMatchObject({
      state: 'PAYMENT_STATE_CAPTURED',
      step: 'PAYMENT_STEP_IDLE',
      refundedAmount: rub(10_000n),
    });
    const rest = await refunded(name);
    expect(rest).toMatchObject({ refundId: '2', amount: rub(32_000n), state: 'REFUND_STATE_SUCCEEDED' });
    const payment = await merchant.invoicing.GetPayment(name);
    expect(payment).toMatchObject({
      state: 'PAYMENT_STATE_REFUNDED',
      refundedAmount: rub(42_000n),
      capturedAmount: rub(42_000n),
      refunds: [{ refundId: '1' }, { refundId: '2' }],
    });
    expect(payment.sessions).toHaveLength(2);
    expect((await merchant.invoicing.GetInvoice(name)).state).toBe('INVOICE_STATE_PAID');
    expect(await failureOf(refunded(name))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'INVALID_PAYMENT_STATUS',
      metadata: { status: 'refunded' },
    });
  });

  it('answers at once, and the payment says what it works on meanwhile', async () => {
    const name = await paid();
    rpc.provider.script('process', 'hang');
    const refund = await merchant.invoicing.RefundPayment({ requestId: requestId(), ...name, refundId: 'slow' });
    expect(refund).toMatchObject({ state: 'REFUND_STATE_PENDING', step: 'REFUND_STEP_SESSION', amount: rub(42_000n) });
    expect(await merchant.invoicing.GetPayment(name)).toMatchObject({
      state: 'PAYMENT_STATE_CAPTURED',
      step: 'PAYMENT_STEP_REFUND',
      stepSubjectId: 'slow',
      refunds: [{ refundId: 'slow', state: 'REFUND_STATE_PENDING' }],
    });
    expect(await failureOf(refunded({ ...name, amount: rub(2_000n) }))).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'OPERATION_NOT_PERMITTED',
    });
    await expect.poll(() => rpc.provider.calls.at(-1)?.target).toBe('refunded');
    rpc.provider.release(SUCCESS);
    await untilEnd(name.invoiceId, 'slow');
  });

  it('fails as the provider says, which is a state, and another refund may follow', async () => {
    const name = await paid();
    rpc.provider.script('process', declined('authorization_failed:account_limit_exceeded:amount:daily'));
    expect(await refunded({ ...name, amount: rub(2_000n) })).toMatchObject({
      state: 'REFUND_STATE_FAILED',
      failure: { code: 'authorization_failed', sub: { code: 'account_limit_exceeded', sub: { code: 'amount' } } },
    });
    expect(await merchant.invoicing.GetPayment(name)).toMatchObject({ refundedAmount: { currency: 'RUB' } });
    expect(await refunded(name)).toMatchObject({ refundId: '2', state: 'REFUND_STATE_SUCCEEDED' });
  });

  it('tells an operator all movements, and a merchant its own', async () => {
    const name = await paid();
    const { refundId = '' } = await refunded({ ...name, amount: rub(2_000n) });
    const accounts = async (client: TurnpikeClient) => {
      const { cashFlow = [] } = await client.invoicing.GetRefund({ ...ofParty, ...name, refundId });
      return cashFlow.map(({ source, destination }) => [source?.accountId ?? '', destination?.accountId ?? '']);
    };
    expect(await accounts(operator)).toEqual([
      ['system', 'merchant'],
      ['merchant', 'bank'],
    ]);
    expect(await accounts(merchant)).toEqual([
      ['', 'merchant'],
      ['merchant', ''],
    ]);
  });

  it('makes events that name the refund', async () => {
    const name = await paid();
    const { paymentId } = name;
    rpc.provider.script('process', {
      intent: {
        type: 'suspend',
        tag: `party~${name.invoiceId}~${paymentId}~0~refund.1`,
        timeoutMs: 600_000,
        interaction: { request: { type: 'api_extension', apiType: 'confirm' } },
      },
    });
    await merchant.invoicing.RefundPayment({ requestId: requestId(), ...name, amount: rub(2_000n), reason: 'torn' });
    const body = () => Buffer.from(JSON.stringify({ tag: `party~${name.invoiceId}~${paymentId}~0~refund.1` }));
    await expect
      .poll(async () => (await merchant.invoicing.GetRefund({ ...name, refundId: '1' })).sessions?.[0]?.state)
      .toBe('SESSION_STATE_SUSPENDED');
    expect(await merchant.invoicing.GetRefund({ ...name, refundId: '1' })).toMatchObject({
      userInteraction: { apiExtensionRequest: { apiType: 'confirm' } },
    });
    await rpc.node.callbacks.accept('bank', { headers: {}, body: body() });
    const changes = (await untilEnd(name.invoiceId, '1')).map((change) => {
      const content = change.change === undefined ? undefined : change[change.change];
      return { is: change.change, ...(content as object) };
    });
    const refund = { paymentId, refundId: '1' };
    const progressed = (progress: string) => ({
      is: 'paymentProgressed',
      ...refund,
      target: 'SESSION_TARGET_REFUNDED',
      progress: `PAYMENT_PROGRESS_${progress}`,
    });
    expect(changes.filter((change) => 'refundId' in change && change.refundId === '1')).toMatchObject([
      {
        is: 'refundCreated',
        ...refund,
        amount: rub(2_000n),
        reason: 'torn',
        cashFlow: [{ source: not({ accountId: 'system' }) }, { destination: not({ accountId: 'bank' }) }],
      },
      progressed('STARTED'),
      { is: 'paymentInteractionRequested', ...refund },
      progressed('WAITING_FOR_CALLBACK'),
      progressed('RESUMED'),
      { is: 'paymentInteractionCompleted', ...refund },
      progressed('SUCCEEDED'),
      { is: 'refundStateChanged', ...refund, state: 'REFUND_STATE_SUCCEEDED' },
    ]);
  });
});

describe('CreateManualRefund', () => {
  const manual = (request: CreateManualRefundRequest, client = operator) =>
    client.invoicing.CreateManualRefund({ requestId: requestId(), ...ofParty, ...request });

  it('is for operators', async () => {
    expect(await failureOf(manual(await paid(), merchant))).toMatchObject({
      code: 'PERMISSION_DENIED',
      metadata: { role: 'operator' },
    });
  });

  it('books what was paid back outside, under ids with an m, and asks nobody (payment_refund_id_types)', async () => {
    const name = await paid();
    const asked = rpc.provider.calls.length;
    const transactionInfo = { transactionId: 'outside-1' };
    const first = await manual({ ...name, amount: rub(2_000n), transactionInfo });
    expect(first).toMatchObject({
      refundId: 'm1',
      manual: true,
      state: 'REFUND_STATE_SUCCEEDED',
      transactionInfo,
    });
    expect((await manual({ ...name, refundId: '7', amount: rub(2_000n) })).refundId).toBe('m7');
    expect(rpc.provider.calls).toHaveLength(asked);
    expect((await refunded({ ...name, amount: rub(2_000n) })).refundId).toBe('2');
    expect((await manual(name)).refundId).toBe('m3');
    expect(await merchant.invoicing.GetPayment(name)).toMatchObject({ state: 'PAYMENT_STATE_REFUNDED' });
  });
});

describe('a request for a refund', () => {
  it('is repeated without effect, under its id and under another for the same refund (P5)', async () => {
    const name = await paid();
    const request = { requestId: requestId(), ...name, amount: rub(2_000n) };
    const first = await merchant.invoicing.RefundPayment(request);
    await untilEnd(name.invoiceId, '1');
    const again = await merchant.invoicing.RefundPayment(request);
    expect(again).toMatchObject({ refundId: first.refundId ?? '', state: 'REFUND_STATE_SUCCEEDED' });
    expect(await failureOf(merchant.invoicing.RefundPayment({ ...request, amount: rub(3_000n) }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'REQUEST_ID_REUSED',
    });
    const chosen = { ...name, refundId: 'back', amount: rub(2_000n) };
    await refunded(chosen);
    expect(await refunded(chosen)).toMatchObject({ refundId: 'back', state: 'REFUND_STATE_SUCCEEDED' });
    expect(await failureOf(refunded({ ...chosen, amount: rub(3_000n) }))).toMatchObject({
      code: 'ALREADY_EXISTS',
      reason: 'INVOICE_PAYMENT_REFUND_ALREADY_EXISTS',
      metadata: { refund_id: 'back' },
      details: ['ErrorInfo', 'ResourceInfo'],
    });
    expect((await merchant.invoicing.GetPayment(name)).refunds).toHaveLength(2);
  });

  it.each<[string, RefundPaymentRequest, readonly string[]]>([
    ['nothing', { requestId: '' }, ['request_id', 'invoice_id', 'payment_id']],
    ['a bad id', { invoiceId: 'i', paymentId: 'p', refundId: 'no spaces' }, ['refund_id']],
    ['an amount of nothing', { invoiceId: 'i', paymentId: 'p', amount: rub(0n) }, ['amount.amount_minor']],
    [
      'no currency',
      { invoiceId: 'i', paymentId: 'p', amount: { amountMinor: 1n, currency: 'X' } },
      ['amount.currency'],
    ],
    [
      'a cart line without a product',
      { invoiceId: 'i', paymentId: 'p', cart: [{ quantity: 1, price: rub(1n) }] },
      ['cart[0].product'],
    ],
    ['a long reason', { invoiceId: 'i', paymentId: 'p', reason: 'x'.repeat(501) }, ['reason']],
    ['a long external id', { invoiceId: 'i', paymentId: 'p', externalId: 'x'.repeat(129) }, ['external_id']],
    [
      'a transaction without its id',
      { invoiceId: 'i', paymentId: 'p', transactionInfo: {} },
      ['transaction_info.transaction_id'],
    ],
  ])('with %s is refused by the names of its fields', async (_, request, fields) => {
    const call = merchant.invoicing.RefundPayment({ requestId: requestId(), ...request });
    expect(await failureOf(call)).toMatchObject({ code: 'INVALID_ARGUMENT', fields });
  });

  it('is refused for what it asks, with code, reason and text of the reference', async () => {
    const name = await paid();
    const refusal = (request: RefundPaymentRequest) => failureOf(refunded({ ...name, ...request }));
    const line = { product: 'Book', quantity: 1, price: rub(42_000n) };
    expect(await refusal({ refundId: 'm3' })).toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: 'Invalid id format',
      fields: ['refund_id'],
    });
    expect(await refusal({ amount: { amountMinor: 1n, currency: 'USD' } })).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'INCONSISTENT_REFUND_CURRENCY',
      metadata: { currency: 'USD' },
    });
    expect(await refusal({ amount: rub(42_001n) })).toMatchObject({
      code: 'FAILED_PRECONDITION',
      reason: 'INVOICE_PAYMENT_AMOUNT_EXCEEDED',
      metadata: { maximum: '42000 RUB' },
    });
    expect(await refusal({ cart: [line] })).toMatchObject({
      code: 'INVALID_ARGUMENT',
      message: 'Refund amount does not match with the cart total amount',
      fields: ['cart'],
    });
    expect(await refusal({ cart: [line], amount: rub(2_000n) })).toMatchObject({
      message: 'Remaining payment amount not equal cart cost',
      fields: ['cart'],
    });
    expect(await refusal({ amount: rub(50n) })).toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: 'Invalid amount, less than allowed minumum',
      fields: [],
    });
  });

  it('of what is not there names what is missing, and another party finds nothing (P10)', async () => {
    const name = await paid();
    const { invoicing } = merchant;
    expect(await failureOf(invoicing.GetRefund({ ...name, refundId: 'x' }))).toMatchObject({
      code: 'NOT_FOUND',
      reason: 'INVOICE_PAYMENT_REFUND_NOT_FOUND',
      metadata: { refund_id: 'x' },
    });
    const absent = { ...name, paymentId: 'nothing' };
    for (const call of [invoicing.GetRefund({ ...absent, refundId: 'x' }), refunded(absent)]) {
      expect(await failureOf(call)).toMatchObject({
        reason: 'INVOICE_PAYMENT_NOT_FOUND',
        metadata: { payment_id: 'nothing' },
      });
    }
    const other = rpc.connect('other').invoicing;
    for (const call of [
      other.GetRefund({ ...name, refundId: '1' }),
      other.RefundPayment({ requestId: requestId(), ...name }),
    ]) {
      expect(await failureOf(call)).toMatchObject({ code: 'NOT_FOUND', reason: 'INVOICE_NOT_FOUND' });
    }
  });

  it('runs as a command of Execute', async () => {
    const name = await paid();
    const stream = operator.execute();
    const answers = take(stream, (seen) => seen.length === 3);
    const request = { ...ofParty, ...name, amount: rub(2_000n) };
    stream.write({ tag: 'manual', createManualRefund: { requestId: requestId(), ...request } });
    stream.write({ tag: 'real', refundPayment: { requestId: requestId(), ...request } });
    stream.write({ tag: 'refused', refundPayment: { requestId: requestId(), ...request, refundId: 'm' } });
    stream.end();
    const byTag = new Map((await answers).map((answer) => [answer.tag, answer]));
    expect(byTag.get('manual')?.refund).toMatchObject({ refundId: 'm1', state: 'REFUND_STATE_SUCCEEDED' });
    expect(byTag.get('real')?.refund).toMatchObject({ refundId: '2' });
    expect(richStatus(byTag.get('refused')?.status as never).message).toBe('Invalid id format');
  });
});
