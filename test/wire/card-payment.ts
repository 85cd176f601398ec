import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import type { PaymentChange } from '../../src/domain/payment/payment.ts';
import type { SessionChange } from '../../src/domain/session/session.ts';
import type { RecordContent } from '../../src/wire/record.ts';

/** The stream of an invoice whose card payment goes through 3-D Secure and is captured at once, written down by hand. */

const paymentId = 'p-1';
const start = 1_763_776_000_000_000;
const rub = (amountMinor: bigint) => ({ amountMinor, currency: 'RUB' });
const route = { providerId: 'sandbox', terminalId: 'sandbox-cards-rub' };
const text = (value: string) => new TextEncoder().encode(value);

const payment = (change: PaymentChange): InvoiceChange => ({ type: 'payment_changed', paymentId, change });
const session = (no: number, change: SessionChange) => payment({ type: 'session_changed', no, change });

const merchant = { credential: 'demo-merchant', role: 'merchant', partyId: 'demo' } as const;
const node = { credential: 'node', role: 'node' } as const;
const holdOf = (limitId: string) => ({
  limitId,
  counter: `${limitId}/1/demo/demo-shop/2025-11`,
  operation: 'demo.i-2048.p-1.1',
  delta: 1_250_000n,
  boundary: 10_000_000_000_000n,
  metric: 'amount' as const,
});
const account = {
  merchant: { role: 'merchant.settlement', accountId: 'demo/demo-shop/settlement' },
  provider: { role: 'provider.settlement', accountId: 'provider/sandbox/RUB' },
  system: { role: 'system.settlement', accountId: 'system/RUB/settlement' },
} as const;
const trx = { id: 'sb-7719', extra: { rrn: '004512' }, rrn: '004512', approvalCode: 'A7X001' };

const created: RecordContent = {
  time: start,
  actor: merchant,
  requestId: '4cf5c0a2-0e5e-4b47-8a2f-0c5f3a3ed1d0',
  fingerprint: Uint8Array.from({ length: 32 }, (_, index) => index * 7),
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01',
  changes: [
    {
      type: 'invoice_created',
      invoice: {
        id: 'i-2048',
        partyId: 'demo',
        shopId: 'demo-shop',
        revision: 12,
        createTime: start,
        dueTime: start + 86_400_000_000,
        cost: rub(1_250_000n),
        details: {
          product: 'Winter tyres',
          cart: [{ product: 'Tyre 205/55 R16', quantity: 4, price: rub(312_500n), metadata: { taxMode: '20%' } }],
        },
        context: { type: 'application/json', data: text('{"order":2048}') },
        externalId: 'order-2048',
        mutations: [],
      },
    },
  ],
};

/** What StartPayment appends: all steps up to the provider's first call. */
export const started: RecordContent = {
  time: start + 2_000_000,
  actor: merchant,
  requestId: 'b7f0a1de-9c0c-4a0e-9f7e-3d1d94a9d7f1',
  fingerprint: Uint8Array.from({ length: 32 }, (_, index) => 255 - index),
  traceparent: '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b8-01',
  changes: [
    payment({
      type: 'payment_started',
      payment: {
        id: paymentId,
        invoiceId: 'i-2048',
        partyId: 'demo',
        shopId: 'demo-shop',
        createTime: start + 2_000_000,
        cost: rub(1_250_000n),
        revision: 12,
        flow: { type: 'instant' },
        payer: {
          type: 'payment_resource',
          tool: {
            type: 'bank_card',
            token: 'tok_3yXk2l0Q9bVt7sJm5cWf1A',
            fingerprint: 'fp_9hZq8r1Lx4Ty6uPn2dKe7B',
            bin: '424242',
            lastDigits: '4242',
            expiry: { month: 12, year: 2031 },
            paymentSystem: 'visa',
            cvvEmpty: false,
          },
          paymentSessionId: 'ps_5fGh2jKl8mNq1rSt4vWx7z',
          features: { email: 'mxRk0aPz3vQ', clientIp: 'b8Tn5wYc1eU' },
          personal: { keyId: 'ck_7aBc9dEf', ciphertext: Uint8Array.from({ length: 96 }, (_, index) => index * 13) },
        },
        makeRecurrent: false,
        seed: 'nVb3xCz8kLp2qWs6tYh9rA',
        redirectUrl: 'https://shop.example/thanks?order=2048',
        origin: 'merchant',
      },
    }),
    payment({ type: 'shop_limit_initiated', holds: [holdOf('shop-month')] }),
    payment({ type: 'shop_limit_applied' }),
    payment({ type: 'risk_score_changed', score: 'low' }),
    payment({
      type: 'route_changed',
      route,
      candidates: [
        { ...route, priority: 1000, weight: 70, pin: 0 },
        { providerId: 'reserve', terminalId: 'reserve-cards', priority: 1000, weight: 30, pin: 0 },
      ],
      rejected: [
        {
          providerId: 'wallets',
          terminalId: 'wallets-rub',
          group: 'forbidden',
          reason: 'PaymentsProvisionTerms: payment_tool',
        },
      ],
      scores: [
        {
          route,
          score: {
            availabilityCondition: 1,
            conversionCondition: 1,
            priority: 1000,
            pin: 0,
            random: 1,
            availability: 0.9975,
            conversion: 0.82,
            blacklisted: 0,
          },
        },
      ],
      holds: [holdOf('sandbox-month')],
      skipRecurrent: false,
    }),
    payment({
      type: 'cash_flow_changed',
      postings: [
        { source: account.provider, destination: account.merchant, volume: rub(1_250_000n) },
        { source: account.merchant, destination: account.system, volume: rub(31_250n), details: 'fee' },
        { source: account.system, destination: account.provider, volume: rub(18_750n) },
      ],
    }),
    session(0, {
      type: 'session_started',
      target: 'processed',
      route,
      idempotencyKey: 'nVb3xCz8kLp2qWs6tYh9rA-processed-0',
      time: start + 2_000_000,
    }),
    session(0, { type: 'session_activated' }),
  ],
};

const challenged: RecordContent = {
  time: start + 2_400_000,
  actor: node,
  changes: [
    session(0, { type: 'session_transaction_bound', trx: { id: 'sb-7719', extra: {} } }),
    session(0, { type: 'session_proxy_state_changed', state: text('{"step":"3ds"}') }),
    session(0, {
      type: 'session_interaction_changed',
      interaction: { type: 'redirect', method: 'post', url: 'https://acs.example/challenge', form: { creq: 'eyJ0' } },
      status: 'requested',
    }),
    session(0, {
      type: 'session_suspended',
      tag: 'invoice/demo/i-2048/p-1/0',
      until: start + 902_400_000,
      onTimeout: { type: 'operation_timeout' },
    }),
  ],
};

const authorised: RecordContent = {
  time: start + 30_000_000,
  actor: { credential: 'demo-bridge', role: 'bridge' },
  changes: [
    session(0, { type: 'session_callback_taken', digest: 'k2J8', response: text('{"ok":true}') }),
    session(0, { type: 'session_transaction_bound', trx }),
    session(0, {
      type: 'session_interaction_changed',
      interaction: { type: 'redirect', method: 'post', url: 'https://acs.example/challenge', form: { creq: 'eyJ0' } },
      status: 'completed',
    }),
    session(0, { type: 'session_finished', result: { type: 'succeeded' } }),
    payment({ type: 'payment_status_changed', status: { tag: 'processed' } }),
    payment({ type: 'capture_started', cost: rub(1_250_000n) }),
    session(1, {
      type: 'session_started',
      target: 'captured',
      route,
      idempotencyKey: 'nVb3xCz8kLp2qWs6tYh9rA-captured-0',
      time: start + 30_000_000,
      trx,
    }),
  ],
};

const captured: RecordContent = {
  time: start + 30_300_000,
  actor: node,
  changes: [
    session(1, { type: 'session_finished', result: { type: 'succeeded' } }),
    payment({ type: 'payment_status_changed', status: { tag: 'captured', cost: rub(1_250_000n) } }),
    { type: 'invoice_status_changed', status: { tag: 'paid' } },
  ],
};

export const cardPayment: readonly RecordContent[] = [created, started, challenged, authorised, captured];
