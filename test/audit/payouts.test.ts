import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditResult, audit } from '../../src/audit/audit.ts';
import { exportLedger } from '../../src/audit/hledger.ts';
import { openSqliteReadStore } from '../../src/commands/read-store/sqlite-read-store.ts';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import type { Configuration } from '../../src/domain/configuration.ts';
import { partitionOf, payoutStream } from '../../src/domain/ids.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import type { PayoutChange, PayoutCommand } from '../../src/domain/payout/payout.ts';
import { openSqliteStore } from '../../src/journal/sqlite/open-sqlite-store.ts';
import type { Store } from '../../src/journal/store.ts';
import { recordAppend } from '../../src/ports/record-append.ts';
import { payoutRecords } from '../../src/wire/record.ts';
import { CARD, FAILED, newPayout, no } from '../domain/payout-world.ts';
import { rub } from '../domain/world.ts';
import { contextOf, SUCCEED } from '../kit/invoice-world.ts';
import { fillBooks, NOON } from './filled-books.ts';

const folder = mkdtempSync(join(tmpdir(), 'turnpike-audit-'));
const sound = join(folder, 'sound');
let copies = 0;

beforeAll(async () => {
  cpSync('config', sound, { recursive: true });
  const store = await openSqliteStore({ path: join(sound, DATABASE_FILE) });
  const books = await fillBooks(store);
  const configuration = books.configurations.latest();
  await books.stop();
  const told = (intent: typeof SUCCEED, of = 0): PayoutCommand => ({
    type: 'ApplyPayoutOutcome',
    no: of,
    outcome: { type: 'answered', result: { intent } },
  });
  await payOut(store, configuration, 'paid', [told(SUCCEED)]);
  await payOut(store, configuration, 'declined', [told(no('declined'))]);
  await payOut(store, configuration, 'corrected', [
    told(FAILED),
    { type: 'CorrectPayoutRequisites', receiver: CARD },
    told(SUCCEED, 1),
  ]);
  await payOut(store, configuration, 'contested', [told(FAILED)]);
  await payOut(store, configuration, 'sent', []);
  await store.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A payout of 100.00 RUB from the demo's cash desk, each step in a record of its own, booked as its changes say. */
async function payOut(store: Store, world: Configuration, id: string, then: readonly PayoutCommand[]): Promise<void> {
  const asked = newPayout({ id, partyId: 'demo', shopId: 'books', amount: rub(10_000), ...application(id) });
  const stream = payoutStream('demo', id);
  const [epoch = 0] = (await store.journal.acquire([partitionOf(stream)], 'test')).values();
  let state = payoutMachine.initial;
  for (const [index, command] of [asked, ...then].entries()) {
    const decision = payoutMachine.decide(state, command, contextOf({ world, now: NOON }));
    if (!decision.ok) throw new Error(`${decision.reason}: ${decision.message}`);
    const bookings = decision.changes.map((change) => {
      const before = state;
      state = payoutMachine.evolve(before, change);
      return payoutMachine.book(before, change, state);
    });
    const actor = { credential: 'test', role: 'node' } as const;
    const bytes = payoutRecords.encode({ time: NOON, actor, changes: decision.changes });
    const place = { stream, sequence: index + 1, epoch, appendId: `${id}-${index}` };
    const verdict = await store.journal.append({
      ...recordAppend(place, { kind: 'payout', time: NOON, bytes }),
      plans: bookings.flatMap(({ plans }) => plans),
      accountGuards: bookings.flatMap(({ guards }) => guards),
    });
    if (!verdict.ok) throw new Error(`${id}: ${verdict.conflict}`);
  }
}

function application(paymentId: string) {
  const command = newPayout();
  if (command.type !== 'CreatePayout') throw new Error('unreachable');
  const projectId = '57aff4db-b45d-42bf-bc5f-b7a499a01782';
  return { application: { ...command.payout.application, projectId, paymentId } };
}

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

/** Changes the changes of one payout in its records. */
function rewrite(db: DatabaseSync, id: string, replace: (change: PayoutChange) => PayoutChange | undefined): void {
  const rows = db
    .prepare('SELECT position, bytes FROM journal WHERE stream_id = (SELECT id FROM streams WHERE stream = ?)')
    .all(`payout/demo/${id}`);
  const update = db.prepare('UPDATE journal SET bytes = ? WHERE position = ?');
  for (const { position, bytes } of rows) {
    const record = payoutRecords.decode(bytes as Uint8Array);
    const changes = record.changes.flatMap((change) => replace(change) ?? []);
    update.run(payoutRecords.encode({ ...record, changes }), Number(position));
  }
}

/** Runs statements that each touch one row. */
function change(db: DatabaseSync, ...statements: readonly string[]): void {
  for (const sql of statements) expect(Number(db.prepare(sql).run().changes), sql).toBe(1);
}

const PLAN = "(SELECT id FROM plans WHERE plan = 'demo/payout.paid')";

/** A payout that takes its fee of 10.00 RUB from nobody. */
function free(each: PayoutChange): PayoutChange {
  if (each.type !== 'payout_routed') return each;
  const [fee, ...rest] = each.postings;
  return fee === undefined ? each : { ...each, postings: [{ ...fee, volume: rub(0) }, ...rest] };
}

describe('the audit of payouts', () => {
  it('finds nothing in sound books: paid, declined, corrected, contested and on their way', async () => {
    const { ok, findings, checked } = await audited();
    expect(findings).toEqual([]);
    expect(ok).toBe(true);
    expect(checked).toMatchObject({ payouts: 5, invoices: 6, cashFlows: 11, plans: 10 });
  });

  it('finds a payout booked by other fees than those of its revision, though all books agree', async () => {
    const { findings } = await audited((db) => {
      rewrite(db, 'paid', free);
      change(
        db,
        `UPDATE postings SET amount = 0 WHERE plan_id = ${PLAN} AND amount = 1000`,
        "UPDATE balances SET own = own + 1000 WHERE account_id = (SELECT id FROM accounts WHERE account LIKE '%books:settlement')",
        "UPDATE balances SET own = own - 1000 WHERE account_id = (SELECT id FROM accounts WHERE account LIKE 'system:%')",
      );
    });
    expect(findings).toEqual([
      {
        type: 'cash_flow_wrong',
        subject: 'payout/demo/paid',
        message: expect.stringMatching(
          /^payout, record 1: posting 1 is 0\.00 RUB from merchant.settlement .* revision 1 says 10\.00 RUB from/,
        ),
      },
    ]);
  });

  it('finds a posting of a payout that the journal does not know', async () => {
    const { findings } = await audited((db) =>
      change(db, `UPDATE postings SET amount = 9999 WHERE plan_id = ${PLAN} AND amount = 10000`),
    );
    expect(findings).toMatchObject([{ type: 'posting_wrong', subject: 'plan demo/payout.paid' }]);
  });

  it('finds a reservation that was committed though the payout was declined', async () => {
    const { findings } = await audited((db) =>
      rewrite(db, 'paid', (each) => (each.type === 'payout_finished' ? { ...each, as: 'decline' } : each)),
    );
    expect(findings.map(({ type, subject }) => `${type} ${subject}`)).toContain('plan_wrong plan demo/payout.paid');
  });

  it('finds a balance that its payouts do not make', async () => {
    const { findings } = await audited((db) =>
      change(
        db,
        "UPDATE balances SET own = own + 1 WHERE account_id = (SELECT id FROM accounts WHERE account LIKE '%books:settlement')",
      ),
    );
    expect(findings[0]).toMatchObject({ type: 'balance_wrong', subject: 'account merchant:demo:books:settlement' });
  });

  it('finds a record of a payout that is missing', async () => {
    const { findings } = await audited((db) =>
      change(
        db,
        "DELETE FROM journal WHERE stream_id = (SELECT id FROM streams WHERE stream = 'payout/demo/paid') AND sequence = 2",
      ),
    );
    expect(findings[0]).toMatchObject({ type: 'record_missing', subject: 'payout/demo/paid' });
  });
});

it('The export for hledger has payouts: cleared when paid, pending while they are held, none that was declined', async () => {
  const store = openSqliteReadStore(sound);
  let text = '';
  for await (const part of exportLedger(store.ledger)) text += part;
  await store.close();
  expect(text).toContain('* (demo/payout.paid) payout/demo/paid');
  expect(text).toContain('! (demo/payout.contested) payout/demo/contested');
  expect(text).toContain('* (demo/payout.corrected)');
  expect(text).not.toContain('payout.declined');
});
