import { describe, expect, it } from 'vitest';
import type { CommitHint } from '../../src/ports/commit-hints.ts';
import type { WantsStream } from '../../src/ports/events.ts';
import type { CommittedAppend, Journal, StoredRecord } from '../../src/ports/journal.ts';
import { createEventFeed, type Follower } from '../../src/rpc/event-feed.ts';
import type { ProjectedEvent } from '../../src/rpc/event-projector.ts';
import { encodeRecord } from '../../src/wire/record.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';

/** A journal whose hints the test gives or keeps back, and that counts its reads. */
function scriptedJournal() {
  const records: StoredRecord[] = [];
  const listeners = new Set<(committed: readonly CommittedAppend[]) => void>();
  const reads = { scans: 0, streams: 0 };
  let failures = 0;
  let mayRead = Promise.resolve();
  const journal: Pick<Journal, 'read' | 'scan' | 'lastPosition' | 'onCommit'> = {
    async read(stream, afterSequence, limit) {
      reads.streams += 1;
      await mayRead;
      return records.filter((each) => each.stream === stream && each.sequence > afterSequence).slice(0, limit);
    },
    async scan(afterPosition, limit) {
      reads.scans += 1;
      if (failures > 0) {
        failures -= 1;
        throw new Error('the journal is away');
      }
      return records.filter(({ position }) => position > afterPosition).slice(0, limit);
    },
    lastPosition: async () => records.at(-1)?.position ?? 0,
    onCommit(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const add = (stream: string, sequence: number, changes: Parameters<typeof encodeRecord>[0]['changes']) => {
    const time = 1_000_000;
    return put(stream, sequence, encodeRecord({ time, actor: { credential: 'x', role: 'merchant' }, changes }));
  };
  const put = (stream: string, sequence: number, bytes: Uint8Array) => {
    const time = 1_000_000;
    const position = (records.at(-1)?.position ?? 0) + 1;
    records.push({ stream, sequence, position, partition: 0, appendId: `${position}`, kind: 'invoice', time, bytes });
    return position;
  };
  const hint = (...positions: readonly number[]) => {
    const committed = positions.map((position) => {
      const { stream, sequence, ...record } = records[position - 1] as StoredRecord;
      return { stream, sequence, position, record };
    });
    for (const listener of listeners) listener(committed);
  };
  return {
    journal,
    reads,
    hint,
    create: (id: string, product?: string) => add(`invoice/party/${id}`, 1, [created(id, product)]),
    /** A record that whoever decodes it fails at. */
    illegible: (id: string) => put(`invoice/party/${id}`, 1, Buffer.from('no record at all')),
    cancel: (id: string) =>
      add(`invoice/party/${id}`, 2, [{ type: 'invoice_status_changed', status: { tag: 'cancelled', reason: 'x' } }]),
    /** Reads of streams wait from now on; the returned function lets them go on. */
    holdReads: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      mayRead = promise;
      return resolve;
    },
    failNextScan: () => {
      failures += 1;
    },
  };
}

function created(id: string, product = 'Book') {
  return {
    type: 'invoice_created',
    invoice: {
      id,
      partyId: 'party',
      shopId: 'shop',
      revision: 1,
      createTime: 1,
      dueTime: 2,
      cost: { amountMinor: 1n, currency: 'RUB' },
      details: { product },
      mutations: [],
    },
  } as const;
}

/** What other nodes tell, as the test wants it. */
function scriptedHints() {
  const listeners = new Set<(hint: CommitHint) => void>();
  return {
    listen: (heard: (hint: CommitHint) => void) => {
      listeners.add(heard);
      return () => listeners.delete(heard);
    },
    tell: (position: number) => {
      for (const heard of listeners) heard({ stream: 'invoice/party/told', sequence: 1, position });
    },
  };
}

async function follow(wants?: WantsStream) {
  const script = scriptedJournal();
  const clock = handCrankedClock();
  const failures: unknown[] = [];
  const remote = scriptedHints();
  const failed = (error: unknown) => failures.push(error);
  const feed = createEventFeed({ journal: script.journal, clock, hints: remote, failed });
  const follower = await feed.follow(() => {}, wants);
  const positions = () => follower.after(0)?.events.map(({ position }: ProjectedEvent) => position);
  return { ...script, clock, feed, follower, positions, failures, tell: remote.tell };
}

/** The lowest position up to which the feed still has everything. */
function firstKept(follower: Follower, last: number): number {
  for (let position = 0; position <= last; position += 1) if (follower.after(position) !== undefined) return position;
  throw new Error('nothing is kept');
}

describe('the feed of events', () => {
  it('F1 takes what a commit tells as it is when it is the next record, without reading the journal', async () => {
    const { create, cancel, hint, reads, positions } = await follow();
    hint(create('a'), create('b'));
    hint(cancel('a'));
    await turns(2);
    expect(positions()).toEqual([1, 2, 3]);
    expect(reads).toEqual({ scans: 0, streams: 0 });
  });

  it('F1 reads the journal when a commit was not told, and leaves nothing out', async () => {
    const { create, hint, positions } = await follow();
    create('a');
    hint(create('b'));
    await turns(5);
    expect(positions()).toEqual([1, 2]);
  });

  it('F1 takes nothing twice when hints come late or again', async () => {
    const { create, hint, positions } = await follow();
    const [first, second, third] = [create('a'), create('b'), create('c')];
    hint(third);
    hint(first, second);
    hint(third, first);
    await turns(5);
    expect(positions()).toEqual([1, 2, 3]);
  });

  it('F2 finds what no commit told when it polls', async () => {
    const { create, clock, positions } = await follow();
    create('a');
    await turns(5);
    expect(positions()).toEqual([]);
    clock.advance(5_000);
    await turns(5);
    expect(positions()).toEqual([1]);
  });

  it('F3 says so when it no longer has all that a follower has not seen', async () => {
    const { create, hint, follower } = await follow();
    for (let count = 0; count < 9_000; count += 1) hint(create(`i${count}`));
    await turns(50);
    expect(follower.after(0)).toBeUndefined();
    expect(follower.after(8_999)?.events.map(({ position }) => position)).toEqual([9_000]);
  });

  it('F3 begins for a new follower where it stands', async () => {
    const { create, hint, feed, follower } = await follow();
    hint(create('a'));
    await turns(2);
    follower.leave();
    hint(create('b'));
    await turns(2);
    const later = await feed.follow(() => {});
    expect(later.after(1)).toBeUndefined();
    expect(later.after(2)).toEqual({ events: [], position: 2 });
    hint(create('c'));
    await turns(2);
    expect(later.after(2)?.events.map(({ position }) => position)).toEqual([3]);
  });

  it('F3 keeps a few megabytes of events at most, however large they are', async () => {
    const { create, hint, follower } = await follow();
    const product = 'x'.repeat(20_000);
    for (let count = 0; count < 200; count += 1) hint(create(`i${count}`, product));
    await turns(5);
    expect(follower.after(0)).toBeUndefined();
    const kept = firstKept(follower, 200);
    expect(kept).toBeGreaterThan(200 - 8_000_000 / (5 * 20_000));
    expect(follower.after(kept)?.events.map(({ position }) => position)).toEqual(
      Array.from({ length: 200 - kept }, (_, index) => kept + 1 + index),
    );
  });

  it('F4 decodes nothing that nobody wants, and passes by it', async () => {
    const { create, illegible, hint, follower, failures, reads } = await follow((stream) => stream.endsWith('/a'));
    hint(illegible('x'), create('a'), illegible('y'));
    await turns(5);
    expect(failures).toEqual([]);
    expect(follower.after(0)).toMatchObject({ events: [{ position: 2 }], position: 3 });
    expect(reads).toEqual({ scans: 0, streams: 0 });
  });

  it('F4 asks each follower of each record once, in order, whoever else wants it', async () => {
    const asked: string[] = [];
    const { create, cancel, hint, feed } = await follow((stream) => asked.push(stream.slice(-1)) < 0);
    await feed.follow(() => {});
    hint(create('a'));
    create('b');
    hint(cancel('a'));
    await turns(5);
    expect(asked).toEqual(['a', 'b', 'a']);
  });

  it('F4 sends one that wants more than those before it to the journal, up to where it came', async () => {
    const { create, cancel, hint, feed, follower } = await follow((stream) => stream.endsWith('/a'));
    hint(create('a'), create('b'));
    await turns(5);
    const later = await feed.follow(() => {});
    expect(follower.after(0)?.events.map(({ position }) => position)).toEqual([1]);
    expect(later.after(0)).toBeUndefined();
    expect(later.after(1)).toBeUndefined();
    hint(cancel('b'));
    await turns(5);
    expect(later.after(2)?.events.map(({ position, sequence }) => [position, sequence])).toEqual([[3, 2]]);
    const last = await feed.follow(() => {});
    expect(last.after(2)?.events.map(({ position }) => position)).toEqual([3]);
    expect(last.after(1)).toBeUndefined();
  });

  it('F4 leaves nothing out for one that comes while a record is projected', async () => {
    const { create, cancel, hint, feed, holdReads } = await follow((stream) => stream.endsWith('/a'));
    hint(create('b'));
    await turns(5);
    const watched: number[] = [];
    await feed.watch('invoice/party/b', ({ sequence }) => watched.push(sequence));
    // Its first record was never projected, so the second one waits for the journal.
    const letRead = holdReads();
    hint(cancel('b'));
    await turns(5);
    const later = await feed.follow(() => {});
    letRead();
    await turns(5);
    expect(watched).toEqual([2]);
    expect(later.after(1)).toBeUndefined();
    expect(later.after(2)).toEqual({ events: [], position: 2 });
  });

  it('F4 decodes nothing that nobody listens to', async () => {
    const { create, hint, feed, follower, reads } = await follow();
    follower.leave();
    const seen: number[] = [];
    const leave = await feed.watch('invoice/party/b', ({ sequence }) => seen.push(sequence));
    hint(create('a'), create('b'));
    await turns(3);
    leave();
    expect(seen).toEqual([1]);
    expect(reads.streams).toBe(0);
  });

  it('F4 reads nothing while nobody listens, and begins again where the journal ends', async () => {
    const { create, hint, tell, clock, reads, feed, follower } = await follow();
    follower.leave();
    hint(create('a'));
    tell(create('b'));
    clock.advance(60_000);
    await turns(5);
    expect(reads).toEqual({ scans: 0, streams: 0 });
    const seen: number[] = [];
    await feed.watch('invoice/party/c', ({ sequence }) => seen.push(sequence));
    hint(create('c'));
    await turns(5);
    expect(seen).toEqual([1]);
    expect(reads.scans).toBe(0);
  });

  it('tells a watcher the records of its stream alone, each once and in order', async () => {
    const { create, cancel, hint, feed } = await follow();
    const seen: (readonly [number, unknown])[] = [];
    await feed.watch('invoice/party/a', ({ sequence, event }) => seen.push([sequence, event?.event?.invoiceState]));
    const first = create('a');
    hint(first);
    create('b');
    hint(cancel('a'));
    hint(first);
    await turns(5);
    expect(seen).toEqual([
      [1, 'INVOICE_STATE_UNPAID'],
      [2, 'INVOICE_STATE_CANCELLED'],
    ]);
  });

  it('stays where it is when the journal cannot be read, and goes on at the next poll', async () => {
    const { create, hint, clock, positions, failures, failNextScan } = await follow();
    create('a');
    failNextScan();
    hint(create('b'));
    await turns(5);
    expect(positions()).toEqual([]);
    expect(failures).toHaveLength(1);
    hint(create('c'));
    await turns(5);
    expect(positions()).toEqual([]);
    clock.advance(5_000);
    await turns(5);
    expect(positions()).toEqual([1, 2, 3]);
  });

  it('F5 reads at once what another node tells, then with a pause, one read for all that was told meanwhile', async () => {
    const { create, tell, clock, reads, positions } = await follow();
    tell(create('a'));
    await turns(5);
    expect(positions()).toEqual([1]);
    tell(create('b'));
    tell(create('c'));
    await turns(5);
    expect(positions()).toEqual([1]);
    clock.advance(10);
    await turns(5);
    expect(positions()).toEqual([1, 2, 3]);
    expect(reads.scans).toBe(2);
  });

  it('F5 reads nothing for what it has, nor again and again for what the journal does not have', async () => {
    const { create, hint, tell, clock, reads } = await follow();
    hint(create('a'));
    tell(1);
    await turns(5);
    expect(reads.scans).toBe(0);
    tell(7);
    for (let count = 0; count < 5; count += 1) {
      await turns(5);
      clock.advance(10);
    }
    expect(reads.scans).toBe(1);
  });

  it('can be listened to after a start at which the journal was away', async () => {
    const script = scriptedJournal();
    let away = true;
    const lastPosition = () => (away ? Promise.reject(new Error('away')) : script.journal.lastPosition());
    const journal = { ...script.journal, lastPosition };
    const feed = createEventFeed({ journal, clock: handCrankedClock(), hints: scriptedHints(), failed: () => {} });
    await expect(feed.follow(() => {})).rejects.toThrow('away');
    away = false;
    const follower = await feed.follow(() => {});
    script.hint(script.create('a'));
    await turns(2);
    expect(follower.after(0)?.events.map(({ position }) => position)).toEqual([1]);
  });
});
