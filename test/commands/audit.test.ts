import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DATABASE_FILE } from '../../src/data-dir.ts';
import { requireTool } from '../kit/provision.ts';
import { type DataFolders, filledFolders } from './data-folder.ts';
import { runCommand } from './run-command.ts';

let folders: DataFolders;
beforeAll(async () => {
  folders = await filledFolders();
});
afterAll(() => folders.remove());

describe('turnpike audit', () => {
  it('proves sound books, says what it looked at, and ends with a line of JSON', async () => {
    const { code, text, summary } = await runCommand(['audit'], { TURNPIKE_DATA_DIR: folders.copy() });
    expect(code).toBe(0);
    expect(text).toContain('The books balance.');
    expect(summary).toMatchObject({ ok: true, findings: 0, invoices: 6, payments: 5, plans: 5 });
  });

  it('exits non-zero on a wrong posting and says where it is and what it should be', async () => {
    const folder = folders.copy((db) =>
      db.exec(`UPDATE postings SET amount = amount + 7 WHERE position = (
        SELECT min(position) FROM postings JOIN plans ON plans.id = plan_id WHERE plan = 'demo/captured.p1.1')`),
    );
    const { code, text, summary } = await runCommand(['audit'], { TURNPIKE_DATA_DIR: folder });
    expect(code).toBe(1);
    expect(summary).toMatchObject({ ok: false, findings: 1 });
    expect(text).toContain('plan demo/captured.p1.1');
    expect(text).toMatch(/posting 1 is 28\.07 RUB .* the journal says 28\.00 RUB/);
  });

  it('changes nothing in the database, and no epoch', async () => {
    const folder = folders.copy();
    const content = () => {
      const db = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true });
      const epochs = db.prepare('SELECT partition, owner, epoch FROM partitions').all();
      const records = db.prepare('SELECT count(*) AS records, max(position) AS last FROM journal').all();
      db.close();
      return { epochs, records };
    };
    const before = content();
    await runCommand(['audit'], { TURNPIKE_DATA_DIR: folder });
    expect(content()).toEqual(before);
  });

  it('sees one moment of a database that is being written', async () => {
    const folder = folders.copy();
    const db = new DatabaseSync(join(folder, DATABASE_FILE));
    db.exec('BEGIN IMMEDIATE');
    db.exec('UPDATE balances SET own = own + 1');
    const beside = await runCommand(['audit'], { TURNPIKE_DATA_DIR: folder });
    db.exec('COMMIT');
    db.close();
    const after = await runCommand(['audit'], { TURNPIKE_DATA_DIR: folder });
    expect([beside.code, after.code]).toEqual([0, 1]);
  });

  it('writes the books for hledger, which adds them up to the same balances', async (context) => {
    const tool = requireTool(context, 'hledger');
    const folder = folders.copy();
    const file = join(folder, 'books.journal');
    const { code, text } = await runCommand(['audit', '--export', file], { TURNPIKE_DATA_DIR: folder });
    expect(code).toBe(0);
    expect(text).toContain(file);
    expect(readFileSync(file, 'utf8')).toContain('(demo/captured.p1.1) invoice/demo/captured');
    const args = ['-f', file, 'balance', '--cleared', '--flat', '-O', 'csv', 'merchant:demo:books:settlement'];
    const theirs = execFileSync(tool, args, { encoding: 'utf8' });
    const db = new DatabaseSync(join(folder, DATABASE_FILE), { readOnly: true });
    const row = db
      .prepare(
        `SELECT own FROM balances JOIN accounts ON id = account_id WHERE account = 'merchant:demo:books:settlement'`,
      )
      .get();
    db.close();
    expect(theirs).toContain(`"merchant:demo:books:settlement","${(Number(row?.['own']) / 100).toFixed(2)} RUB"`);
  });

  it('says what to do where there is no database', async () => {
    const { code, errors } = await runCommand(['audit'], { TURNPIKE_DATA_DIR: join(folders.root, 'nowhere') });
    expect(code).toBe(1);
    expect(errors).toMatch(/There is no .*turnpike\.db\. Start a node first, or set TURNPIKE_DATA_DIR/);
  });
});
