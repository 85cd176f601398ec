import type { PartyId } from '../domain/ids.ts';
import { shortMac } from './keyed-digest.ts';
import type { VaultKeys } from './vault-keys.ts';

interface CardIdentity {
  readonly pan: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
}

/** The token of a card: the same for the same number and expiry of the same party (V3), and telling nothing of them. */
export function cardToken({ cardMac }: VaultKeys, partyId: PartyId, card: CardIdentity): string {
  return `card_${shortMac(cardMac, 'token', partyId, card.pan, `${card.expiryMonth}/${card.expiryYear}`)}`;
}

/** The same for every token of one card number within the party. */
export function cardFingerprint({ cardMac }: VaultKeys, partyId: PartyId, pan: string): string {
  return `fp_${shortMac(cardMac, 'fingerprint', partyId, pan)}`;
}
