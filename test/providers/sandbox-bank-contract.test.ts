import type { CallbackMessage, Exchange, PayoutExchange } from '../../src/ports/provider.ts';
import { createSandboxBankAdapter } from '../../src/providers/sandbox-bank/adapter.ts';
import { cardExchange, payoutExchange } from '../../src/providers/workbench/sample-exchanges.ts';
import { type AdapterRig, adapterContract, type Fate } from '../contract/adapter.contract.ts';
import { bankAndClient, callbackReceiver, type Json, SECRET } from './sandbox-bank-fixture.ts';

const PAYMENTS: Readonly<Record<Fate, string>> = {
  done: 'approve',
  declined: 'decline:generic_decline',
  lost: 'approve+reset',
  garbage: 'approve+garbage',
  waiting: 'challenge',
};
const PAYOUTS: Readonly<Record<Fate, string>> = {
  ...PAYMENTS,
  declined: 'decline:payout_failed',
  waiting: 'transfer:never',
};

adapterContract('sandbox-bank', async (): Promise<AdapterRig> => {
  const bank = await bankAndClient();
  const shop = await callbackReceiver();
  const adapter = createSandboxBankAdapter({ url: bank.url });
  const fields = { secrets: { callback_secret: SECRET } };
  const references = new Map<string, string>();
  const known = (key: string): string => references.get(key) ?? '';

  async function scripted<E extends Exchange | PayoutExchange>(
    exchange: E,
    reference: string,
    script: Json,
  ): Promise<E> {
    references.set(exchange.idempotencyKey, reference);
    await bank.script(reference, script);
    return exchange;
  }

  return {
    adapter,
    exchange(fate) {
      const exchange = cardExchange({ callbackUrl: shop.url, fields });
      return scripted(exchange, `party/${exchange.payment.invoice.id}/1`, { authorise: [PAYMENTS[fate]] });
    },
    payout(fate) {
      const exchange = payoutExchange({ callbackUrl: shop.url, fields });
      return scripted(exchange, `party/${exchange.payout.id}`, { payout: [PAYOUTS[fate]] });
    },
    async decide(key, decision): Promise<CallbackMessage | undefined> {
      const { body } = await bank.call('GET', `/v1/payments?reference=${known(key)}`);
      const [payment] = body['payments'] as readonly { readonly waitingFor: readonly { readonly url: string }[] }[];
      const url = payment?.waitingFor[0]?.url ?? '';
      const transfer = decision === 'done' ? {} : { declineCode: 'payout_failed' };
      const choice = { outcome: decision === 'done' ? 'approve' : 'decline' };
      const { status } = await bank.call('POST', url, url.includes('/transfers/') ? transfer : choice);
      if (status !== 200) return undefined;
      const [callback] = await shop.arrived(1);
      return callback;
    },
    async moved(key) {
      const { body } = await bank.call('GET', `/v1/effects?reference=${known(key)}`);
      const effects = body['effects'] as readonly { readonly operation: string }[];
      const count = (...operations: readonly string[]): number =>
        effects.filter(({ operation }) => operations.includes(operation)).length;
      return count('authorise', 'payout') - count('void');
    },
    async close() {
      await adapter.close();
      await bank.close();
      await shop.close();
    },
  };
});
