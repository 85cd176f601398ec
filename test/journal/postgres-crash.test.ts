import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPostgresStore } from '../../src/journal/postgres/open-postgres-store.ts';
import type { Store } from '../../src/journal/store.ts';
import type { Append } from '../../src/ports/journal.ts';
import { hasLanded } from '../../src/ports/record-append.ts';
import { ALL_PARTITIONS, appendOf, planOf, postingOf } from '../contract/append.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type PostgresServer, startPostgres } from '../kit/postgres.ts';

describeWithPostgres('a PostgreSQL that is killed', () => {
  let server: PostgresServer;
  let store: Store;
  beforeAll(async () => {
    server = await startPostgres();
    store = await openPostgresStore({ url: await server.createDatabase(), node: 'node' });
  });
  afterAll(async () => {
    await store.close();
    await server.stop();
  });

  test('J13 loses no acknowledged append and doubles none when the server is killed under load', async () => {
    const { journal, ledger } = store;
    await journal.acquire(ALL_PARTITIONS, 'test');
    const acknowledged: string[] = [];
    let unknown = 0;
    let stop = false;
    /** Repeats an append until it is known to have landed: by its verdict, or by reading it back. */
    const insist = async (append: Append) => {
      for (;;) {
        try {
          const verdict = await journal.append(append);
          if (verdict.ok) return;
          expect(verdict).toEqual({ ok: false, conflict: 'sequence' });
        } catch (error) {
          expect(error).toMatchObject({ name: 'JournalUnavailable' });
          unknown += 1;
        }
        const landed = await readBack(append);
        if (landed) return;
      }
    };
    const readBack = async (append: Append): Promise<boolean> => {
      for (;;) {
        try {
          return await hasLanded(journal, append);
        } catch (error) {
          expect(error).toMatchObject({ name: 'JournalUnavailable' });
          await new Promise((resolve) => setImmediate(resolve));
        }
      }
    };
    const callers = Array.from({ length: 16 }, async (_, caller) => {
      for (let payment = 0; !stop; payment += 1) {
        const stream = `invoice/party/${caller}-${payment}`;
        const plan = planOf(stream);
        await insist(appendOf(stream, 1, { plans: [plan.hold(postingOf('provider', 'shop', 100n))] }));
        await insist(appendOf(stream, 2, { plans: [plan.commit()] }));
        acknowledged.push(stream);
      }
    });
    await until(() => acknowledged.length >= 100);
    await server.kill();
    // A process of the server that was just asked may still answer.
    for (const ask of [() => journal.head('invoice/party/one'), () => ledger.account('shop')]) {
      const refusal = await refusalOf(ask);
      expect(refusal).toMatchObject({ name: 'JournalUnavailable' });
    }
    await server.start();
    await until(() => acknowledged.length >= 200);
    stop = true;
    await Promise.all(callers);

    expect(unknown).toBeGreaterThan(0);
    const records = await journal.scan(0, 100_000);
    expect(records.map(({ stream, sequence }) => `${stream} ${sequence}`).sort()).toEqual(
      acknowledged.flatMap((stream) => [`${stream} 1`, `${stream} 2`]).sort(),
    );
    const sum = BigInt(acknowledged.length) * 100n;
    expect(await ledger.account('shop')).toMatchObject({
      ownMinor: sum,
      minAvailableMinor: sum,
      maxAvailableMinor: sum,
    });
  });
});

/** Asks again and again, without a clock. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
}

/** Asks until the answer is a refusal. */
async function refusalOf(ask: () => Promise<unknown>): Promise<unknown> {
  for (;;) {
    try {
      await ask();
    } catch (error) {
      return error;
    }
  }
}
