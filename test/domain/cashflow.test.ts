import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountsFor, institutionOf } from '../../src/domain/cashflow/accounts.ts';
import type { AccountMap, Rounding, Volume } from '../../src/domain/cashflow/cash-flow.ts';
import { computePostings, computeVolume, revertPostings } from '../../src/domain/cashflow/compute.ts';
import { chargebackCashFlow, paymentCashFlow, refundCashFlow } from '../../src/domain/cashflow/payment-cash-flow.ts';
import { constant, Misconfigured, type Selector } from '../../src/domain/condition.ts';
import type { Configuration, MerchantTerms } from '../../src/domain/configuration.ts';
import type { Money } from '../../src/domain/money.ts';
import {
  configurationOf,
  fixed,
  MERCHANT_TERMS,
  PROVISION,
  posting,
  providerOf,
  rub,
  share,
  shopOf,
  terminalOf,
  usd,
  VARIABLES,
  when,
} from './world.ts';

const ACCOUNTS: AccountMap = {
  'merchant.settlement': 'merchant',
  'merchant.guarantee': 'guarantee',
  'provider.settlement': 'bank',
  'system.settlement': 'system',
};

const UNREDUCED: Selector<never> = { decisions: [] };

/** Who moved how much: `source destination amount`, in order. */
function moves(postings: ReturnType<typeof computePostings>): readonly string[] {
  return postings.map(
    ({ source, destination, volume }) => `${source.accountId} ${destination.accountId} ${volume.amountMinor}`,
  );
}

function product(operator: 'min_of' | 'max_of' | 'sum_of', ...volumes: readonly Volume[]): Volume {
  return { type: 'product', operator, volumes };
}

describe('a volume', () => {
  it.each<[string, Volume, bigint]>([
    ['1/200000 of 100000 with half towards zero', share(1, 200_000, 'operation_amount', 'half_towards_zero'), 0n],
    ['1/200000 of 100000 with half away from zero', share(1, 200_000, 'operation_amount', 'half_away_from_zero'), 1n],
    ['a third', share(1, 3), 33_333n],
    ['two thirds', share(2, 3), 66_667n],
    ['two thirds with half towards zero', share(2, 3, 'operation_amount', 'half_towards_zero'), 66_667n],
    ['the whole', share(1, 1), 100_000n],
    ['nothing', share(0, 1), 0n],
    ['4.5 %', share(45, 1000), 4500n],
    ['a share of the surplus', share(1, 2, 'surplus'), 2000n],
    ['a fixed amount', fixed(rub(500)), 500n],
    ['the smaller of two', product('min_of', fixed(rub(500)), share(1, 1000)), 100n],
    ['the larger of two', product('max_of', fixed(rub(500)), share(1, 1000)), 500n],
    ['the larger of two, the other way round', product('max_of', share(1, 1000), fixed(rub(500))), 500n],
    ['the smaller of two, the other way round', product('min_of', share(1, 1000), fixed(rub(500))), 100n],
    ['the sum', product('sum_of', fixed(rub(500)), share(1, 1000), fixed(rub(1))), 601n],
    ['one of a kind', product('min_of', fixed(rub(7))), 7n],
    ['products of products', product('max_of', product('sum_of', fixed(rub(1)), fixed(rub(2))), fixed(rub(2))), 3n],
  ])('is computed exactly: %s', (_, volume, expected) => {
    expect(computeVolume(volume, { operation_amount: rub(100_000), surplus: rub(4000) })).toEqual(rub(expected));
  });

  it('may be in the currency of its own fixed amount', () => {
    expect(computeVolume(fixed(usd(5)), { operation_amount: rub(1) })).toEqual(usd(5));
  });

  it.each<[string, Volume, string]>([
    [
      'a base that the operation lacks',
      share(1, 2, 'surplus'),
      'a share of surplus, which this operation does not have',
    ],
    ['a zero denominator', share(1, 0), 'a share over 0'],
    ['a negative denominator', share(1, -2), 'a share over -2'],
    ['an empty set', product('max_of'), 'max_of of nothing'],
    ['mixed currencies', product('sum_of', fixed(rub(1)), fixed(usd(1))), 'sum_of of RUB and USD'],
  ])('is the fault of the document with %s', (_, volume, message) => {
    expect(() => computeVolume(volume, { operation_amount: rub(100_000) })).toThrow(new Misconfigured(message));
  });

  const amounts = fc.bigInt(-(10n ** 15n), 10n ** 15n);
  const denominators = fc.bigInt(1n, 10n ** 9n);
  const roundings = fc.constantFrom<Rounding>('half_away_from_zero', 'half_towards_zero');

  it('is rounded symmetrically around zero', () => {
    fc.assert(
      fc.property(amounts, amounts, denominators, roundings, (amount, numerator, denominator, rounding) => {
        const volume = share(numerator, denominator, 'operation_amount', rounding);
        const positive = computeVolume(volume, { operation_amount: rub(amount) }).amountMinor;
        const negative = computeVolume(volume, { operation_amount: rub(-amount) }).amountMinor;
        expect(negative).toBe(-positive);
      }),
    );
  });

  it('is never further from the exact quotient than a half, and the two roundings differ on exact halves alone', () => {
    fc.assert(
      fc.property(amounts, amounts, denominators, (amount, numerator, denominator) => {
        const of = (rounding: Rounding) =>
          computeVolume(share(numerator, denominator, 'operation_amount', rounding), { operation_amount: rub(amount) })
            .amountMinor;
        const away = of('half_away_from_zero');
        const towards = of('half_towards_zero');
        const exact = amount * numerator;
        const distance = (rounded: bigint) => {
          const twice = 2n * (rounded * denominator - exact);
          return twice < 0n ? -twice : twice;
        };
        expect(distance(away) <= denominator).toBe(true);
        expect(distance(towards) <= denominator).toBe(true);
        expect(away !== towards).toBe(distance(away) === denominator);
        if (away !== towards) expect(away * away > towards * towards).toBe(true);
      }),
    );
  });
});

describe('postings', () => {
  it('take 4.5 % of a payment of 42000 as the fee of 1890', () => {
    const templates = [posting('merchant.settlement', 'system.settlement', share(45, 1000))];
    expect(moves(computePostings(templates, ACCOUNTS, { operation_amount: rub(42_000) }))).toEqual([
      'merchant system 1890',
    ]);
  });

  it('carry the roles, the accounts and the details of their template', () => {
    const templates = [
      posting('merchant.settlement', 'system.settlement', fixed(rub(3)), 'fee'),
      posting('system.settlement', 'merchant.guarantee', fixed(rub(0))),
    ];
    expect(computePostings(templates, ACCOUNTS, { operation_amount: rub(100) })).toEqual([
      {
        source: { role: 'merchant.settlement', accountId: 'merchant' },
        destination: { role: 'system.settlement', accountId: 'system' },
        volume: rub(3),
        details: 'fee',
      },
      {
        source: { role: 'system.settlement', accountId: 'system' },
        destination: { role: 'merchant.guarantee', accountId: 'guarantee' },
        volume: rub(0),
      },
    ]);
  });

  it.each([
    [
      'a source account that is not there',
      posting('external.income', 'system.settlement', fixed(rub(1))),
      'posting external.income -> system.settlement needs the account external.income, which is not configured',
    ],
    [
      'a destination account that is not there',
      posting('system.settlement', 'external.outcome', fixed(rub(1))),
      'posting system.settlement -> external.outcome needs the account external.outcome, which is not configured',
    ],
    [
      'another currency than the operation',
      posting('system.settlement', 'merchant.settlement', fixed(usd(1))),
      'posting system.settlement -> merchant.settlement is in USD, the operation in RUB',
    ],
    [
      'a negative amount',
      posting('system.settlement', 'merchant.settlement', share(-1, 2)),
      'posting system.settlement -> merchant.settlement is negative',
    ],
    [
      'one account on both sides',
      posting('system.settlement', 'system.settlement', fixed(rub(1))),
      'posting system.settlement -> system.settlement stays within one account',
    ],
  ])('are refused with %s', (_, template, message) => {
    expect(() => computePostings([template], ACCOUNTS, { operation_amount: rub(100) })).toThrow(
      new Misconfigured(message),
    );
  });

  it('are refused when the levy is in another currency than they are', () => {
    const templates = [posting('system.settlement', 'merchant.settlement', fixed(rub(1)))];
    expect(() => computePostings(templates, ACCOUNTS, { operation_amount: rub(1), surplus: usd(1) })).toThrow(
      'is in RUB, the operation in USD',
    );
  });

  it('turn around whole when they are reverted, with details that say so', () => {
    const templates = [
      posting('merchant.settlement', 'system.settlement', fixed(rub(3)), 'fee'),
      posting('provider.settlement', 'merchant.settlement', fixed(rub(100))),
    ];
    const postings = computePostings(templates, ACCOUNTS, { operation_amount: rub(100) });
    const reverted = revertPostings(postings);
    expect(moves(reverted)).toEqual(['system merchant 3', 'merchant bank 100']);
    expect(reverted.map(({ details }) => details)).toEqual(["Revert 'fee'", undefined]);
    expect(reverted[1]).not.toHaveProperty('details');
    expect(reverted[0]?.source.role).toBe('system.settlement');
  });

  it('balance to zero over all accounts, and to nothing together with their reversal', () => {
    const roles = fc.constantFrom(
      'merchant.settlement' as const,
      'merchant.guarantee' as const,
      'provider.settlement' as const,
      'system.settlement' as const,
    );
    const volumes = fc.oneof(
      fc.bigInt(0n, 10n ** 13n).map((amount) => fixed(rub(amount))),
      fc
        .tuple(fc.bigInt(0n, 1000n), fc.bigInt(1n, 1000n))
        .map(([numerator, denominator]) => share(numerator, denominator)),
    );
    const templates = fc.array(
      fc
        .tuple(roles, roles, volumes)
        .filter(([source, destination]) => source !== destination)
        .map(([source, destination, volume]) => posting(source, destination, volume)),
    );
    fc.assert(
      fc.property(templates, fc.bigInt(0n, 10n ** 13n), (list, amount) => {
        const postings = computePostings(list, ACCOUNTS, { operation_amount: rub(amount) });
        const nets = netsOf(postings);
        expect([...nets.values()].reduce((sum, net) => sum + net, 0n)).toBe(0n);
        expect([...netsOf([...postings, ...revertPostings(postings)]).values()].every((net) => net === 0n)).toBe(true);
      }),
    );
  });
});

function netsOf(postings: ReturnType<typeof computePostings>): ReadonlyMap<string, bigint> {
  const nets = new Map<string, bigint>();
  const add = (account: string, amount: bigint) => nets.set(account, (nets.get(account) ?? 0n) + amount);
  for (const { source, destination, volume } of postings) {
    add(source.accountId, -volume.amountMinor);
    add(destination.accountId, volume.amountMinor);
  }
  return nets;
}

describe('the accounts of an operation', () => {
  const bank = providerOf('bank');

  it('are those of the shop, the provider and the institution in its currency', () => {
    expect(accountsFor(configurationOf(), shopOf(), bank, 'RUB', VARIABLES)).toEqual(ACCOUNTS);
  });

  it('include subagent and external ones where they are configured', () => {
    const configuration = configurationOf({
      institution: { systemAccounts: constant(new Map([['RUB', { settlement: 'system', subagent: 'agent' }]])) },
      externalAccounts: constant(new Map([['RUB', { income: 'in', outcome: 'out' }]])),
    });
    expect(accountsFor(configuration, shopOf(), bank, 'RUB', VARIABLES)).toEqual({
      ...ACCOUNTS,
      'system.subagent': 'agent',
      'external.income': 'in',
      'external.outcome': 'out',
    });
  });

  it('use the external account set selected for the party', () => {
    const configuration = configurationOf({
      externalAccounts: {
        decisions: [
          {
            when: when(({ party }) => (party === 'other' ? 'true' : 'false')),
            value: new Map([['RUB', { outcome: 'theirs' }]]),
          },
          { when: when('true'), value: new Map([['RUB', { outcome: 'ours' }]]) },
        ],
      },
    });
    expect(accountsFor(configuration, shopOf(), bank, 'RUB', VARIABLES)).toEqual({
      ...ACCOUNTS,
      'external.outcome': 'ours',
    });
  });

  it.each<[string, Configuration['externalAccounts']]>([
    ['do not reduce', UNREDUCED],
    ['have another currency', constant(new Map([['USD', { income: 'in' }]]))],
  ])('leave external accounts out when they %s', (_, externalAccounts) => {
    expect(accountsFor(configurationOf({ externalAccounts }), shopOf(), bank, 'RUB', VARIABLES)).toEqual(ACCOUNTS);
  });

  it.each([
    ['the shop', shopOf({ currency: 'USD' }), bank, configurationOf(), 'shop shop has no account in RUB'],
    [
      'the provider',
      shopOf(),
      providerOf('bank', { accounts: new Map() }),
      configurationOf(),
      'provider bank has no account in RUB',
    ],
    [
      'the institution',
      shopOf(),
      bank,
      configurationOf({ institution: { systemAccounts: constant(new Map()) } }),
      'institution main has no system account in RUB',
    ],
    [
      'the institution, undecided',
      shopOf(),
      bank,
      configurationOf({ institution: { systemAccounts: UNREDUCED } }),
      'system accounts of main does not reduce to a value',
    ],
    [
      'no institution',
      shopOf({ institutionId: 'none' }),
      bank,
      configurationOf(),
      'shop shop names the institution none, which is not configured',
    ],
  ])('must be there: %s', (_, shop, provider, configuration, message) => {
    expect(() => accountsFor(configuration, shop, provider, 'RUB', VARIABLES)).toThrow(new Misconfigured(message));
  });

  it('are found through the institution that the shop names', () => {
    expect(institutionOf(configurationOf(), shopOf()).id).toBe('main');
  });
});

describe('the cash flow', () => {
  const shopTerms = {
    payments: {
      ...MERCHANT_TERMS.payments,
      refunds: {
        methods: constant(['card/visa']),
        fees: constant([posting('merchant.settlement', 'system.settlement', fixed(rub(100)))]),
      },
      chargebacks: {
        allow: when('true'),
        fees: constant([posting('merchant.settlement', 'system.settlement', share(1, 1, 'surplus'))]),
      },
    },
  } satisfies MerchantTerms;
  const provision = {
    ...PROVISION,
    refunds: { cashFlow: constant([posting('merchant.settlement', 'provider.settlement', share(1, 1))]) },
    chargebacks: {
      cashFlow: constant([posting('merchant.settlement', 'provider.settlement', share(1, 1))]),
      fees: constant([
        posting('system.settlement', 'provider.settlement', product('max_of', fixed(rub(50)), share(1, 1000))),
      ]),
    },
  };
  const route = { providerId: 'bank', terminalId: 't1' };
  const input = {
    configuration: configurationOf({ providers: [providerOf('bank', { terms: { payments: provision } })] }),
    shop: shopOf(),
    route,
    variables: VARIABLES,
    shopTerms,
  };

  it('of a payment is the merchant fees, then the provider cash flow', () => {
    const postings = paymentCashFlow({ ...input, cost: rub(100_000) });
    expect(moves(postings)).toEqual(['merchant system 4500', 'bank merchant 100000', 'system bank 2100']);
    expect(Object.fromEntries(netsOf(postings))).toEqual({ merchant: 95_500n, system: 2400n, bank: -97_900n });
  });

  it('of a payment takes the terminal cash flow where the terminal has its own', () => {
    const cashFlow = constant([posting('provider.settlement', 'merchant.settlement', share(1, 1))]);
    const configuration = configurationOf({
      terminals: [terminalOf('t1', 'bank', { terms: { payments: { cashFlow } } })],
    });
    expect(moves(paymentCashFlow({ ...input, configuration, cost: rub(100) }))).toEqual([
      'merchant system 5',
      'bank merchant 100',
    ]);
  });

  it('of a refund has templates of its own', () => {
    expect(moves(refundCashFlow({ ...input, amount: rub(1000) }))).toEqual([
      'merchant system 100',
      'merchant bank 1000',
    ]);
  });

  it('of a chargeback takes the levy from the merchant, and the provider fee of the body', () => {
    const chargeback = { ...input, body: rub(42_000), levy: rub(4000), rejected: false };
    expect(moves(chargebackCashFlow(chargeback))).toEqual([
      'merchant system 4000',
      'merchant bank 42000',
      'system bank 50',
    ]);
    expect(moves(chargebackCashFlow({ ...chargeback, body: rub(100_000) }))).toContain('system bank 100');
  });

  it('of a rejected chargeback gives the body back to nobody, and keeps levy and fee', () => {
    const postings = chargebackCashFlow({ ...input, body: rub(100_000), levy: rub(4000), rejected: true });
    expect(moves(postings)).toEqual(['merchant system 4000', 'merchant bank 0', 'system bank 100']);
  });

  it('of a chargeback has no provider fee where none is configured', () => {
    const { fees: _, ...chargebacks } = provision.chargebacks;
    const configuration = configurationOf({
      providers: [providerOf('bank', { terms: { payments: { ...provision, chargebacks } } })],
    });
    const postings = chargebackCashFlow({ ...input, configuration, body: rub(1000), levy: rub(0), rejected: false });
    expect(moves(postings)).toEqual(['merchant system 0', 'merchant bank 1000']);
  });

  const bare = configurationOf();
  const { cashFlow: _, ...withoutCashFlow } = PROVISION;
  const { terms: __, ...termless } = providerOf('bank');
  const withoutTerms = configurationOf({ providers: [{ ...providerOf('bank'), terms: {} }] });
  const payment = (over: Partial<typeof input> & { readonly cost?: Money }) => () =>
    paymentCashFlow({ ...input, cost: rub(1), ...over });
  const refund = (over: object) => () => refundCashFlow({ ...input, amount: rub(1), ...over });
  const chargeback = (over: object) => () =>
    chargebackCashFlow({ ...input, body: rub(1), levy: rub(0), rejected: false, ...over });

  it.each<[string, () => unknown]>([
    ['shop shop has no payment terms', payment({ shopTerms: {} as typeof shopTerms })],
    ['terminal t1 has no payment terms', payment({ configuration: withoutTerms })],
    ['terminal t1 has no payment terms', payment({ configuration: configurationOf({ providers: [termless] }) })],
    ['provider nobody is not configured', payment({ route: { providerId: 'nobody', terminalId: 't1' } })],
    ['terminal nothing is not configured', payment({ route: { providerId: 'bank', terminalId: 'nothing' } })],
    ['shop shop has no account in USD', payment({ cost: usd(1) })],
    [
      'provider payment cash flow: undefined',
      payment({
        configuration: configurationOf({ providers: [providerOf('bank', { terms: { payments: withoutCashFlow } })] }),
      }),
    ],
    [
      'provider payment cash flow does not reduce to a value',
      payment({
        configuration: configurationOf({
          providers: [providerOf('bank', { terms: { payments: { ...PROVISION, cashFlow: UNREDUCED } } })],
        }),
      }),
    ],
    [
      'merchant payment fees does not reduce to a value',
      payment({ shopTerms: { payments: { ...shopTerms.payments, fees: UNREDUCED as never } } }),
    ],
    ['merchant refund fees: undefined', refund({ shopTerms: MERCHANT_TERMS })],
    ['provider refund cash flow: undefined', refund({ configuration: bare })],
    ['merchant chargeback fees: undefined', chargeback({ shopTerms: MERCHANT_TERMS })],
    ['provider chargeback cash flow: undefined', chargeback({ configuration: bare })],
    [
      'provider chargeback fees does not reduce to a value',
      chargeback({
        configuration: configurationOf({
          providers: [
            providerOf('bank', {
              terms: { payments: { ...provision, chargebacks: { ...provision.chargebacks, fees: UNREDUCED } } },
            }),
          ],
        }),
      }),
    ],
  ])('is refused as misconfigured: %s', (message, compute) => {
    expect(compute).toThrow(new Misconfigured(message));
  });
});
