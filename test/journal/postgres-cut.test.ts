import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { invoiceStream } from '../../src/domain/ids.ts';
import { openPostgresStore } from '../../src/journal/postgres/open-postgres-store.ts';
import { JournalUnavailable } from '../../src/ports/journal.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type PostgresServer, startPostgres } from '../kit/postgres.ts';
import { startTcpProxy } from '../kit/tcp-proxy.ts';

describeWithPostgres('a store whose connections are cut', () => {
  let server: PostgresServer;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());

  it('refuses the read that waits, ends no process, and reads again afterwards', async () => {
    const direct = await server.createDatabase();
    const { hostname: host, port } = new URL(direct);
    const proxy = await startTcpProxy(() => ({ host, port: Number(port) }));
    const url = new URL(direct);
    url.host = proxy.address;
    const store = await openPostgresStore({ url: url.href, node: 'node' });
    const blocker = new pg.Client({ connectionString: direct });
    await blocker.connect();
    await blocker.query('BEGIN; LOCK TABLE journal IN ACCESS EXCLUSIVE MODE');
    try {
      const waits = store.journal.read(invoiceStream('party', 'invoice'), 0, 1);
      waits.catch(() => {});
      const waiting = "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";
      await expect.poll(() => server.run(direct, waiting)).toHaveLength(1);
      proxy.cut();
      await expect(waits).rejects.toBeInstanceOf(JournalUnavailable);
      await blocker.query('ROLLBACK');
      proxy.heal();
      await expect.poll(() => store.journal.lastPosition().catch(() => undefined)).toBe(0);
    } finally {
      await blocker.end();
      await store.close();
      await proxy.close();
    }
  });
});
