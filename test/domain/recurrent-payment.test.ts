import { describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Inspector } from '../../src/domain/configuration.ts';
import type { InvoiceCommand, NewPayment } from '../../src/domain/invoice/invoice.ts';
import type { Payer } from '../../src/domain/payer.ts';
import type { RecurrentParent, RecurrentToken } from '../../src/domain/recurrent/recurrent.ts';
import type { RiskScore } from '../../src/domain/risk.ts';
import { answered, given, newInvoice, newPayment, refused, SUCCEED, when, worldOf } from '../kit/invoice-world.ts';
import {
  candidatesRuleset,
  when as condition,
  configurationOf,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  rule,
  shopOf,
  terminalOf,
  VISA,
} from './world.ts';

const METHODS = constant(['card/visa']);
const TERMS = { ...MERCHANT_TERMS, recurrent: { methods: METHODS } };
const RECURRENT = { payments: PROVISION, recurrent: { categories: constant(['goods']), methods: METHODS } };
const UNPAID = given(newInvoice());
const PARENT = {
  found: true,
  invoiceId: 'first-invoice',
  paymentId: 'first-payment',
  status: 'captured',
  route: { providerId: 'bank', terminalId: 't1' },
  token: 'parent-token',
} as const satisfies RecurrentParent;
const PAYER: Payer = {
  type: 'recurrent',
  tool: VISA,
  parent: { invoiceId: 'first-invoice', paymentId: 'first-payment' },
  features: {},
};

function child(overrides: Partial<NewPayment> = {}): InvoiceCommand {
  return newPayment({ payer: PAYER, makeRecurrent: true, parent: PARENT, ...overrides });
}

/** Three banks that all take recurrent payments; the rules propose the ones named. */
function banks(proposed: readonly string[], attempts = 1): Configuration {
  const ids = ['bank', 'second', 'third'];
  const attemptLimit = constant(attempts);
  return worldOf(
    configurationOf({
      providers: ids.map((id) => providerOf(id, { terms: RECURRENT })),
      terminals: ids.map((id, index) => terminalOf(`t${index + 1}`, id)),
      rulesets: [
        candidatesRuleset(
          'policies',
          proposed.map((id, index) => rule(id, { priority: 1000 - index })),
        ),
      ],
    }),
    shopOf({ terms: { ...TERMS, payments: { ...TERMS.payments, attemptLimit } } }),
  );
}

function token(no: 1 | 2 | 3): RecurrentToken {
  return { providerId: ['bank', 'second', 'third'][no - 1] ?? '', terminalId: `t${no}`, token: `token-${no}` };
}

function chosen(command: InvoiceCommand, world: Configuration) {
  const { payment } = when(UNPAID, command, { world });
  return payment?.attempts.map(({ route }) => route.terminalId);
}

describe('a recurrent payment', () => {
  it.each<[string, Partial<NewPayment>, string]>([
    ['no such invoice', { parent: { found: false, problem: 'Parent invoice not found' } }, 'Parent invoice not found'],
    ['no such payment', { parent: { found: false, problem: 'Parent payment not found' } }, 'Parent payment not found'],
    ['no token', { parent: withoutToken() }, 'Parent payment has no recurrent token'],
    ['failed', { parent: { ...PARENT, status: 'failed' } }, 'Invalid parent payment status'],
    [
      'of another customer',
      { parent: { ...PARENT, customerId: 'theirs' }, customerId: 'ours' },
      'Customer ID mismatch with parent',
    ],
  ])('is refused when its parent is %s', (_what, overrides, details) => {
    expect(refused(UNPAID, child(overrides), { world: banks(['t1']) })).toEqual({
      ok: false,
      reason: 'INVALID_RECURRENT_PARENT_PAYMENT',
      message: details,
      metadata: { details },
    });
  });

  it('is refused where the shop may not, whether or not it is to bear others', () => {
    for (const makeRecurrent of [true, false]) {
      expect(refused(UNPAID, child({ makeRecurrent }))).toMatchObject({ reason: 'OPERATION_NOT_PERMITTED' });
    }
  });

  it('is of the customer of its parent, if it names none', () => {
    const parent = { ...PARENT, customerId: 'customer' };
    const { payment } = when(UNPAID, child({ parent }), { world: banks(['t1']) });
    expect(payment?.facts).toMatchObject({ customerId: 'customer', payer: PAYER });
  });

  it.each(['captured', 'cancelled', 'processed', 'refunded'])('may follow a %s parent', (status) => {
    const parent = { ...PARENT, status };
    expect(chosen(child({ parent }), banks(['t1']))).toEqual(['t1']);
  });

  it.each([true, false])(
    'goes the way of its parent, whatever the rules say (makes recurrent: %s)',
    (makeRecurrent) => {
      const { payment } = when(UNPAID, child({ makeRecurrent }), { world: banks(['t2', 't3']) });
      expect(payment?.attempts.map(({ route }) => route.terminalId)).toEqual(['t1']);
      expect(payment?.cascadeTokens).toEqual([{ ...PARENT.route, token: 'parent-token' }]);
    },
  );

  it('does not go where its card is blacklisted, even if that is the way of its parent', () => {
    const asked: unknown[] = [];
    const blacklist = condition(({ terminal }) => {
      asked.push(terminal);
      return 'true';
    });
    const rules: Inspector = { id: 'inspector', type: 'rules', rules: constant<RiskScore>('low'), blacklist };
    const world = { ...banks(['t2', 't3']), inspectors: new Map([['inspector', rules]]) };
    const { payment } = when(UNPAID, child(), { world });
    expect(asked).toEqual(['t1']);
    expect(payment).toMatchObject({
      status: { tag: 'failed' },
      rejected: [{ terminalId: 't1', group: 'in_blacklist' }],
    });
  });

  it('fails when the terminal of its parent is no more', () => {
    const parent = { ...PARENT, route: { providerId: 'bank', terminalId: 'gone' } };
    const { payment } = when(UNPAID, child({ parent }), { world: banks(['t1']) });
    expect(payment?.status).toMatchObject({
      failure: { failure: { code: 'no_route_found:unknown:misconfiguration' } },
    });
  });

  it.each([true, false])('goes where its card has a token (makes recurrent: %s)', (makeRecurrent) => {
    const command = child({ tokens: [token(2), token(3)], makeRecurrent });
    const { payment } = when(UNPAID, command, { world: banks(['t1', 't2', 't3']) });
    expect(payment?.attempts.map(({ route }) => route.terminalId)).toEqual(['t2']);
    expect(payment?.rejected).toEqual([
      {
        providerId: 'bank',
        terminalId: 't1',
        group: 'recurrent_token_missing',
        reason: 'the card has no token for this route',
      },
    ]);
  });

  it('goes no way that the rules do not have, for all its tokens', () => {
    expect(chosen(child({ tokens: [token(1), token(3)] }), banks(['t2', 't3']))).toEqual(['t3']);
  });

  it('fails as forbidden when no route has a token', () => {
    const { payment } = when(UNPAID, child({ tokens: [token(3)] }), { world: banks(['t1', 't2']) });
    expect(payment?.status).toMatchObject({
      failure: {
        failure: {
          code: 'no_route_found:forbidden',
          reason: 'bank.t1: recurrent_token_missing; second.t2: recurrent_token_missing',
        },
      },
    });
  });

  it('is not taken by a terminal without recurrent terms, even if it is not to bear others', () => {
    const world = worldOf(configurationOf(), shopOf({ terms: TERMS }));
    const { payment } = when(UNPAID, child({ tokens: [token(1)], makeRecurrent: false }), { world });
    expect(payment?.status).toMatchObject({ failure: { failure: { code: 'no_route_found:forbidden' } } });
  });
});

describe('what a payment leaves to record', () => {
  const RECORD = { type: 'RecordRecurrence', paymentId: 'payment' };
  const world = banks(['t1']);
  const TOKEN = { type: 'succeed', recurrentToken: 'new-token' } as const;

  it('is its token and its customer, once it is captured, until they are recorded', () => {
    const started = when(UNPAID, newPayment({ makeRecurrent: true }), { world });
    const processed = when(started.after, answered(0, TOKEN), { world });
    expect([...started.intents, ...processed.intents]).not.toContainEqual(RECORD);
    const captured = when(processed.after, answered(1, SUCCEED), { world });
    expect(captured.payment).toMatchObject({ recurrentToken: 'new-token', status: { tag: 'captured' } });
    expect(captured.intents).toEqual([RECORD]);
    const recorded = when(captured.after, { type: 'ApplyRecurrence', paymentId: 'payment' }, { world });
    expect(recorded.told).toEqual(['recurrence_recorded']);
    expect(recorded.intents).toEqual([]);
    expect(when(recorded.after, { type: 'ApplyRecurrence', paymentId: 'payment' }, { world }).told).toEqual([]);
  });

  it.each([
    ['nothing of a payment of nobody', {}, []],
    ['the customer of a plain payment', { customerId: 'customer' }, [RECORD]],
  ])('is %s', (_what, overrides, intents) => {
    const started = when(UNPAID, newPayment(overrides), { world });
    const captured = when(when(started.after, answered(0, SUCCEED), { world }).after, answered(1, SUCCEED), { world });
    expect(captured.payment?.status.tag).toBe('captured');
    expect(captured.intents).toEqual(intents);
  });

  it('is nothing of a failed one', () => {
    const nowhere = worldOf(configurationOf({ institution: { policies: 'policies' }, terminals: [] }));
    const failed = when(UNPAID, newPayment({ customerId: 'customer' }), { world: nowhere });
    expect(failed.payment?.status.tag).toBe('failed');
    expect(failed.intents.map(({ type }) => type)).toEqual(['WakeAt']);
  });
});

function withoutToken(): RecurrentParent {
  const { token: _token, ...rest } = PARENT;
  return rest;
}
