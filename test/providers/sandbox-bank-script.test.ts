import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DELIVERY_FORMS, parseOutcome, VERDICT_FORMS } from '../../src/providers/sandbox-bank/outcome.ts';
import { type BankClient, bankAndClient } from './sandbox-bank-fixture.ts';

describe('scripts', () => {
  let bank: BankClient;
  beforeAll(async () => {
    bank = await bankAndClient();
  });
  afterAll(() => bank.close());

  const authorise = async (reference: string, key?: string) => {
    const { body } = await bank.authorise(bank.order({ reference }), key);
    return body['declineCode'] ?? body['status'];
  };

  test('say what becomes of each call, and the last outcome repeats', async () => {
    await bank.script('party/invoice-1/1', {
      authorise: ['temp', 'decline:lost_card', 'approve'],
      capture: ['temp', 'approve'],
    });
    const answers: unknown[] = [];
    for (let call = 0; call < 4; call += 1) answers.push(await authorise('party/invoice-1/1'));
    expect(answers).toEqual(['temporarily_unavailable', 'lost_card', 'authorized', 'authorized']);
  });

  test('count no repeat that gets its stored answer', async () => {
    await bank.script('counted', { authorise: ['decline:lost_card', 'approve'] });
    expect(await authorise('counted', 'counted-1')).toBe('lost_card');
    expect(await authorise('counted', 'counted-1')).toBe('lost_card');
    expect(await authorise('counted', 'counted-2')).toBe('authorized');
  });

  test('may be patterns; exact ones win, later patterns win over earlier ones, new ones count anew', async () => {
    await bank.script('*/invoice-2/*', { authorise: ['decline:lost_card'] });
    expect(await authorise('party/invoice-2/1')).toBe('lost_card');
    await bank.script('party/*', { authorise: ['decline:stolen_card', 'approve'] });
    expect(await authorise('party/invoice-2/1')).toBe('stolen_card');
    await bank.script('party/invoice-2/1', { authorise: ['decline:expired_card'] });
    expect(await authorise('party/invoice-2/1')).toBe('expired_card');
    expect(await authorise('party/invoice-2/2')).toBe('stolen_card');
    expect(await authorise('party/invoice-2/2')).toBe('authorized');
    await bank.script('party/*', { authorise: ['decline:card_blocked'] });
    expect(await authorise('party/invoice-2/2')).toBe('card_blocked');
    expect(await authorise('partyXinvoice-2')).toBe('authorized');
    await bank.call('DELETE', '/v1/script');
    expect(await authorise('party/invoice-2/1')).toBe('authorized');
  });

  test('win over magic cards', async () => {
    await bank.script('scripted-card', { authorise: ['approve'] });
    const { body } = await bank.authorise(
      bank.order({ reference: 'scripted-card', card: { pan: '4000000000000002' } }),
    );
    expect(body).toMatchObject({ status: 'authorized' });
  });

  test('carry decline codes that the bank has no words for', async () => {
    await bank.script('odd', { authorise: ['decline:moon_phase'] });
    const { body } = await bank.authorise(bank.order({ reference: 'odd' }));
    expect(body).toMatchObject({ status: 'declined', declineCode: 'moon_phase', message: 'Declined.' });
  });

  test.each([
    [{ reference: 'x', operations: { authorise: ['approved'] } }, 'operations'],
    [{ reference: 'x', operations: { authorise: 'approve' } }, 'operations.authorise'],
    [{ reference: 'x', operations: { pay: ['approve'] } }, 'operations.pay'],
    [{ operations: {} }, 'reference'],
  ])('that make no sense are refused', async (script, field) => {
    expect(await bank.call('POST', '/v1/script', script)).toMatchObject({ status: 400, body: { error: { field } } });
  });
});

describe('the grammar of outcomes', () => {
  test('knows every form that the documents show', () => {
    for (const [form] of VERDICT_FORMS) {
      const word = form.replace('<code>', 'lost_card').replace('<n>', '2');
      for (const [delivery] of DELIVERY_FORMS)
        expect(parseOutcome(`${word}+${delivery}`), word).toMatchObject({ delivery });
      expect(parseOutcome(word)).toBeDefined();
    }
  });

  test.each([
    '',
    'approve+',
    'approve+fast',
    'approve:now',
    'decline',
    'decline:',
    'pending:0',
    'challenge:',
    'challenge:soon',
    'approve+slow+hang',
    'toString',
  ])('does not know "%s"', (word) => expect(parseOutcome(word)).toBeUndefined());
});

describe('an answer that travels badly', () => {
  let bank: BankClient;
  beforeAll(async () => {
    bank = await bankAndClient({ hangMs: 30 });
  });
  afterAll(() => bank.close());

  async function scripted(outcome: string) {
    const key = bank.fresh('key');
    const order = bank.order();
    await bank.script(String(order['reference']), { authorise: [outcome, 'approve'] });
    return { key, order };
  }

  test.each(['approve+hang', 'approve+reset'])(
    '%s: the caller hears nothing, the money is held, a repeat is told so',
    async (outcome) => {
      const { key, order } = await scripted(outcome);
      await expect(bank.authorise(order, key)).rejects.toThrow();
      expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
      expect((await bank.authorise(order, key)).body).toMatchObject({ status: 'authorized' });
      expect((await bank.call('GET', `/v1/payments?reference=${order['reference']}`)).body['payments']).toHaveLength(1);
    },
  );

  test.each(['nothing+hang', 'nothing+reset'])(
    '%s: the caller hears nothing, and nothing happened',
    async (outcome) => {
      const { key, order } = await scripted(outcome);
      await expect(bank.authorise(order, key)).rejects.toThrow();
      expect((await bank.statusOf(key)).status).toBe(404);
      expect((await bank.authorise(order, key)).body).toMatchObject({ status: 'authorized' });
    },
  );

  test('approve+error: 500, yet the money is held', async () => {
    const { key, order } = await scripted('approve+error');
    expect(await bank.authorise(order, key)).toMatchObject({ status: 500, body: { error: { code: 'internal' } } });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
  });

  test('nothing: 500, and nothing happened', async () => {
    const { key, order } = await scripted('nothing');
    expect((await bank.authorise(order, key)).status).toBe(500);
    expect((await bank.statusOf(key)).status).toBe(404);
  });

  test('approve+garbage: 200 with something unreadable, yet the money is held', async () => {
    const { key, order } = await scripted('approve+garbage');
    expect(await bank.authorise(order, key)).toMatchObject({
      status: 200,
      body: { text: expect.stringContaining('<html>') },
    });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
  });

  test('approve+wrong_transaction names another payment', async () => {
    const { key, order } = await scripted('approve+wrong_transaction');
    const { body } = await bank.authorise(order, key);
    const truth = (await bank.statusOf(key)).body;
    expect(body['paymentId']).not.toBe(truth['paymentId']);
  });

  test('approve+slow executes at once', async () => {
    const { key, order } = await scripted('approve+slow');
    const slow = bank.authorise(order, key);
    const first = await Promise.race([slow, untilKnown(bank, key)]);
    expect(first.body).toMatchObject({ status: 'authorized' });
    expect((await slow).body).toEqual(first.body);
  });

  test('approve+queued: the key is unknown until it executes, and a repeat meanwhile is the one execution', async () => {
    const { key, order } = await scripted('approve+queued');
    const queued = bank.authorise(order, key);
    // The queued request is at the bank when its script has moved on: the repeat is approved at once.
    const repeat = await bank.authorise(order, key);
    expect((await queued).body).toEqual(repeat.body);
    expect((await bank.call('GET', `/v1/payments?reference=${order['reference']}`)).body['payments']).toHaveLength(1);
  });

  test('B4 a queued request whose key is cancelled meanwhile takes no money', async () => {
    // So slow that the cancel is there before it on a busy machine, too.
    const slowBank = await bankAndClient({ slowMs: 1000 });
    const [key, order] = [slowBank.fresh('key'), slowBank.order({ reference: 'queued' })];
    await slowBank.script('queued', { authorise: ['approve+queued'] });
    const queued = slowBank.authorise(order, key);
    expect((await slowBank.statusOf(key)).status).toBe(404);
    await slowBank.call('POST', `/v1/operations/${key}/cancel`);
    expect(await queued).toMatchObject({ status: 409, body: { error: { code: 'key_cancelled' } } });
    await slowBank.close();
  });
});

async function untilKnown(bank: BankClient, key: string) {
  for (;;) {
    const answer = await bank.statusOf(key);
    if (answer.status === 200) return answer;
  }
}
