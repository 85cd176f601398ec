import type { CardChange, CardFacts, StoredToken } from '../domain/recurrent/card.ts';
import { byType, integer, type LayoutOf, message, optional, text } from './layout.ts';
import { cardExpiry } from './payer.ts';
import { route } from './route.ts';

const card = message<CardFacts>({
  id: text,
  partyId: text,
  createTime: integer,
  token: text,
  bin: text,
  lastDigits: text,
  expiry: cardExpiry,
  paymentSystem: optional(text),
});

const token = message<Omit<StoredToken, 'invalidated'>>({
  id: text,
  providerId: text,
  terminalId: text,
  token: text,
  time: integer,
});

export const cardChange: LayoutOf<CardChange> = byType<CardChange>({
  card_registered: { card },
  recurrent_token_added: { token },
  recurrent_token_invalidated: { route, time: integer, reason: optional(text) },
});
