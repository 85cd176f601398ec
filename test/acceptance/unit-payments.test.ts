import { expect } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Provider } from '../../src/domain/configuration.ts';
import { failure } from '../../src/domain/failure.ts';
import { mayCascade } from '../../src/domain/payment/cascade.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import { nextRefundId } from '../../src/domain/refund/identity.ts';
import type { RefundState } from '../../src/domain/refund/refund.ts';
import { decodeRecord, encodeRecord } from '../../src/wire/record.ts';
import { cashFlow, fold, ROUTE, ROUTE_CHANGED, UNTIL_HELD } from '../domain/payment-folded.ts';
import { configurationOf, MERCHANT_TERMS, providerOf, shopOf, VARIABLES } from '../domain/world.ts';
import { recordedStreams } from '../wire/recorded-streams.ts';
import { row } from './row.ts';

/** What the reference tests of payments inside its modules: the same of our rules, by the same names. */

row('failure_matches_any_transient', () => {
  const candidate = { ...ROUTE, priority: 0, weight: 0, pin: 0 };
  const payment = fold(
    ...UNTIL_HELD.slice(0, 3),
    { ...ROUTE_CHANGED, candidates: [candidate, { ...candidate, terminalId: 't2' }] },
    cashFlow(42_000),
  );
  const terms = { payments: { ...MERCHANT_TERMS.payments, attemptLimit: constant(2) } };
  const cascades = (code: string, cascade: NonNullable<Provider['cascade']>) => {
    const configuration = configurationOf({ providers: [providerOf('bank', { cascade })] });
    return mayCascade(payment, failure(code), { configuration, shop: shopOf({ terms }), variables: VARIABLES });
  };
  const mapped = { mappedErrors: ['preauthorization_failed', 'rejected_by_inspector:'] };
  expect(cascades('preauthorization_failed:card_blocked', mapped)).toBe(true);
  expect(cascades('preauthorization_failed', mapped)).toBe(true);
  expect(cascades('rejected_by_inspector:fraud', mapped)).toBe(true);
  expect(cascades('rejected_by_inspector', mapped)).toBe(false);
  expect(cascades('notpreauthorization_failed', mapped)).toBe(false);
  expect(cascades('authorization_failed:unknown', mapped)).toBe(false);
});

function withRefunds(ids: readonly string[]): PaymentState {
  const refund = {} as RefundState; // The numbering looks at ids alone.
  return { ...fold(...UNTIL_HELD), refunds: new Map(ids.map((id) => [id, refund])) };
}

row('construct_refund_id', () => {
  const shuffled = ['7', '2', '10', '1', '9', '4', '3', '8', '6', '5'];
  expect(nextRefundId(withRefunds(shuffled), false)).toBe('11');
  expect(nextRefundId(withRefunds(shuffled), true)).toBe('m11');
  expect(nextRefundId(withRefunds(['mine', '1', 'm2', 'of-yesterday']), false)).toBe('3');
});

row('shop_limits_regression', () => {
  const withoutShopLimits = UNTIL_HELD.filter(({ type }) => !type.startsWith('shop_limit'));
  const payment = fold(...withoutShopLimits);
  expect(payment).toMatchObject({ step: 'flow_waiting', status: { tag: 'processed' } });
  const { riskScore, cashFlowCost } = fold(...UNTIL_HELD);
  expect(payment).toMatchObject({ riskScore, cashFlowCost });
});

row('unmarshal', () => {
  const streams = recordedStreams();
  expect(streams.length).toBeGreaterThan(0);
  for (const { records, content } of streams) {
    expect(records.map(decodeRecord)).toMatchObject(content);
    for (const bytes of records) {
      expect(Buffer.from(encodeRecord(decodeRecord(bytes)))).toEqual(Buffer.from(bytes));
    }
  }
});
