import { afterAll, beforeAll } from 'vitest';
import { openPostgresStore } from '../../src/journal/postgres/open-postgres-store.ts';
import type { Store } from '../../src/journal/store.ts';
import { journalContract } from '../contract/journal.contract.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type PostgresServer, startPostgres } from '../kit/postgres.ts';

describeWithPostgres('the PostgreSQL driver', () => {
  let server: PostgresServer;
  const opened = new Set<Store>();
  let url = '';

  /** A test leaves its store to the next one when it was the only one on its database and still answers. */
  let left: Store | undefined;

  const openHere = async () => {
    const store = await openPostgresStore({ url, node: `node-${opened.size}` });
    opened.add(store);
    return store;
  };
  const closeAll = async () => {
    await Promise.all([...opened].map((store) => store.close()));
    opened.clear();
    left = undefined;
  };

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await closeAll();
    await server.stop();
  });

  /** Empties the tables behind the store's back. Deleting the few rows of a test is quicker than making new files for each table. */
  const empty = () =>
    server.run(
      url,
      `DO $$ DECLARE name text; BEGIN
         FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'public'
           AND tablename NOT IN ('cluster', 'partitions') ORDER BY tablename = 'accounts' LOOP
           EXECUTE 'DELETE FROM ' || name;
         END LOOP;
       END $$;
       SELECT setval('journal_position_seq', 1, false);
       UPDATE partitions SET epoch = 0`,
    );

  /** A second store on the same database while the first still lives is the harder case than a dead one. */
  journalContract('the PostgreSQL store', () => ({
    open: async () => {
      if (left !== undefined) {
        const store = left;
        left = undefined;
        await empty();
        return store;
      }
      url = await server.createDatabase();
      return openHere();
    },
    reopen: openHere,
    cleanup: async () => {
      const [only, ...others] = opened;
      const answers = only?.journal.lastPosition().then(
        () => true,
        () => false,
      );
      if (others.length === 0 && (await answers)) left = only;
      else await closeAll();
    },
  }));
});
