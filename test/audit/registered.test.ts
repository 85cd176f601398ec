import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { configurationOf, limitOf, MERCHANT_TERMS, PROVISION, providerOf, rub, shopOf, VISA } from '../domain/world.ts';
import { type PaymentNode, paymentWorld, startPaymentNode } from '../kit/payment-node.ts';

/** Books of a payment that was registered, above every limit, and of a customer whose card is remembered. */

let node: PaymentNode;

function limited(): Configuration {
  const turnoverLimits = constant([{ limitId: 'route', upperBoundary: 1n }]);
  const terms = { payments: { ...PROVISION, turnoverLimits } };
  const limits = [limitOf('route', { scopes: ['terminal'] }), limitOf('shop')];
  const shop = shopOf({ terms: MERCHANT_TERMS, turnoverLimits: [{ limitId: 'shop', upperBoundary: 1n }] });
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  const configuration = configurationOf({ providers: [providerOf('bank', { terms })], limits });
  return paymentWorld({ ...configuration, parties: new Map([[party.id, party]]) });
}

beforeAll(async () => {
  node = await startPaymentNode({ configuration: limited() });
  await node.create();
  const registered = await node.ask({
    type: 'RegisterPayment',
    payment: {
      id: 'payment',
      payer: { type: 'payment_resource', tool: VISA, features: {} },
      route: { providerId: 'bank', terminalId: 't1' },
      trx: { id: 'trx', extra: {} },
      cost: rub(30_000),
      recurrentToken: 'token',
    },
  });
  if (!registered.ok) throw new Error(registered.message);
  await node.until(({ recurrenceRecorded }) => recurrenceRecorded);
});
afterAll(() => node.node.stop());

it('finds nothing wrong with a registered payment, nor with what it left with its card', async () => {
  const { journal, ledger } = node.store;
  const configurations = { load: async () => limited() };
  const { findings, checked } = await audit({ journal, ledger, configurations });
  expect(findings).toEqual([]);
  expect(checked).toMatchObject({ streams: 2, payments: 1, cashFlows: 1, limitShares: 2 });
});

it('finds the money where the provider has it', async () => {
  const accounts = await node.store.ledger.accounts(undefined, 100);
  const own = Object.fromEntries(accounts.map(({ accountId, ownMinor }) => [accountId, ownMinor]));
  expect(own).toEqual({ merchant: 28_650n, system: 720n, bank: -29_370n });
});
