import type { NewAdjustment } from '../../src/domain/adjustment/adjustment.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { failure } from '../../src/domain/failure.ts';
import type { ChargebackDecision } from '../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../src/domain/payment/payment.ts';
import {
  configurationOf,
  MERCHANT_TERMS,
  PROVISION,
  posting,
  providerOf,
  rub,
  share,
  shopOf,
} from '../domain/world.ts';
import type { Story, Teller } from './crash-drill.ts';
import { paymentWorld } from './payment-node.ts';

/** Stories of captured payments that are disputed and adjusted, for the crash drill. */

/** The merchant pays the levy of a chargeback, and the provider gets the body back. */
export function disputedWorld(): Configuration {
  const levy = constant([posting('merchant.settlement', 'system.settlement', share(1, 1, 'surplus'))]);
  const chargebacks = { allow: { source: 'true', evaluate: () => 'true' as const }, fees: levy };
  const shop = shopOf({ terms: { payments: { ...MERCHANT_TERMS.payments, chargebacks } } });
  const body = constant([posting('merchant.settlement', 'provider.settlement', share(1, 1))]);
  const provider = providerOf('bank', { terms: { payments: { ...PROVISION, chargebacks: { cashFlow: body } } } });
  const party = { id: 'party', name: 'Party', blocked: false, suspended: false, shops: new Map([[shop.id, shop]]) };
  return paymentWorld({ ...configurationOf({ providers: [provider] }), parties: new Map([[party.id, party]]) });
}

async function pay({ create, start, until }: Teller): Promise<void> {
  await create();
  await start();
  await until('the capture', ({ step }: PaymentState) => step === 'idle');
}

const enter = ({ ask }: Teller) =>
  ask('enter', {
    type: 'CreateChargeback',
    paymentId: 'payment',
    chargeback: { id: 'c1', reason: { category: 'fraud' }, levy: rub(4_000) },
  });

const decide = ({ ask }: Teller, requestId: string, decision: ChargebackDecision) =>
  ask(requestId, { type: 'DecideChargeback', paymentId: 'payment', chargebackId: 'c1', decision });

export const DISPUTE_STORIES: readonly Story[] = [
  {
    name: 'captured, charged back whole, reopened and rejected',
    configuration: disputedWorld,
    plan: () => {},
    tell: async (teller) => {
      await pay(teller);
      await enter(teller);
      await decide(teller, 'accept', { type: 'accept' });
      await decide(teller, 'reopen', { type: 'reopen', levy: rub(10_000) });
      await decide(teller, 'reject', { type: 'reject', levy: rub(5_000) });
    },
  },
  {
    name: 'captured, adjusted to another amount, to failed, and back',
    configuration: disputedWorld,
    plan: () => {},
    tell: async (teller) => {
      await pay(teller);
      const adjust = (requestId: string, scenario: NewAdjustment['scenario']) =>
        teller.ask(requestId, {
          type: 'CreateAdjustment',
          paymentId: 'payment',
          adjustment: { reason: requestId, scenario },
        });
      await adjust('amount', { type: 'cash_flow', newAmount: rub(50_000) });
      await adjust('failed', {
        type: 'status_change',
        target: { tag: 'failed', failure: failure('authorization_failed:unknown') },
      });
      await adjust('captured', { type: 'status_change', target: { tag: 'captured' } });
    },
  },
];
