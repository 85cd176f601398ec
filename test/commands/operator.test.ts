import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TurnpikeClient } from '../../src/client/client.ts';
import { DEMO_KEYS } from '../../src/commands/demo-keys.ts';
import { ContractViolation } from '../../src/ports/provider.ts';
import { newInvoice, payWith } from '../rpc/requests.ts';
import { type RpcNode, startRpcNode } from '../rpc/rpc-node.ts';
import { runCommand } from './run-command.ts';

/** What an operator does at three in the morning: sees what waits, reads why, sets it going again. Without SQL. */

let rpc: RpcNode;
let merchant: TurnpikeClient;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'turnpike-'));
  rpc = await startRpcNode({ demo: true });
  merchant = rpc.connect(DEMO_KEYS.merchant);
});
afterAll(async () => {
  await rpc.stop();
  rmSync(folder, { recursive: true });
});

const turnpike = (...args: readonly string[]) => runCommand([...args, '--address', rpc.address]);
const BROKEN = new ContractViolation('the answer is not JSON');

async function stuckInvoice(): Promise<{ readonly name: string; readonly paymentId: string }> {
  rpc.provider.script('process', BROKEN);
  rpc.provider.script('status', ...Array.from({ length: 100 }, () => BROKEN));
  const { invoiceId } = await merchant.invoicing.CreateInvoice(newInvoice({ shopId: 'books' }));
  const { paymentId = '' } = await payWith(merchant, { invoiceId });
  const { invoicing } = rpc.connect(DEMO_KEYS.operator);
  const attention = async () => (await invoicing.GetInvoice({ partyId: 'demo', invoiceId })).attention?.reason;
  await expect.poll(attention).toContain('not JSON');
  return { name: `demo/${invoiceId}`, paymentId };
}

describe("an operator's command line", () => {
  it('shows what waits and why, repairs it by a scenario, and tells the whole story', async () => {
    const { name, paymentId } = await stuckInvoice();
    const before = await turnpike('stalled');
    expect(before).toMatchObject({ code: 0, summary: { ok: true, stalled: 1 } });
    expect(before.text).toContain(name);
    expect(before.text).toContain('not JSON');

    const repaired = await turnpike(
      'repair',
      name,
      '--scenario',
      'fail_session',
      '--failure',
      'authorization_failed:unknown',
      '--comment',
      'called the bank',
    );
    expect(repaired).toMatchObject({ code: 0, summary: { ok: true, invoice: name, state: 'unpaid' } });
    expect(repaired.text).toContain(`payment ${paymentId} is failed, idle`);
    expect((await turnpike('stalled')).text).toBe('No invoice waits for an operator.');

    const story = await turnpike('trace', name);
    expect(story.code).toBe(0);
    for (const part of ['invoice created', 'ATTENTION', '"called the bank"', 'authorization_failed:unknown'])
      expect(story.text).toContain(part);
  });

  it('shows callbacks that nobody could take, and sets one going again', async () => {
    expect((await turnpike('parked')).text).toBe('No callback is parked.');
    const body = Buffer.from('{"tag":"a reference that no session has yet"}');
    // Of today: an older one would be parked again by the next sweep.
    const callback = {
      id: 'north/evt_1',
      providerId: 'north',
      tag: '',
      receivedTime: Date.now() * 1000,
      headers: {},
      body,
    };
    await rpc.store.inbox.put(callback, { reason: 'UNKNOWN_PROVIDER', time: 1_768_478_400_000_000 });
    const seen = await turnpike('parked');
    expect(seen).toMatchObject({ code: 0, summary: { ok: true, parked: 1 } });
    expect(seen.text).toMatch(/^north\/evt_1 {2}since 2026-01-15.* unknown provider, no tag, 45 bytes$/);
    expect(await turnpike('parked', '--replay', 'north/evt_1', '--comment', 'it is there now')).toMatchObject({
      code: 0,
      summary: { ok: true, callback: 'north/evt_1', taken: false },
    });
    expect((await turnpike('parked')).summary).toEqual({ ok: true, parked: 0 });
    expect(await turnpike('parked', '--replay', 'north/none')).toMatchObject({ code: 1, summary: { ok: false } });
  });

  it('takes changes by hand from a file, and refuses illegal ones unless they are forced', async () => {
    const { name, paymentId } = await stuckInvoice();
    const file = join(folder, 'changes.json');
    const failure = { code: 'authorization_failed' };
    writeFileSync(file, JSON.stringify([{ paymentState: { paymentId, state: 'PAYMENT_STATE_FAILED', failure } }]));
    const refused = await turnpike('repair', name, '--changes', file);
    expect(refused).toMatchObject({ code: 1, summary: { ok: false } });
    expect(refused.text).toContain('illegal in the present state');
    expect(await turnpike('repair', name, '--changes', file, '--force')).toMatchObject({ code: 0 });
    expect((await turnpike('repair', name, '--scenario', 'fulfill_session')).text).toBe('No need to repair');
  });

  it('moves the clock of a sandbox', async () => {
    expect(await turnpike('clock', '2h')).toMatchObject({ code: 0, summary: { ok: true } });
    expect((await turnpike('clock', 'soon')).text).toContain('not a duration');
  });

  it('says in words what is wrong with what it was given', async () => {
    expect((await turnpike('trace', 'demo')).text).toContain('party/invoice');
    expect((await turnpike('trace', 'demo/nothing')).text).toContain('no such invoice');
    expect((await turnpike('repair', 'demo/nothing')).text).toContain('either --scenario');
    const noKey = await runCommand(['stalled', '--address', rpc.address], { TURNPIKE_API_KEY: 'wrong' });
    expect(noKey).toMatchObject({ code: 1, summary: { ok: false } });
  });
});
