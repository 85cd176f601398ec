import { serialize } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { applicationTag, payoutStream } from '../../src/domain/ids.ts';
import { OutcomeUnknown, type ProviderAnswer } from '../../src/ports/provider.ts';
import { recordAppend } from '../../src/ports/record-append.ts';
import { asks, createPayin, PASSWORD } from '../domain/payin-world.ts';
import { PAYIN_STREAM, PAYIN_TAG, type PayinNode, startPayinNode } from '../kit/payin-node.ts';
import { turns } from '../kit/payment-node.ts';

const NUMBER = '2200700812345678';
const HOLDER = 'Ivan Petrov';
const GIVES_REQUISITES: ProviderAnswer = {
  intent: { type: 'suspend', tag: PAYIN_TAG, timeoutMs: 3_600_000 },
  requisites: { method: 'card-p2p', value: NUMBER, bankName: 'Bank', holder: HOLDER },
};
const ASKS_PASSWORD: ProviderAnswer = { intent: asks(PASSWORD, PAYIN_TAG) };
const OTP = '{"type":"otp","otp":"482913"}';

/** All that the node has stored: records with their keys, rows, callbacks. */
function stored({ running }: PayinNode): string {
  return serialize(running.store.disk.tables).toString('latin1');
}

async function asksForPassword(): Promise<PayinNode> {
  const node = await startPayinNode();
  node.provider.processAnswer = ASKS_PASSWORD;
  node.provider.statusAnswer = ASKS_PASSWORD;
  await node.create({ product: 'ecom' });
  await node.until('awaiting_3ds_result');
  return node;
}

describe('P9 the requisites that a provider gives', () => {
  it('are shown sealed, with their last four characters, and nothing of them is stored in the clear', async () => {
    const node = await startPayinNode();
    node.provider.processAnswer = GIVES_REQUISITES;
    await node.create();
    const invoice = await node.until('awaiting_confirm');
    const interaction = invoice.payments.get('1')?.sessions[0]?.interaction;
    if (interaction?.type !== 'transfer_requisites') throw new Error('no requisites are shown');
    expect(interaction).toMatchObject({ method: 'card-p2p', masked: '************5678' });
    const opened = Buffer.from((await node.vault.open(interaction.sealed)) ?? []).toString();
    expect(JSON.parse(opened)).toEqual({ method: 'card-p2p', value: NUMBER, bankName: 'Bank', holder: HOLDER });
    const all = stored(node);
    expect(all).toContain(PAYIN_STREAM);
    for (const secret of [NUMBER, HOLDER, NUMBER.slice(4, 12)]) expect(all).not.toContain(secret);
  });

  it('can be opened by the next process, since their key was stored with them', async () => {
    const node = await startPayinNode();
    node.provider.processAnswer = GIVES_REQUISITES;
    await node.create();
    await node.until('awaiting_confirm');
    node.provider.statusAnswer = GIVES_REQUISITES;
    const next = await node.crash();
    const interaction = (await next.read()).payments.get('1')?.sessions[0]?.interaction;
    if (interaction?.type !== 'transfer_requisites') throw new Error('no requisites are shown');
    expect(await next.vault.open(interaction.sealed)).toBeDefined();
  });

  it('change nothing when they are told again', async () => {
    const node = await startPayinNode();
    node.provider.processAnswer = GIVES_REQUISITES;
    node.provider.statusAnswer = GIVES_REQUISITES;
    await node.create();
    await node.until('awaiting_confirm');
    const before = await node.running.store.journal.head(PAYIN_STREAM);
    await node.running.node.registry.touch(PAYIN_STREAM);
    await turns(20);
    expect(node.provider.asked()).toBe(1);
    expect(await node.running.store.journal.head(PAYIN_STREAM)).toEqual(before);
  });

  it('that come with the end of a session are a breach of the contract, and shown to nobody', async () => {
    const node = await startPayinNode();
    node.provider.processAnswer = { ...GIVES_REQUISITES, intent: { type: 'succeed' } };
    await node.create();
    await turns(20);
    const { payments, attention } = await node.read();
    expect(payments.get('1')?.sessions[0]?.unknown?.reason).toContain('requisites');
    expect(attention).toBeDefined();
    expect(stored(node)).not.toContain(NUMBER);
  });
});

describe('What a payer gives', () => {
  it('is brought to the provider once, is forgotten with the answer, and is never stored (P9)', async () => {
    const node = await asksForPassword();
    const ref = await node.vault.entrust(OTP);
    expect((await node.ask({ type: 'SubmitVerification', kind: 'otp', ref })).ok).toBe(true);
    await node.until('success');
    expect(node.provider.submitted).toEqual([{ type: 'otp', otp: '482913' }]);
    expect(await node.vault.entrusted(ref)).toBeUndefined();
    const all = stored(node);
    expect(all).toContain(ref);
    expect(all).not.toContain('482913');
  });

  it('may be wrong, and is asked for again', async () => {
    const node = await asksForPassword();
    node.provider.submitAnswer = { ...ASKS_PASSWORD, verification: 'refused' };
    const ref = await node.vault.entrust(OTP);
    await node.ask({ type: 'SubmitVerification', kind: 'otp', ref });
    const { application } = await node.until('invalid_verification');
    expect(application?.wrongPasswords).toBe(1);
    expect(await node.vault.entrusted(ref)).toBeUndefined();
  });

  it('and that died with its process is lost, not wrong: the provider is asked, and it may be given again', async () => {
    const node = await asksForPassword();
    node.provider.submitAnswer = 'hang';
    await node.ask({ type: 'SubmitVerification', kind: 'otp', ref: await node.vault.entrust(OTP) });
    await turns(5);
    expect(node.provider.submitted).toHaveLength(1);
    const next = await node.crash();
    const { application } = await next.until('invalid_verification');
    expect(application).toMatchObject({ wrongPasswords: 0, verification: { phase: 'lost' } });
    expect(node.provider.submitted).toHaveLength(1);
    node.provider.submitAnswer = { intent: { type: 'succeed' } };
    await next.ask({ type: 'SubmitVerification', kind: 'otp', ref: await next.vault.entrust(OTP) });
    await next.until('success');
  });

  it('and that died with its process after the provider had taken it is known by asking', async () => {
    const node = await asksForPassword();
    node.provider.submitAnswer = 'hang';
    await node.ask({ type: 'SubmitVerification', kind: 'otp', ref: await node.vault.entrust(OTP) });
    await turns(5);
    node.provider.statusAnswer = { intent: { type: 'succeed' } };
    const next = await node.crash();
    await next.until('success');
    expect(node.provider.submitted).toHaveLength(1);
  });

  it('and that nobody knows the fate of is asked about before anything else is sent (P7)', async () => {
    const node = await asksForPassword();
    node.provider.submitAnswer = new OutcomeUnknown('no answer');
    await node.ask({ type: 'SubmitVerification', kind: 'otp', ref: await node.vault.entrust(OTP) });
    await turns(10);
    node.provider.statusAnswer = { intent: { type: 'succeed' } };
    await node.running.advance(1_500);
    await node.until('success');
    expect(node.provider.submitted).toHaveLength(1);
  });
});

describe('A payin', () => {
  it('is refused where a payout has its payment_id, and the node goes on', async () => {
    const node = await startPayinNode();
    const { journal } = node.running.store;
    const stream = payoutStream('party', 'h2h_1');
    const place = { stream, sequence: 1, epoch: (await journal.head(stream)).epoch, appendId: 'payout' };
    const record = recordAppend(place, { kind: 'payout', time: 0, bytes: new Uint8Array() });
    await journal.append({ ...record, tags: [applicationTag('h2h_1')] });
    expect(await node.ask(createPayin())).toMatchObject({ ok: false, reason: 'PAYMENT_ID_CONFLICT' });
    expect(node.provider.exchanges).toEqual([]);
    await expect(node.read()).rejects.toThrow('INVOICE_NOT_FOUND');
  });

  it('binds its name with its first append', async () => {
    const node = await startPayinNode();
    node.provider.processAnswer = GIVES_REQUISITES;
    await node.create();
    expect(await node.running.store.inbox.streamOf(applicationTag('h2h_1'))).toBe(PAYIN_STREAM);
  });

  it('tells its provider what the payer does, and until when', async () => {
    const node = await startPayinNode();
    node.provider.processAnswer = GIVES_REQUISITES;
    const { application } = await node.create();
    await node.until('awaiting_confirm');
    expect(node.provider.exchanges[0]?.payment.application).toMatchObject({
      product: 'p2p',
      method: 'card-p2p',
      expireTime: application?.facts.expireTime,
    });
  });

  it('with the id of another content is refused, and with the same content is answered again (P5)', async () => {
    const node = await startPayinNode();
    node.provider.processAnswer = GIVES_REQUISITES;
    const same = { requestId: 'a', fingerprint: Buffer.from('one') };
    expect((await node.ask(createPayin(), same)).ok).toBe(true);
    expect((await node.ask(createPayin(), { ...same, requestId: 'b' })).ok).toBe(true);
    const other = { requestId: 'c', fingerprint: Buffer.from('two') };
    expect(await node.ask(createPayin(), other)).toMatchObject({ ok: false, reason: 'PAYMENT_ID_CONFLICT' });
  });
});
