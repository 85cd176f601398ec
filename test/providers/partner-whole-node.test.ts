import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseDocument, stringify } from 'yaml';
import type { TurnpikeClient } from '../../src/client/client.ts';
import type { Payment__Output } from '../../src/generated/turnpike/v1/Payment.ts';
import { type RunningPartner, startFakePartner } from '../../src/providers/partner-acquirer/fake/server.ts';
import { newPartnerKeys } from '../kit/partner-keys.ts';
import { startWholeNode, type WholeNode } from '../kit/whole-node.ts';
import { newInvoice, payWith, requestId } from '../rpc/requests.ts';

/** A whole node whose configuration has a partner acquirer, through its public doors alone. */

let partner: RunningPartner;
let node: WholeNode;
let merchant: TurnpikeClient;
const folder = mkdtempSync(join(tmpdir(), 'turnpike-partner-'));
const keys = newPartnerKeys();

beforeAll(async () => {
  partner = await startFakePartner({
    merchantId: 'turnpike',
    paymentKeys: [keys.payment],
    reversalKeys: [keys.reversal],
  });
  const file = join(folder, 'turnpike.yaml');
  writeFileSync(file, configuration(partner.baseUrl));
  node = await startWholeNode({
    environment: {
      TURNPIKE_CONFIG: file,
      TURNPIKE_SECRET_PARTNER_PAYMENT: keys.payment,
      TURNPIKE_SECRET_PARTNER_REVERSAL: keys.reversal,
    },
  });
  merchant = node.client('merchant');
});

afterAll(async () => {
  await node.stop();
  await partner.close();
  rmSync(folder, { recursive: true });
});

/** The demo's, with North Bank a partner and no other bank for roubles. */
function configuration(baseUrl: string): string {
  const demo = readFileSync('config/demo.yaml', 'utf8');
  const replaced = demo
    .replace(
      'adapter: sandbox-bank',
      `adapter: partner-acquirer\n    options: { base_url: "${baseUrl}", merchant_id: turnpike }`,
    )
    .replace(
      'secrets: { callback_secret: SANDBOX_BANK }',
      'secrets: { payment_key: PARTNER_PAYMENT, reversal_key: PARTNER_REVERSAL }',
    )
    .replace(/^ +- \{ terminal: south-rub, weight: 30.*\n/m, '');
  if (!replaced.includes('PARTNER_PAYMENT') || !replaced.includes(baseUrl))
    throw new Error('the demo has no North Bank any more');
  const document = parseDocument(replaced).toJS();
  delete document.providers.north.terms.payouts; // The partner pays nothing out.
  return stringify(document);
}

const COST = { amountMinor: 200_000n, currency: 'RUB' };

async function until(
  ids: { readonly invoiceId: string; readonly paymentId: string },
  seen: (payment: Payment__Output) => boolean,
) {
  const look = () => merchant.invoicing.GetPayment(ids);
  await expect.poll(async () => seen(await look()), { timeout: 15_000 }).toBe(true);
  return await look();
}

const captured = ({ state }: Payment__Output) => state === 'PAYMENT_STATE_CAPTURED';

it('takes a payment on the partner’s page, charges the saved card once more, and gives a part of it back', async () => {
  const { invoiceId = '' } = await merchant.invoicing.CreateInvoice(newInvoice({ shopId: 'books', cost: COST }));
  const { paymentId = '' } = await payWith(merchant, { invoiceId, makeRecurrent: true });
  const first = { invoiceId, paymentId };
  const waiting = await until(first, ({ userInteraction }) => userInteraction !== null);
  const page = waiting.userInteraction?.redirect?.get?.uriTemplate ?? '';
  await fetch(page, { method: 'POST', redirect: 'manual', body: new URLSearchParams({ choice: 'save', card: '0' }) });
  await until(first, captured);

  const cost = { amountMinor: 50_000n, currency: 'RUB' };
  const metadata = { extra_of: invoiceId };
  const more = await merchant.invoicing.CreateInvoice(newInvoice({ shopId: 'books', cost, metadata }));
  const payer = { recurrent: { parentInvoiceId: invoiceId, parentPaymentId: paymentId } };
  // The card's token comes with a callback of its own.
  const start = () => merchant.invoicing.StartPayment({ requestId: requestId(), invoiceId: more.invoiceId, payer });
  let extra: Payment__Output | undefined;
  await expect
    .poll(
      async () => {
        extra = await start().catch(() => undefined);
        return extra !== undefined;
      },
      { timeout: 15_000 },
    )
    .toBe(true);
  const second = { invoiceId: more.invoiceId ?? '', paymentId: extra?.paymentId ?? '' };
  await until(second, captured);

  const refund = { ...second, requestId: requestId(), amount: { amountMinor: 20_000n, currency: 'RUB' } };
  const { refundId = '' } = await merchant.invoicing.RefundPayment(refund);
  await expect
    .poll(async () => (await merchant.invoicing.GetRefund({ ...second, refundId })).state, { timeout: 15_000 })
    .toBe('REFUND_STATE_SUCCEEDED');

  expect(partner.effects()).toMatchObject([
    { operation: 'processPayment', amount: 200_000, currency: 643 },
    { operation: 'completeMerchantAcquiring', amount: 50_000, currency: 643 },
    { operation: 'processPaymentReversal', amount: 20_000, originalRequestId: partner.effects()[1]?.requestId },
  ]);
});

it('has told no key and no token of a card to its log', () => {
  const log = node.logged.join('\n');
  expect(log).not.toMatch(/PRIVATE KEY|tok_[0-9a-f]{24}/);
});
