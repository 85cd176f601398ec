import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compileConfiguration } from '../../src/config/compile.ts';
import { formatFaults } from '../../src/config/fault.ts';
import type { Volume } from '../../src/domain/cashflow/cash-flow.ts';
import { type Reduced, reduce, type Selector, type Variables } from '../../src/domain/condition.ts';
import { type Configuration, inRange, type MerchantPaymentTerms } from '../../src/domain/configuration.ts';

/** Facts of the acceptance scenarios, read back from the document that states them. */
const configuration = load();

function load(): Configuration {
  const source = readFileSync(new URL('../kit/acceptance.yaml', import.meta.url), 'utf8');
  const compilation = compileConfiguration(source, { revision: 1 });
  if (!compilation.ok) throw new Error(formatFaults(compilation.faults, 'acceptance.yaml'));
  return compilation.configuration;
}

function terms(shopId: string): MerchantPaymentTerms {
  const payments = configuration.parties.get('party')?.shops.get(shopId)?.terms.payments;
  if (payments === undefined) throw new Error(`no terms of ${shopId}`);
  return payments;
}

function variables(
  amount: bigint,
  tool: Readonly<Record<string, string | boolean>> = { payment_system: 'visa' },
): Variables {
  const payment_tool = { type: 'bank_card', bin: '400000', ...tool };
  return {
    currency: 'RUB',
    amount,
    party: 'party',
    shop: 'default',
    category: '1',
    payment_tool,
    payment_method: `card/${tool['payment_system']}`,
  };
}

function payable(shopId: string, amount: bigint, tool?: Readonly<Record<string, string | boolean>>): boolean {
  const range = reduce(terms(shopId).cashLimit, variables(amount, tool));
  return range.ok && inRange(range.value, { amountMinor: amount, currency: 'RUB' });
}

function value<T>(reduced: Reduced<T>): T {
  if (!reduced.ok) throw new Error('unreduced');
  return reduced.value;
}

/** Volumes as decimals of the operation's amount, which the scenarios state. */
function shares<T extends { readonly volume: Volume }>(
  postings: Selector<readonly T[]> | undefined,
  seen: Variables,
): readonly (number | bigint)[] {
  if (postings === undefined) return [];
  return value(reduce(postings, seen)).map(({ volume }) => {
    if (volume.type === 'share') return Number(volume.numerator) / Number(volume.denominator);
    return volume.type === 'fixed' ? volume.money.amountMinor : -1n;
  });
}

describe('Merchant terms of the acceptance scenarios', () => {
  it.each<[string, bigint, Readonly<Record<string, string>> | undefined, boolean]>([
    ['default', 9n, undefined, false],
    ['default', 10n, undefined, true],
    ['default', 419_999_999n, undefined, true],
    ['default', 420_000_000n, undefined, false],
    ['default', 4_200_000_000n, { type: 'crypto_currency' }, true],
    ['default', 4_200_000_001n, { type: 'crypto_currency' }, false],
    ['battle-ready', 4_199_999n, undefined, true],
    ['battle-ready', 4_200_000n, undefined, false],
    ['bank-conditions', 1000n, { bank_name: 'TEST BANK' }, true],
    ['bank-conditions', 1001n, { bank_name: 'TEST BANK' }, false],
    ['bank-conditions', 1001n, { bank_name: 'TESTBANK' }, false],
    ['bank-conditions', 10_000n, { bank_name: 'SOMETHING ELSE' }, true],
    ['bank-conditions', 1001n, { bin: '424242' }, false],
    ['bank-conditions', 1001n, { bin: '400000' }, true],
  ])('%s: %d with %j is payable: %s', (shopId, amount, tool, expected) => {
    expect(payable(shopId, amount, tool)).toBe(expected);
  });

  it('leave the cash limit unreduced while the tool is not known', () => {
    expect(reduce(terms('default').cashLimit, { currency: 'RUB', amount: 42_000n }).ok).toBe(false);
  });

  it('take 4.5 %, 10 % of corporate cards, 4 % of the cheap shop', () => {
    expect(shares(terms('default').fees, variables(2000n))).toEqual([0.045]);
    expect(shares(terms('default').fees, variables(2000n, { category: 'CORPORATE CARD' }))).toEqual([0.1]);
    expect(shares(terms('cheap').fees, variables(2000n))).toEqual([0.04]);
  });

  it('hold for 10 s by default, 3 s where it is battle-ready, 120 s with Mastercard there', () => {
    const held = (shopId: string, payment_system: string) => {
      const lifetimeMs = terms(shopId).holds?.lifetimeMs;
      return lifetimeMs === undefined ? undefined : value(reduce(lifetimeMs, variables(1n, { payment_system })));
    };
    expect(held('default', 'visa')).toBe(10_000);
    expect(held('battle-ready', 'visa')).toBe(3000);
    expect(held('battle-ready', 'mastercard')).toBe(120_000);
    expect(held('cheap', 'visa')).toBeUndefined();
    expect(terms('whole-captures').holds?.partialCaptureAllowed).toBe(false);
  });

  it('refund for a fixed fee within a minute, partly within a range of its own', () => {
    const { refunds } = terms('default');
    expect(shares(refunds?.fees, variables(1n))).toEqual([100n]);
    expect(refunds?.eligibility?.decisions[0]?.value).toMatchObject({ minutes: 1, months: 0 });
    expect(refunds?.partial?.cashLimit.decisions[0]?.value).toMatchObject({
      lower: { amountMinor: 1000n },
      upper: { amountMinor: 1_000_000_000n },
    });
    expect(terms('battle-ready').refunds?.partial?.cashLimit.decisions[0]?.value).toMatchObject({
      upper: { amountMinor: 40_000n, inclusive: false },
    });
  });

  it('charge the levy of a chargeback to the merchant, where chargebacks are allowed at all', () => {
    const { chargebacks } = terms('battle-ready');
    expect(chargebacks?.allow.evaluate({})).toBe('true');
    expect(chargebacks?.fees.decisions[0]?.value).toMatchObject([
      { source: 'merchant.settlement', volume: { of: 'surplus', numerator: 1n } },
    ]);
    expect(terms('default').chargebacks).toBeUndefined();
  });

  it('limit attempts, by payment method too', () => {
    const { attemptLimit } = terms('battle-ready');
    if (attemptLimit === undefined) throw new Error('no attempt limit');
    expect(value(reduce(attemptLimit, { payment_method: 'card/visa' }))).toBe(3);
    expect(value(reduce(attemptLimit, { payment_method: 'card/jcb' }))).toBe(1);
  });

  it('may offer no payment method at all', () => {
    const shop = configuration.parties.get('deprived')?.shops.get('shop');
    expect(shop?.terms.payments?.methods.decisions[0]?.value).toEqual([]);
  });
});

describe('Providers of the acceptance scenarios', () => {
  const provider = (id: string) => configuration.providers.get(id)?.terms?.payments;

  it('cost 2.1 %, 1.8 % for crypto, 2 % for wallets, and 1.6 % at the second one', () => {
    expect(shares(provider('default')?.cashFlow, variables(1n))).toEqual([1, 0.021]);
    expect(shares(provider('default')?.cashFlow, variables(1n, { type: 'crypto_currency' }))).toEqual([1, 0.018]);
    expect(shares(provider('default')?.cashFlow, variables(1n, { type: 'digital_wallet' }))).toEqual([1, 0.02]);
    expect(shares(provider('second')?.cashFlow, variables(1n))).toEqual([1, 0.016]);
    expect(shares(provider('adjusted')?.cashFlow, variables(1n))).toEqual([1, 0.016, 20n]);
  });

  it('take fixed fees for chargebacks, where they do', () => {
    expect(shares(provider('second')?.chargebacks?.fees, variables(1n))).toEqual([50n]);
    expect(provider('default')?.chargebacks?.fees).toBeUndefined();
  });

  it('retry three times a second apart', () => {
    expect(configuration.providers.get('default')?.retries).toMatchObject({
      captured: { type: 'linear', attempts: 3, delayMs: 1000 },
    });
  });

  it('cascade as they are told', () => {
    expect(configuration.providers.get('second')?.cascade).toEqual({ mappedErrors: ['preauthorization_failed'] });
    expect(configuration.providers.get('adjusted')?.cascade).toEqual({ noUserInteraction: true });
    expect(configuration.providers.get('never-cascades')?.cascade).toEqual({});
    expect(configuration.providers.get('default')?.cascade).toBeUndefined();
  });

  it('round as the document says', () => {
    const rounding = configuration.terminals.get('rounding')?.terms?.payments?.cashFlow?.decisions[0]?.value;
    expect(rounding?.map(({ volume }) => (volume.type === 'share' ? volume.rounding : volume.type))).toEqual([
      'half_towards_zero',
      'half_away_from_zero',
      'half_away_from_zero',
      'product',
    ]);
  });
});

describe('Limits, inspectors and routing of the acceptance scenarios', () => {
  it('attach limits by shop, with boundaries of 100000 and 1000000', () => {
    const limits = configuration.providers.get('default')?.terms?.payments?.turnoverLimits;
    if (limits === undefined) throw new Error('no limits');
    expect(value(reduce(limits, { shop: 'limited' }))).toEqual([
      { limitId: 'route-amount', upperBoundary: 100_000n },
      { limitId: 'TERMINAL_FAILURES', upperBoundary: 1n },
    ]);
    expect(value(reduce(limits, { shop: 'default' }))).toEqual([
      { limitId: 'route-amount-big', upperBoundary: 1_000_000n },
    ]);
    expect(configuration.limits.get('TERMINAL_FAILURES')).toMatchObject({
      finalization: 'invertable',
      metric: { type: 'number' },
    });
  });

  it.each<[bigint, string]>([
    [42_000n, 'low'],
    [499_999n, 'low'],
    [500_000n, 'high'],
    [31_337_000n, 'high'],
    [99_999_999n, 'high'],
    [100_000_000n, 'fatal'],
  ])('a cost of %d is scored %s', (amount, score) => {
    const inspector = configuration.inspectors.get('by-cost');
    if (inspector?.type !== 'rules') throw new Error('no rules');
    expect(value(reduce(inspector.rules, variables(amount)))).toBe(score);
  });

  it.each([
    ['1', 'by-cost'],
    ['3', 'always-high'],
    ['4', 'errors'],
    ['5', 'hangs'],
  ])('category %s is inspected by %s', (category, inspectorId) => {
    const inspector = configuration.institutions.get('main')?.inspector;
    if (inspector === undefined) throw new Error('no inspector');
    expect(value(reduce(inspector, { category }))).toBe(inspectorId);
  });

  it('can be misconfigured on purpose: rules that lead nowhere, and none at all', () => {
    expect(configuration.rulesets.get('nowhere')).toMatchObject({ type: 'delegates', delegates: [] });
    expect(configuration.institutions.get('without-rules')?.policies).toBeUndefined();
  });

  it('give one party external accounts of its own', () => {
    const outcome = (party: string) => value(reduce(configuration.externalAccounts, { party })).get('RUB')?.outcome;
    expect(outcome('external')).toBe('external:theirs:outcome:RUB');
    expect(outcome('party')).toBe('external:outcome:RUB');
  });
});
