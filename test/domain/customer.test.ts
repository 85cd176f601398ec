import { describe, expect, it } from 'vitest';
import type { CustomerCommand, CustomerState } from '../../src/domain/customer/customer.ts';
import {
  decideCustomer,
  decideExternalId,
  evolveCustomer,
  evolveExternalId,
  NO_CUSTOMER,
  paymentsBefore,
} from '../../src/domain/customer/decide.ts';

const NOW = 1_000;
const CREATE = { type: 'CreateCustomer', id: 'customer', partyId: 'party' } as const;
const DELETE = { type: 'DeleteCustomer' } as const;

function pay(paymentId: string, cardId?: string): CustomerCommand {
  return { type: 'AddPayment', invoiceId: 'invoice', paymentId, ...(cardId === undefined ? {} : { cardId }) };
}

function decided(state: CustomerState, command: CustomerCommand) {
  const decision = decideCustomer(state, command, NOW);
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return decision.changes;
}

function given(...commands: readonly CustomerCommand[]): CustomerState {
  return commands.reduce<CustomerState>(
    (state, command) => decided(state, command).reduce(evolveCustomer, state),
    NO_CUSTOMER,
  );
}

function paymentsOf(state: CustomerState, no?: number): readonly string[] {
  return [...paymentsBefore(state, no)].map((link) => `${link.no} ${link.paymentId}`);
}

describe('a customer', () => {
  it('is made once', () => {
    const state = given(CREATE);
    expect(state.facts).toEqual({ id: 'customer', partyId: 'party', createTime: NOW });
    expect(decideCustomer(state, CREATE, NOW)).toMatchObject({
      reason: 'CUSTOMER_ALREADY_EXISTS',
      metadata: { customer_id: 'customer' },
    });
  });

  it('has its payments, the latest first, and each of them once', () => {
    const state = given(CREATE, pay('a'), pay('b'), pay('c'), pay('a'));
    expect(paymentsOf(state)).toEqual(['3 c', '2 b', '1 a']);
    expect(paymentsOf(state, 3)).toEqual(['2 b', '1 a']);
    expect(paymentsOf(state, 1)).toEqual([]);
    expect(decided(state, pay('b', 'card'))).toEqual([]);
  });

  it('has the cards of its payments and those that were added, each of them once', () => {
    const state = given(CREATE, pay('a', 'x'), pay('b', 'x'), { type: 'AddBankCard', cardId: 'y' });
    expect(state.cards).toEqual(['x', 'y']);
    expect(decided(state, { type: 'AddBankCard', cardId: 'x' })).toEqual([]);
    const removal = { type: 'RemoveBankCard', cardId: 'x' } as const;
    const without = decided(state, removal).reduce(evolveCustomer, state);
    expect(without.cards).toEqual(['y']);
    expect(decideCustomer(without, removal, NOW)).toMatchObject({ reason: 'BANK_CARD_NOT_FOUND' });
  });

  it.each([
    ['was never made', NO_CUSTOMER],
    ['was deleted', given(CREATE, DELETE)],
  ])('that %s is there for nobody, and what payments bring it is dropped', (_what, state) => {
    for (const command of [
      { type: 'AddBankCard', cardId: 'x' },
      { type: 'RemoveBankCard', cardId: 'x' },
    ] as const) {
      expect(decideCustomer(state, command, NOW)).toMatchObject({ reason: 'CUSTOMER_NOT_FOUND' });
    }
    expect(decided(state, pay('a', 'x'))).toEqual([]);
  });

  it('is deleted once, and keeps its payments', () => {
    const state = given(CREATE, pay('a'), DELETE);
    expect(state.deleteTime).toBe(NOW);
    expect(decided(state, DELETE)).toEqual([]);
    expect(paymentsOf(state)).toEqual(['1 a']);
    expect(decideCustomer(NO_CUSTOMER, DELETE, NOW)).toMatchObject({ reason: 'CUSTOMER_NOT_FOUND' });
  });
});

describe('an external id', () => {
  const claim = (customerId: string, instead?: string) =>
    ({ type: 'ClaimExternalId', customerId, ...(instead === undefined ? {} : { instead }) }) as const;

  it('means whoever claims it first', () => {
    const first = decideExternalId({}, claim('one'));
    expect(first).toEqual({ ok: true, changes: [{ type: 'external_id_claimed', customerId: 'one' }] });
    const state = evolveExternalId({}, { type: 'external_id_claimed', customerId: 'one' });
    expect(decideExternalId(state, claim('one'))).toEqual({ ok: true, changes: [] });
    expect(decideExternalId(state, claim('two'))).toMatchObject({
      reason: 'CUSTOMER_ALREADY_EXISTS',
      metadata: { customer_id: 'one' },
    });
  });

  it('goes to another only in place of the one who is seen to have it', () => {
    const state = { customerId: 'one' };
    expect(decideExternalId(state, claim('two', 'one'))).toMatchObject({ changes: [{ customerId: 'two' }] });
    expect(decideExternalId(state, claim('two', 'zero'))).toMatchObject({ reason: 'CUSTOMER_ALREADY_EXISTS' });
  });
});
