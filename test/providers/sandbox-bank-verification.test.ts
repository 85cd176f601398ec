import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Exchange, OutcomeUnknown, type VerificationResult } from '../../src/ports/provider.ts';
import { createSandboxBankAdapter, type SandboxBankAdapter } from '../../src/providers/sandbox-bank/adapter.ts';
import { MAGIC_ROWS, magicNumber } from '../../src/providers/sandbox-bank/magic.ts';
import { cardExchange, fresh } from '../../src/providers/workbench/sample-exchanges.ts';
import { type BankClient, bankAndClient } from './sandbox-bank-fixture.ts';

const RIGHT: VerificationResult = { type: 'otp', otp: '123456' };
const WRONG: VerificationResult = { type: 'otp', otp: '654321' };

let bank: BankClient;
let adapter: SandboxBankAdapter;
beforeAll(async () => {
  bank = await bankAndClient();
  adapter = createSandboxBankAdapter({ url: bank.url });
});
afterAll(async () => {
  await adapter.close();
  await bank.close();
});

/** A card payment that a merchant makes host to host, and runs 3-D Secure of itself. */
async function opened(branch: string, redirectUrl?: string) {
  const application = { product: 'ecom', method: 'card-ecom', expireTime: 0 } as const;
  const payment = { application, ...(redirectUrl === undefined ? {} : { redirectUrl }) };
  const exchange = cardExchange({ pan: magicNumber(branch), payment });
  const result = await adapter.process(exchange);
  const known: Exchange = result.trx === undefined ? exchange : { ...exchange, trx: result.trx };
  return { exchange: known, result };
}

const effectsOf = async (of: Exchange) =>
  (await bank.call('GET', `/v1/effects?reference=party/${of.payment.invoice.id}/1`)).body['effects'];
const declined = (code: string) => ({ intent: { type: 'fail', failure: { failure: { code } } } });

describe('a one-time password', () => {
  test('is asked for, and the right one pays', async () => {
    const { exchange, result } = await opened('64');
    expect(result.intent).toMatchObject({
      type: 'suspend',
      interaction: { request: { type: 'one_time_password', hint: expect.stringContaining('*') } },
    });
    expect(await adapter.submit(exchange, RIGHT)).toMatchObject({
      intent: { type: 'succeed' },
      verification: 'accepted',
    });
    expect(await effectsOf(exchange)).toHaveLength(1);
  });

  test('may be wrong twice', async () => {
    const { exchange } = await opened('64');
    for (let attempt = 0; attempt < 2; attempt += 1) {
      expect(await adapter.submit(exchange, WRONG)).toMatchObject({
        intent: { type: 'suspend' },
        verification: 'refused',
      });
    }
    expect(await adapter.submit(exchange, RIGHT)).toMatchObject({
      intent: { type: 'succeed' },
      verification: 'accepted',
    });
  });

  test('declines when it is wrong a third time, and the right one then comes too late', async () => {
    const { exchange } = await opened('64');
    const answers = [];
    for (let attempt = 0; attempt < 3; attempt += 1) answers.push(await adapter.submit(exchange, WRONG));
    expect(answers[2]).toMatchObject({
      ...declined('preauthorization_failed:three_ds_failed'),
      verification: 'refused',
    });
    expect(await adapter.submit(exchange, RIGHT)).toMatchObject({ intent: { type: 'fail' } });
    expect(await effectsOf(exchange)).toEqual([]);
  });

  test('of branch 65 is always wrong', async () => {
    const { exchange } = await opened('65');
    expect(await adapter.submit(exchange, RIGHT)).toMatchObject({ verification: 'refused' });
  });

  test('of branch 66 is accepted, and the money comes at the next status query', async () => {
    const { exchange } = await opened('66');
    expect(await adapter.submit(exchange, RIGHT)).toMatchObject({
      intent: { type: 'sleep' },
      verification: 'accepted',
    });
    expect(await effectsOf(exchange)).toEqual([]);
    expect(await adapter.status(exchange)).toMatchObject({ intent: { type: 'succeed' } });
  });

  test('of branch 67 is accepted, and then there is too little money', async () => {
    const { exchange } = await opened('67');
    expect(await adapter.submit(exchange, RIGHT)).toMatchObject({
      ...declined('authorization_failed:insufficient_funds'),
      verification: 'accepted',
    });
  });

  test('A1 a right one that is sent twice pays once', async () => {
    const { exchange } = await opened('64');
    const first = await adapter.submit(exchange, RIGHT);
    expect(await adapter.submit(exchange, RIGHT)).toEqual(first);
    expect(await effectsOf(exchange)).toHaveLength(1);
  });

  test.each([
    ['approve+hang', 'succeed'],
    ['approve+error', 'succeed'],
    ['nothing+reset', 'suspend'],
    ['nothing', 'suspend'],
  ])('A2 %s leaves it unknown, and the status tells that it is to %s', async (outcome, type) => {
    const hanging = await bankAndClient({ hangMs: 20 });
    const other = createSandboxBankAdapter({ url: hanging.url });
    const exchange = cardExchange({ pan: magicNumber('64') });
    await hanging.script(`party/${exchange.payment.invoice.id}/1`, { authorise: ['otp'], verify: [outcome] });
    await other.process(exchange);
    await expect(other.submit(exchange, RIGHT)).rejects.toThrow(OutcomeUnknown);
    expect(await other.status(exchange)).toMatchObject({ intent: { type } });
    await other.close();
    await hanging.close();
  });

  test('is judged once the bank gets to it, where it is slow to begin', async () => {
    const invoiceId = fresh('invoice');
    await bank.script(`party/${invoiceId}/1`, { authorise: ['otp'], verify: ['approve+queued'] });
    const exchange = cardExchange({ invoiceId });
    await adapter.process(exchange);
    expect(await adapter.submit(exchange, RIGHT)).toMatchObject({ verification: 'accepted' });
  });
});

describe('3-D Secure that the merchant runs itself', () => {
  /** What the page of the bank gives to a program. */
  async function resultOf({ result }: Awaited<ReturnType<typeof opened>>, outcome = 'approve') {
    const request = result.intent?.type === 'suspend' ? result.intent.interaction?.request : undefined;
    if (request?.type !== 'redirect') throw new Error('no page');
    const { body } = await bank.call('POST', request.url, { outcome });
    return { cres: String(body['cres']), paRes: String(body['paRes']), md: String(body['md']), url: request.url };
  }

  test('asks the payer’s browser to post a challenge request, and takes no word but the result', async () => {
    const challenge = await opened('70');
    expect(challenge.result.intent).toMatchObject({
      interaction: { request: { type: 'redirect', method: 'post', form: { creq: expect.any(String) } } },
    });
    const { cres, url } = await resultOf(challenge);
    expect(await adapter.status(challenge.exchange)).toMatchObject({ intent: { type: 'suspend' } });
    expect(await adapter.submit(challenge.exchange, { type: 'cres', cres })).toMatchObject({
      intent: { type: 'succeed' },
      trx: { threeDsVerification: 'authentication_successful' },
    });
    expect(await bank.call('POST', url, { outcome: 'approve' })).toMatchObject({ status: 409 });
  });

  test('takes the result of the older version too', async () => {
    const challenge = await opened('70');
    const { paRes, md } = await resultOf(challenge);
    expect(await adapter.submit(challenge.exchange, { type: 'pa_res', paRes, md })).toMatchObject({
      intent: { type: 'succeed' },
    });
  });

  test.each([
    ['70', 'decline', 'preauthorization_failed:three_ds_failed'],
    ['71', 'approve', 'preauthorization_failed:three_ds_failed'],
    ['73', 'approve', 'authorization_failed:rejected_by_issuer'],
    ['74', 'approve', 'authorization_failed:insufficient_funds'],
  ])('of branch %s, where the payer would %s, ends in %s', async (branch, outcome, code) => {
    const challenge = await opened(branch);
    const { cres } = await resultOf(challenge, outcome);
    expect(await adapter.submit(challenge.exchange, { type: 'cres', cres })).toMatchObject(declined(code));
  });

  test.each<[string, (of: { cres: string; paRes: string }, other: { cres: string }) => VerificationResult]>([
    ['no result at all', () => ({ type: 'cres', cres: 'anything' })],
    ['the result of another payment', (_mine, other) => ({ type: 'cres', cres: other.cres })],
    ['a result with the mark of another session', ({ paRes }) => ({ type: 'pa_res', paRes, md: 'other' })],
    ['a password', () => RIGHT],
  ])('declines %s as one that could not be carried out', async (_what, wrong) => {
    const challenge = await opened('70');
    const given = wrong(await resultOf(challenge), await resultOf(await opened('70')));
    expect(await adapter.submit(challenge.exchange, given)).toMatchObject(declined('preauthorization_failed:unknown'));
    expect(await effectsOf(challenge.exchange)).toEqual([]);
  });

  test('shows the payer a page that takes the result back to the shop', async () => {
    const { result } = await opened('70', 'https://shop.example/notified');
    const request = result.intent?.type === 'suspend' ? result.intent.interaction?.request : undefined;
    if (request?.type !== 'redirect') throw new Error('no page');
    const asked = await fetch(request.url, { method: 'POST', body: new URLSearchParams(request.form) });
    expect(await asked.text()).toContain('Approve');
    const given = await fetch(request.url, { method: 'POST', body: new URLSearchParams({ outcome: 'approve' }) });
    expect(given.headers.get('content-security-policy')).toContain("form-action 'self' https://shop.example;");
    expect(await given.text()).toMatch(
      /action="https:\/\/shop\.example\/notified">\s*<input type="hidden" name="cres"/,
    );
  });

  test('goes by the bank’s page and callback where our own page serves the payer', async () => {
    const application = { product: 'ecom', method: 'card-ecom', expireTime: 0, hosted: true } as const;
    const { intent } = await adapter.process(cardExchange({ pan: magicNumber('70'), payment: { application } }));
    expect(intent).toMatchObject({ interaction: { request: { method: 'get', form: {} } } });
  });
});

describe('a redirect to the bank', () => {
  test.each([
    ['68', 'bank', 'sleep'],
    ['69', 'bank', 'sleep'],
    ['70', undefined, 'suspend'],
  ])('of branch %s has the purpose %s', async (branch, purpose, type) => {
    const { intent } = await adapter.process(cardExchange({ pan: magicNumber(branch) }));
    if (intent?.type !== 'sleep' && intent?.type !== 'suspend') throw new Error('not waiting');
    expect(intent.type).toBe(type);
    expect(intent.interaction?.request).toMatchObject({
      type: 'redirect',
      ...(purpose === undefined ? {} : { purpose }),
    });
  });

  test('of branch 69 is paid when it is asked about, that of 68 only by the payer', async () => {
    const results = ['68', '69'].map(async (branch) => {
      const { exchange } = await opened(branch);
      return (await adapter.status(exchange)) as { readonly intent?: { readonly type: string } };
    });
    expect((await Promise.all(results)).map(({ intent }) => intent?.type)).toEqual(['sleep', 'succeed']);
  });
});

test('every branch of passwords and redirects is driven here', () => {
  const codes = MAGIC_ROWS.filter(({ planText }) => /^(otp|offsite)/.test(planText.authorise?.[0] ?? '')).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(['64', '65', '66', '67', '68', '69']);
});
