import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { exportLedger } from '../../src/audit/hledger.ts';
import { all } from '../../src/audit/pages.ts';
import { currencyExponent } from '../../src/domain/money.ts';
import type { Ledger } from '../../src/ports/ledger.ts';
import { findTool } from '../kit/provision.ts';

/**
 * Our books, added up by programs that nobody here wrote. They read the exported file and nothing else; what they find in
 * each account is compared with what the ledger's port says of it.
 */
export const BOOKKEEPERS = ['hledger', 'ledger'] as const;

export type Bookkeeper = (typeof BOOKKEEPERS)[number];

/** Those that this machine has, with their paths. */
export function bookkeepers(): ReadonlyMap<Bookkeeper, string> {
  return new Map(
    BOOKKEEPERS.flatMap((name) => {
      const path = findTool(name);
      return path === undefined ? [] : [[name, path] as const];
    }),
  );
}

export interface BooksCheck {
  readonly accounts: number;
  /** In sentences; none when everybody agrees. */
  readonly differences: readonly string[];
}

/** Exports the books into the folder, and lets every bookkeeper add them up: what is committed, and all with what is held. */
export async function checkBooks(
  ledger: Pick<Ledger, 'plans' | 'accounts'>,
  folder: string,
  programs: ReadonlyMap<Bookkeeper, string> = bookkeepers(),
): Promise<BooksCheck> {
  const file = join(folder, 'books.journal');
  await pipeline(Readable.from(exportLedger(ledger)), createWriteStream(file));
  const accounts = await all(ledger.accounts, ({ accountId }) => accountId);
  const owns = new Map(accounts.map(({ accountId, ownMinor }) => [accountId, ownMinor]));
  const wholes = new Map(
    accounts.map(({ accountId, ownMinor, minAvailableMinor, maxAvailableMinor }) => [
      accountId,
      minAvailableMinor + maxAvailableMinor - ownMinor,
    ]),
  );
  const differences: string[] = [];
  for (const [name, path] of programs) {
    const committed = foreignBalances(name, path, file, 'committed');
    const whole = foreignBalances(name, path, file, 'all');
    differences.push(...differ(`committed, by ${name}`, committed, owns), ...differ(`all, by ${name}`, whole, wholes));
  }
  return { accounts: accounts.length, differences };
}

/** Minor units by account, as the program sums them. Throws when it does not accept the file. */
export function foreignBalances(
  name: Bookkeeper,
  path: string,
  file: string,
  what: 'committed' | 'all',
): ReadonlyMap<string, bigint> {
  const cleared = what === 'committed' ? ['--cleared'] : [];
  const output = execFileSync(path, [...COMMANDS[name](file), ...cleared], {
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8' },
    maxBuffer: 256 * 1024 * 1024,
    // The default would mix what a program warns of into the report of a run.
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const rows = output.split('\n').map((row) => row.replaceAll('"', '').split(name === 'hledger' ? ',' : '\t'));
  return new Map(
    rows.flatMap(([account = '', amount]) =>
      amount === undefined || account === 'account' ? [] : [[account, minorUnits(amount)]],
    ),
  );
}

/** Unknown accounts and currencies are errors to both. */
const COMMANDS: Readonly<Record<Bookkeeper, (file: string) => readonly string[]>> = {
  hledger: (file) => ['-f', file, 'balance', '--strict', '--flat', '--empty', '--no-total', '-O', 'csv'],
  ledger: (file) => [
    ...['--args-only', '--pedantic', '-f', file, 'balance', '--flat', '--empty', '--no-total'],
    ...['--format', '%(account)\\t%(amount)\\n'],
  ],
};

/** `-1234.50 RUB`; nothing is `0`, of no currency. */
function minorUnits(amount: string): bigint {
  const [number = '0', currency = 'RUB'] = amount.trim().split(' ');
  const [whole = '0', fraction = ''] = number.split('.');
  return BigInt(`${whole}${fraction.padEnd(currencyExponent(currency), '0')}`);
}

function differ(
  what: string,
  theirs: ReadonlyMap<string, bigint>,
  ours: ReadonlyMap<string, bigint>,
): readonly string[] {
  return [...new Set([...theirs.keys(), ...ours.keys()])].flatMap((account) => {
    const [their, our] = [theirs.get(account) ?? 0n, ours.get(account) ?? 0n];
    return their === our ? [] : [`${account} has ${our} in minor units, and ${their} ${what}`];
  });
}
