import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditResult, audit } from '../../src/audit/audit.ts';
import { openSqliteReadStore } from '../../src/commands/read-store/sqlite-read-store.ts';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import type { RefundChange } from '../../src/domain/refund/refund.ts';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import { decodeRecord, encodeRecord } from '../../src/wire/record.ts';
import { rub } from '../domain/world.ts';
import { fillBooks } from './filled-books.ts';

const folder = mkdtempSync(join(tmpdir(), 'turnpike-audit-'));
const sound = join(folder, 'sound');
let copies = 0;

beforeAll(async () => {
  cpSync('config', sound, { recursive: true });
  const store = await openSqliteStore({ path: join(sound, DATABASE_FILE) });
  const books = await fillBooks(store);
  await books.refund('captured', { cost: rub(30_000) });
  await books.refund('captured', { cost: rub(5_000) }, 'declined');
  await books.refund('captured', { manual: true });
  await books.pay('whole');
  await books.refund('whole');
  await books.pay('slow');
  await books.refund('slow', {}, 'unanswered');
  await books.pay('dear', 10_000_000); // Without the fee of the payment there is not enough.
  await books.refund('dear');
  await books.stop();
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function audited(tamper: (db: DatabaseSync) => void = () => {}): Promise<AuditResult> {
  copies += 1;
  const dataDir = join(folder, String(copies));
  cpSync(sound, dataDir, { recursive: true });
  const db = new DatabaseSync(join(dataDir, DATABASE_FILE));
  tamper(db);
  db.close();
  const store = openSqliteReadStore(dataDir);
  try {
    return await audit(store);
  } finally {
    await store.close();
  }
}

const STREAM = "(SELECT id FROM streams WHERE stream = 'invoice/demo/captured')";

/** Changes the changes of the refunds of the payment `captured` in its records. */
function rewrite(db: DatabaseSync, replace: (change: RefundChange) => RefundChange | undefined): void {
  const rows = db.prepare(`SELECT position, bytes FROM journal WHERE stream_id = ${STREAM}`).all();
  const update = db.prepare('UPDATE journal SET bytes = ? WHERE position = ?');
  for (const { position, bytes } of rows) {
    const record = decodeRecord(bytes as Uint8Array);
    const changes = record.changes.flatMap((change) => {
      if (change.type !== 'payment_changed' || change.change.type !== 'refund_changed') return [change];
      const replaced = replace(change.change.change);
      return replaced === undefined ? [] : [{ ...change, change: { ...change.change, change: replaced } }];
    });
    update.run(encodeRecord({ ...record, changes }), Number(position));
  }
}

/** A refund of 300.00 RUB that takes 10.00 RUB less from the merchant than the contract says. */
function cheaper(change: RefundChange): RefundChange {
  if (change.type !== 'refund_created' || change.refund.id !== '1') return change;
  const [fee, ...rest] = change.postings;
  if (fee === undefined) return change;
  return { ...change, postings: [{ ...fee, volume: rub(0) }, ...rest] };
}

describe('the audit of refunds', () => {
  it('finds nothing in sound books: whole, in part, by hand, declined, not covered and not answered yet', async () => {
    expect(await audited()).toMatchObject({ ok: true, findings: [], checked: { cashFlows: 15 } });
  });

  it('finds a refund booked by other fees than those of its revision, though all books agree', async () => {
    const plan = "(SELECT id FROM plans WHERE plan = 'demo/captured.p1.refund_session-1')";
    const { findings } = await audited((db) => {
      rewrite(db, cheaper);
      for (const sql of [
        `UPDATE postings SET amount = 0 WHERE plan_id = ${plan} AND amount = 1000`,
        "UPDATE balances SET own = own + 1000 WHERE account_id = (SELECT id FROM accounts WHERE account LIKE '%books:settlement')",
        "UPDATE balances SET own = own - 1000 WHERE account_id = (SELECT id FROM accounts WHERE account LIKE 'system:%')",
      ])
        expect(Number(db.prepare(sql).run().changes), sql).toBe(1);
    });
    expect(findings).toEqual([
      {
        type: 'cash_flow_wrong',
        subject: 'invoice/demo/captured',
        message: expect.stringMatching(
          /payment p1, refund 1, record \d+: posting 1 is 0\.00 RUB from merchant.settlement .* revision 1 says 10\.00 RUB from/,
        ),
      },
    ]);
  });

  it('finds a posting of a refund that the journal does not know', async () => {
    const { findings } = await audited((db) => rewrite(db, cheaper));
    expect(new Set(findings.map(({ type, subject }) => `${type} ${subject}`))).toEqual(
      new Set([
        'cash_flow_wrong invoice/demo/captured',
        'posting_wrong plan demo/captured.p1.refund_session-1',
        'balance_wrong account merchant:demo:books:settlement',
        'balance_wrong account system:main:settlement:RUB',
      ]),
    );
  });

  it('finds a refund judged by a revision that is not there', async () => {
    const { findings } = await audited((db) =>
      rewrite(db, (change) =>
        change.type === 'refund_created' && change.refund.id === '1'
          ? { ...change, refund: { ...change.refund, revision: 9 } }
          : change,
      ),
    );
    expect(findings).toMatchObject([
      { type: 'cash_flow_wrong', message: expect.stringContaining('there is no configuration revision 9') },
    ]);
  });
});
