import { describe, expect, it } from 'vitest';
import { type AggregateKind, createAggregate } from '../../src/actors/aggregate.ts';
import { createFoldCache } from '../../src/actors/aggregate-cache.ts';
import { Misconfigured } from '../../src/domain/condition.ts';
import { refuse } from '../../src/domain/errors.ts';
import { partitionOf } from '../../src/domain/ids.ts';
import { accept } from '../../src/domain/machine.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { RequestContext } from '../../src/ports/entities.ts';
import { type Journal, JournalUnavailable } from '../../src/ports/journal.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { stoppedBusinessClock } from '../kit/hand-cranked-clock.ts';

/** A shelf of books: made once, then books are put on it. */
type Command = { readonly type: 'Make' } | { readonly type: 'Put'; readonly book: string };
type Change = { readonly type: 'made' } | { readonly type: 'put'; readonly book: string };
type Shelf = readonly string[] | undefined;

const STREAM = 'shelf/party/s';

const shelves: AggregateKind<Shelf, Command, Change, number> = {
  kind: 'shelf',
  initial: undefined,
  decide(shelf, command) {
    if (command.type === 'Make') return accept([{ type: 'made' }]);
    if (shelf === undefined) return refuse('CUSTOMER_NOT_FOUND', 'There is no shelf');
    if (command.book === 'broken') throw new Misconfigured('no room for it');
    return accept(shelf.includes(command.book) ? [] : [{ type: 'put', book: command.book }]);
  },
  evolve: (shelf, change) => (change.type === 'made' ? [] : [...(shelf ?? []), change.book]),
  records: {
    encode: ({ fingerprint, ...record }) =>
      Buffer.from(JSON.stringify({ ...record, print: fingerprint && Buffer.from(fingerprint).toString('hex') })),
    decode(bytes) {
      const { print, ...record } = JSON.parse(Buffer.from(bytes).toString());
      return { ...record, ...(print === undefined ? {} : { fingerprint: Buffer.from(print, 'hex') }) };
    },
  },
  context: (now) => now,
  alreadyExists: ({ type }) =>
    type === 'Make' ? refuse('CUSTOMER_ALREADY_EXISTS', 'A shelf with this id and other content exists') : undefined,
};

async function newJournal(): Promise<Journal> {
  const { journal } = openMemoryStore();
  await journal.acquire([partitionOf(STREAM)], 'this node');
  return journal;
}

const open = (journal: Pick<Journal, 'append' | 'head' | 'read'>, node = 'node') =>
  createAggregate({ journal, random: countingRandom(node), businessClock: stoppedBusinessClock(7) }, shelves);

const request = (requestId: string, content = requestId): RequestContext => ({
  actor: { credential: 'test', role: 'merchant' },
  requestId,
  fingerprint: Buffer.from(content),
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
});

const put = (book: string): Command => ({ type: 'Put', book });
const MAKE: Command = { type: 'Make' };

describe('an entity that waits for nobody', () => {
  it('is what its records fold into, on every node', async () => {
    const journal = await newJournal();
    const [one, two] = [open(journal, 'one'), open(journal, 'two')];
    expect(await one.ask(STREAM, MAKE, request('1'))).toEqual({ ok: true, state: [], sequence: 1 });
    expect(await two.ask(STREAM, put('a'), request('2'))).toEqual({ ok: true, state: ['a'], sequence: 2 });
    expect(await one.ask(STREAM, put('b'), request('3'))).toEqual({ ok: true, state: ['a', 'b'], sequence: 3 });
    expect(await two.read(STREAM)).toEqual({ state: ['a', 'b'], sequence: 3 });
    expect(await open(journal, 'three').read(STREAM)).toEqual({ state: ['a', 'b'], sequence: 3 });
  });

  it('is nothing while its stream has no records', async () => {
    expect(await open(await newJournal()).read(STREAM)).toEqual({ state: undefined, sequence: 0 });
  });

  it('P1: keeps what all nodes write at once, each record after the one before', async () => {
    const journal = await newJournal();
    const nodes = [open(journal, 'one'), open(journal, 'two'), open(journal, 'three')] as const;
    await nodes[0].ask(STREAM, MAKE, request('make'));
    const books = Array.from({ length: 30 }, (_, index) => `book ${index}`);
    const answers = await Promise.all(
      books.map((book, index) => nodes[index % 3]?.ask(STREAM, put(book), request(book))),
    );
    expect(answers.filter((answer) => answer?.ok !== true)).toEqual([]);
    const { state, sequence } = await open(journal, 'four').read(STREAM);
    expect(sequence).toBe(31);
    expect([...(state ?? [])].sort()).toEqual([...books].sort());
  });

  it('P1: writes under the epoch that the partition has now', async () => {
    const journal = await newJournal();
    const shelf = open(journal);
    await shelf.ask(STREAM, MAKE, request('1'));
    const moving: Journal = {
      ...journal,
      append: async (append) => {
        if (append.epoch === 1) await journal.acquire([partitionOf(STREAM)], 'another node');
        return await journal.append(append);
      },
    };
    expect(await open(moving, 'two').ask(STREAM, put('a'), request('2'))).toMatchObject({ ok: true, sequence: 2 });
  });

  it('P5: answers the same request again with the present state, and stores nothing', async () => {
    const journal = await newJournal();
    const shelf = open(journal);
    await shelf.ask(STREAM, MAKE, request('1'));
    await shelf.ask(STREAM, put('a'), request('2'));
    for (const node of [shelf, open(journal, 'two')]) {
      expect(await node.ask(STREAM, MAKE, request('1'))).toEqual({ ok: true, state: ['a'], sequence: 2 });
    }
  });

  it('P5: refuses the same request id with other content', async () => {
    const shelf = open(await newJournal());
    await shelf.ask(STREAM, MAKE, request('1'));
    const metadata = { request_id: '1' };
    expect(await shelf.ask(STREAM, put('a'), request('1', 'x'))).toMatchObject({
      reason: 'REQUEST_ID_REUSED',
      metadata,
    });
  });

  it('P5: is made once by the same content, and refuses other content, whatever the request id', async () => {
    const shelf = open(await newJournal());
    await shelf.ask(STREAM, MAKE, request('1', 'oak'));
    expect(await shelf.ask(STREAM, MAKE, request('2', 'oak'))).toEqual({ ok: true, state: [], sequence: 1 });
    expect(await shelf.ask(STREAM, MAKE, request('3', 'ash'))).toMatchObject({ reason: 'CUSTOMER_ALREADY_EXISTS' });
    await shelf.ask(STREAM, put('a'), request('4', 'put'));
    expect(await shelf.ask(STREAM, MAKE, request('5', 'oak'))).toEqual({ ok: true, state: ['a'], sequence: 2 });
  });

  it('stores nothing for a refusal, for what changes nothing, and for a question what would be', async () => {
    const journal = await newJournal();
    const shelf = open(journal);
    expect(await shelf.ask(STREAM, put('a'), request('1'))).toMatchObject({ reason: 'CUSTOMER_NOT_FOUND' });
    const asked = await shelf.ask(STREAM, MAKE, { ...request('2'), validateOnly: true });
    expect(asked).toEqual({ ok: true, state: [], sequence: 0 });
    expect(await journal.head(STREAM)).toMatchObject({ sequence: 0 });
    await shelf.ask(STREAM, MAKE, request('3'));
    await shelf.ask(STREAM, put('a'), request('4'));
    expect(await shelf.ask(STREAM, put('a'), request('5'))).toMatchObject({ ok: true, sequence: 2 });
    expect(await shelf.ask(STREAM, put('broken'), request('6'))).toMatchObject({ reason: 'MISCONFIGURED' });
    expect(await journal.head(STREAM)).toMatchObject({ sequence: 2 });
  });

  it('keeps who asked, when, and the keys of what was sealed, with the record', async () => {
    const { journal, vaultStore } = openMemoryStore();
    await journal.acquire([partitionOf(STREAM)], 'this node');
    const newKeys = [{ keyId: 'k', subject: 'party/payer', wrapped: new Uint8Array([1]) }];
    await open(journal).ask(STREAM, MAKE, { ...request('1'), comment: 'first', newKeys });
    const [record] = await journal.read(STREAM, 0, 10);
    expect(record).toMatchObject({ kind: 'shelf', time: 7, sequence: 1 });
    expect(shelves.records.decode(record?.bytes ?? new Uint8Array())).toMatchObject({
      time: 7,
      actor: { credential: 'test', role: 'merchant' },
      comment: 'first',
      requestId: '1',
    });
    expect(await vaultStore.keys(['k'])).toEqual(newKeys);
  });

  it('finds out by reading that an append landed whose answer was lost', async () => {
    const journal = await newJournal();
    const deaf: Journal = {
      ...journal,
      append: async (append) => {
        await journal.append(append);
        throw new JournalUnavailable('the answer was lost');
      },
    };
    expect(await open(deaf).ask(STREAM, MAKE, request('1'))).toEqual({ ok: true, state: [], sequence: 1 });
  });

  it('rejects when an append did not land, and serves the next request', async () => {
    const journal = await newJournal();
    let down = true;
    const shelf = open({
      ...journal,
      append: (append) => (down ? Promise.reject(new JournalUnavailable('down')) : journal.append(append)),
    });
    await expect(shelf.ask(STREAM, MAKE, request('1'))).rejects.toThrow(JournalUnavailable);
    down = false;
    expect(await shelf.ask(STREAM, MAKE, request('1'))).toMatchObject({ ok: true, sequence: 1 });
  });

  it('does not guess what a missing record said', async () => {
    const journal = await newJournal();
    const shelf = open(journal);
    for (const book of ['a', 'b', 'c']) {
      if (book === 'a') await shelf.ask(STREAM, MAKE, request('make'));
      await shelf.ask(STREAM, put(book), request(book));
    }
    const lossy = async (...asked: Parameters<Journal['read']>) =>
      (await journal.read(...asked)).filter(({ sequence }) => sequence !== 2);
    await expect(open({ ...journal, read: lossy }).read(STREAM)).rejects.toThrow('records of shelf/party/s after 0');
  });

  it('refuses what is too much for one stream, and loses nothing of what it took', async () => {
    const shelf = open(await newJournal());
    await shelf.ask(STREAM, MAKE, request('make'));
    const asked = Array.from({ length: 300 }, (_, index) => shelf.ask(STREAM, put(`${index}`), request(`${index}`)));
    const answers = await Promise.all(asked);
    const refused = answers.filter((answer) => !answer.ok);
    expect(refused).toHaveLength(300 - 256);
    expect(refused[0]).toMatchObject({ reason: 'OVERLOADED' });
    expect((await shelf.read(STREAM)).state).toHaveLength(256);
  });
});

describe('what was folded lately', () => {
  const folded = (bytes: number) => ({ state: 'x', sequence: 1, requests: new Map(), madeOf: undefined, bytes });

  it('is kept up to a size, the latest first, and counted once', () => {
    const cache = createFoldCache<string>(10);
    cache.keep('a', folded(4));
    cache.keep('b', folded(4));
    cache.keep('a', folded(5));
    expect(cache.get('b')).toBeDefined();
    cache.keep('c', folded(5));
    expect(cache.get('b')).toBeUndefined();
    expect(cache.get('a')).toMatchObject({ bytes: 5 });
    cache.keep('d', folded(11));
    expect(['a', 'b', 'c', 'd'].filter((stream) => cache.get(stream) !== undefined)).toEqual([]);
    cache.keep('e', folded(10));
    expect(cache.get('e')).toBeDefined();
  });
});
