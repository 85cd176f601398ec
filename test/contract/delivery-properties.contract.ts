import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Deliveries, DeliveryState, NewDelivery, NextState } from '../../src/ports/deliveries.ts';
import { ALL_PARTITIONS } from './append.ts';
import { attemptOf, deliveryOf } from './deliveries.contract.ts';
import type { Subject } from './journal.contract.ts';

/** Any order of whatever may happen to the outbox, against a model that keeps rows in a list and looks at all of them each time. */
export function deliveryProperties(subject: Subject): void {
  let runs = 0;

  test('D1-D5 hold after any order of storing, attempting, cancelling, replaying and removing', {
    timeout: 120_000,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { deliveries } = subject.store;
        runs += 1;
        const world = newWorld(deliveries, `run-${runs}`);
        for (const each of steps) {
          await world.take(each);
          await world.compare();
        }
        await world.clear();
      }),
      { numRuns: 30, seed: 19 },
    );
  });
}

type Step =
  | { readonly type: 'enqueue'; readonly rows: readonly Draft[]; readonly stale: boolean }
  | { readonly type: 'attempted'; readonly row: number; readonly next: NextState }
  | { readonly type: 'replay'; readonly row: number; readonly now: number }
  | { readonly type: 'cancel'; readonly channel: number }
  | { readonly type: 'prune'; readonly before: number; readonly limit: number };

interface Draft {
  readonly channel: number;
  readonly resource: number;
  readonly sequence: number;
  readonly passing: boolean;
  readonly time: number;
  readonly repeats: boolean;
}

const time = fc.integer({ min: 0, max: 40 });
const draft: fc.Arbitrary<Draft> = fc.record({
  channel: fc.nat(1),
  resource: fc.nat(1),
  sequence: fc.nat(3),
  passing: fc.boolean(),
  time,
  repeats: fc.nat(9).map((draw) => draw === 0),
});
const next: fc.Arbitrary<NextState> = fc.oneof(
  fc.record({ state: fc.constant('waiting' as const), nextTime: time }),
  fc.record({ state: fc.constantFrom('delivered' as const, 'exhausted' as const, 'cancelled' as const) }),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    type: fc.constant('enqueue' as const),
    rows: fc.array(draft, { maxLength: 4 }),
    stale: fc.nat(9).map((draw) => draw === 0),
  }),
  fc.record({ type: fc.constant('attempted' as const), row: fc.nat(30), next }),
  fc.record({ type: fc.constant('replay' as const), row: fc.nat(30), now: time }),
  fc.record({ type: fc.constant('cancel' as const), channel: fc.nat(1) }),
  fc.record({ type: fc.constant('prune' as const), before: time, limit: fc.integer({ min: 1, max: 3 }) }),
);

const PRUNED: readonly DeliveryState[] = ['delivered', 'expired', 'cancelled'];

interface ModelRow {
  readonly row: NewDelivery;
  state: DeliveryState;
  attempts: number;
  nextTime: number;
}

function newWorld(deliveries: Deliveries, run: string) {
  const rows: ModelRow[] = [];
  let stored = 0;
  const channelOf = (channel: number) => `webhook/${run}/${channel}`;
  const waiting = () => rows.filter(({ state }) => state === 'waiting');
  const isFirst = (row: ModelRow) =>
    waiting().every((other) => other === row || !isSameLine(other, row) || comesBefore(row, other));
  const comesBefore = (a: ModelRow, b: ModelRow) =>
    a.row.sequence - b.row.sequence < 0 || (a.row.sequence === b.row.sequence && rows.indexOf(a) < rows.indexOf(b));

  const enqueue = async (drafts: readonly Draft[], stale: boolean) => {
    const cursor = await deliveries.cursor();
    const asked = drafts.map(({ channel, resource, repeats, ...rest }, index) => {
      const id = repeats && rows[0] !== undefined ? rows[0].row.id : `${run}-${stored + index}`;
      return deliveryOf(id, { ...rest, channel: channelOf(channel), resource: `invoice/${run}/${resource}` });
    });
    const before = rows.filter(({ state }) => state === 'expired').length;
    const outcome = await deliveries.enqueue(stale ? cursor + 1 : cursor, cursor + 2, asked);
    stored += drafts.length;
    for (const row of stale ? [] : asked) {
      if (rows.some((known) => known.row.id === row.id)) continue;
      const added: ModelRow = { row, state: 'waiting', attempts: 0, nextTime: row.time };
      for (const earlier of waiting()) {
        const isEarlier = isSameLine(earlier, added) && earlier.row.sequence <= row.sequence;
        const ends = earlier.row.time < row.time || !row.passing;
        if (isEarlier && earlier.row.passing && ends) earlier.state = 'expired';
      }
      rows.push(added);
    }
    const expired = rows.filter(({ state }) => state === 'expired').length - before;
    expect(outcome).toEqual(stale ? { ok: false } : { ok: true, expired });
  };

  return {
    async take(each: Step) {
      if (each.type === 'enqueue') return enqueue(each.rows, each.stale);
      if (each.type === 'cancel') {
        const ended = waiting().filter(({ row }) => row.channel === channelOf(each.channel));
        expect(await deliveries.cancel(channelOf(each.channel))).toBe(ended.length);
        for (const row of ended) row.state = 'cancelled';
        return;
      }
      if (each.type === 'prune') {
        const ended = rows.filter(({ row, state }) => row.time < each.before && PRUNED.includes(state));
        const count = Math.min(ended.length, each.limit);
        expect(await deliveries.prune(each.before, each.limit)).toBe(count);
        // Of rows of one time any may go first.
        const found = await Promise.all(ended.map(({ row }) => deliveries.find(row.id)));
        const gone = ended.filter((_, index) => found[index] === undefined);
        expect(gone).toHaveLength(count);
        const newestGone = Math.max(...gone.map(({ row }) => row.time));
        for (const kept of ended) if (!gone.includes(kept)) expect(kept.row.time).toBeGreaterThanOrEqual(newestGone);
        for (const row of gone) rows.splice(rows.indexOf(row), 1);
        return;
      }
      const row = rows[each.row % Math.max(rows.length, 1)];
      if (row === undefined) return;
      if (each.type === 'replay') {
        expect(await deliveries.replay(row.row.id, each.now)).toBe(true);
        Object.assign(row, { state: 'waiting', attempts: 0, nextTime: each.now });
        return;
      }
      await deliveries.attempted(row.row.id, attemptOf({ status: 500 }), each.next);
      row.attempts += 1;
      if (row.state === 'waiting') Object.assign(row, each.next);
    },
    async compare() {
      const firsts = waiting().filter(isFirst);
      const now = 20;
      const due = await deliveries.due({ partitions: ALL_PARTITIONS, now, except: [], limit: 100 });
      const times = due.map(({ nextTime }) => nextTime ?? 0);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(due.map(({ id }) => id).sort()).toEqual(
        firsts.filter(({ nextTime }) => nextTime <= now).map(({ row }) => row.id).sort(), // biome-ignore format: a line
      );
      const nextTimes = firsts.map(({ nextTime }) => nextTime);
      expect(await deliveries.nextTime(ALL_PARTITIONS)).toBe(nextTimes.length > 0 ? Math.min(...nextTimes) : undefined);
      expect((await deliveries.waiting()).count).toBe(waiting().length);
      const found = await Promise.all(rows.map(({ row }) => deliveries.find(row.id)));
      expect(found.map((row) => [row?.id, row?.state, row?.attempts])).toEqual(
        rows.map(({ row, state, attempts }) => [row.id, state, attempts]),
      );
    },
    async clear() {
      for (const channel of [0, 1]) await deliveries.cancel(channelOf(channel));
      await deliveries.prune(Number.MAX_SAFE_INTEGER, 1_000);
    },
  };
}

function isSameLine(a: ModelRow, b: ModelRow): boolean {
  return a.row.channel === b.row.channel && a.row.resource === b.row.resource;
}
