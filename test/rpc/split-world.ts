import { constant } from '../../src/domain/condition.ts';
import type { Configuration, MerchantTerms, Shop } from '../../src/domain/configuration.ts';
import type { AllocationPrototype } from '../../src/generated/turnpike/v1/AllocationPrototype.ts';
import type { AllocationShare } from '../../src/generated/turnpike/v1/AllocationShare.ts';
import { MERCHANT_REFUNDS, PROVIDER_REFUNDS } from '../domain/refund-world.ts';
import { MERCHANT_TERMS, PROVISION, posting, providerOf, share, shopOf } from '../domain/world.ts';
import { rpcWorld } from './rpc-node.ts';
import { rubles } from './template-requests.ts';

/** Fees go from the system to the shops here, so that each shop can always give back what it got. */
const TERMS: MerchantTerms = {
  payments: {
    ...MERCHANT_TERMS.payments,
    fees: constant([posting('system.settlement', 'merchant.settlement', share(1, 10), 'bonus')]),
    holds: {
      methods: constant(['card/visa']),
      lifetimeMs: constant(3_600_000),
      partialCaptureAllowed: true,
    },
    refunds: { ...MERCHANT_REFUNDS, fees: constant([]) },
  },
};

const HALF = constant([posting('merchant.settlement', 'system.settlement', share(1, 2), 'half')]);

function shop(id: string, overrides: Partial<Shop> = {}): readonly [string, Shop] {
  return [id, shopOf({ id, accounts: { settlement: id, guarantee: `${id}-guarantee` }, terms: TERMS, ...overrides })];
}

/** A marketplace and its sellers; some of them cannot be paid. */
export function marketplace(closed: readonly string[] = []): Configuration {
  const world = rpcWorld();
  const party = world.parties.get('party');
  const main = world.institutions.get('main');
  if (party === undefined || main === undefined) throw new Error('the world has its party');
  const shops = new Map([
    shop('shop'),
    shop('seller', { suspended: closed.includes('seller') }),
    shop('dear', { terms: { payments: { ...TERMS.payments, fees: constant([]) } } as MerchantTerms }),
    shop('poor', { terms: { payments: { ...TERMS.payments, fees: HALF } } as MerchantTerms }),
    shop('blocked', { blocked: true }),
    shop('euro', { currency: 'EUR' }),
    shop('abroad', { institutionId: 'abroad' }),
    shop('termless', { terms: {} }),
  ]);
  const holds = { lifetimeMs: constant(3_600_000), partialCaptureAllowed: true };
  const provision = { ...PROVISION, holds, refunds: PROVIDER_REFUNDS };
  return {
    ...world,
    parties: new Map([...world.parties, ['party', { ...party, shops }]]),
    institutions: new Map([...world.institutions, ['abroad', { ...main, id: 'abroad' }]]),
    providers: new Map([['bank', providerOf('bank', { terms: { payments: provision } })]]),
  };
}
export const target = (shopId: string) => ({ partyId: 'party', shopId });
export const amountFor = (shopId: string, amount: number): AllocationShare => ({
  target: target(shopId),
  amount: rubles(amount),
});
export const totalFor = (shopId: string, total: number, fee: number): AllocationShare => ({
  target: target(shopId),
  total: { total: rubles(total), fixed: rubles(fee) },
});
export const shareFor = (shopId: string, total: number, numerator: number, denominator: number): AllocationShare => ({
  target: target(shopId),
  total: { total: rubles(total), share: { numerator: BigInt(numerator), denominator: BigInt(denominator) } },
});
export const split = (...shares: readonly AllocationShare[]): AllocationPrototype => ({ shares: [...shares] });

/** 90.00 RUB: 30 to one seller, 30 less 10 to another, the rest and the fee to the marketplace. */
export const SPLIT = split(amountFor('seller', 3_000), totalFor('dear', 6_000, 1_000));
export const COST = rubles(9_000);
