import { MICROS_PER_MS, type Timestamp } from '../../base/time.ts';
import { applicationId, applicationTag, type PartyId } from '../../domain/ids.ts';
import type { BankCard } from '../../domain/payment-tool.ts';
import type { CardInput, TokenizedCard } from '../../ports/vault.ts';
import type { HostToHostPorts } from './call.ts';
import type { OpenDesk } from './cash-desk.ts';
import { OperationRefused, refused } from './refused.ts';

/** A card by its token, and the session that binds its CVV. */
export interface CardByToken {
  readonly token: string;
  readonly paymentSessionId?: string | undefined;
}

/** A card as a payer or a merchant tells it. Of a recipient's nobody tells the expiry. */
export type CardGiven = Omit<CardInput, 'expiryMonth' | 'expiryYear'> & Partial<CardInput>;

/**
 * A card number becomes a token before anything else is done with its request (P9). A repeat of a payin that is there brings no
 * CVV into memory: nobody would use it.
 */
export async function tokenizeCard(
  ports: HostToHostPorts,
  { desk }: OpenDesk,
  paymentId: string,
  { cvv, ...given }: CardGiven,
): Promise<TokenizedCard> {
  const id = applicationId(desk.id, paymentId);
  const card = { ...unknownExpiry(ports.businessClock.now()), ...given };
  const isRepeat = (await ports.inbox.streamOf(applicationTag(id))) !== undefined;
  const input = isRepeat || cvv === undefined ? card : { ...card, cvv };
  const answer = await ports.vault.tokenize(desk.partyId, input, id);
  if (!answer.ok) throw new OperationRefused(answer);
  return answer.card;
}

/** The same for ten years, so that a repeat has the same token; payouts are sent to the number alone. */
function unknownExpiry(now: Timestamp): Pick<CardInput, 'expiryMonth' | 'expiryYear'> {
  const year = new Date(now / MICROS_PER_MS).getUTCFullYear();
  return { expiryMonth: 12, expiryYear: Math.ceil((year + 5) / 10) * 10 };
}

/** Throws BANK_CARD_NOT_FOUND. */
export async function describeCard(
  { vault }: Pick<HostToHostPorts, 'vault'>,
  partyId: PartyId,
  vaultToken: string,
): Promise<Omit<BankCard, 'cvvEmpty'>> {
  const card = await vault.describe(partyId, vaultToken);
  if (card === undefined) {
    throw refused('BANK_CARD_NOT_FOUND', 'The vault has no such card of this party; tokenize it again', {
      bank_card_id: vaultToken,
    });
  }
  const { token, fingerprint, bin, lastDigits, paymentSystem, expiryMonth, expiryYear } = card;
  const expiry = { month: expiryMonth, year: expiryYear };
  return { type: 'bank_card', token, fingerprint, bin, lastDigits, paymentSystem, expiry };
}
