import { describe, expect, it } from 'vitest';
import {
  activeTokens,
  type CardCommand,
  type CardState,
  cardIdOf,
  chargeable,
  decideCard,
  evolveCard,
  NO_CARD,
  withToken,
} from '../../src/domain/recurrent/card.ts';
import type { RecurrentToken } from '../../src/domain/recurrent/recurrent.ts';
import { VISA } from './world.ts';

const ID = cardIdOf('party', VISA.fingerprint);
const TOKEN: RecurrentToken = { providerId: 'bank', terminalId: 't1', token: 'first' };
const NOW = 1_000;

function add(token: Partial<RecurrentToken> = {}, time = 10): CardCommand {
  return { type: 'AddRecurrentToken', partyId: 'party', id: ID, card: VISA, token: { ...TOKEN, ...token }, time };
}

function decided(state: CardState, command: CardCommand) {
  const decision = decideCard(state, command, NOW);
  if (!decision.ok) throw new Error(`refused: ${decision.reason}`);
  return decision.changes;
}

function given(...commands: readonly CardCommand[]): CardState {
  return commands.reduce<CardState>((state, command) => decided(state, command).reduce(evolveCard, state), NO_CARD);
}

function tokensOf(state: CardState): readonly string[] {
  return activeTokens(state).map(({ terminalId, token }) => `${terminalId} ${token}`);
}

describe('a card', () => {
  it('is the same for every token of its number, within one party', () => {
    expect(cardIdOf('party', 'fp_visa')).toBe(ID);
    expect(cardIdOf('party', 'other')).not.toBe(ID);
    expect(cardIdOf('other', 'fp_visa')).not.toBe(ID);
    expect(ID).toMatch(/^[A-Za-z0-9_][A-Za-z0-9_-]{21}$/);
  });

  it('holds nothing of a payer, and no digest of its number', () => {
    const { facts } = given({ type: 'RegisterCard', partyId: 'party', id: ID, card: VISA });
    expect(facts).toEqual({
      id: ID,
      partyId: 'party',
      createTime: NOW,
      token: 'tok_visa',
      bin: '424242',
      lastDigits: '4242',
      expiry: { month: 12, year: 2030 },
      paymentSystem: 'visa',
    });
  });

  it.each([
    ['an earlier year', { month: 12, year: 2029 }, false],
    ['an earlier month', { month: 11, year: 2030 }, false],
    ['the same', { month: 12, year: 2030 }, false],
    ['a later month of another year', { month: 1, year: 2031 }, true],
  ])('with %s of expiry is renewed or not', (_what, expiry, renewed) => {
    const state = given(add());
    const card = { ...VISA, token: 'tok_new', expiry };
    const changes = decided(state, { type: 'RegisterCard', partyId: 'party', id: ID, card });
    expect(changes).toHaveLength(renewed ? 1 : 0);
    const after = changes.reduce(evolveCard, state);
    expect(after.facts).toMatchObject({ token: renewed ? 'tok_new' : 'tok_visa', createTime: NOW });
    expect(tokensOf(after)).toEqual(['t1 first']);
  });
});

describe('the tokens of a card', () => {
  it('C1: are one for each route, the newest', () => {
    const state = given(add(), add({ terminalId: 't2' }), add({ token: 'second' }, 20));
    expect(tokensOf(state)).toEqual(['t1 second', 't2 first']);
    expect(tokensOf(given(add({ token: 'second' }, 20), add({}, 10)))).toEqual(['t1 second']);
  });

  it('C2: are told twice to no effect', () => {
    const state = given(add());
    expect(decided(state, add())).toEqual([]);
    expect(decided(state, add({}, 99))).toEqual([]);
  });

  it('C3: do not come back once they are invalidated, but for a new one', () => {
    const first = given(add());
    const [{ id: tokenId } = { id: '' }] = activeTokens(first);
    const invalidate = { type: 'InvalidateRecurrentToken', tokenId, reason: 'stolen' } as const;
    const state = given(add(), invalidate);
    expect(tokensOf(state)).toEqual([]);
    expect(chargeable(state)).toEqual([]);
    expect([...state.tokens.values()]).toMatchObject([{ invalidated: { time: NOW, reason: 'stolen' } }]);
    expect(decided(state, add({}, 99))).toEqual([]);
    expect(decided(state, invalidate)).toEqual([]);
    expect(tokensOf(given(add(), invalidate, add({ token: 'second' }, 20)))).toEqual(['t1 second']);
  });

  it('are as they will be once a payment has told of its own', () => {
    const other = { ...TOKEN, terminalId: 't2' };
    expect(chargeable(withToken(NO_CARD, TOKEN, 10))).toEqual([TOKEN]);
    expect(chargeable(withToken(given(add()), other, 10))).toEqual([TOKEN, other]);
    expect(chargeable(withToken(given(add()), TOKEN, 10))).toEqual([TOKEN]);
    const stale = { ...TOKEN, token: 'stale' };
    expect(chargeable(withToken(given(add()), stale, 5))).toEqual([TOKEN]);
  });

  it.each([
    ['of no card', NO_CARD, 'BANK_CARD_NOT_FOUND'],
    ['that the card does not have', given(add()), 'RECURRENT_TOKEN_NOT_FOUND'],
  ])('%s cannot be invalidated', (_what, state, reason) => {
    const command = { type: 'InvalidateRecurrentToken', tokenId: 'nobody' } as const;
    expect(decideCard(state, command, NOW)).toMatchObject({ ok: false, reason });
  });
});
