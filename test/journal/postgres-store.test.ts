import { once } from 'node:events';
import { type AddressInfo, connect as connectTo, createServer, type Socket } from 'node:net';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { LOCK_POSITIONS } from '../../src/journal/postgres/batch-writes.ts';
import { applySettings } from '../../src/journal/postgres/connection.ts';
import { DUE } from '../../src/journal/postgres/delivery-reads.ts';
import { openPostgresStore } from '../../src/journal/postgres/open-postgres-store.ts';
import type { Store } from '../../src/journal/store.ts';
import type { Deliveries } from '../../src/ports/deliveries.ts';
import type { Append, Verdict } from '../../src/ports/journal.ts';
import { hasLanded } from '../../src/ports/record-append.ts';
import {
  ALL_PARTITIONS,
  appendOf,
  invoiceRow,
  NEW_YEAR,
  paymentRow,
  payoutRow,
  planOf,
  postingOf,
  writerOf,
} from '../contract/append.ts';
import { attemptOf, deliveryOf } from '../contract/deliveries.contract.ts';
import { describeWithPostgres } from '../kit/describe-with-postgres.ts';
import { type PostgresServer, startPostgres } from '../kit/postgres.ts';

/** What only the PostgreSQL store promises, or can get wrong: several nodes, and a server that goes away. */
describeWithPostgres('the store of a cluster', () => {
  let server: PostgresServer;
  let url = '';
  let stores: Store[] = [];

  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(() => server.stop());
  beforeEach(async () => {
    url = await server.createDatabase();
  });
  afterEach(async () => {
    await Promise.all(stores.map((store) => store.close()));
    stores = [];
  });

  const openNode = async () => {
    const store = await openPostgresStore({ url, node: `node-${stores.length}` });
    stores.push(store);
    return store;
  };
  /** Two nodes on one database, which write under one epoch as an old and a new owner may. */
  const openTwo = async () => {
    const [a, b] = [await openNode(), await openNode()] as const;
    await a.journal.acquire(ALL_PARTITIONS, 'a');
    return [a, b] as const;
  };
  const tally = (verdicts: readonly Verdict[]) =>
    Object.fromEntries(
      Map.groupBy(verdicts, (verdict) => (verdict.ok ? 'ok' : verdict.conflict))
        .entries()
        .map(([kind, found]) => [kind, found.length]),
    );

  test('refuses a database of another number of partitions, and one that is too new, and says so', async () => {
    await (await openPostgresStore({ url, node: 'first' })).close();
    await server.run(url, 'UPDATE cluster SET partition_count = 64');
    await expect(openNode()).rejects.toThrow(/made for 64 partitions, this program has 256/);
    await server.run(url, 'UPDATE cluster SET partition_count = 256, oldest_program = 1000');
    await expect(openNode()).rejects.toThrow(/schema version 1000 or later/);
  });

  test('works on a database that a later release has only added to', async () => {
    await (await openPostgresStore({ url, node: 'later' })).close();
    await server.run(url, 'UPDATE cluster SET schema_version = 1000; ALTER TABLE streams ADD COLUMN colour text');
    const store = await openNode();
    await store.journal.acquire(ALL_PARTITIONS, 'test');
    expect(await writerOf(store).append('invoice/party/one')).toEqual({ ok: true, position: 1 });
    expect(await server.run(url, 'SELECT schema_version FROM cluster')).toEqual([{ schema_version: 1000 }]);
  });

  /** Leaves the tables as release 0.3.0 made them. */
  const BACK_TO_VERSION_2 = `
    DROP TABLE payouts, disputes, evidence, deliveries, delivery_attempts, delivery_channels, delivery_cursor;
    CREATE TABLE deliveries (id text PRIMARY KEY, endpoint text NOT NULL, next_time bigint NOT NULL);
    CREATE INDEX deliveries_next ON deliveries (next_time);
    UPDATE cluster SET schema_version = 2`;

  test('brings a database of release 0.3.0 up to this one, and a node of that release works on beside it', async () => {
    const earlier = await openNode();
    await server.run(url, BACK_TO_VERSION_2);
    await earlier.journal.acquire(ALL_PARTITIONS, 'test');
    const writer = writerOf(earlier);
    const rows = [invoiceRow('one'), paymentRow('one', '1')];
    expect(await writer.append('invoice/party/one', { rows })).toMatchObject({ ok: true });
    const later = await openNode();
    expect(await writer.append('invoice/party/one', { rows, tags: ['tag'] })).toMatchObject({ ok: true });
    expect(await later.deliveries.enqueue(0, 1, [deliveryOf('a')])).toEqual({ ok: true, expired: 0 });
    const payout = { rows: [payoutRow('one')] };
    expect(await writerOf(later).append('payout/party/one', payout)).toMatchObject({ ok: true });
    expect((await later.queries.payouts({}, undefined, 10)).rows).toEqual([payoutRow('one')]);
    expect((await later.queries.invoices({}, undefined, 10)).rows).toHaveLength(1);
  });

  test('gives way to nodes at work and tries again, rather than hold them up or give up', async () => {
    await openNode();
    await server.run(url, BACK_TO_VERSION_2);
    const atWork = new pg.Client({ connectionString: url });
    await atWork.connect();
    await atWork.query('BEGIN; LOCK TABLE deliveries IN ROW EXCLUSIVE MODE');
    const migrated = openNode();
    const tries = new Set<string>();
    // Each try is a transaction that began later.
    await vi.waitFor(
      async () => {
        const waiting = `SELECT xact_start::text AS began FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()`;
        for (const { began } of await server.run(url, waiting)) tries.add(String(began));
        expect(tries.size).toBeGreaterThan(1);
      },
      { timeout: 20_000, interval: 50 },
    );
    await atWork.query('COMMIT');
    await atWork.end();
    expect((await migrated).installationId).not.toBe('');
  });

  test('brings a database of the first release up to this one, and a node of that release works on beside it', async () => {
    const earlier = await openNode();
    await server.run(
      url,
      `${BACK_TO_VERSION_2}; DROP INDEX inbox_parked; ALTER TABLE inbox DROP COLUMN parked_time, DROP COLUMN parked_reason;
       UPDATE cluster SET schema_version = 1`,
    );
    await earlier.journal.acquire(ALL_PARTITIONS, 'test');
    const put = `INSERT INTO inbox (id, provider, tag, received_time, headers, body) VALUES ('bank/1', 'bank', 'tag', 1, '{}', '')`;
    await server.run(url, put);
    const later = await openNode();
    expect(await later.inbox.park('bank/1', { reason: 'NOT_TAKEN', time: 2 })).toBe(true);
    await server.run(url, put.replace('bank/1', 'bank/2'));
    expect(await writerOf(earlier).append('invoice/party/one', { takenCallbacks: ['bank/1'] })).toMatchObject({
      ok: true,
    });
    expect(await later.inbox.counts()).toEqual({ waiting: 1, parked: 0 });
  });

  test('makes the tables once when nodes start together, and keeps one installation id', async () => {
    const started = await Promise.all([openNode(), openNode(), openNode()]);
    expect(new Set(started.map(({ installationId }) => installationId)).size).toBe(1);
    expect(await server.run(url, 'SELECT count(*)::integer FROM cluster')).toEqual([{ count: 1 }]);
    expect(await server.run(url, 'SELECT count(*)::integer FROM partitions')).toEqual([{ count: 256 }]);
    expect((await openNode()).installationId).toBe(started[0]?.installationId);
  });

  test('J1 lets one of two nodes win each sequence of a stream', async () => {
    const nodes = await openTwo();
    for (let sequence = 1; sequence <= 15; sequence += 1) {
      const verdicts = await Promise.all(
        nodes.map(({ journal }) => journal.append(appendOf('invoice/party/one', sequence))),
      );
      expect(tally(verdicts)).toEqual({ ok: 1, sequence: 1 });
    }
    expect((await nodes[0].journal.read('invoice/party/one', 0, 100)).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 15 }, (_, index) => index + 1),
    );
  });

  test('J2 fences the node that the partitions were taken from', async () => {
    const [a, b] = await openTwo();
    expect(await a.journal.append(appendOf('invoice/party/one', 1))).toMatchObject({ ok: true });
    const [, epochs] = await Promise.all([
      Promise.all(Array.from({ length: 20 }, (_, index) => a.journal.append(appendOf(`invoice/party/n${index}`, 1)))),
      b.journal.acquire(ALL_PARTITIONS, 'b'),
    ]);
    expect(new Set(epochs.values())).toEqual(new Set([2]));
    expect(await a.journal.append(appendOf('invoice/party/one', 2))).toEqual({ ok: false, conflict: 'epoch' });
    expect(await b.journal.append(appendOf('invoice/party/one', 2, { epoch: 2 }))).toMatchObject({ ok: true });
  });

  test('J2 lets no append of the old owner land after the acquisition that fences it', async () => {
    const [a, b] = await openTwo();
    await writerOf(a).append('invoice/party/one');
    const holder = await connect();
    await holder.query('BEGIN; SELECT * FROM streams FOR UPDATE');
    const append = a.journal.append(appendOf('invoice/party/one', 2));
    await until(async () => (await waitingForLocks()).length === 1);
    const acquired = b.journal.acquire(ALL_PARTITIONS, 'b');
    await until(async () => (await waitingForLocks()).length === 2);
    await holder.end();
    await acquired;
    expect(await b.journal.head('invoice/party/one')).toEqual({ sequence: 2, epoch: 2 });
    expect(await append).toMatchObject({ ok: true });
  });

  test('J6 J8 take exactly what fits when two nodes share a counter and a guarded account (blnk#181, blnk#171)', async () => {
    const [a, b] = await openTwo();
    const top = planOf('top-up');
    await writerOf(a).append('invoice/party/top', {
      plans: [top.hold(postingOf('bank', 'desk', 2_500n)), top.commit()],
    });
    // A second stripe of the same account: the guard sees both.
    const more = planOf('top-up-2');
    await writerOf(b).append('invoice/party/top2', {
      plans: [more.hold(postingOf('bank', 'desk', 2_500n)), more.commit()],
    });
    expect(await server.run(url, 'SELECT stripe FROM balances JOIN accounts ON id = account_id')).toHaveLength(4);
    const pay = (index: number): Append =>
      appendOf(`invoice/party/${index}`, 1, {
        plans: [planOf(`plan-${index}`).hold(postingOf('desk', 'out', 1_000n))],
        accountGuards: [{ accountId: 'desk', minAvailableMinor: 0n }],
      });
    const count = (index: number): Append =>
      appendOf(`invoice/counted/${index}`, 1, {
        limits: [{ type: 'hold', counter: 'counter', operation: `o${index}`, delta: 10n, boundary: 70n }],
      });
    const paid = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? a : b).journal.append(pay(index))),
    );
    const counted = await Promise.all(
      Array.from({ length: 12 }, (_, index) => (index % 2 === 0 ? a : b).journal.append(count(index))),
    );
    expect([tally(paid), tally(counted)]).toEqual([{ ok: 5, guard: 7 }, { ok: 7, guard: 5 }]); // biome-ignore format: a pair
    expect(await a.ledger.account('desk')).toMatchObject({ ownMinor: 5_000n, minAvailableMinor: 0n });
    expect(await b.ledger.counters(undefined, 9)).toEqual([{ counter: 'counter', heldMinor: 70n, committedMinor: 0n }]);
  });

  test.each([
    ['the head of its stream', 'UPDATE streams SET sequence = 2', { ok: false, conflict: 'sequence' }],
    ['the status of its plan', 'UPDATE plans SET status = 2', { ok: false, conflict: 'plan' }],
    [
      'the counter it holds',
      'UPDATE limit_counters SET held = 60',
      {
        conflict: 'guard',
        counters: new Map([
          ['counter', 60n],
          ['new', 0n],
        ]),
      },
    ],
    [
      'the account it guards',
      'UPDATE balances SET outgoing = -9',
      { conflict: 'guard', balances: new Map([['desk', -9n]]) },
    ],
    [
      'a counter that another node makes',
      "INSERT INTO limit_counters VALUES (-1, 'new', 60, 0)",
      {
        conflict: 'guard',
        counters: new Map([
          ['counter', 0n],
          ['new', 60n],
        ]),
      },
    ],
    [
      'a tag that another node binds',
      "INSERT INTO callback_tags VALUES ('tag', -1); INSERT INTO streams VALUES (-1, 'other', 0, 1, NULL, false)",
      { conflict: 'tag' },
    ],
  ] as const)('judges an append by what the transaction before it made of %s', async (_, sql, refusal) => {
    const [a] = await openTwo();
    const plan = planOf('plan');
    const hold = (counter: string, operation: string, delta: bigint) =>
      ({ type: 'hold', counter, operation, delta, boundary: 100n }) as const;
    const first = { plans: [plan.hold(postingOf('bank', 'desk', 5n))], limits: [hold('counter', 'first', 0n)] };
    await writerOf(a).append('invoice/party/one', first);
    const holder = await connect();
    await holder.query(`BEGIN; ${sql}`);
    const verdict = a.journal.append(
      appendOf('invoice/party/one', 2, {
        plans: [plan.commit()],
        limits: [hold('counter', 'second', 50n), hold('new', 'second', 50n)],
        accountGuards: [{ accountId: 'desk', minAvailableMinor: 0n }],
        tags: ['tag'],
      }),
    );
    await until(async () => (await waitingForLocks()).length === 1);
    await holder.query('COMMIT');
    await holder.end();
    expect(await verdict).toMatchObject(refusal);
  });

  test('J8 lets one of two nodes empty a guarded account on which neither has written before (blnk#171)', async () => {
    const [a, b] = await openTwo();
    const bank = await openNode();
    const top = planOf('top-up');
    await writerOf(bank).append('invoice/party/top', {
      plans: [top.hold(postingOf('bank', 'desk', 5_000n)), top.commit()],
    });
    const holder = await connect();
    await holder.query('BEGIN; SELECT * FROM balances FOR UPDATE');
    const paying = [a, b].map(({ journal }, index) =>
      journal.append(
        appendOf(`invoice/party/${index}`, 1, {
          plans: [planOf(`plan-${index}`).hold(postingOf('desk', `out-${index}`, 5_000n))],
          accountGuards: [{ accountId: 'desk', minAvailableMinor: 0n }],
        }),
      ),
    );
    await until(async () => (await waitingForLocks()).length === 2);
    await holder.end();
    expect(tally(await Promise.all(paying))).toEqual({ ok: 1, guard: 1 });
    expect(await a.ledger.account('desk')).toMatchObject({ ownMinor: 5_000n, minAvailableMinor: 0n });
  });

  test('lets nobody wait for an account that nobody guards: each node writes its own stripe', async () => {
    const [a, b] = await openTwo();
    await writerOf(a).append('invoice/party/a', { plans: [planOf('a').hold(postingOf('system', 'shop', 1n))] });
    const holder = await connect();
    await holder.query('BEGIN; SELECT * FROM balances FOR UPDATE');
    const verdict = await writerOf(b).append('invoice/party/b', {
      plans: [planOf('b').hold(postingOf('system', 'shop', 2n))],
    });
    expect(verdict).toMatchObject({ ok: true });
    await holder.end();
    expect((await a.ledger.account('shop'))?.maxAvailableMinor).toBe(3n);
  });

  test('ledger#767: many appends over the same counters and plans in any order end, and count once each', async () => {
    const nodes = await openTwo();
    const counters = ['c1', 'c2', 'c3', 'c4', 'c5'];
    const rotated = (by: number) => [...counters.slice(by % 5), ...counters.slice(0, by % 5)];
    const storm = Array.from({ length: 120 }, (_, index) => {
      const order = index % 3 === 0 ? rotated(index).reverse() : rotated(index);
      return appendOf(`invoice/party/${index}`, 1, {
        limits: order.map((counter) => ({
          type: 'hold',
          counter,
          operation: `o${index}`,
          delta: 1n,
          boundary: 1_000n,
        })),
        plans: order.map((name) => planOf(`plan-${name}`).hold(postingOf(`from-${name}`, `to-${name}`, 5n))),
        tags: [`tag-${index}`],
      });
    });
    const verdicts: Verdict[] = [];
    for (const half of [storm.slice(0, 60), storm.slice(60)]) {
      verdicts.push(...(await Promise.all(half.map((append, index) => nodes[index % 2]?.journal.append(append) as Promise<Verdict>)))); // biome-ignore format: a wave
    }
    expect(tally(verdicts)).toEqual({ ok: 120 });
    expect(await nodes[0].ledger.counters(undefined, 9)).toEqual(
      counters.map((counter) => ({ counter, heldMinor: 120n, committedMinor: 0n })),
    );
    for (const name of counters) expect((await nodes[1].ledger.account(`to-${name}`))?.maxAvailableMinor).toBe(5n);
  });

  test('J9 shows nothing behind a record that is not committed yet', async () => {
    const store = await openNode();
    await store.journal.acquire(ALL_PARTITIONS, 'test');
    await writerOf(store).append('invoice/party/zero');
    const slow = await connect();
    await slow.query('BEGIN');
    await slow.query(LOCK_POSITIONS);
    await slow.query("INSERT INTO streams VALUES (-1, 'invoice/party/slow', 0, 1, NULL, false)");
    await slow.query("INSERT INTO journal (stream_id, sequence, time, kind, append_id, bytes) VALUES (-1, 1, 1, 'invoice', 'slow', '')"); // biome-ignore format: a statement
    const fast = store.journal.append(appendOf('invoice/party/fast', 1));
    await until(async () => (await waitingForLocks()).length === 1);
    expect(await store.journal.scan(0, 10)).toHaveLength(1);
    await slow.query('COMMIT');
    await slow.end();
    expect(await fast).toEqual({ ok: true, position: 3 });
    const streams = (await store.journal.scan(1, 10)).map(({ stream }) => stream);
    expect(streams).toEqual(['invoice/party/slow', 'invoice/party/fast']);
  });

  test('J9 is not held up by a transaction that has nothing to do with the journal', async () => {
    const store = await openNode();
    await store.journal.acquire(ALL_PARTITIONS, 'test');
    const stranger = await connect();
    await stranger.query('BEGIN; CREATE TABLE strange (id integer)');
    const { position } = (await writerOf(store).append('invoice/party/one')) as { position: number };
    expect((await store.journal.scan(0, 10)).map((record) => record.position)).toEqual([position]);
    await stranger.end();
  });

  test('J9 shows a reader every record once, in order, while two nodes commit', async () => {
    const [a, b] = await openTwo();
    let writing = true;
    const writers = [a, b].map(async (store, node) => {
      for (let round = 0; round < 15; round += 1) {
        await Promise.all(
          Array.from({ length: 4 }, (_, index) =>
            store.journal.append(appendOf(`invoice/n${node}/${round}-${index}`, 1)),
          ),
        );
      }
    });
    const all = Promise.all(writers).finally(() => {
      writing = false;
    });
    const seen: string[] = [];
    let position = 0;
    const follow = async () => {
      for (const record of await b.journal.scan(position, 7)) {
        expect(record.position).toBeGreaterThan(position);
        position = record.position;
        seen.push(record.stream);
      }
    };
    while (writing) await follow();
    await all;
    while (position < (await a.journal.lastPosition())) await follow();
    expect(new Set(seen).size).toBe(120);
    expect(seen).toHaveLength(120);
  });

  test('D1-D3 hold while two nodes fill the outbox, empty it and cancel it at once', { timeout: 60_000 }, async () => {
    const nodes = (await openTwo()).map(({ deliveries }) => deliveries);
    const sent = new Set<string>();
    const fill = async (deliveries: Deliveries, node: number) => {
      for (let round = 0; round < 12; round += 1) {
        const cursor = await deliveries.cursor();
        const rows = Array.from({ length: 8 }, (_, index) =>
          deliveryOf(`${cursor}-${index}`, {
            channel: `channel-${index % 3}`,
            resource: `resource-${index % 4}`,
            sequence: cursor * 8 + index,
            passing: index % 5 === 4,
          }),
        );
        await deliveries.enqueue(cursor, cursor + 1, rows);
        if (round % 6 === 5) await deliveries.cancel(`channel-${node}`);
      }
    };
    const empty = async (deliveries: Deliveries) => {
      const due = await deliveries.due({ partitions: ALL_PARTITIONS, now: 1, except: [], limit: 20 });
      const lines = due.map(({ channel, resource }) => `${channel} ${resource}`);
      expect(new Set(lines).size).toBe(lines.length);
      await Promise.all(
        due.map(async ({ id }, index) => {
          const next =
            index % 4 === 0 ? ({ state: 'waiting', nextTime: 1 } as const) : ({ state: 'delivered' } as const);
          await deliveries.attempted(id, attemptOf({ status: 200 }), next);
          if (next.state === 'delivered') sent.add(id);
          if (index % 7 === 6) await deliveries.replay(id, 1);
        }),
      );
      return due.length;
    };
    await Promise.all(
      nodes.flatMap((deliveries, node) => [
        fill(deliveries, node),
        (async () => {
          for (let round = 0; round < 10; round += 1) await empty(deliveries);
        })(),
      ]),
    );
    const [first] = nodes as [Deliveries];
    while ((await first.waiting()).count > 0) {
      const due = await first.due({ partitions: ALL_PARTITIONS, now: 1, except: [], limit: 1_000 });
      expect(due.length).toBeGreaterThan(0); // Something waits, and nothing of it comes due: its place was lost.
      for (const { id } of due) await first.attempted(id, attemptOf({ status: 200 }), { state: 'delivered' });
    }
    expect(await first.nextTime(ALL_PARTITIONS)).toBeUndefined();
    expect(await server.run(url, 'SELECT count(*)::integer FROM deliveries WHERE first')).toEqual([{ count: 0 }]);
  });

  test('sees what another node did to a channel before it says when that comes due', async () => {
    const { deliveries } = await openNode();
    await deliveries.enqueue(0, 1, [
      deliveryOf('a', { resource: 'one', time: 3 }),
      deliveryOf('b', { resource: 'two', time: 4 }),
    ]);
    const slow = await connect();
    await slow.query(`BEGIN;
      UPDATE delivery_channels SET next_time = 4;
      UPDATE deliveries SET state = 'delivered', first = false, next_time = NULL WHERE id = 'a'`);
    const attempted = deliveries.attempted('b', attemptOf({ status: 500 }), { state: 'waiting', nextTime: 9 });
    await until(async () => (await waitingForLocks()).length === 1);
    await slow.query('COMMIT');
    await attempted;
    expect(await deliveries.nextTime(ALL_PARTITIONS)).toBe(9);
    await slow.end();
  });

  test('finds what is due without meeting what is not, however much of it waits', async () => {
    const { deliveries } = await openNode();
    const dead = Array.from({ length: 1_500 }, (_, index) =>
      deliveryOf(`dead-${index}`, { channel: 'dead', resource: `resource-${index}` }),
    );
    const behind = Array.from({ length: 1_500 }, (_, index) =>
      deliveryOf(`behind-${index}`, { channel: 'slow', sequence: index, time: index === 0 ? 9 : 0 }),
    );
    await deliveries.enqueue(0, 1, [...dead, ...behind, deliveryOf('live', { channel: 'live' })]);
    const due = await deliveries.due({ partitions: ALL_PARTITIONS, now: 5, except: ['dead'], limit: 50 });
    expect(due.map(({ id }) => id)).toEqual(['live']);
    const client = await connect();
    await applySettings(client);
    await client.query('ANALYZE');
    const values = [5, ALL_PARTITIONS, ['dead'], 50, ['greedy']];
    const { rows } = await client.query(`EXPLAIN (ANALYZE, FORMAT JSON) ${DUE}`, values);
    expect(rowsMet(rows[0]['QUERY PLAN'][0].Plan)).toBeLessThan(50);
    await client.end();
  });

  test('J5 fails the one append that cannot be stored, and stores its neighbours', async () => {
    const store = await openNode();
    const { journal } = store;
    await journal.acquire(ALL_PARTITIONS, 'test');
    const impossible = { kind: 'invoice', time: Number.NaN, bytes: new Uint8Array() };
    const settled = await Promise.allSettled([
      journal.append(appendOf('invoice/party/a', 1)),
      journal.append(appendOf('invoice/party/b', 1, { record: impossible })),
      journal.append({ ...appendOf('invoice/party/d', 1), rows: [undefined as never] }),
      journal.append(appendOf('invoice/party/c', 1)),
      journal.append(appendOf('invoice/party/c', 2)),
    ]);
    expect(settled.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
      'fulfilled',
    ]);
    expect(settled[1]).toMatchObject({ reason: { name: 'JournalUnavailable' } });
    expect(settled[2]).toMatchObject({ reason: { name: 'JournalUnavailable' } });
    expect((await journal.scan(0, 10)).map(({ stream }) => stream)).toEqual([
      'invoice/party/a',
      'invoice/party/c',
      'invoice/party/c',
    ]);
  });

  test('J12 keeps every text that a client can send', async () => {
    const store = await openNode();
    await store.journal.acquire(ALL_PARTITIONS, 'test');
    const texts = fc.sample(fc.string({ unit: 'binary', minLength: 1, maxLength: 20 }), { numRuns: 200, seed: 11 });
    const hard = ['\u0000', '\u001a', '\u001a0', '\u001a\u0000', 'NULL', '"', '\\', '{}', ',', '\\x00', "'; --", ' '];
    const rows = [...hard, ...texts].map((text, index) =>
      paymentRow('one', `p${index}`, { externalId: text, terminalId: text, createTime: NEW_YEAR - index }),
    );
    expect(await writerOf(store).append('invoice/party/one', { rows })).toMatchObject({ ok: true });
    expect((await store.queries.payments({}, undefined, 1_000)).rows).toEqual(rows);
    for (const text of hard) {
      const found = (await store.queries.payments({ externalId: text }, undefined, 10)).rows;
      expect(found.map(({ externalId }) => externalId)).toEqual(rows.flatMap(({ externalId }) => (externalId === text ? text : []))); // biome-ignore format: a line
    }
  });

  test('S2 ends the transaction of a lost connection before it tells of an unknown outcome, so that reading back is final', async () => {
    const line = await cuttableLine(url);
    const store = await openPostgresStore({ url: line.url, node: 'far' });
    stores.push(store);
    const { journal } = store;
    await journal.acquire(ALL_PARTITIONS, 'test');
    await writerOf(store).append('invoice/party/one');
    const holder = await connect();
    await holder.query('BEGIN; SELECT * FROM streams FOR UPDATE');
    const append = appendOf('invoice/party/one', 2);
    const outcome = journal.append(append);
    await until(async () => (await waitingForLocks()).length === 1);
    line.cut();
    await expect(outcome).rejects.toMatchObject({ name: 'JournalUnavailable' });
    expect(await waitingForLocks()).toEqual([]);
    expect(await hasLanded(journal, append)).toBe(false);
    await holder.end();
    expect(await journal.append(append)).toMatchObject({ ok: true });
    await store.close();
    line.close();
  });

  const waitingForLocks = () =>
    server.run(url, "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND application_name LIKE 'turnpike%'"); // biome-ignore format: a statement
  const connect = async () => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    return client;
  };
});

interface PlanNode {
  readonly 'Actual Rows': number;
  readonly 'Actual Loops': number;
  readonly 'Rows Removed by Filter'?: number;
  readonly Plans?: readonly PlanNode[];
}

/** How many rows the nodes of a plan met, together. */
function rowsMet(node: PlanNode): number {
  const met = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops'];
  return (node.Plans ?? []).reduce((sum, child) => sum + rowsMet(child), met);
}

/** Asks again and again, without a clock. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

/** A way to the same server whose connections can be cut on this side alone: the server goes on as if nothing were. */
async function cuttableLine(url: string) {
  const there = new URL(url);
  const ends = new Set<Socket>();
  const far = new Set<Socket>();
  const proxy = createServer((near) => {
    const server = connectTo(Number(there.port), there.hostname);
    ends.add(near);
    far.add(server);
    for (const socket of [near, server]) socket.on('error', () => {});
    near.on('data', (data) => server.write(data));
    server.on('data', (data) => near.write(data));
    near.on('end', () => server.end());
  }).listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const here = new URL(url);
  here.port = String((proxy.address() as AddressInfo).port);
  return {
    url: here.href,
    cut: () => {
      for (const near of ends) near.resetAndDestroy();
      ends.clear();
    },
    close: () => {
      for (const server of far) server.destroy();
      proxy.close();
    },
  };
}
