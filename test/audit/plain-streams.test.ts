import { describe, expect, it } from 'vitest';
import { createTemplateBook } from '../../src/actors/template-book.ts';
import { audit } from '../../src/audit/audit.ts';
import { partitionOf, templateStream } from '../../src/domain/ids.ts';
import type { NewTemplate } from '../../src/domain/template/template.ts';
import { type MemoryStore, openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { Journal, StoredRecord } from '../../src/ports/journal.ts';
import { recordAppend } from '../../src/ports/record-append.ts';
import { configurationOf } from '../domain/world.ts';
import { countingRandom } from '../kit/counting-random.ts';
import { stoppedBusinessClock } from '../kit/hand-cranked-clock.ts';
import { paymentWorld } from '../kit/payment-node.ts';

/** Streams that book nothing: templates, and whatever else waits for nobody. */

const STREAM = templateStream('party', 't');
const configurations = { load: () => Promise.reject(new Error('nothing here has a revision')) };

const TEMPLATE: NewTemplate = {
  id: 't',
  partyId: 'party',
  shopId: 'shop',
  content: {
    product: 'Books',
    lifetime: { years: 0, months: 0, days: 1, hours: 0, minutes: 0, seconds: 0 },
    details: { type: 'product', product: 'Book', price: { type: 'unlimited' } },
    mutations: [],
  },
};

/** A template that was made, changed and deleted. */
async function storeWithTemplate(): Promise<MemoryStore> {
  const store = openMemoryStore();
  await store.journal.acquire([partitionOf(STREAM)], 'this node');
  const book = createTemplateBook({
    journal: store.journal,
    random: countingRandom(),
    businessClock: stoppedBusinessClock(7),
    configurations: { latest: () => paymentWorld(configurationOf()) },
  });
  const request = { actor: { credential: 'test', role: 'merchant' }, deadlineMs: Infinity, newKeys: [] } as const;
  await book.ask(STREAM, { type: 'CreateTemplate', template: TEMPLATE }, request);
  await book.ask(STREAM, { type: 'UpdateTemplate', update: { product: 'Maps' } }, request);
  await book.ask(STREAM, { type: 'DeleteTemplate' }, request);
  return store;
}

/** The audit of a store whose records were tampered with behind everybody's back. */
async function findings(tamper: (records: readonly StoredRecord[]) => readonly StoredRecord[]) {
  const store = await storeWithTemplate();
  const journal: Journal = {
    ...store.journal,
    read: async (stream, after, limit) =>
      tamper(await store.journal.read(stream, 0, 1_000))
        .filter(({ sequence }) => sequence > after)
        .slice(0, limit),
  };
  const result = await audit({ ...store, journal, configurations });
  return result.findings.map(({ type, subject, message }) => ({ type, subject, message }));
}

const changed = (sequence: number, change: Partial<StoredRecord>) => (records: readonly StoredRecord[]) =>
  records.map((record) => (record.sequence === sequence ? { ...record, ...change } : record));

describe('the audit of a template', () => {
  it('finds nothing in a sound one, and counts it as a stream of its own', async () => {
    const result = await audit({ ...(await storeWithTemplate()), configurations });
    expect(result).toMatchObject({
      ok: true,
      findings: [],
      checked: { streams: 1, records: 3, invoices: 0, plans: 0 },
    });
  });

  it.each<[string, (records: readonly StoredRecord[]) => readonly StoredRecord[], string, string]>([
    [
      'is missing',
      (records) => records.filter(({ sequence }) => sequence !== 2),
      'record_missing',
      'record 2 is missing',
    ],
    ['cannot be read', changed(2, { bytes: new Uint8Array([255]) }), 'record_unreadable', 'record 2'],
    ['is filed under another time', changed(3, { time: 8 }), 'record_misfiled', 'record 3 is filed under another time'],
    ['is filed as another kind', changed(1, { kind: 'invoice' }), 'record_misfiled', 'record 1 is filed as invoice'],
  ])('finds a record that %s', async (_how, tamper, type, message) => {
    expect(await findings(tamper)).toEqual([{ type, subject: STREAM, message: expect.stringContaining(message) }]);
  });

  it('does not pass over a stream of a kind that this release does not know', async () => {
    const store = await storeWithTemplate();
    const stream = 'horoscope/party/x';
    const [epoch = 0] = (await store.journal.acquire([partitionOf(stream)], 'this node')).values();
    const place = { stream, sequence: 1, epoch, appendId: 'x' };
    await store.journal.append(recordAppend(place, { kind: 'horoscope', time: 1, bytes: new Uint8Array() }));
    const { ok, findings: found } = await audit({ ...store, configurations });
    expect(ok).toBe(false);
    expect(found).toMatchObject([{ type: 'record_unreadable', subject: stream }]);
  });
});
