import { expect } from 'vitest';
import { codeOf, type Payment } from './payment.ts';
import { row } from './row.ts';
import type { RouteOptions, Shop } from './shop.ts';
import { useWorld } from './world.ts';

const world = useWorld();

/** A shop that may try three routes for one payment. */
async function cascading(...routes: readonly RouteOptions[]): Promise<Shop> {
  return await world.shop({ terms: 'terms-2', category: '2', routes });
}

async function attemptsOf(payment: Payment): Promise<number> {
  const { sessions = [] } = await payment.read();
  return sessions.filter(({ target }) => target === 'SESSION_TARGET_PROCESSED').length;
}

row('payment_cascade_fail_wo_route_candidates', async () => {
  const shop = await cascading({}, {});
  const invoice = await shop.invoice(42_000n, { dueTime: world.later(600) });
  await invoice.script({ authorise: ['decline:card_blocked', 'decline:stolen_card'] });
  const payment = await invoice.start();
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:account_stolen');
  expect(failed.route).toEqual(shop.routes[1]);
  expect(await attemptsOf(payment)).toBe(2);
  await world.advance(600);
  expect(await invoice.until('CANCELLED')).toMatchObject({ stateReason: 'overdue' });
  expect(await shop.books()).toEqual({ merchant: 0n, system: 0n, providers: [0n, 0n] });
});

row('payment_cascade_success_w_refund', async () => {
  const shop = await cascading({}, {});
  await (await shop.invoice(42_000n)).pay();
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:card_blocked', 'approve'] });
  const payment = await invoice.pay();
  expect((await payment.read()).route).toEqual(shop.routes[1]);
  expect((await shop.books()).providers).toEqual([-41_118n, -41_118n]);
  const refund = await payment.refunded(await payment.refund());
  expect(refund).toMatchObject({ state: 'REFUND_STATE_SUCCEEDED' });
  expect((await shop.books()).providers).toEqual([-41_118n, 882n]);
});

row('payment_cascade_limit_overflow', async () => {
  const turnover_limits = [{ limit: 'route-amount', at_most: '500.00 RUB' }];
  const shop = await cascading({}, { payments: { turnover_limits } });
  // The second route has 8000 left.
  const filling = await shop.invoice(42_000n);
  await filling.script({ authorise: ['decline:card_blocked', 'approve'] });
  await filling.pay();
  const invoice = await shop.invoice(10_000n);
  await invoice.script({ authorise: ['decline:processing_error', 'approve'] });
  const payment = await invoice.start();
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:unknown');
  expect(failed.route).toEqual(shop.routes[0]);
  expect(await attemptsOf(payment)).toBe(1);
  const last = await shop.invoice(8000n);
  await last.script({ authorise: ['decline:card_blocked', 'approve'] });
  expect((await (await last.pay()).read()).route).toEqual(shop.routes[1]);
});

row('payment_cascade_fail_wo_available_attempt_limit', async () => {
  const shop = await world.shop({
    routes: [{}, {}],
    editTerms: ({ payments, ...rest }) => ({ ...rest, payments: { ...payments, attempt_limit: 1 } }),
  });
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:card_blocked', 'approve'] });
  const payment = await invoice.start();
  expect(codeOf((await payment.until('FAILED')).failure)).toBe('preauthorization_failed:card_blocked');
  expect(await attemptsOf(payment)).toBe(1);
});

row('payment_cascade_deadline_failures', async () => {
  const shop = await cascading({ retryEvery: '30s' }, {}, {});
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['temp'] });
  const payment = await invoice.start({ request: { processingDeadline: world.later(60) } });
  // The first route is tried again until it is too late for any other.
  for (const attempts of [2, 3, 4]) {
    await payment.until(({ sessions = [] }) => sessions.length === attempts);
    await world.advance(30);
  }
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('authorization_failed:processing_deadline_reached');
  expect(failed.route).toEqual(shop.routes[1]);
  const { sessions = [] } = failed;
  expect(sessions).toHaveLength(4);
  expect(await shop.balance()).toEqual({ own: 0n, min: 0n, max: 0n });
});

row('payment_cascade_fail_provider_error', async () => {
  const shop = await cascading({ cascade: { mapped_errors: ['preauthorization_failed'] } }, {});
  const tried = async (code: string) => {
    const invoice = await shop.invoice(42_000n);
    await invoice.script({ authorise: [`decline:${code}`, 'approve'] });
    return await (await invoice.start()).until(({ step }) => step === 'PAYMENT_STEP_IDLE');
  };
  const failed = await tried('generic_decline');
  expect(codeOf(failed.failure)).toBe('authorization_failed:rejected_by_issuer');
  expect(failed.route).toEqual(shop.routes[0]);
  expect(await tried('card_blocked')).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', route: shop.routes[1] });
});

/** A payment that is to bear recurrent ones; the first terminal declines it. */
async function recurring(second: RouteOptions): Promise<{ readonly shop: Shop; readonly payment: Payment }> {
  const shop = await cascading({}, second);
  const invoice = await shop.invoice(42_000n);
  await invoice.script({ authorise: ['decline:card_blocked', 'approve'] });
  return { shop, payment: await invoice.start({ request: { makeRecurrent: true } }) };
}

const withoutRecurrence: NonNullable<RouteOptions['edit']> = (provider) => {
  const { recurrent: _, ...terms } = provider.terms ?? {};
  return { ...provider, terms };
};

row('payment_recurrent_cascade_success', async () => {
  const { shop, payment } = await recurring({
    edit: (provider) => {
      const plain = withoutRecurrence(provider);
      return { ...plain, terms: { ...plain.terms, skip_recurrent: true } };
    },
  });
  const captured = await payment.until('CAPTURED');
  expect(captured).toMatchObject({ route: shop.routes[1], skipRecurrent: true, makeRecurrent: true });
});

row('payment_recurrent_cascade_fail', async () => {
  const { shop, payment } = await recurring({ edit: withoutRecurrence });
  const failed = await payment.until('FAILED');
  expect(codeOf(failed.failure)).toBe('preauthorization_failed:card_blocked');
  expect(failed.route).toEqual(shop.routes[0]);
  expect(await attemptsOf(payment)).toBe(1);
});
