import { afterAll, beforeAll, expect, it } from 'vitest';
import { audit } from '../../src/audit/audit.ts';
import { openReadStore } from '../../src/commands/read-store/open-read-store.ts';
import { connectionConfig } from '../../src/journal/postgres/connection.ts';
import { openPostgresStore } from '../../src/journal/postgres/open-postgres-store.ts';
import { openSnapshotReader } from '../../src/journal/postgres/reader.ts';
import { fillBooks } from '../audit/filled-books.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type PostgresServer, startPostgres } from '../kit/postgres.ts';
import { runCommand } from './run-command.ts';

/** What operators read of a cluster's database, with nothing else of the cluster there. */
describeWithPostgres('beside a cluster', () => {
  let server: PostgresServer;
  let url: string;
  beforeAll(async () => {
    server = await startPostgres();
    url = await server.createDatabase();
    const store = await openPostgresStore({ url, node: 'test' });
    const books = await fillBooks(store);
    await books.stop();
    await store.close();
  });
  afterAll(() => server.stop());

  const turnpike = (...args: readonly string[]) => runCommand(args, { TURNPIKE_DATABASE_URL: url });
  const dataDir = 'not-read';

  it('the audit proves sound books, and says what it looked at', async () => {
    const { code, text, summary } = await turnpike('audit');
    expect(text).toContain('The books balance.');
    expect(summary).toMatchObject({ ok: true, findings: 0, invoices: 6, payments: 5, plans: 5 });
    expect(code).toBe(0);
  });

  it('the audit finds a wrong posting, says where it is, and exits non-zero', async () => {
    const wrong = (by: string) =>
      server.run(
        url,
        `UPDATE postings SET amount = amount ${by} WHERE position = (
           SELECT min(position) FROM postings JOIN plans ON plans.id = plan_id WHERE plan = 'demo/captured.p1.1')`,
      );
    await wrong('+ 7');
    const { code, text, summary } = await turnpike('audit');
    await wrong('- 7');
    expect(summary).toMatchObject({ ok: false, findings: 1 });
    expect(text).toMatch(/posting 1 is 28\.07 RUB .* the journal says 28\.00 RUB/);
    expect(code).toBe(1);
  });

  it('what is read is of one moment, whatever is committed meanwhile', async () => {
    const store = await openReadStore({ databaseUrl: url, dataDir });
    try {
      await store.journal.lastPosition();
      await server.run(url, 'UPDATE balances SET own = own + 1');
      expect(await audit(store)).toMatchObject({ ok: true });
    } finally {
      await store.close();
    }
    const later = await turnpike('audit');
    await server.run(url, 'UPDATE balances SET own = own - 1');
    expect(later.summary).toMatchObject({ ok: false });
    expect((await turnpike('audit')).summary).toMatchObject({ ok: true });
  });

  it('nothing can be written, and no epoch is raised', async () => {
    const content = () =>
      server.run(url, 'SELECT (SELECT sum(epoch) FROM partitions) epochs, (SELECT count(*) FROM journal) records');
    const before = await content();
    await turnpike('audit');
    await turnpike('inspect', 'demo/captured');
    expect(await content()).toEqual(before);
    const { query, close } = await openSnapshotReader(connectionConfig(url, 'test'));
    await expect(query('UPDATE partitions SET epoch = epoch + 1')).rejects.toThrow(/read-only transaction/);
    await close();
  });

  it('inspect tells a payment, by the id of its invoice alone', async () => {
    const { code, text, summary } = await turnpike('inspect', 'part');
    expect(code).toBe(0);
    expect(text).toContain('capture of 1200.01 RUB begins ("half of it")');
    expect(summary).toMatchObject({ ok: true, invoice: 'demo/part', status: 'paid' });
    expect((await turnpike('inspect', 'nothing')).text).toBe('There is no invoice nothing.');
  });

  it('an empty database, another one and one that is away are told apart in words', async () => {
    const empty = await server.createDatabase();
    const errors = async (databaseUrl: string) => {
      const { code, errors: text } = await runCommand(['audit'], { TURNPIKE_DATABASE_URL: databaseUrl });
      expect(code).toBe(1);
      return text;
    };
    expect(await errors(empty)).toContain('has no tables yet: `turnpike migrate` makes them.');
    await runCommand(['migrate'], { TURNPIKE_DATABASE_URL: empty });
    await server.run(empty, 'UPDATE cluster SET schema_version = 1');
    expect(await errors(empty)).toContain('is of schema version 1, this program of');
    await server.run(empty, 'UPDATE cluster SET schema_version = 1000, oldest_program = 1000');
    expect(await errors(empty)).toContain('was made by another release');
    expect(await errors('postgres://turnpike:hidden-word@127.0.0.1:1/none')).toMatch(/ECONNREFUSED/);
    expect(await errors('postgres://turnpike:hidden-word@127.0.0.1:1/none')).not.toContain('hidden-word');
  });

  it('migrate makes the tables, brings those of an earlier release up, and says from where to where', async () => {
    const fresh = await server.createDatabase();
    const migrate = () => runCommand(['migrate'], { TURNPIKE_DATABASE_URL: fresh });
    const made = await migrate();
    expect(made).toMatchObject({ code: 0, summary: { ok: true, from: 0 } });
    const version = made.summary['to'] as number;
    expect(made.text).toBe(`The tables were made, with schema version ${version}.`);
    const again = await migrate();
    expect(again).toMatchObject({ code: 0, summary: { ok: true, from: version, to: version } });
    expect(again.text).toBe(`The database is of schema version ${version} already.`);
    await server.run(fresh, 'UPDATE cluster SET schema_version = 1000');
    const ahead = await migrate();
    expect(ahead).toMatchObject({ code: 0, summary: { ok: true, from: 1000, to: 1000 } });
    expect(ahead.text).toContain('of a later release');
    await server.run(fresh, 'UPDATE cluster SET partition_count = 64');
    expect(await migrate()).toMatchObject({ code: 1, errors: expect.stringContaining('64 partitions') });
    const nowhere = await runCommand(['migrate']);
    expect(nowhere).toMatchObject({ code: 1, errors: expect.stringContaining('TURNPIKE_DATABASE_URL') });
  });
});
