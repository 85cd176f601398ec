import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeInspector, startFakeInspector } from '../kit/fake-inspector.ts';
import { startWholeNode, type WholeNode } from '../kit/whole-node.ts';
import { newInvoice, payWith } from '../rpc/requests.ts';

/** A whole node whose configuration names an inspector outside. */

let fake: FakeInspector;
let node: WholeNode;
const folder = mkdtempSync(join(tmpdir(), 'turnpike-inspector-'));

beforeAll(async () => {
  fake = await startFakeInspector();
  const file = join(folder, 'turnpike.yaml');
  const demo = readFileSync(new URL('../../config/demo.yaml', import.meta.url), 'utf8');
  const outside = `inspectors:\n  outside: { type: grpc, address: "${fake.address}", timeout: 10s }\n`;
  writeFileSync(file, demo.replace('inspectors:\n', outside).replace('inspector: by-amount', 'inspector: outside'));
  node = await startWholeNode({ environment: { TURNPIKE_CONFIG: file } });
});

afterAll(async () => {
  await node.stop();
  await fake.stop();
  rmSync(folder, { recursive: true });
});

async function paid() {
  const merchant = node.client('merchant');
  const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
  const { paymentId } = await payWith(merchant, { invoiceId });
  const { invoicing } = node.client('operator');
  const subject = { partyId: 'demo', invoiceId, paymentId };
  await expect
    .poll(async () => (await invoicing.GetPayment(subject)).step, { timeout: 10_000 })
    .toBe('PAYMENT_STEP_IDLE');
  return { payment: await invoicing.GetPayment(subject), explained: await invoicing.ExplainRoute(subject) };
}

describe('a node whose inspector is outside', () => {
  it('asks it, and pays by what it says', async () => {
    fake.mood = 'RISK_SCORE_TRUSTED';
    const { payment } = await paid();
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', riskScore: 'RISK_SCORE_TRUSTED' });
    expect(fake.inspected.at(-1)).toMatchObject({ partyId: 'demo', shop: { shopId: 'books', category: 'retail' } });
  });

  it('keeps a card from a route, and says so', async () => {
    fake.blacklist.add('south.south-rub');
    const { payment, explained } = await paid();
    expect(payment.route?.terminalId).toBe('north-rub');
    expect(explained.explainedRoutes).toMatchObject([
      { route: { terminalId: 'north-rub' }, isChosen: true },
      { route: { terminalId: 'south-rub' }, outcome: 'ROUTE_OUTCOME_BLACKLISTED' },
    ]);
  });

  it('pays without it', async () => {
    fake.blacklistMood = 'error';
    fake.mood = 'error';
    const { payment } = await paid();
    expect(payment).toMatchObject({ state: 'PAYMENT_STATE_CAPTURED', riskScore: 'RISK_SCORE_HIGH' });
  });

  it('tells its metrics what it saw', async () => {
    const text = await (await fetch(`http://${node.server.addresses.admin}/metrics`)).text();
    expect(text).toContain('turnpike_risk_inspections_total{inspector="outside",outcome="trusted"} 2');
    expect(text).toContain('turnpike_risk_inspections_total{inspector="outside",outcome="fallback"} 1');
    expect(text).toContain('turnpike_provider_fail_rate{provider="north",kind="availability"} 0');
    expect(text).toMatch(
      /turnpike_provider_operations_total\{provider="north",kind="conversion",result="finish"\} [1-3]/,
    );
  });

  it('has told its inspector no card number and no security code, and written none to its log', () => {
    const told = JSON.stringify(fake.inspected, (_, value) => (typeof value === 'bigint' ? String(value) : value));
    expect(told).toContain('"lastDigits":"4242"');
    expect(told).not.toMatch(/4242424242424242|"737"/);
    expect(node.logged.join('\n')).not.toMatch(/4242424242424242/);
  });
});
