import { expect } from 'vitest';
import { failureOf } from '../rpc/rich-error.ts';
import { balanceOf, flowOf, volumesOf } from './books.ts';
import { ADJUSTED_CASH_FLOW } from './document.ts';
import { codeOf } from './payment.ts';
import { row } from './row.ts';
import { useWorld } from './world.ts';

const world = useWorld();

const TOO_MUCH = { reason: 'INVALID_REQUEST', message: 'Invalid amount, more than allowed maximum' };

row('payments_w_bank_conditions', async () => {
  const shop = await world.shop({ terms: 'terms-4' });
  const start = async (amount: bigint, bankName?: string) =>
    (await shop.invoice(amount)).start({ cardFacts: bankName === undefined ? {} : { bankName } });
  await (await start(1000n, 'TEST BANK')).until('CAPTURED');
  expect(await failureOf(start(1001n, 'TEST BANK'))).toMatchObject(TOO_MUCH);
  expect(await failureOf(start(1001n, 'TESTBANK'))).toMatchObject(TOO_MUCH);
  await (await start(10_000n, 'SOMETHING ELSE')).until('CAPTURED');
  expect(await failureOf(start(1001n))).toMatchObject(TOO_MUCH);
});

row('rounding_cashflow_volume', async () => {
  const half = { from: 'provider.settlement', to: 'merchant.settlement' };
  const volumes = [
    '1/200000 rounded towards_zero',
    '1/200000 rounded away_from_zero',
    '1/200000',
    'min(1/200000, 50%)',
  ];
  const cash_flow = volumes.map((volume) => ({ ...half, volume }));
  const shop = await world.shop({ routes: [{ payments: { cash_flow } }] });
  const payment = await (await shop.invoice(100_000n)).pay();
  expect(volumesOf((await payment.read()).cashFlow)).toEqual([4500n, 0n, 1n, 1n, 1n]);
  expect(await shop.books()).toEqual({ merchant: 3n - 4500n, system: 4500n, providers: [-3n] });
});

row('payment_risk_score_check', async () => {
  const shop = await world.shop();
  for (const [amount, riskScore] of [
    [42_000n, 'RISK_SCORE_LOW'],
    [31_337_000n, 'RISK_SCORE_HIGH'],
  ] as const) {
    const payment = await (await shop.invoice(amount)).pay();
    expect(await payment.read()).toMatchObject({ riskScore });
  }
  const fatal = await (await (await shop.invoice(100_000_000n)).start()).until('FAILED');
  expect(fatal).toMatchObject({ riskScore: 'RISK_SCORE_FATAL' });
  expect(codeOf(fatal.failure)).toBe('no_route_found:risk_score_is_too_high');
});

row('invalid_payment_w_deprived_party', async () => {
  const shop = await world.shop({ party: 'deprived', terms: 'deprived' });
  const failure = await failureOf((await shop.invoice(42_000n)).start());
  expect(failure).toMatchObject({ reason: 'INVALID_REQUEST', message: 'Invalid payment method' });
});

row('external_account_posting', async () => {
  const shop = await world.shop({ party: 'external', routes: [{ payments: { cash_flow: ADJUSTED_CASH_FLOW } }] });
  const before = await balanceOf(world.operator, 'external:theirs:outcome:RUB');
  const payment = await (await shop.invoice(42_000n)).pay();
  const { cashFlow = [] } = await payment.read();
  expect(flowOf(cashFlow)).toEqual([
    ['merchant > system', 1890n],
    ['provider > merchant', 42_000n],
    ['system > provider', 672n],
    ['system > external_outcome', 20n],
  ]);
  expect(cashFlow.at(-1)?.destination?.accountId).toBe('external:theirs:outcome:RUB');
  const after = await balanceOf(world.operator, 'external:theirs:outcome:RUB');
  expect(after.own - before.own).toBe(20n);
});

row('payment_with_tokenized_bank_card', async () => {
  const shop = await world.shop();
  const invoice = await shop.invoice(42_000n);
  const cardFacts = { paymentToken: 'applepay', tokenizationMethod: 'TOKENIZATION_METHOD_DPAN' } as const;
  const payment = await invoice.pay({ cardFacts });
  const { payer } = await payment.read();
  expect(payer?.paymentResource?.paymentTool?.bankCard).toMatchObject(cardFacts);
  expect(await invoice.read()).toMatchObject({ state: 'INVOICE_STATE_PAID' });
});
