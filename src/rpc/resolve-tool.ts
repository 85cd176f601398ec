import type { PartyId } from '../domain/ids.ts';
import type { BankCard, PaymentTool } from '../domain/payment-tool.ts';
import type { Vault } from '../ports/vault.ts';
import type { ToolRequest } from './read-payer.ts';
import { refused } from './refused.ts';

/** A tool as the payment keeps it: a card as the vault knows it. Throws `Refused` with BANK_CARD_NOT_FOUND. */
export async function resolveTool(
  vault: Vault,
  partyId: PartyId,
  tool: ToolRequest,
  cvvEmpty: (() => Promise<boolean>) | false,
): Promise<PaymentTool> {
  if (tool.type !== 'bank_card') return tool;
  const card = await describeCard(vault, partyId, tool.token);
  return { ...tool, ...card, cvvEmpty: cvvEmpty === false ? false : await cvvEmpty() };
}

export type DescribedCard = Pick<BankCard, 'token' | 'fingerprint' | 'bin' | 'lastDigits' | 'paymentSystem' | 'expiry'>;

export async function describeCard(vault: Vault, partyId: PartyId, vaultToken: string): Promise<DescribedCard> {
  const card = await vault.describe(partyId, vaultToken);
  if (card === undefined) {
    throw refused('BANK_CARD_NOT_FOUND', 'The vault has no such card of this party; tokenize it again', {
      bank_card_id: vaultToken,
    });
  }
  const { token, fingerprint, bin, lastDigits, paymentSystem, expiryMonth, expiryYear } = card;
  return { token, fingerprint, bin, lastDigits, paymentSystem, expiry: { month: expiryMonth, year: expiryYear } };
}
