import { createCipheriv, createDecipheriv, randomBytes, randomUUID } from 'node:crypto';
import type { Database } from './database.ts';

/** Card numbers, encrypted in a table of their own. Whatever else is stored or logged has the token. */
export interface Cards {
  store(card: Card): Promise<string>;
  reveal(token: string): Promise<Card>;
}

export interface Card {
  readonly pan: string;
  readonly expiryMonth: number;
  readonly expiryYear: number;
}

const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Ciphertexts kept in memory at most. */
const CACHED = 10_000;

export function openCards({ query }: Pick<Database, 'query'>, key: Buffer): Cards {
  const ciphertexts = new Map<string, Buffer>();

  async function ciphertextOf(token: string): Promise<Buffer> {
    const known = ciphertexts.get(token);
    if (known !== undefined) return known;
    const { rows } = await query('SELECT ciphertext FROM cards WHERE token = $1', [token]);
    const ciphertext = rows[0]?.['ciphertext'];
    if (!Buffer.isBuffer(ciphertext)) throw new Error('there is no such card');
    if (ciphertexts.size >= CACHED) ciphertexts.clear();
    ciphertexts.set(token, ciphertext);
    return ciphertext;
  }

  return {
    async store(card) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('aes-256-gcm', key, nonce);
      const body = Buffer.concat([cipher.update(JSON.stringify(card)), cipher.final()]);
      const token = randomUUID();
      const ciphertext = Buffer.concat([nonce, cipher.getAuthTag(), body]);
      await query('INSERT INTO cards VALUES ($1, $2)', [token, ciphertext]);
      return token;
    },
    async reveal(token) {
      const ciphertext = await ciphertextOf(token);
      const decipher = createDecipheriv('aes-256-gcm', key, ciphertext.subarray(0, NONCE_BYTES));
      decipher.setAuthTag(ciphertext.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES));
      const body = decipher.update(ciphertext.subarray(NONCE_BYTES + TAG_BYTES));
      return JSON.parse(Buffer.concat([body, decipher.final()]).toString()) as Card;
    },
  };
}
