import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { exportLedger } from '../../src/audit/hledger.ts';
import { currencyExponent } from '../../src/domain/money.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { AccountBalance, Ledger, LedgerPlan } from '../../src/ports/ledger.ts';
import { requireTool } from '../kit/provision.ts';
import { fillBooks } from './filled-books.ts';

/** hledger adds the exported books up by itself; nothing of ours is in the sums. */
const folder = mkdtempSync(join(tmpdir(), 'turnpike-hledger-'));
const file = join(folder, 'books.journal');
let accounts: readonly AccountBalance[] = [];

beforeAll(async () => {
  const store = openMemoryStore();
  await fillBooks(store);
  accounts = await store.ledger.accounts(undefined, 100);
  writeFileSync(file, await exported(store.ledger));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function exported(ledger: Pick<Ledger, 'plans' | 'accounts'>): Promise<string> {
  let text = '';
  for await (const part of exportLedger(ledger)) text += part;
  return text;
}

function hledger(context: TestContext, from: string, ...args: readonly string[]): string {
  return execFileSync(requireTool(context, 'hledger'), ['-f', from, ...args], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
}

/** Minor units by account, as hledger sums them. */
function balances(context: TestContext, from: string, ...args: readonly string[]): ReadonlyMap<string, bigint> {
  const csv = hledger(context, from, 'balance', '--flat', '--empty', '--no-total', '-O', 'csv', ...args);
  const rows = csv.trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      const [, account = '', amount = ''] = /^"([^"]*)","([^"]*)"$/.exec(row) ?? [];
      const [number = '0', currency = 'RUB'] = amount.split(' ');
      const [whole = '0', fraction = ''] = number.split('.');
      return [account, BigInt(`${whole}${fraction.padEnd(currencyExponent(currency), '0')}`)];
    }),
  );
}

describe('the books in the format of hledger', () => {
  it('have the own amount of every account when hledger counts what is committed', (context) => {
    const theirs = balances(context, file, '--cleared');
    expect(accounts.length).toBeGreaterThan(3);
    for (const { accountId, ownMinor } of accounts) expect(theirs.get(accountId) ?? 0n, accountId).toBe(ownMinor);
    expect([...theirs.keys()].filter((id) => !accounts.some(({ accountId }) => accountId === id))).toEqual([]);
  });

  it('have what every account will own when all that is held is committed', (context) => {
    const theirs = balances(context, file);
    for (const { accountId, ownMinor, minAvailableMinor, maxAvailableMinor } of accounts) {
      expect(theirs.get(accountId) ?? 0n, accountId).toBe(minAvailableMinor + maxAvailableMinor - ownMinor);
    }
    expect(theirs).not.toEqual(balances(context, file, '--cleared'));
  });

  it('pass every check that hledger has for accounts, commodities and order', (context) => {
    expect(hledger(context, file, 'check', '--strict')).toBe('');
  });

  it('are exact in currencies of no, three and four digits, and for amounts that no double holds', async (context) => {
    const amounts = [
      ['JPY', 1n],
      ['KWD', 1_234n],
      ['CLF', 10_001n],
      ['RUB', 9_007_199_254_740_993n],
      ['EUR', 0n],
    ] as const;
    const other = join(folder, 'currencies.journal');
    writeFileSync(other, await exported(ledgerOf(amounts)));
    const theirs = balances(context, other);
    for (const [currency, amountMinor] of amounts) expect(theirs.get(`to:${currency}`) ?? 0n).toBe(amountMinor);
    expect(hledger(context, other, 'check', '--strict')).toBe('');
    expect(hledger(context, other, 'balance', '--flat', 'to:KWD')).toContain('1.234 KWD');
  });

  it('leave out what was rolled back', async () => {
    const text = await exported(ledgerOf([['RUB', 5n]], 'rolled_back'));
    expect(text).not.toContain('0.05');
  });
});

function ledgerOf(
  amounts: readonly (readonly [currency: string, amountMinor: bigint])[],
  status: LedgerPlan['status'] = 'committed',
): Pick<Ledger, 'plans' | 'accounts'> {
  const holdTime = Date.UTC(2026, 0, 31, 23, 59) * 1000;
  const zero = { ownMinor: 0n, minAvailableMinor: 0n, maxAvailableMinor: 0n };
  const ids = amounts.flatMap(([currency]) => ['from', 'to'].map((side) => [`${side}:${currency}`, currency] as const));
  return {
    accounts: async () => ids.map(([accountId, currency]) => ({ accountId, currency, ...zero })),
    plans: async () =>
      amounts.map(([currency, amountMinor], index): LedgerPlan => {
        const planId = `plan-${index}`;
        const [source, destination] = [`from:${currency}`, `to:${currency}`];
        const posting = { position: index, planId, batchId: 1, source, destination, amountMinor, currency, status };
        return { planId, stream: 'invoice/p/i', status, holdTime, postings: [posting] };
      }),
  };
}
