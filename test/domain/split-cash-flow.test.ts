import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate } from '../../src/domain/allocation/allocate.ts';
import type { Allocation } from '../../src/domain/allocation/allocation.ts';
import type { Posting } from '../../src/domain/cashflow/cash-flow.ts';
import { paymentCashFlow, refundCashFlow } from '../../src/domain/cashflow/payment-cash-flow.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, MerchantTerms, Party, Shop } from '../../src/domain/configuration.ts';
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
  VARIABLES,
  when,
} from './world.ts';

const FEE = posting('merchant.settlement', 'system.settlement', share(1, 10), 'a tenth');
const feeTerms: MerchantTerms = { payments: { ...MERCHANT_TERMS.payments, fees: constant([FEE]) } };

/** A marketplace and two sellers, one of which pays a tenth instead of 4.5 %. */
const PAYING = shopOf();
const SELLER = shopOf({ id: 'seller', accounts: { settlement: 'seller', guarantee: 'seller-guarantee' } });
const DEAR = shopOf({
  id: 'dear',
  category: 'dear',
  accounts: { settlement: 'dear', guarantee: 'dear-guarantee' },
  terms: feeTerms,
});

function world(shops: readonly Shop[] = [PAYING, SELLER, DEAR], terms = PROVISION): Configuration {
  const party: Party = {
    id: 'party',
    name: 'Party',
    blocked: false,
    suspended: false,
    shops: new Map(shops.map((shop) => [shop.id, shop])),
  };
  const configuration = configurationOf({ providers: [providerOf('bank', { terms: { payments: terms } })] });
  return { ...configuration, parties: new Map([['party', party]]) };
}

function splitOf(shares: Readonly<Record<string, number>>): Allocation {
  const total = Object.values(shares).reduce((sum, amount) => sum + amount, 0);
  const prototype = Object.entries(shares).map(([shopId, amount]) => ({
    target: { partyId: 'party', shopId },
    body: { type: 'amount', amount: rub(amount) } as const,
  }));
  const result = allocate(prototype, { partyId: 'party', shopId: 'shop' }, rub(total));
  if (!result.ok) throw new Error(result.message);
  return result.allocation;
}

const input = (configuration: Configuration, allocation?: Allocation) => ({
  configuration,
  shop: PAYING,
  shopTerms: PAYING.terms,
  route: { providerId: 'bank', terminalId: 't1' },
  variables: VARIABLES,
  ...(allocation === undefined ? {} : { allocation }),
});

const moves = (postings: readonly Posting[]) =>
  postings.map(
    ({ source, destination, volume }) => `${source.accountId} ${destination.accountId} ${volume.amountMinor}`,
  );

const between = (postings: readonly Posting[], from: string, to: string) =>
  postings
    .filter(({ source, destination }) => source.role === from && destination.role === to)
    .reduce((sum, { volume }) => sum + volume.amountMinor, 0n);

describe('the cash flow of a split payment', () => {
  it('gives each shop its share, by its own terms, and the provider its fee once', () => {
    const split = splitOf({ seller: 3_000, dear: 2_000, shop: 5_000 });
    expect(moves(paymentCashFlow({ ...input(world(), split), cost: rub(10_000) }))).toEqual([
      'seller system 135',
      'dear system 200',
      'merchant system 225',
      'bank seller 3000',
      'bank dear 2000',
      'bank merchant 5000',
      'system bank 210',
    ]);
  });

  it('is that of the whole when nothing is split', () => {
    expect(moves(paymentCashFlow({ ...input(world()), cost: rub(10_000) }))).toEqual([
      'merchant system 450',
      'bank merchant 10000',
      'system bank 210',
    ]);
    expect(paymentCashFlow({ ...input(world(), []), cost: rub(10_000) })).toEqual(
      paymentCashFlow({ ...input(world()), cost: rub(10_000) }),
    );
  });

  it('shows the terms of a shop that shop and its amount, not those of the payment', () => {
    const byShop = {
      decisions: [
        {
          when: when(({ shop, category, amount }) =>
            shop === 'dear' && category === 'dear' && amount === 2_000n ? 'true' : 'false',
          ),
          value: [FEE],
        },
        { when: when('true'), value: [] },
      ],
    };
    const terms: MerchantTerms = { payments: { ...MERCHANT_TERMS.payments, fees: byShop } };
    const shops = [PAYING, SELLER, DEAR].map((shop) => ({ ...shop, terms }));
    const postings = paymentCashFlow({
      ...input(world(shops), splitOf({ seller: 8_000, dear: 2_000 })),
      cost: rub(10_000),
    });
    expect(moves(postings).filter((move) => move.endsWith('system 200'))).toEqual(['dear system 200']);
    expect(between(postings, 'merchant.settlement', 'system.settlement')).toBe(200n);
  });

  it('follows the amount in proportion when the provider took another one', () => {
    const postings = paymentCashFlow({ ...input(world(), splitOf({ seller: 1, dear: 2 })), cost: rub(100) });
    expect(moves(postings).filter((move) => move.startsWith('bank'))).toEqual(['bank seller 33', 'bank dear 67']);
  });

  it('spreads what a provider keeps in one amount, and loses no unit of it', () => {
    const flat = {
      ...PROVISION,
      cashFlow: constant([
        posting('provider.settlement', 'merchant.settlement', share(1, 1)),
        posting('merchant.settlement', 'provider.settlement', fixed(rub(100))),
      ]),
    };
    const postings = paymentCashFlow({
      ...input(world(undefined, flat), splitOf({ seller: 1_000, dear: 1_000, shop: 1_000 })),
      cost: rub(3_000),
    });
    expect(moves(postings).filter((move) => move.includes(' bank '))).toEqual([
      'seller bank 33',
      'dear bank 34',
      'merchant bank 33',
    ]);
  });

  it('names the shop that is not there any more', () => {
    const cost = rub(100);
    expect(() => paymentCashFlow({ ...input(world([PAYING]), splitOf({ seller: 100 })), cost })).toThrow(
      'there is no shop party/seller',
    );
  });

  it('moves to the merchants what the unsplit payment would, however it is split', () => {
    const amounts = fc.tuple(...[1, 2, 3].map(() => fc.integer({ min: 1, max: 1_000_000 })));
    const shares = fc.record({ p: fc.integer({ min: 1, max: 999 }), half: fc.boolean() });
    fc.assert(
      fc.property(amounts, shares, ([seller = 1, dear = 1, shop = 1], { p, half }) => {
        const volume = share(p, 1_000, 'operation_amount', half ? 'half_towards_zero' : 'half_away_from_zero');
        const terms = {
          ...PROVISION,
          cashFlow: constant([posting('provider.settlement', 'merchant.settlement', volume)]),
        };
        const cost: Money = rub(seller + dear + shop);
        const configuration = world(undefined, terms);
        const split = paymentCashFlow({ ...input(configuration, splitOf({ seller, dear, shop })), cost });
        const whole = paymentCashFlow({ ...input(configuration), cost });
        const of = (postings: readonly Posting[]) => between(postings, 'provider.settlement', 'merchant.settlement');
        expect(of(split)).toBe(of(whole));
        expect(split.every(({ volume: { amountMinor } }) => amountMinor >= 0n)).toBe(true);
      }),
    );
  });
});

describe('the cash flow of a refund of a split payment', () => {
  const refunds = {
    methods: constant([]),
    fees: constant([posting('merchant.settlement', 'system.settlement', fixed(rub(10)))]),
  };
  const terms: MerchantTerms = { payments: { ...MERCHANT_TERMS.payments, refunds } };
  const provision = {
    ...PROVISION,
    refunds: { cashFlow: constant([posting('merchant.settlement', 'provider.settlement', share(1, 1))]) },
  };

  it('takes from each shop its share, and the fee of its own terms', () => {
    const shops = [PAYING, SELLER, DEAR].map((shop) => ({ ...shop, terms }));
    const split = splitOf({ seller: 300, dear: 100 });
    expect(moves(refundCashFlow({ ...input(world(shops, provision), split), amount: rub(400) }))).toEqual([
      'seller system 10',
      'dear system 10',
      'seller bank 300',
      'dear bank 100',
    ]);
  });

  it('is the fault of the document when a shop has no refund terms', () => {
    const shops = [{ ...PAYING, terms }, SELLER];
    expect(() => refundCashFlow({ ...input(world(shops, provision), splitOf({ seller: 1 })), amount: rub(1) })).toThrow(
      'merchant refund fees: undefined',
    );
  });
});
