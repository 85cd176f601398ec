import { describe, expect, it } from 'vitest';
import { constant, Misconfigured, type Selector, type Variables } from '../../src/domain/condition.ts';
import {
  type AmountRange,
  inRange,
  type MerchantPaymentTerms,
  type MerchantTerms,
  rangePosition,
} from '../../src/domain/configuration.ts';
import { invoiceVariables } from '../../src/domain/routing/variables.ts';
import {
  attemptLimit,
  checkInvoiceCost,
  checkPaymentTerms,
  holdLifetimeMs,
  type PaymentRequest,
} from '../../src/domain/terms.ts';
import { MERCHANT_TERMS, range, rub, shopOf, usd, VARIABLES, VISA, WALLET, when } from './world.ts';

const UNREDUCED: Selector<never> = { decisions: [{ when: when('undecided'), value: undefined as never }] };

function termsWith(payments: Partial<MerchantPaymentTerms>, rest: Omit<MerchantTerms, 'payments'> = {}): MerchantTerms {
  return { ...rest, payments: { ...MERCHANT_TERMS.payments, ...payments } };
}

const HOLDS = { methods: constant(['card/visa']), lifetimeMs: constant(10_000), partialCaptureAllowed: true };

const REQUEST: PaymentRequest = {
  terms: MERCHANT_TERMS,
  variables: VARIABLES,
  tool: VISA,
  cost: rub(42_000),
  category: 'goods',
  flowType: 'instant',
  recurrent: false,
};

function refused(reason: string, message: string) {
  return { ok: false, reason, message };
}

describe('the terms of a payment', () => {
  it.each<[string, Partial<PaymentRequest>]>([
    ['within everything', {}],
    ['of the smallest amount', { cost: rub(10) }],
    ['of the largest amount', { cost: rub(419_999_999) }],
    ['held, where holds are offered', { terms: termsWith({ holds: HOLDS }), flowType: 'hold' }],
    [
      'recurrent, where recurrence is offered',
      { terms: termsWith({}, { recurrent: { methods: constant(['card/visa']) } }), recurrent: true },
    ],
  ])('allow one %s', (_, over) => {
    expect(checkPaymentTerms({ ...REQUEST, ...over })).toBeUndefined();
  });

  it.each<[string, Partial<PaymentRequest>, string, string]>([
    ['without payments', { terms: {} }, 'OPERATION_NOT_PERMITTED', 'Payments are not permitted'],
    [
      'in another currency',
      { terms: termsWith({ currencies: constant(['USD']) }) },
      'INVALID_REQUEST',
      'Invalid currency',
    ],
    [
      'of another category',
      { terms: termsWith({ categories: constant(['books']) }) },
      'OPERATION_NOT_PERMITTED',
      'Category goods is not permitted',
    ],
    [
      'of a party without methods',
      { terms: termsWith({ methods: constant([]) }) },
      'INVALID_REQUEST',
      'Invalid payment method',
    ],
    ['by another method', { tool: WALLET }, 'INVALID_REQUEST', 'Invalid payment method'],
    ['by a card without CVV', { tool: { ...VISA, cvvEmpty: true } }, 'INVALID_REQUEST', 'Invalid payment method'],
    ['of too little', { cost: rub(9) }, 'INVALID_REQUEST', 'Invalid amount, less than allowed minumum'],
    ['of too much', { cost: rub(420_000_000) }, 'INVALID_REQUEST', 'Invalid amount, more than allowed maximum'],
    ['held, where holds are not offered', { flowType: 'hold' }, 'INVALID_REQUEST', 'Holds are not available'],
    [
      'held, with a method that cannot be held',
      { flowType: 'hold', terms: termsWith({ holds: { ...HOLDS, methods: constant(['card/mastercard']) } }) },
      'INVALID_REQUEST',
      'Invalid payment method',
    ],
    [
      'recurrent, where recurrence is not offered',
      { recurrent: true },
      'OPERATION_NOT_PERMITTED',
      'Recurrent payments are not permitted',
    ],
    [
      'recurrent, with a method that cannot recur',
      { recurrent: true, terms: termsWith({}, { recurrent: { methods: constant(['card/mastercard']) } }) },
      'INVALID_REQUEST',
      'Invalid payment method',
    ],
  ])('refuse one %s', (_, over, reason, message) => {
    expect(checkPaymentTerms({ ...REQUEST, ...over })).toMatchObject(refused(reason, message));
  });

  it('refuse in the order of the reference: method, amount, flow, recurrence', () => {
    const wrong = { ...REQUEST, tool: WALLET, cost: rub(1), flowType: 'hold', recurrent: true } as const;
    const messages = [
      wrong,
      { ...wrong, tool: VISA },
      { ...wrong, tool: VISA, cost: rub(10) },
      { ...wrong, tool: VISA, cost: rub(10), flowType: 'instant' as const },
    ].map((request) => checkPaymentTerms(request)?.message);
    expect(messages).toEqual([
      'Invalid payment method',
      'Invalid amount, less than allowed minumum',
      'Holds are not available',
      'Recurrent payments are not permitted',
    ]);
  });

  it('name no field: the request is well formed, the terms forbid it', () => {
    expect(checkPaymentTerms({ ...REQUEST, tool: WALLET })).not.toHaveProperty('violations');
  });

  it('depend on the bank, as its conditions say', () => {
    const cashLimit: Selector<AmountRange> = {
      decisions: [
        {
          when: when(({ payment_tool }) => {
            const bank = payment_tool?.['bank_name'];
            if (typeof bank !== 'string') return 'undecided';
            return bank.startsWith('TEST') ? 'true' : 'false';
          }),
          value: range(10, 1000),
        },
        { when: when('true'), value: range(10, 10_000) },
      ],
    };
    const check = (bank: string, amount: number) =>
      checkPaymentTerms({
        ...REQUEST,
        terms: termsWith({ cashLimit }),
        cost: rub(amount),
        variables: { ...VARIABLES, payment_tool: { bank_name: bank } },
      })?.message;
    expect(check('TEST BANK', 1000)).toBeUndefined();
    expect(check('TEST BANK', 1001)).toBe('Invalid amount, more than allowed maximum');
    expect(check('TESTBANK', 1001)).toBe('Invalid amount, more than allowed maximum');
    expect(check('OTHER', 10_000)).toBeUndefined();
  });

  it.each<[Partial<PaymentRequest>, string]>([
    [{ terms: termsWith({ currencies: UNREDUCED }) }, 'merchant payment currencies does not reduce to a value'],
    [{ terms: termsWith({ categories: UNREDUCED }) }, 'merchant payment categories does not reduce to a value'],
    [{ terms: termsWith({ methods: UNREDUCED }) }, 'merchant payment methods does not reduce to a value'],
    [{ terms: termsWith({ cashLimit: UNREDUCED }) }, 'merchant cash limit does not reduce to a value'],
    [
      { terms: termsWith({ cashLimit: constant(range(1, 2, 'USD')) }) },
      'merchant cash limit is in USD, the payment in RUB',
    ],
    [
      { flowType: 'hold', terms: termsWith({ holds: { ...HOLDS, methods: UNREDUCED } }) },
      'merchant hold methods does not reduce to a value',
    ],
    [
      { recurrent: true, terms: termsWith({}, { recurrent: { methods: UNREDUCED } }) },
      'merchant recurrent methods does not reduce to a value',
    ],
  ])('are misconfigured when they cannot be evaluated', (over, message) => {
    expect(() => checkPaymentTerms({ ...REQUEST, ...over })).toThrow(new Misconfigured(message));
  });
});

describe('an amount range', () => {
  const open = {
    currency: 'RUB',
    lower: { amountMinor: 10n, inclusive: false },
    upper: { amountMinor: 20n, inclusive: false },
  };

  it.each([
    [range(10, 20), rub(9), 'below'],
    [range(10, 20), rub(10), 'inside'],
    [range(10, 20), rub(20), 'inside'],
    [range(10, 20), rub(21), 'above'],
    [open, rub(10), 'below'],
    [open, rub(11), 'inside'],
    [open, rub(19), 'inside'],
    [open, rub(20), 'above'],
    [range(10, 20), usd(15), 'other_currency'],
  ] as const)('knows its ends', (limits, value, position) => {
    expect(rangePosition(limits, value)).toBe(position);
    expect(inRange(limits, value)).toBe(position === 'inside');
  });
});

describe('the lifetime of a hold', () => {
  it('is what the terms say for this payment', () => {
    const lifetimeMs: Selector<number> = {
      decisions: [
        {
          when: when(({ payment_method }) => (payment_method === 'card/mastercard' ? 'true' : 'false')),
          value: 120_000,
        },
        { when: when('true'), value: 3000 },
      ],
    };
    const terms = termsWith({ holds: { ...HOLDS, lifetimeMs } });
    expect(holdLifetimeMs(terms, VARIABLES)).toBe(3000);
    expect(holdLifetimeMs(terms, { ...VARIABLES, payment_method: 'card/mastercard' })).toBe(120_000);
  });

  it('is a fault of terms that have no holds, or no value', () => {
    expect(() => holdLifetimeMs(MERCHANT_TERMS, VARIABLES)).toThrow(
      new Misconfigured('merchant hold terms: undefined'),
    );
    expect(() => holdLifetimeMs({}, VARIABLES)).toThrow(new Misconfigured('merchant hold terms: undefined'));
    expect(() => holdLifetimeMs(termsWith({ holds: { ...HOLDS, lifetimeMs: UNREDUCED } }), VARIABLES)).toThrow(
      new Misconfigured('merchant hold lifetime does not reduce to a value'),
    );
  });
});

describe('the attempt limit', () => {
  it.each<[string, MerchantTerms, number]>([
    ['what the terms say', termsWith({ attemptLimit: constant(3) }), 3],
    ['one where they do not say', MERCHANT_TERMS, 1],
    ['one where they cannot say', termsWith({ attemptLimit: UNREDUCED }), 1],
    ['one without payment terms', {}, 1],
  ])('is %s', (_, terms, limit) => {
    expect(attemptLimit(terms, VARIABLES)).toBe(limit);
  });
});

describe('the cost of an invoice', () => {
  const variables = (cost: typeof REQUEST.cost): Variables =>
    invoiceVariables({ partyId: 'party', shop: shopOf(), cost });
  const check = (cost: typeof REQUEST.cost, cashLimit?: Selector<AmountRange>) =>
    checkInvoiceCost(shopOf(cashLimit === undefined ? {} : { terms: termsWith({ cashLimit }) }), cost, variables(cost));

  it('is accepted within the limits of the shop', () => {
    expect(check(rub(42_000))).toBeUndefined();
    expect(check(rub(10))).toBeUndefined();
  });

  it.each([
    [rub(-10_000), 'cost.amount_minor', 'Invalid amount'],
    [rub(0), 'cost.amount_minor', 'Invalid amount'],
    [usd(42_000), 'cost.currency', 'Invalid currency'],
    [usd(-1), 'cost.amount_minor', 'Invalid amount'],
  ])('names the field at fault', (cost, field, description) => {
    expect(check(cost)).toMatchObject({
      reason: 'INVALID_REQUEST',
      message: description,
      violations: [{ field, description }],
    });
  });

  it.each([rub(5), rub(42_000_000_000)])('that nobody could pay is refused as unpayable', (cost) => {
    expect(check(cost)).toMatchObject({ reason: 'INVOICE_TERMS_VIOLATED', metadata: { reason: 'invoice_unpayable' } });
  });

  it('may fit any limit that a payment tool could still bring', () => {
    const byTool: Selector<AmountRange> = {
      decisions: [
        { when: when('false'), value: range(1, 1) },
        { when: when('undecided'), value: range(1000, 2000) },
        { when: when('true'), value: range(10, 20) },
        { when: when('true'), value: range(5, 5) },
      ],
    };
    expect(check(rub(1500), byTool)).toBeUndefined();
    expect(check(rub(15), byTool)).toBeUndefined();
    expect(check(rub(5), byTool)).toMatchObject({ reason: 'INVOICE_TERMS_VIOLATED' });
    expect(check(rub(1), byTool)).toMatchObject({ reason: 'INVOICE_TERMS_VIOLATED' });
  });

  it('is unpayable in a shop whose terms have no payments', () => {
    expect(checkInvoiceCost(shopOf({ terms: {} }), rub(100), variables(rub(100)))).toMatchObject({
      reason: 'INVOICE_TERMS_VIOLATED',
    });
  });
});
