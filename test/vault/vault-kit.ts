import { addMs } from '../../src/base/time.ts';
import type { CardInput, TokenizedCard, Vault } from '../../src/ports/vault.ts';
import { createVault, type OperatedVault } from '../../src/vault/create-vault.ts';
import { parseVaultKeys } from '../../src/vault/vault-keys.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { type HandCrankedClock, handCrankedClock, stoppedBusinessClock } from '../kit/hand-cranked-clock.ts';
import { type MemoryVaultStore, memoryVaultStore } from '../kit/memory-vault-store.ts';

export const KEY_A = `a:${Buffer.alloc(32, 1).toString('base64')}`;
export const KEY_B = `b:${Buffer.alloc(32, 2).toString('base64')}`;
export const KEY_C = `c:${Buffer.alloc(32, 3).toString('base64')}`;

/** The middle of June 2026. */
export const NOW = addMs(0, Date.UTC(2026, 5, 15));

export const VISA: CardInput = { pan: '4242424242424242', expiryMonth: 12, expiryYear: 2030, cvv: '737' };

export interface VaultUnderTest {
  readonly vault: OperatedVault;
  readonly store: MemoryVaultStore;
  readonly clock: HandCrankedClock;
}

/** A vault over a store in memory; a store of an earlier one makes it the next process of the same installation. */
export function setup(keys = KEY_A, store = memoryVaultStore()): VaultUnderTest {
  const clock = handCrankedClock();
  const random = countingRandom(`id-${store.keyRows.size}`);
  const businessClock = stoppedBusinessClock(NOW);
  const vault = createVault({ store, keys: parseVaultKeys(keys), machineClock: clock, businessClock, random });
  return { vault, store, clock };
}

/** The tokenized card; fails the test where the vault refuses. */
export async function tokenized(
  vault: Vault,
  card: CardInput = VISA,
  partyId = 'party-1',
  requestId?: string,
): Promise<TokenizedCard> {
  const answer = await vault.tokenize(partyId, card, requestId);
  if (!answer.ok) throw new Error(`refused: ${JSON.stringify(answer.violations)}`);
  return answer.card;
}

/** The session of a card that was given with a CVV. */
export function sessionOf(card: TokenizedCard): string {
  if (card.paymentSessionId === undefined) throw new Error('no payment session');
  return card.paymentSessionId;
}
