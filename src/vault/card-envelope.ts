/**
 * A card at rest: sealed under a data key of its own, which is wrapped by the key-encryption key that the row names.
 * Rotation so wraps 32 bytes anew and never has a card number in memory.
 *
 *  V1 Card data leave this file only as the result of `openCard`.
 *  V4 The row names its key-encryption key; party, token and that name are authenticated, so that a row copied to another
 *     party or token does not open.
 */
import type { PartyId } from '../domain/ids.ts';
import type { CardRow } from '../ports/vault.ts';
import { BOX_OVERHEAD_BYTES, bind, newDataKey, openBox, sealBox, secretKey } from './aes-gcm.ts';
import { keyEncryptionKey } from './key-encryption-key.ts';
import { VAULT_KEY_BYTES, type VaultKeys } from './vault-keys.ts';

export interface StoredCard {
  readonly pan: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
  readonly cardholder?: string;
}

interface CardName {
  readonly partyId: PartyId;
  readonly token: string;
}

const WRAPPED_KEY_BYTES = BOX_OVERHEAD_BYTES + VAULT_KEY_BYTES;

export function sealCard(keys: VaultKeys, name: CardName, card: StoredCard): Pick<CardRow, 'kekId' | 'ciphertext'> {
  const dataKey = newDataKey();
  const plaintext = Buffer.from(JSON.stringify(card));
  const wrapped = sealBox(keys.current, wrapAad(name, keys.currentId), dataKey);
  const ciphertext = Buffer.concat([wrapped, sealBox(secretKey(dataKey), cardAad(name), plaintext)]);
  plaintext.fill(0);
  return { kekId: keys.currentId, ciphertext };
}

export function openCard(keys: VaultKeys, row: CardRow): StoredCard {
  const dataKey = secretKey(unwrap(keys, row));
  const plaintext = openBox(dataKey, cardAad(row), row.ciphertext.subarray(WRAPPED_KEY_BYTES));
  if (plaintext === undefined) throw damaged(row);
  const card: StoredCard = JSON.parse(plaintext.toString('utf8'));
  plaintext.fill(0);
  return card;
}

/** The same card under the current key-encryption key. */
export function rewrapCard(keys: VaultKeys, row: CardRow): CardRow {
  const dataKey = unwrap(keys, row);
  const wrapped = sealBox(keys.current, wrapAad(row, keys.currentId), dataKey);
  dataKey.fill(0);
  return {
    ...row,
    kekId: keys.currentId,
    ciphertext: Buffer.concat([wrapped, row.ciphertext.subarray(WRAPPED_KEY_BYTES)]),
  };
}

function unwrap(keys: VaultKeys, row: CardRow): Buffer {
  const kek = keyEncryptionKey(keys, row.kekId);
  const dataKey = openBox(kek, wrapAad(row, row.kekId), row.ciphertext.subarray(0, WRAPPED_KEY_BYTES));
  if (dataKey === undefined) throw damaged(row);
  return dataKey;
}

function wrapAad({ partyId, token }: CardName, kekId: string): Buffer {
  return bind('card key', partyId, token, kekId);
}

function cardAad({ partyId, token }: CardName): Buffer {
  return bind('card', partyId, token);
}

function damaged(row: CardRow): Error {
  return new Error(`vault: the card ${row.token} does not open under the key ${row.kekId}: damaged, or moved`);
}
