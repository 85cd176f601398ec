import type { CreateInvoiceRequest__Output } from '../src/generated/turnpike/v1/CreateInvoiceRequest.ts';
import type { Invoice } from '../src/generated/turnpike/v1/Invoice.ts';
import type { InvoiceChange } from '../src/generated/turnpike/v1/InvoiceChange.ts';
import type { Payment } from '../src/generated/turnpike/v1/Payment.ts';
import type { StartPaymentRequest__Output } from '../src/generated/turnpike/v1/StartPaymentRequest.ts';
import type { SubscribeResponse } from '../src/generated/turnpike/v1/SubscribeResponse.ts';

/**
 * What the null flow says: messages with the same fields as a real node's for the same payment, so that both sides of the
 * comparison encode, send and decode the same.
 */

const COST = { amountMinor: 42_000n, currency: 'RUB' };
const PAYMENT_ID = 'WQTFnnerADimRAhi3r2ekd';
const MERCHANT = {
  accountType: 'CASH_FLOW_ACCOUNT_TYPE_MERCHANT_SETTLEMENT',
  accountId: 'merchant:demo:books:settlement',
} as const;
const CASH_FLOW = [
  {
    source: MERCHANT,
    destination: { accountType: 'CASH_FLOW_ACCOUNT_TYPE_SYSTEM_SETTLEMENT' },
    volume: { amountMinor: 1_176n, currency: 'RUB' },
    details: 'Acquiring fee',
  },
  { source: { accountType: 'CASH_FLOW_ACCOUNT_TYPE_PROVIDER_SETTLEMENT' }, destination: MERCHANT, volume: COST },
] as const;

export function invoiceOf({ invoiceId, shopId, cost, details, dueTime }: CreateInvoiceRequest__Output): Invoice {
  return {
    invoiceId,
    partyId: 'demo',
    shopId,
    state: 'INVOICE_STATE_UNPAID',
    cost,
    details,
    dueTime,
    createTime: now(),
    sequence: 1n,
    etag: '"1"',
    domainRevision: 1n,
  };
}

export function paymentOf({ invoiceId, flow }: StartPaymentRequest__Output): Payment {
  const time = now();
  return {
    paymentId: PAYMENT_ID,
    invoiceId,
    state: 'PAYMENT_STATE_PENDING',
    step: 'PAYMENT_STEP_PROCESSING_SESSION',
    cost: COST,
    refundedAmount: { amountMinor: 0n, currency: 'RUB' },
    chargedBackAmount: { amountMinor: 0n, currency: 'RUB' },
    flow,
    route: { providerId: 'north', terminalId: 'north-rub' },
    sequence: 2n,
    etag: '"2"',
    createTime: time,
    partyId: 'demo',
    shopId: 'books',
    payer: {
      paymentResource: {
        paymentTool: {
          bankCard: {
            paymentSystem: 'visa',
            bin: '42424242',
            lastDigits: '4242',
            isCvvEmpty: true,
            expDate: { month: 12, year: 2040 },
          },
        },
        clientInfo: {},
        contactInfo: {},
      },
    },
    cashFlow: [...CASH_FLOW],
    sessions: [{ target: 'SESSION_TARGET_PROCESSED', state: 'SESSION_STATE_ACTIVE', createTime: time }],
    domainRevision: 1n,
    registrationOrigin: 'PAYMENT_ORIGIN_MERCHANT',
  };
}

const progressed = (target: 'PROCESSED' | 'CAPTURED', progress: 'STARTED' | 'SUCCEEDED'): InvoiceChange => ({
  paymentProgressed: {
    paymentId: PAYMENT_ID,
    target: `SESSION_TARGET_${target}`,
    progress: `PAYMENT_PROGRESS_${progress}`,
  },
});

/** What a node tells of a payment, record by record. */
const CHANGES: readonly (readonly InvoiceChange[])[] = [
  [{ invoiceCreated: { cost: COST, dueTime: now(), product: 'A second-hand book' } }],
  [
    {
      paymentStarted: {
        paymentId: PAYMENT_ID,
        cost: COST,
        flow: { instant: {} },
        paymentMethod: 'card/visa/empty-cvv',
        lastDigits: '4242',
        registrationOrigin: 'PAYMENT_ORIGIN_MERCHANT',
      },
    },
    { paymentCashFlowChanged: { paymentId: PAYMENT_ID, cashFlow: [...CASH_FLOW] } },
    progressed('PROCESSED', 'STARTED'),
  ],
  [
    progressed('PROCESSED', 'SUCCEEDED'),
    { paymentStateChanged: { paymentId: PAYMENT_ID, state: 'PAYMENT_STATE_PROCESSED' } },
    progressed('CAPTURED', 'STARTED'),
  ],
  [
    progressed('CAPTURED', 'SUCCEEDED'),
    {
      paymentStateChanged: {
        paymentId: PAYMENT_ID,
        state: 'PAYMENT_STATE_CAPTURED',
        capturedAmount: COST,
        reason: 'Timeout',
      },
    },
    { invoiceStateChanged: { state: 'INVOICE_STATE_PAID' } },
  ],
];

/** The event of record number `sequence`, from 1 to 4. */
export function eventOf(invoiceId: string, sequence: 1 | 2 | 3 | 4, position: string): SubscribeResponse {
  return {
    position,
    invoice: {
      position,
      partyId: 'demo',
      shopId: 'books',
      invoiceId,
      sequence: BigInt(sequence),
      eventTime: now(),
      changes: [...(CHANGES[sequence - 1] ?? [])],
      invoiceState: sequence === 4 ? 'INVOICE_STATE_PAID' : 'INVOICE_STATE_UNPAID',
    },
  };
}

function now() {
  const nowMs = Date.now();
  return { seconds: BigInt(Math.floor(nowMs / 1000)), nanos: (nowMs % 1000) * 1_000_000 };
}
