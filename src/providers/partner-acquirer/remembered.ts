/** What a session of the partner remembers between exchanges. Its being there says that the partner took the request once. */
export interface Remembered {
  /** How often the partner was asked and had not finished. */
  readonly attempt: number;
  /** The partner's token of the payer's card, told before the partner said that the payment succeeded. */
  readonly savedCard?: string;
}

export function readRemembered(state: Uint8Array | undefined): Remembered | undefined {
  return state === undefined ? undefined : (JSON.parse(Buffer.from(state).toString('utf8')) as Remembered);
}

export function writeRemembered(remembered: Remembered): Uint8Array {
  return Buffer.from(JSON.stringify(remembered));
}
