import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditResult, audit } from '../../src/audit/audit.ts';
import { openSqliteReadStore } from '../../src/commands/read-store/sqlite-read-store.ts';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import type { NewAdjustment } from '../../src/domain/adjustment/adjustment.ts';
import type { Posting } from '../../src/domain/cashflow/cash-flow.ts';
import { failure } from '../../src/domain/failure.ts';
import type { ChargebackDecision, InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import type { PaymentChange } from '../../src/domain/payment/payment.ts';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import { decodeRecord, encodeRecord } from '../../src/wire/record.ts';
import { rub } from '../domain/world.ts';
import { fillBooks } from './filled-books.ts';

const folder = mkdtempSync(join(tmpdir(), 'turnpike-audit-'));
const sound = join(folder, 'sound');
let copies = 0;

const enter: InvoiceCommand = {
  type: 'CreateChargeback',
  paymentId: 'p1',
  chargeback: { id: 'c1', reason: { category: 'dispute' }, levy: rub(2_000) },
};
const decide = (decision: ChargebackDecision): InvoiceCommand => ({
  type: 'DecideChargeback',
  paymentId: 'p1',
  chargebackId: 'c1',
  decision,
});
const adjust = (scenario: NewAdjustment['scenario']): InvoiceCommand => ({
  type: 'CreateAdjustment',
  paymentId: 'p1',
  adjustment: { reason: 'a correction', scenario },
});

/** Invoice → what becomes of its payment of 1000.00 RUB. */
const LIVES: Readonly<Record<string, readonly InvoiceCommand[]>> = {
  captured: [
    enter,
    decide({ type: 'accept' }),
    decide({ type: 'reopen', levy: rub(3_000) }),
    decide({ type: 'reject', levy: rub(2_500) }),
  ],
  disputed: [enter],
  dropped: [enter, decide({ type: 'cancel' })],
  adjusted: [
    adjust({ type: 'cash_flow', newAmount: rub(90_000) }),
    adjust({ type: 'status_change', target: { tag: 'failed', failure: failure('authorization_failed:unknown') } }),
  ],
};

beforeAll(async () => {
  cpSync('config', sound, { recursive: true });
  const store = await openSqliteStore({ path: join(sound, DATABASE_FILE) });
  const books = await fillBooks(store);
  for (const [invoiceId, commands] of Object.entries(LIVES)) {
    if (invoiceId !== 'captured') await books.pay(invoiceId);
    for (const command of commands) await books.operate(invoiceId, command);
  }
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

/** Changes the changes of the payment of an invoice in its records. */
function rewrite(db: DatabaseSync, invoiceId: string, replace: (change: PaymentChange) => PaymentChange): void {
  const stream = `(SELECT id FROM streams WHERE stream = 'invoice/demo/${invoiceId}')`;
  const rows = db.prepare(`SELECT position, bytes FROM journal WHERE stream_id = ${stream}`).all();
  const update = db.prepare('UPDATE journal SET bytes = ? WHERE position = ?');
  for (const { position, bytes } of rows) {
    const record = decodeRecord(bytes as Uint8Array);
    const changes = record.changes.map((change) =>
      change.type === 'payment_changed' ? { ...change, change: replace(change.change) } : change,
    );
    update.run(encodeRecord({ ...record, changes }), Number(position));
  }
}

/** What the merchant gives of its own is one rouble less. */
function cheaper(postings: readonly Posting[]): readonly Posting[] {
  return postings.map((posting) => {
    const { amountMinor } = posting.volume;
    return posting.source.role === 'merchant.settlement' && posting.destination.role === 'system.settlement'
      ? { ...posting, volume: rub(amountMinor - 100n) }
      : posting;
  });
}

/** The books after a plan was changed as its record was: what the merchant keeps, the system lacks. */
function alsoBooked(db: DatabaseSync, plan: string, amountMinor: number, column: 'own' | 'outgoing'): void {
  const id = `(SELECT id FROM plans WHERE plan = 'demo/${plan}')`;
  const account = (like: string) => `(SELECT id FROM accounts WHERE account LIKE '${like}')`;
  const incoming = column === 'own' ? 'own' : 'incoming';
  for (const sql of [
    `UPDATE postings SET amount = amount - 100 WHERE plan_id = ${id} AND amount = ${amountMinor}`,
    `UPDATE balances SET ${column} = ${column} + 100 WHERE account_id = ${account('%books:settlement')}`,
    `UPDATE balances SET ${incoming} = ${incoming} - 100 WHERE account_id = ${account('system:%RUB')}`,
  ]) {
    expect(Number(db.prepare(sql).run().changes), sql).toBe(1);
  }
}

describe('the audit of disputes and adjustments (P8)', () => {
  it('finds nothing in sound books: accepted, reopened, rejected, cancelled, not decided yet; other amounts, other states', async () => {
    const result = await audited();
    expect(result.findings).toEqual([]);
    // Six of the first payments, three more, six of chargebacks, two adjustments.
    expect(result.checked).toMatchObject({ cashFlows: 17 });
  });

  it('finds a pending chargeback held for another levy than its revision gives, though all books agree', async () => {
    const { findings } = await audited((db) => {
      rewrite(db, 'disputed', (change) =>
        change.type === 'chargeback_changed' && change.change.type === 'chargeback_cash_flow_changed'
          ? { ...change, change: { ...change.change, postings: cheaper(change.change.postings) } }
          : change,
      );
      alsoBooked(db, 'disputed.p1.chargeback-c1.chargeback', 2_000, 'outgoing');
    });
    expect(findings).toEqual([
      {
        type: 'cash_flow_wrong',
        subject: 'invoice/demo/disputed',
        message: expect.stringMatching(
          /payment p1, chargeback c1, record \d+: posting 1 is 19\.00 RUB from merchant.settlement .* revision 1 says 20\.00 RUB from/,
        ),
      },
    ]);
  });

  it('finds an adjustment booked by other fees than those of its revision', async () => {
    const { findings } = await audited((db) =>
      rewrite(db, 'adjusted', (change) =>
        change.type === 'adjustment_changed' && change.change.type === 'adjustment_created'
          ? {
              ...change,
              change: {
                ...change.change,
                adjustment: {
                  ...change.change.adjustment,
                  newCashFlow: cheaper(change.change.adjustment.newCashFlow),
                },
              },
            }
          : change,
      ),
    );
    expect(findings.map(({ type, message }) => `${type} ${message}`)).toContainEqual(
      expect.stringMatching(/^cash_flow_wrong payment p1, adjustment 1, record \d+: posting 1 is .* revision 1 says/),
    );
    expect(new Set(findings.map(({ subject }) => subject))).toContain('plan demo/adjusted.p1.adj-1');
  });

  it('finds an adjustment that takes back another cash flow than was in force', async () => {
    const { findings } = await audited((db) =>
      rewrite(db, 'adjusted', (change) =>
        change.type === 'adjustment_changed' &&
        change.change.type === 'adjustment_created' &&
        change.adjustmentId === '1'
          ? {
              ...change,
              change: { ...change.change, adjustment: { ...change.change.adjustment, oldCashFlowInverse: [] } },
            }
          : change,
      ),
    );
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/adjustment 1, record \d+: reverted posting 1 is missing; the cash flow before it says/),
    );
  });

  it('finds a decided chargeback whose plan is still held', async () => {
    const { findings } = await audited((db) => {
      const plan = "plan = 'demo/dropped.p1.chargeback-c1.chargeback'";
      expect(Number(db.prepare(`UPDATE plans SET status = 0 WHERE ${plan}`).run().changes)).toBe(1);
    });
    expect(findings).toMatchObject([{ type: 'plan_wrong', subject: 'plan demo/dropped.p1.chargeback-c1.chargeback' }]);
  });

  it('finds one that holds another amount than is in dispute', async () => {
    const { findings } = await audited((db) =>
      rewrite(db, 'disputed', (change) =>
        change.type === 'chargeback_changed' && change.change.type === 'chargeback_created'
          ? { ...change, change: { ...change.change, body: rub(1_000) } }
          : change,
      ),
    );
    expect(findings.map(({ message }) => message)).toContainEqual(
      expect.stringMatching(/chargeback c1, record \d+: posting 2 is 1000\.00 RUB .* revision 1 says 10\.00 RUB/),
    );
  });
});
