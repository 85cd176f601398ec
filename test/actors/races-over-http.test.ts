import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../kit/seeded-random.ts';
import { startWholeNode, type WholeNode } from '../kit/whole-node.ts';

const ROUNDS = 40;

let whole: WholeNode;
beforeAll(async () => {
  whole = await startWholeNode();
});
afterAll(() => whole.stop());

describe('medusa-13301: confirm, callback and poll at once, over sockets', () => {
  it('takes effect once at the bank, and nobody gets an error', async () => {
    const { invoicing, vault } = whole.client();
    const random = seededRandom(13_301);
    const { token } = await vault.TokenizeCard({
      requestId: 'card',
      pan: '4000000000003220',
      expiryMonth: 12,
      expiryYear: 2040,
    });
    const dueTime = { seconds: BigInt(Math.floor(Date.now() / 1000) + 3_600) };

    const round = async (number: number): Promise<void> => {
      const invoiceId = `race-${number}`;
      const paymentId = 'payment';
      const cost = { amountMinor: 50_000n, currency: 'RUB' };
      await invoicing.CreateInvoice({
        requestId: invoiceId,
        invoiceId,
        shopId: 'books',
        cost,
        details: { product: 'Book' },
        dueTime,
      });
      const start = () =>
        invoicing.StartPayment({
          requestId: `start-${invoiceId}`,
          invoiceId,
          paymentId,
          payer: { paymentResource: { paymentTool: { bankCard: { token } } } },
          flow: { instant: {} },
        });
      await start();
      const read = () => invoicing.GetPayment({ invoiceId, paymentId });
      const page = async (): Promise<string | undefined> => (await read()).userInteraction?.redirect?.get?.uriTemplate;
      await expect.poll(page, { timeout: 20_000 }).toBeTypeOf('string');
      const url = (await page()) ?? '';

      const confirm = () =>
        fetch(url, { method: 'POST', body: new URLSearchParams({ outcome: 'approve' }), redirect: 'manual' });
      const comeBack = () => fetch(`http://${whole.server.addresses.http}/return/demo~${invoiceId}~${paymentId}~0`);
      // The bank calls back before it sends the payer's browser on; another tab of it is back already.
      const [confirmed, returned] = await Promise.all([
        confirm(),
        comeBack(),
        ...random.shuffled([start, read, read]).map((race) => race()),
      ]);
      expect(confirmed.status).toBe(303);
      expect(returned.status).toBe(200);
      await expect.poll(async () => (await read()).state, { timeout: 20_000 }).toBe('PAYMENT_STATE_CAPTURED');
      const again = await comeBack();
      expect(await again.text()).toContain('Payment received');
    };

    for (let first = 0; first < ROUNDS; first += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, index) => round(first + index)));
    }

    const effects = await (await fetch(`${whole.server.platform.bankUrl}/v1/effects`)).json();
    expect(effects).toMatchObject({
      totals: { authorise: { count: ROUNDS }, capture: { count: ROUNDS } },
      doubled: 0,
      repeated: 0,
      doubledKeys: 0,
    });
  }, 60_000);
});
