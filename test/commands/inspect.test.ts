import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeChange } from '../../src/describe/change.ts';
import { describeState } from '../../src/describe/state.ts';
import { durationText } from '../../src/describe/words.ts';
import { evolveInvoice, NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import type { SessionChange } from '../../src/domain/session/session.ts';
import { cardPayment, started } from '../wire/card-payment.ts';
import { everyChange } from '../wire/every-change.ts';
import { type DataFolders, filledFolders } from './data-folder.ts';
import { runCommand } from './run-command.ts';

let folders: DataFolders;
let folder = '';
beforeAll(async () => {
  folders = await filledFolders();
  folder = folders.copy();
});
afterAll(() => folders.remove());

const inspect = (invoice: string) => runCommand(['inspect', invoice], { TURNPIKE_DATA_DIR: folder });

describe('turnpike inspect', () => {
  it('tells a payment from the first record to the state it is in', async () => {
    const { code, text, summary } = await inspect('demo/part');
    expect(code).toBe(0);
    const told = [
      'merchant demo-merchant',
      'invoice created: 2500.00 RUB for "Anna Karenina"',
      'payment p1',
      'started: 2500.00 RUB by card/visa 424242…4242, held until 2026-01-18',
      'holds 2500.00 RUB of limit shop-turnover-rub (at most 10000000000.00 RUB)',
      'risk is low',
      /goes by (north|south)-rub of (north|south)/,
      'plan demo/part.p1.1 holds batch 1:',
      '  70.00 RUB  merchant:demo:books:settlement -> system:main:settlement:RUB  Acquiring fee',
      'session 0 starts, to process',
      'the node itself',
      'session 0 succeeded',
      'now processed',
      '"shipped"',
      'capture of 1200.01 RUB begins ("half of it")',
      'plan demo/part.p1.1 holds batch 3:',
      'now captured 1200.01 RUB',
      'plan demo/part.p1.1 is committed',
      'is committed with 120001',
      'invoice now paid',
      'Now, ',
      /session 1 to capture, key \S+-c1: succeeded/,
      'no work is in flight',
    ];
    let at = 0;
    for (const words of told) {
      const found = typeof words === 'string' ? text.indexOf(words, at) : text.slice(at).search(words) + at;
      expect(found, `${words} comes next in\n${text}`).toBeGreaterThanOrEqual(at);
      at = found;
    }
    expect(summary).toMatchObject({
      ok: true,
      invoice: 'demo/part',
      status: 'paid',
      payments: [{ paymentId: 'p1', status: 'captured', step: 'idle', amountMinor: 120001, currency: 'RUB' }],
      pending: [],
    });
  });

  it('finds an invoice by its id alone, and tells what it still holds and waits for', async () => {
    const { text, summary } = await inspect('held');
    expect(text).toContain('plan demo/held.p1.1 is held');
    expect(text).toContain('holds 2500.00 RUB of limit shop-turnover-rub');
    expect(text).toMatch(/to do .*look at the invoice again/);
    expect(summary).toMatchObject({ invoice: 'demo/held', pending: ['WakeAt'] });
  });

  it('tells why a payment failed, and what was given back', async () => {
    const { text } = await inspect('declined');
    expect(text).toContain('session 0 failed: authorization_failed:insufficient_funds');
    expect(text).toContain('plan demo/declined.p1.1 is rolled back');
    expect(text).toMatch(/share of counter shop-turnover-rub\S* is given back/);
  });

  it.each([
    ['demo/nothing', 'There is no invoice demo/nothing.'],
    ["x' OR 1", 'Name an invoice as party/invoice, or by its id alone.'],
  ])('refuses %s in words and exits non-zero', async (invoice, error) => {
    const { code, text, summary } = await inspect(invoice);
    expect({ code, text, summary }).toEqual({ code: 1, text: error, summary: { ok: false, invoice, error } });
  });

  it('asks for the party where several have an invoice of one id', async () => {
    const both = folders.copy((db) =>
      db.exec(`INSERT INTO invoices (party, invoice, shop, state, amount, currency, create_time, due_time, text, folded_text)
        SELECT 'other', invoice, shop, state, amount, currency, create_time, due_time, text, folded_text FROM invoices WHERE invoice = 'held'`),
    );
    const { code, text } = await runCommand(['inspect', 'held'], { TURNPIKE_DATA_DIR: both });
    expect(code).toBe(1);
    expect(text).toMatch(/Several parties have an invoice held: (demo\/held, other\/held|other\/held, demo\/held)\./);
  });
});

describe('a change in words', () => {
  it.each(everyChange())('is a sentence for every %s that a record can hold', (_, change) => {
    fc.assert(
      fc.property(change, (value) => {
        const text = describeChange(value);
        expect(text).not.toBe('');
        expect(text).not.toMatch(/undefined|\[object/);
      }),
      { numRuns: 30 },
    );
  });

  it('never holds a token, a session of the vault, digests of personal data, or their ciphertext (P9)', () => {
    const change = started.changes.find(
      (each) => each.type === 'payment_changed' && each.change.type === 'payment_started',
    );
    const text = describeChange(change as InvoiceChange);
    const { payer } = (change as { change: { payment: { payer: Record<string, unknown> } } }).change.payment;
    expect(text).toContain('personal data sealed');
    for (const secret of secretsOf(payer)) expect(text).not.toContain(secret);
  });

  it.each([
    ['a recurrent token', { type: 'recurrent_token_acquired', token: 'rec_9f8e7d' }, 'rec_9f8e7d'],
    [
      'the path of an address that the payer is sent to',
      session({
        type: 'session_interaction_changed',
        status: 'requested',
        interaction: { type: 'redirect', method: 'get', url: 'https://acs.bank/3ds?creq=eyJ9', form: {} },
      }),
      'eyJ9',
    ],
    [
      'a card number that somebody wrote into a reason',
      { type: 'cancel_started', reason: '4242 4242 4242 4242' },
      '4242 4242',
    ],
  ] as const)('never holds %s (P9)', (_, change, secret) => {
    const text = describeChange({ type: 'payment_changed', paymentId: 'p', change });
    expect(text).not.toContain(secret);
  });
});

describe('a state in words', () => {
  const now = Date.UTC(2026, 0, 15, 12) * 1000;
  const stateAfter = (...changes: readonly InvoiceChange[]) => changes.reduce(evolveInvoice, NO_INVOICE);
  it('tells an unknown outcome, and when the provider is asked', () => {
    const unknown = {
      type: 'session_became_unknown',
      reason: 'timeout',
      since: now,
      askTime: now + 30_000_000,
    } as const;
    const text = describeState(
      stateAfter(...cardPayment.slice(0, 2).flatMap(({ changes }) => changes), wrap(unknown)),
      now + 5_000_000,
    ).join('\n');
    expect(text).toMatch(
      /session 0 to process, key \S+-0: UNKNOWN since .* \(5\.0 s ago\), 1 x without an answer: timeout/,
    );
    expect(text).toMatch(/to do at .* \(in 25\.0 s\): ask the provider for the outcome/);
    expect(text).toMatch(/timer at .* \(in 25\.0 s\)/);
  });

  it('tells that an operator is wanted', () => {
    const attention = { type: 'attention_raised', attention: { reason: 'other transaction', since: now } } as const;
    expect(
      describeState(stateAfter(...cardPayment.slice(0, 2).flatMap(({ changes }) => changes), attention), now).join(
        '\n',
      ),
    ).toMatch(/ATTENTION since .*: other transaction/);
  });

  function wrap(change: Parameters<typeof session>[0]): InvoiceChange {
    const paymentId =
      started.changes.flatMap((each) => (each.type === 'payment_changed' ? each.paymentId : []))[0] ?? '';
    return { type: 'payment_changed', paymentId, change: session(change) };
  }
});

it.each([
  [3, '3 ms'],
  [12_340, '12.3 s'],
  [3_725_000, '1 h 2 min'],
  [90_000_000, '1 d 1 h'],
  [172_800_000, '2 d'],
])('writes %d ms as %s', (durationMs, text) => {
  expect(durationText(durationMs)).toBe(text);
});

function session(change: SessionChange) {
  return { type: 'session_changed', no: 0, change } as const;
}

/** Every text in the payer but the words that a receipt may show. */
function secretsOf(payer: Record<string, unknown>): readonly string[] {
  const { tool, paymentSessionId, features, personal } = payer as {
    tool: { token: string; fingerprint: string };
    paymentSessionId?: string;
    features: Record<string, string>;
    personal?: { keyId: string };
  };
  return [tool.token, tool.fingerprint, paymentSessionId, ...Object.values(features), personal?.keyId].filter(
    (text) => text !== undefined,
  );
}
