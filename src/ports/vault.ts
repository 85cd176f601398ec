import type { Refusal } from '../domain/errors.ts';
import type { PartyId } from '../domain/ids.ts';
import type { Sealed } from '../domain/payer.ts';
import type { CustomerKeyRow } from './journal.ts';

/**
 * Where card numbers and personal data live, encrypted.
 *  V1 A card number is never written in the clear, and leaves only to an adapter that is about to send it.
 *  V2 A CVV lives in memory alone, bound to one payment session, until the first definite answer or 15 minutes. Between nodes
 *     it goes sealed.
 *  V3 The same number and expiry of the same party give the same token.
 *  V4 Every ciphertext names the key it was made with; new keys are added in front, old ones stay readable.
 *  V5 Erasing a subject deletes its data keys: what they sealed can never be read again.
 */
export interface Vault {
  /**
   * Stores a card. INVALID_CARD names the fields that cannot be right (`pan`, `expiry_month` …) and repeats nothing of them.
   * The same request id with the same card and CVV gives the same payment session, while it lasts and the same node is asked.
   */
  tokenize(partyId: PartyId, card: CardInput, requestId?: string): Promise<TokenizeAnswer>;
  /** What may be shown of a card; undefined for a token that this party does not have. */
  describe(partyId: PartyId, token: string): Promise<CardDescription | undefined>;
  /**
   * The card itself, for a provider call. `cvv` is absent when none was given or it is gone; rejects with `RegisterUnavailable`
   * while another node's cannot be asked for.
   */
  reveal(partyId: PartyId, token: string, paymentSessionId: string | undefined): Promise<RevealedCard | undefined>;
  /** Forgets the CVV of a payment session: called at the first definite answer (V2). */
  forget(paymentSessionId: string): void;
  /** True while the CVV of this payment session is held; rejects as `reveal` does. */
  holdsCvv(paymentSessionId: string): Promise<boolean>;

  /**
   * Keeps a payload that must never be stored, a one-time password or a 3-D Secure result, as a CVV is kept (V2), and returns a
   * random reference to it. Any node may ask for it by the reference; `forget` ends it.
   */
  entrust(payload: string): Promise<string>;
  /** Undefined when it is gone; rejects as `reveal` does. */
  entrusted(ref: string): Promise<string | undefined>;

  /**
   * Seals personal data for one subject. When `newKey` is present it must be stored in the same append as the ciphertext.
   * Seal again for another append: a key that nobody stored is never used twice.
   */
  seal(subject: string, data: Uint8Array): Promise<{ readonly sealed: Sealed; readonly newKey?: CustomerKeyRow }>;
  /** Undefined when the key was erased. */
  open(sealed: Sealed): Promise<Uint8Array | undefined>;
  /** Deletes every key of the subject; returns how many there were (V5). */
  erase(subject: string): Promise<number>;

  /** Keyed digest, stable for the installation: fingerprints of requests, comparable features of personal data. */
  digest(purpose: string, data: Uint8Array | string): Uint8Array;
}

export interface CardInput {
  readonly pan: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cvv?: string;
  readonly cardholder?: string;
}

export interface CardDescription {
  readonly token: string;
  /** The same for all tokens of one card number within the party. */
  readonly fingerprint: string;
  readonly bin: string;
  readonly lastDigits: string;
  readonly paymentSystem: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
}

export type TokenizeAnswer = { readonly ok: true; readonly card: TokenizedCard } | Refusal;

/** The payment session is there if a CVV was given, and then with its remaining life. */
export interface TokenizedCard extends CardDescription {
  readonly paymentSessionId?: string;
  readonly paymentSessionRemainingMs?: number;
}

export interface RevealedCard {
  readonly pan: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cvv?: string;
  readonly cardholder?: string;
}

/** The rows behind the vault, kept by the same database as the journal. */
export interface VaultStore {
  /** Replaces the row of the same party and token. */
  putCard(row: CardRow): Promise<void>;
  card(partyId: PartyId, token: string): Promise<CardRow | undefined>;
  keys(keyIds: readonly string[]): Promise<readonly CustomerKeyRow[]>;
  /** Data keys of all subjects in the order of their ids, after this one; the empty id comes before all. For rotation. */
  keysAfter(keyId: string, limit: number): Promise<readonly CustomerKeyRow[]>;
  /** Replaces `wrapped` of a key that is still there. Never brings back one that was deleted (V5). */
  rewrapKey(row: CustomerKeyRow): Promise<void>;
  deleteKeys(subject: string): Promise<number>;
  /** Rows sealed under key-encryption keys other than this one, for rotation. */
  cardsNotUnder(kekId: string, limit: number): Promise<readonly CardRow[]>;
}

export interface CardRow {
  readonly partyId: PartyId;
  readonly token: string;
  /** What `describe` returns, as JSON; holds no secret. */
  readonly description: string;
  readonly kekId: string;
  readonly ciphertext: Uint8Array;
}
