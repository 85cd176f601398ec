/**
 * The vault: card numbers, security codes and personal data, encrypted. The promises V1-V5 are the port's. Not responsible
 * for the database behind it (`VaultStore`), nor for who may ask.
 *
 * Keys and nonces come from the operating system and not from the Random port: nothing is decided by them, so a simulation
 * still replays, and no seed can ever weaken them.
 */
import type { PartyId } from '../domain/ids.ts';
import type { BusinessClock, MachineClock } from '../ports/clocks.ts';
import type { EvidenceRows } from '../ports/evidence.ts';
import type { Random } from '../ports/random.ts';
import type { CardDescription, CardInput, CardRow, Vault, VaultStore } from '../ports/vault.ts';
import { createBoundedCache } from './bounded-cache.ts';
import { openCard, type StoredCard, sealCard } from './card-envelope.ts';
import { cardFingerprint, cardToken } from './card-token.ts';
import { checkCard } from './check-card.ts';
import { checkKeys } from './check-keys.ts';
import { createCvvMemory, NO_CARD } from './cvv-store.ts';
import { createKeyedDigest } from './keyed-digest.ts';
import { createPersonalData } from './personal-data.ts';
import { type Rotation, rotateKeys } from './rotate-keys.ts';
import { createSharedCvvStore, type SharedCvvs } from './shared-cvv-store.ts';
import type { VaultKeys } from './vault-keys.ts';

export interface VaultOptions {
  readonly store: VaultStore;
  /** Rows of evidence, for rotation and check. Absent: there are none. */
  readonly evidenceRows?: EvidenceRows;
  readonly keys: VaultKeys;
  /** For the life of security codes and of what is cached. */
  readonly machineClock: MachineClock;
  /** For the expiry of cards. */
  readonly businessClock: BusinessClock;
  readonly random: Random;
  /** Where other nodes find security codes. Absent: there are no others. */
  readonly sharedCvvs?: SharedCvvs;
}

export interface OperatedVault extends Vault {
  /** Wraps what is not under the current key anew; may be stopped and run again. */
  rotate(): Promise<Rotation>;
  /** Why these keys cannot be those that the store was written with, in sentences; empty when they can. */
  check(): Promise<readonly string[]>;
  /** Overwrites the security codes and drops the keys in memory. */
  close(): void;
}

/** Rows are ciphertext; this saves a payment its two reads of the database. */
const CACHED_ROWS = 10_000;
const ROW_LIFE_MS = 60_000;

export function createVault(options: VaultOptions): OperatedVault {
  const { store, evidenceRows, keys, machineClock, businessClock, random, sharedCvvs } = options;
  const memory = createCvvMemory({ machineClock, random });
  const cvvs = sharedCvvs === undefined ? memory : createSharedCvvStore({ ...sharedCvvs, memory, keys, machineClock });
  const personal = createPersonalData({ store, keys, machineClock, random });
  const rows = createBoundedCache<CardRow>({ capacity: CACHED_ROWS, maxAgeMs: ROW_LIFE_MS, machineClock });

  const rowOf = async (partyId: PartyId, token: string): Promise<CardRow | undefined> => {
    const key = JSON.stringify([partyId, token]);
    const cached = rows.get(key);
    if (cached !== undefined) return cached;
    const row = await store.card(partyId, token);
    if (row !== undefined) rows.set(key, row);
    return row;
  };

  /** One row for one card: written when the card is new, or has a name that was not known. Wrapping anew is for `rotate`. */
  const keep = async (partyId: PartyId, card: StoredCard, description: CardDescription): Promise<void> => {
    const name = { partyId, token: description.token };
    const existing = await rowOf(partyId, name.token);
    if (existing !== undefined) {
      if (card.cardholder === undefined || openCard(keys, existing).cardholder === card.cardholder) return;
    }
    const row = { ...name, description: JSON.stringify(description), ...sealCard(keys, name, card) };
    await store.putCard(row);
    rows.set(JSON.stringify([partyId, name.token]), row);
  };

  return {
    async tokenize(partyId, input, requestId) {
      const check = checkCard(input, businessClock.now());
      if (!check.ok) return check;
      const card = storedCard(input);
      const description = describeCard(keys, partyId, card, check.paymentSystem);
      await keep(partyId, card, description);
      if (!input.cvv) return { ok: true, card: description };
      const session = await cvvs.hold({ partyId, token: description.token }, input.cvv, requestId);
      const paymentSession = { paymentSessionId: session.id, paymentSessionRemainingMs: session.remainingMs };
      return { ok: true, card: { ...description, ...paymentSession } };
    },
    async describe(partyId, token) {
      const row = await rowOf(partyId, token);
      if (row === undefined) return undefined;
      const description: CardDescription = JSON.parse(row.description);
      return description;
    },
    async reveal(partyId, token, paymentSessionId) {
      const row = await rowOf(partyId, token);
      if (row === undefined) return undefined;
      const card = openCard(keys, row);
      const cvv = paymentSessionId === undefined ? undefined : await cvvs.read(paymentSessionId, { partyId, token });
      return cvv === undefined ? card : { ...card, cvv };
    },
    forget: (sessionId) => void cvvs.forget(sessionId),
    holdsCvv: async (sessionId) => await cvvs.holds(sessionId),

    entrust: async (payload) => (await cvvs.hold(NO_CARD, payload, undefined)).id,
    entrusted: async (ref) => await cvvs.read(ref, NO_CARD),

    seal: personal.seal,
    open: personal.open,
    erase: personal.erase,

    digest: createKeyedDigest(keys.digestRoot),

    rotate: () => rotateKeys(store, evidenceRows, keys).finally(rows.clear),
    check: () => checkKeys(store, evidenceRows, keys),
    close() {
      cvvs.close();
      personal.close();
      rows.clear();
    },
  };
}

function storedCard({ pan, expiryMonth, expiryYear, cardholder }: CardInput): StoredCard {
  return { pan, expiryMonth, expiryYear, ...(cardholder ? { cardholder } : {}) };
}

function describeCard(
  keys: VaultKeys,
  partyId: PartyId,
  { pan, expiryMonth, expiryYear }: StoredCard,
  paymentSystem: string,
): CardDescription {
  return {
    token: cardToken(keys, partyId, { pan, expiryMonth, expiryYear }),
    fingerprint: cardFingerprint(keys, partyId, pan),
    bin: pan.slice(0, binLength(pan)),
    lastDigits: pan.slice(-4),
    paymentSystem,
    expiryMonth,
    expiryYear,
  };
}

/** Eight digits of numbers of 16 and more, six of shorter ones (PCI SSC FAQ 1091); at least four digits stay hidden. */
function binLength(pan: string): number {
  return Math.min(pan.length >= 16 ? 8 : 6, pan.length - 8);
}
