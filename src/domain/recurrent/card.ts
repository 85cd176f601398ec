import type { Timestamp } from '../../base/time.ts';
import { refuse } from '../errors.ts';
import { type CardId, derivedId, type PartyId, type StreamId } from '../ids.ts';
import { accept, type Decision } from '../machine.ts';
import type { BankCard } from '../payment-tool.ts';
import { type Route, routeKey } from '../routing/route.ts';
import type { RecurrentToken } from './recurrent.ts';

/**
 * A card of a party with the tokens by which providers charge it again (reference §2.4). It is one card for all vault tokens
 * of its number.
 *  C1 It has one token for each route at most. A newer payment's replaces an older one's, never the other way round.
 *  C2 What is told twice changes nothing, so that a payment may be recorded again after a crash.
 *  C3 A token that was invalidated is not charged any more; the same token, told again, does not come back.
 */
export interface CardState {
  /** Absent until the card is first heard of. */
  readonly facts?: CardFacts;
  /** By their routes. */
  readonly tokens: ReadonlyMap<string, StoredToken>;
}

export interface CardFacts extends ShownCard {
  readonly id: CardId;
  readonly partyId: PartyId;
  readonly createTime: Timestamp;
}

/** What may be shown of a card. The vault's token is that of its latest expiry. */
export type ShownCard = Pick<BankCard, 'token' | 'bin' | 'lastDigits' | 'expiry' | 'paymentSystem'>;

export interface StoredToken extends RecurrentToken {
  readonly id: string;
  /** When the payment began that brought it. */
  readonly time: Timestamp;
  readonly invalidated?: { readonly time: Timestamp; readonly reason?: string };
}

export type CardChange =
  | { readonly type: 'card_registered'; readonly card: CardFacts }
  | { readonly type: 'recurrent_token_added'; readonly token: Omit<StoredToken, 'invalidated'> }
  | {
      readonly type: 'recurrent_token_invalidated';
      readonly route: Route;
      readonly time: Timestamp;
      readonly reason?: string;
    };

export type CardCommand =
  | { readonly type: 'RegisterCard'; readonly partyId: PartyId; readonly id: CardId; readonly card: ShownCard }
  | {
      readonly type: 'AddRecurrentToken';
      readonly partyId: PartyId;
      readonly id: CardId;
      readonly card: ShownCard;
      readonly token: RecurrentToken;
      readonly time: Timestamp;
    }
  | { readonly type: 'InvalidateRecurrentToken'; readonly tokenId: string; readonly reason?: string };

export const NO_CARD: CardState = { tokens: new Map() };

/** `fingerprint` is that of the card's number within its party. */
export function cardIdOf(partyId: PartyId, fingerprint: string): CardId {
  return derivedId(partyId, 'Card', fingerprint);
}

export function cardStream(partyId: PartyId, id: CardId): StreamId {
  return `card/${partyId}/${id}`;
}

export function activeTokens({ tokens }: CardState): readonly StoredToken[] {
  return [...tokens.values()].filter(({ invalidated }) => invalidated === undefined);
}

export function decideCard(state: CardState, command: CardCommand, now: Timestamp): Decision<CardChange> {
  switch (command.type) {
    case 'RegisterCard':
      return accept(registered(state, command, now));
    case 'AddRecurrentToken':
      return accept([...registered(state, command, now), ...added(state, command)]);
    case 'InvalidateRecurrentToken':
      return invalidate(state, command, now);
  }
}

export function evolveCard(state: CardState, change: CardChange): CardState {
  switch (change.type) {
    case 'card_registered':
      return { ...state, facts: change.card };
    case 'recurrent_token_added':
      return { ...state, tokens: new Map(state.tokens).set(routeKey(change.token), change.token) };
    case 'recurrent_token_invalidated': {
      const { route, time, reason } = change;
      const token = state.tokens.get(routeKey(route));
      if (token === undefined) return state;
      const invalidated = { time, ...(reason === undefined ? {} : { reason }) };
      return { ...state, tokens: new Map(state.tokens).set(routeKey(route), { ...token, invalidated }) };
    }
  }
}

/** A card that is new, or shows a later expiry than the one we know. */
function registered(
  { facts }: CardState,
  { id, partyId, card }: { readonly id: CardId; readonly partyId: PartyId; readonly card: ShownCard },
  now: Timestamp,
): readonly CardChange[] {
  if (facts !== undefined && !isLater(card, facts)) return [];
  const { token, bin, lastDigits, expiry, paymentSystem } = card;
  const shown = { token, bin, lastDigits, expiry, ...(paymentSystem === undefined ? {} : { paymentSystem }) };
  return [{ type: 'card_registered', card: { ...shown, id, partyId, createTime: facts?.createTime ?? now } }];
}

function isLater({ expiry: a }: ShownCard, { expiry: b }: ShownCard): boolean {
  return a.year === b.year ? a.month > b.month : a.year > b.year;
}

/** C1, C2, C3 */
function added(
  state: CardState,
  { id: cardId, partyId, token, time }: CardCommand & { readonly type: 'AddRecurrentToken' },
): readonly CardChange[] {
  if (!isNews(state, token, time)) return [];
  const id = derivedId(partyId, `RecurrentToken/${cardId}`, routeKey(token));
  return [{ type: 'recurrent_token_added', token: { id, ...bareToken(token), time } }];
}

function isNews({ tokens }: CardState, token: RecurrentToken, time: Timestamp): boolean {
  const known = tokens.get(routeKey(token));
  return known === undefined || (known.token !== token.token && known.time <= time);
}

function invalidate(
  state: CardState,
  { tokenId, reason }: CardCommand & { readonly type: 'InvalidateRecurrentToken' },
  now: Timestamp,
): Decision<CardChange> {
  if (state.facts === undefined) return refuse('BANK_CARD_NOT_FOUND', 'The party has no such card');
  const token = [...state.tokens.values()].find(({ id }) => id === tokenId);
  if (token === undefined) return refuse('RECURRENT_TOKEN_NOT_FOUND', 'The card has no such recurrent token');
  if (token.invalidated !== undefined) return accept([]);
  const { providerId, terminalId } = token;
  const change: CardChange = {
    type: 'recurrent_token_invalidated',
    route: { providerId, terminalId },
    time: now,
    ...(reason === undefined ? {} : { reason }),
  };
  return accept([change]);
}

/** The card as it will be once a payment that began at `time` has told it of this token. */
export function withToken(state: CardState, token: RecurrentToken, time: Timestamp): CardState {
  if (!isNews(state, token, time)) return state;
  return evolveCard(state, { type: 'recurrent_token_added', token: { id: '', ...bareToken(token), time } });
}

/** The tokens by which a payment may be made, as the payment keeps them. */
export function chargeable(state: CardState): readonly RecurrentToken[] {
  return activeTokens(state).map(bareToken);
}

function bareToken({ providerId, terminalId, token }: RecurrentToken): RecurrentToken {
  return { providerId, terminalId, token };
}
