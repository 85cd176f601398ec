import { describe, expect, it } from 'vitest';
import {
  CONFIGURATION_STREAM,
  type JournalConfigurations,
  openConfigurations,
} from '../../src/config/configurations.ts';
import { Misconfigured } from '../../src/domain/condition.ts';
import { partitionOf } from '../../src/domain/ids.ts';
import { type MemoryStoreOptions, openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { CommitResult } from '../../src/ports/configuration.ts';
import { type Journal, JournalUnavailable } from '../../src/ports/journal.ts';
import { decodeConfigurationRecord } from '../../src/wire/configuration-record.ts';

const OPERATOR = { credential: 'operator', comment: 'a second shop' };

function shops(...ids: readonly string[]): string {
  const shop = (id: string) =>
    `      ${id}: { name: ${id}, location: https://${id}.example, category: c, currency: RUB, institution: main, terms: none }`;
  return `turnpike: 1
parties:
  acme:
    name: Acme
    shops:
${ids.map(shop).join('\n')}
terms: { none: {} }
institutions: { main: { realm: test, system_accounts: [RUB, EUR], inspector: low } }
inspectors: { low: { type: rules, rules: low } }
providers: { bank: { name: Bank, adapter: sandbox-bank, accounts: [] } }
terminals: { t: { provider: bank, name: T } }
`;
}

/** Append ids are unique among all nodes of a test. */
let openings = 0;

async function newJournal(options: MemoryStoreOptions = {}): Promise<Journal> {
  const { journal } = openMemoryStore(options);
  await journal.acquire([partitionOf(CONFIGURATION_STREAM)], 'this node');
  return journal;
}

interface Opened {
  readonly configurations: JournalConfigurations;
  readonly notices: readonly string[];
}

async function open(journal: Journal, source: string | undefined = shops('one')): Promise<Opened> {
  const notices: string[] = [];
  openings += 1;
  let appends = 0;
  const configurations = await openConfigurations({
    journal,
    clock: { now: () => 1_700_000_000_000_000 },
    random: { id: () => `append-${openings}-${++appends}` },
    adapters: new Map([['sandbox-bank', { payouts: true }]]),
    ...(source === '' ? {} : { seed: { source, file: 'shop.yaml' } }),
    notice: (message) => notices.push(message),
  });
  return { configurations, notices };
}

function revisionOf(result: CommitResult): number {
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.configuration.revision;
}

describe('Configurations over the journal', () => {
  it('begin with the file as revision 1, written by the node', async () => {
    const journal = await newJournal();
    const { configurations, notices } = await open(journal);
    expect(configurations.latest()).toMatchObject({ revision: 1 });
    expect(configurations.at(1)).toBe(configurations.latest());
    const [record] = await journal.read(CONFIGURATION_STREAM, 0, 10);
    expect(record).toMatchObject({ kind: 'configuration', sequence: 1 });
    expect(decodeConfigurationRecord(record?.bytes ?? new Uint8Array())).toEqual({
      revision: 1,
      time: 1_700_000_000_000_000,
      author: 'node',
      comment: 'First start, from shop.yaml',
      source: shops('one'),
    });
    expect(notices).toEqual([]);
  });

  it('do not begin with a file that has faults, or without one', async () => {
    const journal = await newJournal();
    await expect(open(journal, 'turnpike: 2')).rejects.toThrow(/shop.yaml:1 turnpike: must be 1/);
    await expect(open(journal, '')).rejects.toThrow(Misconfigured);
    expect(await journal.lastPosition()).toBe(0);
  });

  it('keep the journal in force when the file has changed, and tell how to commit it', async () => {
    const journal = await newJournal();
    await open(journal);
    const { configurations, notices } = await open(journal, shops('one', 'two'));
    expect(configurations.latest().parties.get('acme')?.shops.size).toBe(1);
    expect(notices).toEqual([
      expect.stringMatching(/shop.yaml differs from revision 1 .*CommitConfiguration with base_revision 1/),
    ]);
  });

  it('start without the file once the journal has a revision', async () => {
    const journal = await newJournal();
    await open(journal);
    expect((await open(journal, '')).configurations.latest().revision).toBe(1);
  });

  it('K1 keep every revision readable and unchanged', async () => {
    const journal = await newJournal();
    const { configurations } = await open(journal);
    const first = configurations.latest();
    expect(revisionOf(await configurations.commit(1, shops('one', 'two'), OPERATOR))).toBe(2);
    expect(configurations.latest().revision).toBe(2);
    expect(configurations.at(1)).toBe(first);
    expect((await configurations.document(1))?.source).toBe(shops('one'));
    expect(await configurations.document(2)).toMatchObject({ author: 'operator', comment: 'a second shop' });
    expect((await configurations.revisions(0, 10)).map(({ revision }) => revision)).toEqual([1, 2]);
    expect((await configurations.revisions(1, 10)).map(({ revision }) => revision)).toEqual([2]);
  });

  it('K1 read an old revision after a restart when it is asked for', async () => {
    const journal = await newJournal();
    await (await open(journal)).configurations.commit(1, shops('one', 'two'), OPERATOR);
    const { configurations } = await open(journal);
    expect(configurations.latest().revision).toBe(2);
    expect(configurations.at(1)).toBeUndefined();
    const old = await configurations.load(1);
    expect(old.parties.get('acme')?.shops.size).toBe(1);
    expect(configurations.at(1)).toBe(old);
    expect(configurations.latest().revision).toBe(2);
  });

  it.each([0, 3, -1, 1.5, Number.NaN])('know no revision %d', async (revision) => {
    const { configurations } = await open(await newJournal());
    expect(await configurations.document(revision)).toBeUndefined();
    await expect(configurations.load(revision)).rejects.toThrow(Misconfigured);
  });

  it('K2 refuse a document with faults, and change nothing', async () => {
    const journal = await newJournal();
    const { configurations } = await open(journal);
    const result = await configurations.commit(1, shops('one').replace('currency: RUB', 'currency: RUR'), OPERATOR);
    expect(result).toEqual({
      ok: false,
      conflict: 'invalid',
      faults: [{ path: 'parties.acme.shops.one.currency', message: expect.any(String), line: 6 }],
    });
    expect(configurations.latest().revision).toBe(1);
    expect(await journal.lastPosition()).toBe(1);
  });

  it.each([
    ['a party', (source: string) => source.replace('acme:', 'other:'), 'parties.acme'],
    ['a shop', (source: string) => source.replace('one:', 'other:'), 'parties.acme.shops.one'],
    [
      'the currency of a shop',
      (source: string) => source.replace('currency: RUB', 'currency: EUR'),
      'parties.acme.shops.one.currency',
    ],
    [
      'a provider',
      (source: string) => source.replaceAll('bank:', 'b2:').replace('provider: bank', 'provider: b2'),
      'providers.bank',
    ],
    ['a terminal', (source: string) => source.replace('{ t:', '{ u:'), 'terminals.t'],
  ])('K2 refuse to take away %s', async (_, edit, path) => {
    const { configurations } = await open(await newJournal());
    const result = await configurations.commit(1, edit(shops('one')), OPERATOR);
    expect(result).toMatchObject({ ok: false, conflict: 'invalid', faults: [{ path }] });
  });

  it('K2 refuse an adapter that this program does not have, but read a revision that names one', async () => {
    const journal = await newJournal();
    const { configurations } = await open(journal);
    const source = shops('one').replace('sandbox-bank', 'telegraph');
    expect(await configurations.commit(1, source, OPERATOR)).toMatchObject({
      ok: false,
      faults: [{ path: 'providers.bank.adapter' }],
    });
  });

  it('K3 refuse a commit on another base than the latest revision', async () => {
    const { configurations } = await open(await newJournal());
    revisionOf(await configurations.commit(1, shops('one', 'two'), OPERATOR));
    for (const base of [0, 1, 3]) {
      const result = await configurations.commit(base, shops('one', 'three'), OPERATOR);
      expect(result).toEqual({ ok: false, conflict: 'base', latestRevision: 2 });
    }
  });

  it('K3 let one of two nodes win that commit at once, and the other one learn of it', async () => {
    const journal = await newJournal();
    const a = (await open(journal)).configurations;
    const b = (await open(journal)).configurations;
    const results = await Promise.all([
      a.commit(1, shops('one', 'a'), OPERATOR),
      b.commit(1, shops('one', 'b'), OPERATOR),
    ]);
    expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
    expect(results).toContainEqual({ ok: false, conflict: 'base', latestRevision: 2 });
    expect(a.latest().revision).toBe(2);
    expect([...(b.latest().parties.get('acme')?.shops.keys() ?? [])]).toEqual([
      ...(a.latest().parties.get('acme')?.shops.keys() ?? []),
    ]);
  });

  it('P5 answer a repeat of a commit as they answered the first', async () => {
    const journal = await newJournal();
    const { configurations } = await open(journal);
    const first = revisionOf(await configurations.commit(1, shops('one', 'two'), OPERATOR));
    expect(revisionOf(await configurations.commit(1, shops('one', 'two'), OPERATOR))).toBe(first);
    expect(await journal.lastPosition()).toBe(2);
    expect(await configurations.commit(1, shops('one', 'two'), { credential: 'another' })).toMatchObject({
      conflict: 'base',
    });
  });

  it('take over what another node committed', async () => {
    const journal = await newJournal();
    const here = (await open(journal)).configurations;
    const there = (await open(journal)).configurations;
    await there.commit(1, shops('one', 'two'), OPERATOR);
    expect(here.latest().revision).toBe(1);
    await here.refresh();
    expect(here.latest().revision).toBe(2);
  });

  it('commit under a new epoch when the partition was taken over in between', async () => {
    const journal = await newJournal();
    const { configurations } = await open({
      ...journal,
      // The epoch rises after each look at it, once.
      head: async (stream) => {
        const head = await journal.head(stream);
        if (head.epoch < 3) await journal.acquire([partitionOf(stream)], 'another node');
        return head;
      },
    });
    expect(configurations.latest().revision).toBe(1);
  });

  it('do not wait for ever on a partition that nobody has taken', async () => {
    await expect(open(openMemoryStore().journal)).rejects.toThrow(JournalUnavailable);
  });

  it('find out whether a commit of unknown outcome landed', async () => {
    let fate: 'landed' | 'lost' | undefined;
    const journal = await newJournal({ fault: () => fate });
    const { configurations } = await open(journal);
    fate = 'landed';
    expect(revisionOf(await configurations.commit(1, shops('one', 'two'), OPERATOR))).toBe(2);
    fate = 'lost';
    await expect(configurations.commit(2, shops('one', 'two', 'three'), OPERATOR)).rejects.toThrow();
    fate = undefined;
    expect(configurations.latest().revision).toBe(2);
    expect(revisionOf(await configurations.commit(2, shops('one', 'two', 'three'), OPERATOR))).toBe(3);
  });
});
