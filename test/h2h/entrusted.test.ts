import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHostToHost } from '../../src/h2h/operations/host-to-host.ts';
import type { Vault } from '../../src/ports/vault.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { type Desk, PROJECT, paymentId, startDesk, URLS, until } from './desk.ts';

/** What a payer gave is kept for the provider alone, and for no longer than somebody is going to bring it there. */

let desk: Desk;

beforeAll(async () => {
  desk = await startDesk();
}, 60_000);
afterAll(() => desk?.stop());

/** The operations of the node, with the references that they had from the vault. */
function watched() {
  const { node, store, ...platform } = desk.node.server.platform;
  const refs: string[] = [];
  const entrust: Vault['entrust'] = async (payload) => {
    const ref = await platform.vault.entrust(payload);
    refs.push(ref);
    return ref;
  };
  const { entities, payouts } = node;
  const operations = createHostToHost({
    ...platform,
    ...store,
    entities,
    payouts,
    vault: { ...platform.vault, entrust },
    readers: platform.cluster,
    machineClock: systemMachineClock,
    publicUrl: () => desk.origin,
    webhookPorts: [443],
  });
  const kept = async () =>
    (await Promise.all(refs.map((ref) => platform.vault.entrusted(ref)))).filter((each) => each !== undefined);
  return { operations, refs, kept };
}

describe('A result of 3-D Secure', () => {
  it('that is brought again and again is not kept again (P9)', async () => {
    const id = paymentId();
    const general = { project_id: PROJECT, payment_id: id };
    const card = { pan: '4000007700000703', expiry_month: 12, expiry_year: 2030, cvv: '123' };
    const payment = { method: 'card-ecom', amount: 10_000, currency: 'RUB' };
    await desk.post('/payment/ecom/payin', { general: { ...general, ...URLS }, payment, card });
    const { body } = await until(
      () => desk.post('/payment/ecom/payin/info', { general }),
      ({ body: seen }) => seen.sub_status === 'awaiting_3ds_result',
    );
    const page = await fetch(body.redirect.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ outcome: 'approve' }),
    });
    const { cres = '' } = (await page.json()) as { readonly cres?: string };

    const { operations, refs, kept } = watched();
    const actor = { credential: 'test', role: 'merchant', partyId: 'demo' } as const;
    const call = () => ({ actor, partyId: 'demo', deadlineMs: systemMachineClock.nowMs() + 10_000 });
    for (let times = 0; times < 5; times += 1) {
      expect(await operations.confirm3ds(call(), PROJECT, id, { cres })).toMatchObject({ ok: true });
    }
    expect(new Set(refs).size).toBe(5);
    await until(kept, (left) => left.length === 0);
  });
});
