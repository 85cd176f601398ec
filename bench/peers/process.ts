import { createHash } from 'node:crypto';

/** What every peer is started with, and how it says that it is ready and ends. */
export interface Settings {
  readonly databaseUrl: string;
  readonly bankUrl: string;
  /** Whether what all payments share is written in a stripe of each connection. */
  readonly striped: boolean;
  readonly cardKey: Buffer;
}

export function settings(): Settings {
  return {
    databaseUrl: required('PEER_DATABASE_URL'),
    bankUrl: required('PEER_BANK_URL'),
    striped: process.env['PEER_STRIPED'] === 'true',
    cardKey: createHash('sha256').update(required('PEER_CARD_KEY')).digest(),
  };
}

export function required(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '') throw new Error(`${name} is not set`);
  return value;
}

/** Prints the line of JSON that the benchmark waits for. Ends at once when it is told to, or when its parent is gone. */
export function ready(line: Readonly<Record<string, string>>): void {
  process.once('SIGTERM', () => process.exit(0));
  process.stdin.once('end', () => process.exit(0)).resume();
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
