import type { Exchange, PayoutExchange } from '../../ports/provider.ts';

/** Exchanges as a session makes them, for whoever tries an adapter: tests, and the workbench. Each changes what it is about. */

let made = 0;

/** A key, and an id, that no exchange of this process had before. */
export function fresh(word: string): string {
  made += 1;
  return `${word}-${made}`;
}

export interface CardCase {
  readonly pan?: string;
  readonly amountMinor?: bigint;
  readonly invoiceId?: string;
  readonly callbackUrl?: string;
  readonly payment?: Partial<Exchange['payment']>;
  readonly fields?: Partial<Exchange>;
}

/** The first session of a new card payment. */
export function cardExchange({
  pan = '4242424242424242',
  amountMinor = 10_000n,
  invoiceId = fresh('invoice'),
  callbackUrl = 'http://shop.example/callbacks',
  payment = {},
  fields = {},
}: CardCase = {}): Exchange {
  const cost = { amountMinor, currency: 'RUB' };
  return {
    target: 'processed',
    idempotencyKey: fresh('session'),
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
        bin: pan.slice(0, 6),
        lastDigits: pan.slice(-4),
        expiry: { month: 1, year: 2030 },
        cvvEmpty: false,
      },
      card: { pan, expiryMonth: 1, expiryYear: 2030, cvv: '123' },
      contact: {},
      makeRecurrent: false,
      skipRecurrent: false,
      ...payment,
    },
    tag: `party~${invoiceId}~1~0`,
    callbackUrl,
    returnUrl: 'http://shop.example/return',
    options: {},
    secrets: {},
    signal: new AbortController().signal,
    ...fields,
  };
}

/** A payin by transfer, as a cash desk asks for one. */
export function transferExchange(method: string, testCase: CardCase = {}): Exchange {
  const exchange = cardExchange(testCase);
  const { card: _, ...payment } = exchange.payment;
  const application = { product: 'p2p', method, expireTime: 0 } as const;
  return { ...exchange, payment: { ...payment, tool: { type: 'payment_terminal', service: method }, application } };
}

export interface PayoutCase {
  readonly amountMinor?: bigint;
  readonly payoutId?: string;
  readonly callbackUrl?: string;
  readonly receiver?: PayoutExchange['payout']['receiver'];
  readonly fields?: Partial<PayoutExchange>;
}

export function payoutExchange({
  amountMinor = 10_000n,
  payoutId = fresh('payout'),
  callbackUrl = 'http://shop.example/callbacks',
  receiver = { type: 'phone', value: '+70001234567', bankCode: 'test-bank' },
  fields = {},
}: PayoutCase = {}): PayoutExchange {
  return {
    idempotencyKey: fresh('session'),
    payout: {
      id: payoutId,
      partyId: 'party',
      shop: { id: 'shop', name: 'Shop' },
      createTime: 0,
      expireTime: 0,
      cost: { amountMinor, currency: 'RUB' },
      method: 'sbp-p2p',
      receiver,
    },
    tag: `payout~${payoutId}~0`,
    callbackUrl,
    returnUrl: 'http://shop.example/return',
    options: {},
    secrets: {},
    signal: new AbortController().signal,
    ...fields,
  };
}
