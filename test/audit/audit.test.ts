import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditOptions, type AuditResult, audit } from '../../src/audit/audit.ts';
import { openSqliteReadStore } from '../../src/commands/read-store/sqlite-read-store.ts';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import type { InvoiceChange } from '../../src/domain/invoice/invoice.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import { decodeRecord, encodeRecord } from '../../src/wire/record.ts';
import { fillBooks } from './filled-books.ts';

const folder = mkdtempSync(join(tmpdir(), 'turnpike-audit-'));
const sound = join(folder, 'sound');
let copies = 0;

beforeAll(async () => {
  cpSync('config', sound, { recursive: true });
  const store = await openSqliteStore({ path: join(sound, DATABASE_FILE) });
  const books = await fillBooks(store);
  await books.stop();
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The audit of a copy of the sound books, after something was done to the file behind everybody's back. */
async function audited(tamper: (db: DatabaseSync) => void, options: Partial<AuditOptions> = {}): Promise<AuditResult> {
  copies += 1;
  const dataDir = join(folder, String(copies));
  cpSync(sound, dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE));
  tamper(db);
  db.close();
  const store = openSqliteReadStore(dataDir);
  try {
    return await audit({ ...store, ...options });
  } finally {
    await store.close();
  }
}

const run =
  (...statements: readonly (string | readonly [string, ...SQLInputValue[]])[]) =>
  (db: DatabaseSync) => {
    for (const statement of statements) {
      const [sql, ...values] = typeof statement === 'string' ? [statement] : statement;
      const { changes } = db.prepare(sql).run(...values);
      expect(Number(changes), sql).toBeGreaterThan(0);
    }
  };

const PLAN = 'demo/captured.p1.1';
const planId = `(SELECT id FROM plans WHERE plan = '${PLAN}')`;
const streamId = (invoice: string) => `(SELECT id FROM streams WHERE stream = 'invoice/demo/${invoice}')`;
const accountId = `(SELECT id FROM accounts WHERE account LIKE '%books:settlement')`;
const found = ({ findings }: AuditResult) => findings.map(({ type, subject }) => `${type} ${subject}`);

describe('the audit of sound books', () => {
  it('finds nothing, and says how much it looked at', async () => {
    const result = await audited(() => {});
    expect(result).toMatchObject({ ok: true, findings: [], found: 0 });
    expect(result.checked).toMatchObject({ streams: 7, invoices: 6, payments: 5, cashFlows: 6, plans: 5, accounts: 4 });
    expect(result.checked.postings).toBeGreaterThan(15);
    expect(result.checked.limitShares).toBeGreaterThan(4);
  });

  it('finds nothing in the memory store either', async () => {
    const store = openMemoryStore();
    const { configurations } = await fillBooks(store);
    expect(await audit({ ...store, configurations })).toMatchObject({ ok: true, findings: [] });
  });

  it('finds nothing in a database that holds nothing', async () => {
    const store = openMemoryStore();
    const configurations = { load: () => Promise.reject(new Error('there is none')) };
    expect(await audit({ ...store, configurations })).toMatchObject({ ok: true, checked: { records: 0 } });
  });
});

describe('the audit of the ledger (P8)', () => {
  it.each([
    [
      'a posting of another amount',
      run(`UPDATE postings SET amount = amount + 1 WHERE plan_id = ${planId} AND source_id = ${accountId}`),
      [`posting_wrong plan ${PLAN}`],
    ],
    [
      'a posting that goes elsewhere',
      run(
        `UPDATE postings SET source_id = destination_id, destination_id = source_id WHERE position = (SELECT min(position) FROM postings WHERE plan_id = ${planId})`,
      ),
      [`posting_wrong plan ${PLAN}`],
    ],
    [
      'a posting that is gone',
      run(`DELETE FROM postings WHERE position = (SELECT max(position) FROM postings WHERE plan_id = ${planId})`),
      [`posting_wrong plan ${PLAN}`],
    ],
    [
      'a posting of another currency',
      run(
        `UPDATE postings SET currency = 'XYZ' WHERE position = (SELECT max(position) FROM postings WHERE plan_id = ${planId})`,
      ),
      [`posting_wrong plan ${PLAN}`],
    ],
    [
      'a committed plan that is held again',
      run(`UPDATE plans SET status = 0 WHERE plan = '${PLAN}'`),
      [`plan_wrong plan ${PLAN}`],
    ],
    [
      'a plan of another stream',
      run(`UPDATE plans SET stream_id = ${streamId('declined')} WHERE plan = '${PLAN}'`),
      [`plan_wrong plan ${PLAN}`],
    ],
    [
      'a plan that is gone',
      run(`DELETE FROM postings WHERE plan_id = ${planId}`, `DELETE FROM plans WHERE plan = '${PLAN}'`),
      [`plan_missing plan ${PLAN}`],
    ],
    [
      'a plan that nobody made',
      run(
        `INSERT INTO plans (plan, stream_id, status, last_batch_id, hold_time) SELECT 'demo/forged.p1.1', stream_id, status, last_batch_id, hold_time FROM plans WHERE plan = '${PLAN}'`,
      ),
      ['plan_unknown plan demo/forged.p1.1'],
    ],
  ] as const)('finds %s', async (_, tamper, expected) => {
    expect(found(await audited(tamper))).toEqual(expected);
  });

  it.each(['own', 'outgoing', 'incoming'])('finds a balance whose %s amount is one unit off', async (column) => {
    const result = await audited(run(`UPDATE balances SET ${column} = ${column} + 1 WHERE account_id = ${accountId}`));
    const subjects = found(result);
    expect(subjects).toContain('balance_wrong account merchant:demo:books:settlement');
    expect(subjects.includes('currency_unbalanced currency RUB')).toBe(column === 'own');
  });

  it('finds two wrong balances that make up for each other', async () => {
    const result = await audited(
      run(
        `UPDATE balances SET own = own + 500 WHERE account_id = ${accountId}`,
        `UPDATE balances SET own = own - 500 WHERE account_id = (SELECT id FROM accounts WHERE account LIKE 'system:%')`,
      ),
    );
    expect(found(result).map((finding) => finding.split(' ')[0])).toEqual(['balance_wrong', 'balance_wrong']);
  });

  it('finds an account of nothing that has money', async () => {
    const result = await audited(
      run(
        `INSERT INTO accounts (account, currency) VALUES ('slush', 'RUB')`,
        `INSERT INTO balances SELECT id, 0, 0, 7 FROM accounts WHERE account = 'slush'`,
      ),
    );
    expect(found(result)).toEqual(['balance_wrong account slush']);
  });

  it('finds a limited account below zero, and takes no other account for one', async () => {
    const isLimited = (id: string) => id.startsWith('provider:');
    const result = await audited(() => {}, { isLimited });
    expect(found(result).length).toBeGreaterThan(0);
    expect(found(result).every((finding) => finding.startsWith('account_below_zero account provider:'))).toBe(true);
  });
});

describe('the audit of the limits (P8)', () => {
  const share = `(SELECT operation FROM limit_operations WHERE operation LIKE 'shop/%/captured/%')`;
  it.each([
    [
      'a counter that is off',
      run("UPDATE limit_counters SET committed = committed - 1 WHERE counter LIKE 'shop-turnover%'"),
      'counter_wrong counter shop-turnover-rub',
    ],
    [
      'a counter that holds what nobody holds',
      run("UPDATE limit_counters SET held = held + 1 WHERE counter LIKE 'shop-turnover%'"),
      'counter_wrong counter shop-turnover-rub',
    ],
    [
      'a share of another amount',
      run(`UPDATE limit_operations SET delta = delta + 1 WHERE operation = ${share}`),
      'limit_wrong limit operation shop/demo/books/captured/p1',
    ],
    [
      'a committed share that is held again',
      run(`UPDATE limit_operations SET status = 0 WHERE operation = ${share}`),
      'limit_wrong limit operation shop/demo/books/captured/p1',
    ],
    [
      'a share that is gone',
      run(`DELETE FROM limit_operations WHERE operation = ${share}`),
      'limit_missing limit operation shop/demo/books/captured/p1',
    ],
    [
      'a share that nobody made',
      run(
        `INSERT INTO limit_operations (operation, counter_id, status, delta) SELECT 'forged', counter_id, 2, delta FROM limit_operations WHERE operation = ${share}`,
      ),
      'limit_unknown limit operation forged',
    ],
  ] as const)('finds %s', async (_, tamper, expected) => {
    const subjects = found(await audited(tamper));
    expect(subjects).toHaveLength(1);
    expect(subjects[0]).toContain(expected);
  });
});

describe('the audit of the journal', () => {
  const record = (invoice: string, which: 'min' | 'max') =>
    `stream_id = ${streamId(invoice)} AND sequence = (SELECT ${which}(sequence) FROM journal WHERE stream_id = ${streamId(invoice)})`;

  it.each([
    [
      'the first record',
      `DELETE FROM journal WHERE ${record('part', 'min')}`,
      'record 1 is missing: the next one there is 2',
    ],
    [
      'a record in the middle',
      `DELETE FROM journal WHERE stream_id = ${streamId('part')} AND sequence = 3`,
      'record 3 is missing: the next one there is 4',
    ],
    ['the last record', `DELETE FROM journal WHERE ${record('part', 'max')}`, 'is missing: the last one there is'],
  ] as const)('finds that %s is missing, and blames nothing else (A5)', async (_, sql, message) => {
    const { findings } = await audited(run(sql));
    expect(findings).toEqual([
      { type: 'record_missing', subject: 'invoice/demo/part', message: expect.stringContaining(message) },
    ]);
  });

  it.each([
    [
      'bytes that are none of ours',
      `UPDATE journal SET bytes = x'ff00ff' WHERE ${record('captured', 'max')}`,
      'record_unreadable',
    ],
    [
      'a record under another time',
      `UPDATE journal SET time = time + 1 WHERE ${record('declined', 'min')}`,
      'record_misfiled',
    ],
    [
      'a record of another kind',
      `UPDATE journal SET kind = 'payout' WHERE ${record('declined', 'min')}`,
      'record_misfiled',
    ],
    [
      'a stream in another partition',
      `UPDATE streams SET partition = (partition + 1) % 256 WHERE stream = 'invoice/demo/unpaid'`,
      'record_misfiled',
    ],
    [
      'a stream of a kind that this release does not know',
      `UPDATE streams SET stream = 'coupon/demo/x' WHERE stream = 'invoice/demo/unpaid'`,
      'record_unreadable',
    ],
  ] as const)('finds %s', async (_, sql, type) => {
    const { findings } = await audited(run(sql));
    expect(findings[0]?.type).toBe(type);
    expect(new Set(findings.map(({ subject }) => subject)).size).toBe(1);
  });

  it('finds a change that contradicts those before it', async () => {
    const isStart = (change: InvoiceChange) =>
      change.type === 'payment_changed' && change.change.type === 'payment_started';
    const result = await audited((db) => rewrite(db, 'captured', (change) => (isStart(change) ? [] : [change])));
    expect(result.findings).toMatchObject([{ type: 'fold_failed', subject: 'invoice/demo/captured' }]);
  });

  it('finds a revision that says another number, and the payments that cannot be judged without it', async () => {
    const { findings } = await audited(
      run(
        `UPDATE journal SET bytes = x'0805' WHERE stream_id = (SELECT id FROM streams WHERE stream LIKE 'configuration/%')`,
      ),
    );
    expect(new Set(findings.map(({ type }) => type))).toEqual(new Set(['record_misfiled', 'cash_flow_wrong']));
    expect(findings[0]).toMatchObject({ subject: 'configuration/turnpike/main', message: 'record 1 holds revision 5' });
  });

  it('finds a payment at rest that still holds money and limits', async () => {
    const tamper = (db: DatabaseSync) =>
      rewrite(db, 'captured', (change) => {
        if (change.type !== 'payment_changed' || !isStatus(change, 'captured')) return [change];
        return [{ ...change, change: { type: 'payment_status_changed', status: { tag: 'charged_back' } } }];
      });
    const messages = (await audited(tamper)).findings
      .filter(({ type }) => type === 'holds_at_rest')
      .map(({ message }) => message);
    expect(messages).toContainEqual(`its payments are at rest and plan ${PLAN} is still held`);
    expect(messages.length).toBeGreaterThan(1);
  });
});

describe('the audit of cash flows', () => {
  /** What a careful thief does: the journal, the plan, and the balances all say the same, and only the contract says otherwise. */
  it('finds a payment booked by other fees than those of the revision it is pinned to, though all books agree', async () => {
    const result = await audited((db) => {
      rewrite(db, 'captured', (change) => {
        if (change.type !== 'payment_changed' || change.change.type !== 'cash_flow_changed') return [change];
        const postings = change.change.postings.map((posting) =>
          posting.source.role === 'merchant.settlement'
            ? { ...posting, volume: { ...posting.volume, amountMinor: posting.volume.amountMinor - 100n } }
            : posting,
        );
        return [{ ...change, change: { ...change.change, postings } }];
      });
      run(
        `UPDATE postings SET amount = amount - 100 WHERE plan_id = ${planId} AND source_id = ${accountId}`,
        `UPDATE balances SET own = own + 100 WHERE account_id = ${accountId}`,
        `UPDATE balances SET own = own - 100 WHERE account_id = (SELECT id FROM accounts WHERE account LIKE 'system:%')`,
      )(db);
    });
    expect(result.findings).toEqual([
      {
        type: 'cash_flow_wrong',
        subject: 'invoice/demo/captured',
        message: expect.stringMatching(
          /posting 1 is 27\.00 RUB from merchant.settlement .* revision 1 says 28\.00 RUB from/,
        ),
      },
    ]);
  });

  it('finds a payment pinned to a revision that is not there', async () => {
    const result = await audited((db) =>
      rewrite(db, 'captured', (change) => {
        if (change.type !== 'payment_changed' || change.change.type !== 'payment_started') return [change];
        return [{ ...change, change: { ...change.change, payment: { ...change.change.payment, revision: 9 } } }];
      }),
    );
    expect(result.findings).toMatchObject([
      { type: 'cash_flow_wrong', message: expect.stringContaining('there is no configuration revision 9') },
    ]);
  });
});

describe('the audit beside a live node', () => {
  /** Every read of the audit is followed by a payment, while there are any. */
  function disturbed(store: Pick<AuditOptions, 'journal' | 'ledger'>, disturb: () => Promise<void>) {
    const around = <Port extends object>(port: Port): Port =>
      new Proxy(port, {
        get: (target, name) => {
          const method: unknown = Reflect.get(target, name);
          if (typeof method !== 'function') return method;
          return async (...parameters: unknown[]) => {
            const answer: unknown = await Reflect.apply(method, target, parameters);
            await disturb();
            return answer;
          };
        },
      });
    return { journal: around(store.journal), ledger: around(store.ledger) };
  }

  async function liveBooks(payments: number) {
    const store = openMemoryStore();
    const books = await fillBooks(store);
    let paid = 0;
    const disturb = async () => {
      if (paid === payments) return;
      paid += 1;
      await books.pay(`live-${paid}`);
    };
    return { store, books, disturb, paid: () => paid };
  }

  it('finds nothing while payments go on (A1, A2, A3)', async () => {
    const { store, books, disturb, paid } = await liveBooks(40);
    const result = await audit({ ...disturbed(store, disturb), configurations: books.configurations });
    expect(result).toMatchObject({ ok: true, findings: [] });
    expect(paid()).toBe(40);
  });

  it.each([
    [
      'a wrong balance',
      ({ balances }: Tables) => bump(balances, 'merchant:demo:books:settlement', 'own'),
      ['balance_wrong'],
    ],
    [
      'a wrong counter',
      ({ counters }: Tables) => bump(counters, [...counters.keys()][0] ?? '', 'held'),
      ['counter_wrong'],
    ],
    ['a forged plan', ({ plans }: Tables) => forge(plans, PLAN, 'demo/forged.p1.1'), ['plan_unknown']],
    ['a wrong posting', ({ postings }: Tables) => bump(postings, 0, 'amountMinor'), ['posting_wrong']],
  ] as const)('still finds %s', async (_, tamper, expected) => {
    const { store, books, disturb } = await liveBooks(25);
    tamper(store.disk.tables);
    const result = await audit({ ...disturbed(store, disturb), configurations: books.configurations });
    expect(result.findings.map(({ type }) => type)).toEqual(expected);
  });
});

type Tables = ReturnType<typeof openMemoryStore>['disk']['tables'];

/** Adds one to a number of a row. */
function bump<Key>(rows: Pick<Map<Key, object>, 'get' | 'set'> | object[], key: Key, name: string): void {
  const row = Array.isArray(rows) ? rows[Number(key)] : rows.get(key);
  const changed = { ...row, [name]: BigInt(String(Reflect.get(row ?? {}, name))) + 1n };
  if (Array.isArray(rows)) rows[Number(key)] = changed;
  else rows.set(key, changed);
}

function forge<Row>(rows: Map<string, Row>, from: string, to: string): void {
  const row = rows.get(from);
  if (row !== undefined) rows.set(to, row);
}

function isStatus(change: InvoiceChange, tag: string): boolean {
  return (
    change.type === 'payment_changed' &&
    change.change.type === 'payment_status_changed' &&
    change.change.status.tag === tag
  );
}

/** Writes the records of an invoice anew with other changes. */
function rewrite(
  db: DatabaseSync,
  invoice: string,
  replace: (change: InvoiceChange) => readonly InvoiceChange[],
): void {
  const rows = db.prepare(`SELECT position, bytes FROM journal WHERE stream_id = ${streamId(invoice)}`).all();
  const update = db.prepare('UPDATE journal SET bytes = ? WHERE position = ?');
  for (const { position, bytes } of rows) {
    const record = decodeRecord(bytes as Uint8Array);
    update.run(encodeRecord({ ...record, changes: record.changes.flatMap(replace) }), Number(position));
  }
}
