import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DECLINE_CODES } from '../../src/providers/sandbox-bank/decline-codes.ts';
import { withTables } from '../../src/providers/sandbox-bank/document.ts';
import { isLuhnValid } from '../../src/providers/sandbox-bank/luhn.ts';
import { APPROVED_CARDS, ENDING_ROWS, MAGIC_ROWS, magicNumber } from '../../src/providers/sandbox-bank/magic.ts';
import { type BankClient, bankAndClient } from './sandbox-bank-fixture.ts';

const KNOWN = MAGIC_ROWS.flatMap((row) => row.knownNumbers);

describe('the table of magic cards', () => {
  test('holds every branch and every number once, and only valid numbers', () => {
    const numbers = [
      ...APPROVED_CARDS.map(([number]) => number),
      ...KNOWN,
      ...MAGIC_ROWS.map((row) => magicNumber(row.code)),
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.filter((number) => !isLuhnValid(number))).toEqual([]);
    expect(new Set(MAGIC_ROWS.map((row) => row.code)).size).toBe(MAGIC_ROWS.length);
  });

  test('means by a number what other sandboxes made it mean', () => {
    const meanings = Object.fromEntries(
      MAGIC_ROWS.flatMap((row) => row.knownNumbers.map((number) => [number, row.title])),
    );
    expect(meanings).toMatchObject({
      '4000000000000002': 'Declined: generic_decline',
      '4000000000009995': 'Declined: insufficient_funds',
      '4000000000009987': 'Declined: lost_card',
      '4000000000009979': 'Declined: stolen_card',
      '4000000000000069': 'Declined: expired_card',
      '4000000000000127': 'Declined: incorrect_cvc',
      '4000000000000119': 'Declined: processing_error',
      '4000000000003220': '3-D Secure, the payer decides',
      '4000002760003184': '3-D Secure, the payer decides',
    });
  });

  test('reaches every decline code that a card or an amount can cause', () => {
    const reached = new Set(
      [...MAGIC_ROWS, ...ENDING_ROWS].flatMap((row) =>
        Object.values(row.plan).flatMap((outcomes) => outcomes.map((outcome) => JSON.stringify(outcome.verdict))),
      ),
    );
    const caused = DECLINE_CODES.filter(({ code }) => ![...reached].some((verdict) => verdict.includes(`"${code}"`)));
    expect(caused.map(({ code }) => code)).toEqual([
      'authentication_abandoned',
      'temporarily_unavailable',
      'invalid_state',
      'amount_too_large',
    ]);
  });

  test('is the one that docs/sandbox.md shows', async () => {
    const path = new URL('../../docs/sandbox.md', import.meta.url).pathname;
    await expect(withTables(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path);
  });
});

describe('a magic card', () => {
  let bank: BankClient;
  beforeAll(async () => {
    bank = await bankAndClient();
  });
  afterAll(() => bank.close());

  const authorise = async (pan: string, amountMinor = '10000', reference = bank.fresh('order')) =>
    (await bank.authorise(bank.order({ amountMinor, reference, card: { pan } }))).body;

  test.each(APPROVED_CARDS)('%s (%s) is approved', async (number) => {
    expect(await authorise(number)).toMatchObject({ status: 'authorized' });
  });

  test('a number with a wrong check digit is declined', async () => {
    expect(await authorise('4242424242424241')).toMatchObject({ status: 'declined', declineCode: 'incorrect_number' });
  });

  const declined = MAGIC_ROWS.filter((row) => row.title.startsWith('Declined'));
  test.each(declined)(
    '$title, by its card, its amount and every known number',
    async ({ code, title, knownNumbers }) => {
      const declineCode = title.replace('Declined: ', '');
      expect(await authorise('4242424242424242', `1077${code}`)).toMatchObject({ status: 'declined', declineCode });
      for (const number of [magicNumber(code), ...knownNumbers]) {
        expect(await authorise(number)).toMatchObject({
          status: 'declined',
          declineCode,
          message: expect.stringMatching(/\.$/),
        });
      }
    },
  );

  test('a card wins over an amount', async () => {
    expect(await authorise('4000000000009995', '107701')).toMatchObject({ declineCode: 'insufficient_funds' });
  });

  test('amounts that only look similar mean nothing', async () => {
    for (const amount of ['7700', '107700', '107800', '107699']) {
      expect(await authorise('4242424242424242', amount)).toMatchObject({ status: 'authorized' });
    }
  });

  test.each([
    ['4000007700000406', 1],
    ['4000007700000414', 2],
    ['4000007700000422', 3],
  ])('%s is unavailable %i times and then approved', async (pan, times) => {
    const reference = bank.fresh('order');
    const answers: unknown[] = [];
    for (let call = 0; call <= times; call += 1)
      answers.push((await authorise(pan, '10000', reference))['declineCode']);
    expect(answers).toEqual([...Array.from({ length: times }, () => 'temporarily_unavailable'), undefined]);
  });

  test('4000 0077 0000 0430 is always unavailable', async () => {
    const reference = bank.fresh('order');
    for (let call = 0; call < 5; call += 1) {
      expect(await authorise('4000007700000430', '10000', reference)).toMatchObject({
        declineCode: 'temporarily_unavailable',
      });
    }
  });

  test('B3 an unavailable answer leaves the key unused', async () => {
    const order = bank.order({ card: { pan: '4000007700000406' } });
    expect((await bank.authorise(order, 'unused')).body).toMatchObject({ status: 'declined' });
    expect(await bank.statusOf('unused')).toMatchObject({ status: 404 });
    expect((await bank.authorise(order, 'unused')).body).toMatchObject({ status: 'authorized' });
  });

  test.each([
    ['twice', '4000007700000604', '20000'],
    ['half', '4000007700000612', '5000'],
  ])('one authorises %s the amount', async (_what, pan, amountMinor) => {
    const { paymentId, ...answer } = await authorise(pan);
    expect(answer).toMatchObject({ status: 'authorized', amountMinor });
    expect(await bank.payment(paymentId)).toMatchObject({ askedMinor: '10000', amountMinor });
    expect((await bank.followUp('capture', paymentId)).body).toMatchObject({ status: 'captured', amountMinor });
  });

  test.each([
    ['first', '4000007700000620', 1],
    ['third', '4000007700000638', 3],
  ])('one is pending until the %s status query', async (_which, pan, polls) => {
    const key = bank.fresh('key');
    const { body } = await bank.authorise(bank.order({ card: { pan } }), key);
    expect(body).toMatchObject({ status: 'pending', retryAfterMs: expect.any(Number) });
    for (let poll = 1; poll < polls; poll += 1)
      expect((await bank.statusOf(key)).body).toMatchObject({ status: 'pending' });
    expect((await bank.statusOf(key)).body).toMatchObject({ status: 'authorized' });
  });

  test.each([
    ['capture', '4000007700000802', 'transaction_not_allowed'],
    ['void', '4000007700000869', 'transaction_not_allowed'],
  ] as const)('one fails its %s', async (verb, pan, declineCode) => {
    const { paymentId } = await authorise(pan);
    expect((await bank.followUp(verb, paymentId)).body).toMatchObject({ status: 'declined', declineCode });
    expect((await bank.followUp(verb, paymentId)).body).toMatchObject({ status: 'declined', declineCode });
    expect(await bank.payment(paymentId)).toMatchObject({ status: 'authorized' });
  });

  test.each([
    ['capture', '4000007700000810', 'captured'],
    ['void', '4000007700000877', 'voided'],
  ] as const)('one is unavailable twice for its %s', async (verb, pan, status) => {
    const { paymentId } = await authorise(pan);
    for (let call = 0; call < 2; call += 1) {
      expect((await bank.followUp(verb, paymentId)).body).toMatchObject({ declineCode: 'temporarily_unavailable' });
    }
    expect((await bank.followUp(verb, paymentId)).body).toMatchObject({ status });
  });

  test('one fails its refund, one leaves it pending, one wants it confirmed', async () => {
    const captured = async (pan: string) => {
      const { body } = await bank.authorise(bank.order({ capture: true, card: { pan } }));
      return body['paymentId'];
    };
    const failing = await bank.followUp('refund', await captured('4000000000005126'));
    expect(failing.body).toMatchObject({ status: 'declined', declineCode: 'insufficient_funds' });
    const pending = await bank.followUp('refund', await captured('4000000000007726'), {}, 'refund-pending');
    expect(pending.body).toMatchObject({ status: 'pending' });
    expect((await bank.statusOf('refund-pending')).body).toMatchObject({ status: 'refunded' });
    const asked = await bank.followUp(
      'refund',
      await captured('4000007700000935'),
      { tag: 'refund-tag' },
      'refund-asked',
    );
    expect(asked.body).toMatchObject({ status: 'requires_action', tag: 'refund-tag' });
  });
});

test('when to ask again about a pending operation is a setting of the bank', async () => {
  const bank = await bankAndClient({ retryAfterMs: 5 });
  expect((await bank.authorise(bank.order({ card: { pan: '4000007700000620' } }))).body).toMatchObject({
    retryAfterMs: 5,
  });
  await bank.close();
});

test('a bank started without magic amounts takes every amount as it is', async () => {
  const bank = await bankAndClient({ magicAmounts: false });
  expect((await bank.authorise(bank.order({ amountMinor: '107702' }))).body).toMatchObject({ status: 'authorized' });
  expect((await bank.authorise(bank.order({ card: { pan: '4000000000000002' } }))).body).toMatchObject({
    status: 'declined',
  });
  await bank.close();
});
