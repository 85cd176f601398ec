import type { Exchange } from '../../src/ports/provider.ts';
import { createPartnerAcquirerAdapter } from '../../src/providers/partner-acquirer/adapter.ts';
import type { Switch } from '../../src/providers/partner-acquirer/fake/switches.ts';
import { cardExchange } from '../../src/providers/workbench/sample-exchanges.ts';
import { type AdapterRig, adapterContract, type Fate } from '../contract/adapter.contract.ts';
import { CARD_TOKEN, KEYS, startPartner } from './partner-fixture.ts';
import { callbackReceiver } from './sandbox-bank-fixture.ts';

const SWITCHES: Readonly<Record<Fate, readonly Switch[]>> = {
  done: [],
  declined: ['decline'],
  lost: ['timeout_after_executing'],
  garbage: ['amount_mismatch'],
  waiting: [],
};

async function start(): Promise<AdapterRig> {
  const partner = await startPartner();
  const shop = await callbackReceiver();
  const adapter = createPartnerAcquirerAdapter();
  const options = {
    base_url: partner.baseUrl,
    merchant_id: 'merchant-1',
    callback_url: shop.url,
    // So short that an answer which never comes is given up soon.
    timeout_ms: '300',
  };
  const fields = { options, secrets: { payment_key: KEYS.payment, reversal_key: KEYS.reversal } };

  return {
    adapter,
    exchange(fate): Exchange {
      partner.set(SWITCHES[fate]);
      // Without a saved card the payer is sent to the partner's page, and the partner calls back.
      const payment = fate === 'waiting' ? {} : { recurrentToken: CARD_TOKEN };
      return cardExchange({ fields, payment });
    },
    async decide(key, decision) {
      const page = partner.operations().find(({ requestId }) => requestId === key);
      const session = page?.page?.sessionId ?? '';
      const choice = decision === 'done' ? 'pay' : 'decline';
      const body = new URLSearchParams({ choice });
      await fetch(`${partner.url}/pay/${session}`, { method: 'POST', body, redirect: 'manual' });
      const [callback] = await shop.arrived(1);
      return callback;
    },
    moved: (key) => partner.effects().filter(({ requestId }) => requestId === key).length,
    async close() {
      await adapter.close();
      await partner.close();
      await shop.close();
    },
  };
}

adapterContract('partner-acquirer', start, { payouts: false, status: true, cancel: false, callbacks: true });
