import { randomBytes } from 'node:crypto';

/** Begins the ids of one life of a bank, so that a restarted one never gives an id twice. */
export function newLife(): string {
  return lettersOnly(randomBytes(4).toString('hex'));
}

/** Ids of eight digits and more could look like a card number to those who must keep card numbers out. */
function lettersOnly(hex: string): string {
  return hex.replace(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}
