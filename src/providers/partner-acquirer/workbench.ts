import { generateKeyPairSync } from 'node:crypto';
import type { AdapterResult } from '../../domain/session/session.ts';
import type { Exchange } from '../../ports/provider.ts';
import { cardExchange } from '../workbench/sample-exchanges.ts';
import type { WorkbenchScript, WorkbenchSubject } from '../workbench/script.ts';
import { createPartnerAcquirerAdapter, type PartnerAcquirerAdapter } from './adapter.ts';
import { startFakePartner } from './fake/server.ts';
import type { Switch } from './fake/switches.ts';

/** Conversations with the fake partner for the workbench: a charge by a saved card under each of its troubles, and a reversal. */

const MERCHANT = 'merchant-of-the-workbench';
const CARD_TOKEN = 'card-of-the-workbench';

export const workbench: WorkbenchSubject = {
  async start({ recorded, callbackUrl, returnUrl }) {
    const keys = { payment_key: newKey(), reversal_key: newKey() };
    const partner = await startFakePartner({
      merchantId: MERCHANT,
      paymentKeys: [keys.payment_key],
      reversalKeys: [keys.reversal_key],
      cardTokens: [CARD_TOKEN],
    });
    const { pathname } = new URL(partner.baseUrl);
    const options = {
      base_url: `${await recorded(partner.url)}${pathname}`,
      merchant_id: MERCHANT,
      callback_url: callbackUrl,
    };
    const adapter = createPartnerAcquirerAdapter();
    const fields = { options, secrets: keys, returnUrl };
    const charge = () => cardExchange({ callbackUrl, payment: { recurrentToken: CARD_TOKEN }, fields });
    const set = (...switches: readonly Switch[]) => partner.set(switches);
    return {
      adapter,
      scripts: scripts(adapter, charge, set),
      async close() {
        await adapter.close();
        await partner.close();
      },
    };
  },
};

function scripts(
  adapter: PartnerAcquirerAdapter,
  charge: () => Exchange,
  set: (...switches: readonly Switch[]) => void,
): readonly WorkbenchScript[] {
  const charging = (name: string, title: string, ...switches: readonly Switch[]): WorkbenchScript => ({
    name,
    title,
    async run({ step }) {
      set(...switches);
      const first = charge();
      const answer = await step('process', (signal) => adapter.process({ ...first, signal }));
      await step('status', (signal) => adapter.status({ ...later(first, answer), signal }));
    },
  });
  return [
    charging('charge', 'A saved card is charged'),
    charging('declined', 'The partner says no (A3)', 'decline'),
    charging('executed-later', 'It answers 503 and does it all the same (A2)', 'error_then_executed'),
    charging('session-expiry', 'The session is over when the money is asked for', 'session_expiry'),
    charging('not-found', 'It says that it never saw what it has', 'not_found_then_accepted'),
    charging('amount', 'It tells of another amount (A4)', 'amount_mismatch'),
    charging('pending', 'It is not finished until it was asked twice', 'pending'),
    {
      name: 'callback',
      title: 'It calls back, and is asked what became of it (A6)',
      async run({ step, callback }) {
        set();
        const first = charge();
        const answer = await step('process', (signal) => adapter.process({ ...first, signal }));
        const message = await callback();
        if (message === undefined) return;
        await step('identifyCallback', async () => adapter.identifyCallback(message, first.secrets));
        await step('handleCallback', (signal) =>
          adapter.handleCallback({ ...later(first, answer), signal }, { type: 'message', ...message }),
        );
      },
    },
    {
      name: 'reversal',
      title: 'A part is given back, under the key for reversals',
      async run({ step }) {
        set();
        const first = charge();
        const answer = await step('process', (signal) => adapter.process({ ...first, signal }));
        const seen = await step('status', (signal) => adapter.status({ ...later(first, answer), signal }));
        const paymentTrx = seen === undefined || seen === 'not_found' ? undefined : seen.trx;
        if (paymentTrx === undefined) return;
        const refund = { id: 'r', cost: { amountMinor: 400n, currency: 'RUB' }, paymentTrx };
        const back = {
          ...first,
          target: 'refunded',
          idempotencyKey: `${first.idempotencyKey}-refund`,
          refund,
        } as const;
        await step('process: refund', (signal) => adapter.process({ ...back, signal }));
        await step('status: refund', (signal) => adapter.status({ ...back, signal }));
      },
    },
  ];
}

/** As the session goes on: with what it was told to remember. */
function later(of: Exchange, result: AdapterResult | undefined): Exchange {
  const { trx, nextState } = result ?? {};
  return { ...of, ...(trx === undefined ? {} : { trx }), ...(nextState === undefined ? {} : { state: nextState }) };
}

function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-521' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
