import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, LimitConfig, ProvisionTerms } from '../../src/domain/configuration.ts';
import {
  exceededLimits,
  type LimitHolds,
  type LimitSubject,
  refundLimitHolds,
  routeLimitHolds,
  shopLimitHolds,
} from '../../src/domain/limits/holds.ts';
import { commitOperations, holdOperations, type LimitHold, rollbackOperations } from '../../src/domain/limits/limit.ts';
import { calendarShard } from '../../src/domain/limits/shard.ts';
import {
  configurationOf,
  LEAP_DAY,
  limitOf,
  providerOf,
  rub,
  shopOf,
  terminalOf,
  usd,
  VARIABLES,
  VISA,
  WALLET,
} from './world.ts';

const SUBJECT: LimitSubject = {
  configuration: configurationOf(),
  shop: shopOf({ turnoverLimits: [{ limitId: 'daily', upperBoundary: 100_000n }] }),
  invoiceId: 'inv',
  paymentId: 'pay',
  cost: rub(42_000),
  tool: VISA,
  features: { email: 'digest/of+email' },
  createTime: LEAP_DAY,
};

function worldWith(limit: Partial<LimitConfig>, terms?: ProvisionTerms): Configuration {
  return configurationOf({
    limits: [limitOf('daily', limit)],
    providers: [providerOf('bank', terms === undefined ? {} : { terms })],
  });
}

const ROUTE_TERMS: ProvisionTerms = {
  payments: { turnoverLimits: constant([{ limitId: 'daily', upperBoundary: 100_000n }]) },
};

function shopHolds(limit: Partial<LimitConfig>, over: Partial<LimitSubject> = {}): LimitHolds {
  return shopLimitHolds({ ...SUBJECT, configuration: worldWith(limit), ...over });
}

function routeHolds(
  limit: Partial<LimitConfig>,
  over: Partial<LimitSubject & { readonly iteration: number }> = {},
): LimitHolds {
  return routeLimitHolds({
    ...SUBJECT,
    configuration: worldWith(limit, ROUTE_TERMS),
    route: { providerId: 'bank', terminalId: 't1' },
    iteration: 1,
    variables: VARIABLES,
    ...over,
  });
}

function onlyHold(held: LimitHolds): LimitHold | undefined {
  return held.ok ? held.holds[0] : undefined;
}

describe('the calendar shard of a counter', () => {
  it.each<[LimitConfig['range'], string, string]>([
    ['day', '2024-02-29T23:59:59.999Z', '2024-02-29'],
    ['day', '2024-03-01T00:00:00.000Z', '2024-03-01'],
    ['month', '2024-02-29T23:59:59.999Z', '2024-02'],
    ['month', '2024-03-01T00:00:00.000Z', '2024-03'],
    ['year', '2024-12-31T23:59:59.999Z', '2024'],
    ['year', '2025-01-01T00:00:00.000Z', '2025'],
    ['week', '2024-01-01T00:00:00.000Z', '2024-W01'],
    ['week', '2023-12-31T23:59:59.999Z', '2023-W52'],
    ['week', '2024-12-30T00:00:00.000Z', '2025-W01'],
    ['week', '2024-12-29T23:59:59.999Z', '2024-W52'],
    ['week', '2021-01-03T12:00:00.000Z', '2020-W53'],
    ['week', '2021-01-04T00:00:00.000Z', '2021-W01'],
    ['week', '2027-01-01T00:00:00.000Z', '2026-W53'],
    ['week', '2024-02-29T10:00:00.000Z', '2024-W09'],
  ])('by %s of %s is %s', (range, iso, shard) => {
    expect(calendarShard(range, Date.parse(iso) * 1000)).toBe(shard);
  });

  it('by week is one for seven days, from Monday on', () => {
    const monday = Date.UTC(1970, 0, 5);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 12_000 }), (week) => {
        const shards = [0, 1, 2, 3, 4, 5, 6].map((day) =>
          calendarShard('week', (monday + (week * 7 + day) * 86_400_000) * 1000),
        );
        const next = calendarShard('week', (monday + (week + 1) * 7 * 86_400_000) * 1000);
        expect(new Set(shards).size).toBe(1);
        expect(next > `${shards[0]}`).toBe(true);
      }),
    );
  });
});

describe('the holds of a shop', () => {
  it('name limit, currency, scope and shard in the counter, and the payment in the operation', () => {
    expect(shopHolds({})).toEqual({
      ok: true,
      holds: [
        {
          limitId: 'daily',
          counter: 'daily/RUB/shop/party/shop/2024-02-29',
          operation: 'shop/party/shop/inv/pay',
          delta: 42_000n,
          boundary: 100_000n,
          metric: 'amount',
        },
      ],
    });
  });

  it('count one payment as one by the number metric', () => {
    expect(onlyHold(shopHolds({ metric: { type: 'number' } }))).toMatchObject({
      counter: 'daily/number/shop/party/shop/2024-02-29',
      delta: 1n,
      metric: 'number',
    });
  });

  it.each<[string, LimitConfig['scopes'], string]>([
    ['no scope', [], 'daily/RUB/2024-02-29'],
    ['the party', ['party'], 'daily/RUB/party/party/2024-02-29'],
    ['the shop, which implies the party', ['party', 'shop'], 'daily/RUB/shop/party/shop/2024-02-29'],
    ['the card', ['payment_tool'], 'daily/RUB/payment_tool/tok_visa/2024-02-29'],
    ['the email, escaped', ['payer_contact_email'], 'daily/RUB/payer_contact_email/digest%2Fof%2Bemail/2024-02-29'],
    ['several, in any order', ['payment_tool', 'party'], 'daily/RUB/party/party/payment_tool/tok_visa/2024-02-29'],
    ['several, in another order', ['party', 'payment_tool'], 'daily/RUB/party/party/payment_tool/tok_visa/2024-02-29'],
  ])('can be counted over %s', (_, scopes, counter) => {
    expect(onlyHold(shopHolds({ scopes }))?.counter).toBe(counter);
  });

  it.each<[string, LimitHolds, string]>([
    ['another currency without conversion', shopHolds({}, { cost: usd(1) }), 'daily: invalid operation currency USD'],
    [
      'a tool that is no card',
      shopHolds({ scopes: ['payment_tool'] }, { tool: WALLET }),
      'daily: this payment has no payment_tool',
    ],
    [
      'a payer without email',
      shopHolds({ scopes: ['payer_contact_email'] }, { features: {} }),
      'daily: this payment has no payer_contact_email',
    ],
    ['a scope of routes', shopHolds({ scopes: ['provider'] }), 'daily: this payment has no provider'],
    ['a scope of terminals', shopHolds({ scopes: ['terminal'] }), 'daily: this payment has no terminal'],
    ['a limit that is not configured', shopLimitHolds(SUBJECT), 'daily: limit not found'],
  ])('are rejected, not thrown, with %s', (_, held, reason) => {
    expect(held).toEqual({ ok: false, limitId: 'daily', reason });
  });

  it('say of a limit that counts failures that it does', () => {
    expect(onlyHold(shopHolds({ finalization: 'invertable' }))?.inverted).toBe(true);
  });

  it('are one for a limit that is named twice, by its stricter word', () => {
    const turnoverLimits = [900n, 100n, 500n].map((upperBoundary) => ({ limitId: 'daily', upperBoundary }));
    const held = shopHolds({}, { shop: shopOf({ turnoverLimits }) });
    expect(held.ok && held.holds.map(({ boundary }) => boundary)).toEqual([100n]);
  });

  it('are none for a shop without limits', () => {
    expect(shopLimitHolds({ ...SUBJECT, shop: shopOf() })).toEqual({ ok: true, holds: [] });
  });

  it('cover every limit of the shop', () => {
    const limits = [limitOf('daily'), limitOf('monthly', { range: 'month' })];
    const turnoverLimits = limits.map(({ id }, index) => ({ limitId: id, upperBoundary: BigInt(index) }));
    const held = shopLimitHolds({
      ...SUBJECT,
      configuration: configurationOf({ limits }),
      shop: shopOf({ turnoverLimits }),
    });
    expect(held.ok && held.holds.map(({ counter, boundary }) => [counter, boundary])).toEqual([
      ['daily/RUB/shop/party/shop/2024-02-29', 0n],
      ['monthly/RUB/shop/party/shop/2024-02', 1n],
    ]);
  });
});

describe('the holds of a route', () => {
  it('name route, payment and iteration in the operation, so that parties that share a counter never meet', () => {
    expect(onlyHold(routeHolds({ scopes: ['terminal', 'provider'] }))).toEqual({
      limitId: 'daily',
      counter: 'daily/RUB/terminal/bank/t1/2024-02-29',
      operation: 'route/bank/t1/party/inv/pay/1',
      delta: 42_000n,
      boundary: 100_000n,
      metric: 'amount',
    });
    expect(onlyHold(routeHolds({ scopes: ['provider'] }))?.counter).toBe('daily/RUB/provider/bank/2024-02-29');
    expect(onlyHold(routeHolds({}, { iteration: 2000 }))?.operation).toBe('route/bank/t1/party/inv/pay/2000');
    expect(onlyHold(routeHolds({}, { shop: shopOf({ partyId: 'other' }) }))?.operation).toBe(
      'route/bank/t1/other/inv/pay/1',
    );
  });

  it('are the terminal own limits where it has some', () => {
    const own = { payments: { turnoverLimits: constant([{ limitId: 'daily', upperBoundary: 7n }]) } };
    const configuration = configurationOf({
      limits: [limitOf('daily')],
      providers: [providerOf('bank', { terms: ROUTE_TERMS })],
      terminals: [terminalOf('t1', 'bank', { terms: own })],
    });
    expect(onlyHold(routeHolds({}, { configuration }))?.boundary).toBe(7n);
  });

  it('are none for a terminal without limits', () => {
    expect(routeHolds({}, { configuration: configurationOf() })).toEqual({ ok: true, holds: [] });
  });

  it('are rejected when the list of limits does not reduce', () => {
    const terms = { payments: { turnoverLimits: { decisions: [] } } };
    expect(routeHolds({}, { configuration: worldWith({}, terms) })).toEqual({
      ok: false,
      reason: 'turnover limits of t1 do not reduce to a value',
    });
  });
});

describe('the holds of a refund', () => {
  const refundHolds = (limit: Partial<LimitConfig>): LimitHolds =>
    refundLimitHolds({
      ...SUBJECT,
      cost: rub(1_000),
      configuration: worldWith(limit, ROUTE_TERMS),
      route: { providerId: 'bank', terminalId: 't1' },
      refundId: 'r1',
      variables: VARIABLES,
    });

  it.each<[string, Partial<LimitConfig>, bigint]>([
    ['take the amount back where refunds subtract', { refunds: 'subtraction' }, -1_000n],
    ['add the amount where refunds add', { refunds: 'addition' }, 1_000n],
    ['take one back by the number metric', { refunds: 'subtraction', metric: { type: 'number' } }, -1n],
    ['add one by the number metric', { refunds: 'addition', metric: { type: 'number' } }, 1n],
  ])('%s, and are never refused', (_, limit, delta) => {
    const hold = onlyHold(refundHolds(limit));
    expect(hold).toMatchObject({ operation: 'refund/party/inv/pay/r1', delta, unbounded: true });
    expect(holdOperations(hold === undefined ? [] : [hold])).toEqual([
      { type: 'hold', counter: hold?.counter, operation: 'refund/party/inv/pay/r1', delta: delta < 0n ? 0n : delta },
    ]);
  });

  it('make no room for others before they have succeeded', () => {
    const hold = onlyHold(refundHolds({ refunds: 'subtraction' }));
    const holds = hold === undefined ? [] : [hold];
    expect(holdOperations(holds)).toMatchObject([{ type: 'hold', delta: 0n }]);
    expect(commitOperations(holds)).toMatchObject([{ type: 'commit', delta: -1_000n }]);
  });

  it('count where their payment was counted', () => {
    expect(onlyHold(refundHolds({ scopes: ['terminal'] }))?.counter).toBe(
      onlyHold(routeHolds({ scopes: ['terminal'] }))?.counter,
    );
  });

  it('are none for a limit that counts failed attempts', () => {
    expect(refundHolds({ finalization: 'invertable' })).toEqual({ ok: true, holds: [] });
  });

  it('are committed with what was held', () => {
    const hold = onlyHold(refundHolds({}));
    expect(hold && commitOperations([hold])).toMatchObject([{ type: 'commit', delta: -1_000n }]);
  });
});

describe('a limit', () => {
  const hold = (boundary: bigint): LimitHold => ({
    limitId: 'daily',
    counter: 'c',
    operation: 'o',
    delta: 10n,
    boundary,
    metric: 'amount',
  });

  it.each<[string, bigint | undefined, bigint, boolean]>([
    ['below', 80n, 100n, false],
    ['at', 90n, 100n, false],
    ['above', 91n, 100n, true],
    ['not seen', undefined, 5n, false],
    ['zero', 0n, 5n, true],
  ])('is exceeded only strictly above its boundary: %s', (_, seen, boundary, isExceeded) => {
    const counters = new Map(seen === undefined ? [] : [['c', seen] as const]);
    const expected = isExceeded ? [{ limitId: 'daily', boundary, value: (seen ?? 0n) + 10n }] : [];
    expect(exceededLimits([hold(boundary)], counters)).toEqual(expected);
  });

  it('is held with its boundary as the guard', () => {
    expect(holdOperations([hold(100n)])).toEqual([
      { type: 'hold', counter: 'c', operation: 'o', delta: 10n, boundary: 100n },
    ]);
  });

  it('is committed with the captured amount, and with its count when it counts payments', () => {
    const count: LimitHold = { ...hold(100n), delta: 1n, metric: 'number' };
    expect(commitOperations([hold(100n), count], 7n)).toEqual([
      { type: 'commit', counter: 'c', operation: 'o', delta: 7n },
      { type: 'commit', counter: 'c', operation: 'o', delta: 1n },
    ]);
  });

  it('that counts failures is given back by a success, and kept after a failed session', () => {
    const failures = { ...hold(100n), inverted: true };
    const rollback = { type: 'rollback', counter: 'c', operation: 'o' };
    expect(commitOperations([failures], 7n)).toEqual([rollback]);
    expect(rollbackOperations([failures])).toEqual([rollback]);
    expect(rollbackOperations([failures, hold(100n)], true)).toEqual([
      { type: 'commit', counter: 'c', operation: 'o', delta: 10n },
      rollback,
    ]);
  });

  it('is given back by its operation alone', () => {
    expect(rollbackOperations([hold(100n)])).toEqual([{ type: 'rollback', counter: 'c', operation: 'o' }]);
  });
});
