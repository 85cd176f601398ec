import { describe, expect, it } from 'vitest';
import type { StoredRecord } from '../../src/ports/journal.ts';
import { createEventProjector } from '../../src/rpc/event-projector.ts';
import { encodeRecord } from '../../src/wire/record.ts';

/** A journal of invoices that counts how often it is asked for the beginning of one. */
function world(maxSize: number) {
  const records: StoredRecord[] = [];
  const read: string[] = [];
  const projector = createEventProjector(
    {
      async read(stream, afterSequence, limit) {
        read.push(stream.slice('invoice/party/'.length));
        return records.filter((each) => each.stream === stream && each.sequence > afterSequence).slice(0, limit);
      },
    },
    maxSize,
  );
  const add = (id: string, changes: Parameters<typeof encodeRecord>[0]['changes']) => {
    const stream = `invoice/party/${id}`;
    const sequence = records.filter((each) => each.stream === stream).length + 1;
    const bytes = encodeRecord({ time: 1, actor: { credential: 'x', role: 'merchant' }, changes });
    const position = records.length + 1;
    const record = {
      stream,
      sequence,
      position,
      partition: 0,
      appendId: `${position}`,
      kind: 'invoice',
      time: 1,
      bytes,
    };
    records.push(record);
    return projector.project(record);
  };
  return {
    read,
    records,
    projector,
    create: (id: string) => add(id, [{ type: 'invoice_created', invoice: { ...INVOICE, id } }]),
    createPayin: (id: string) =>
      add(id, [{ type: 'invoice_created', invoice: { ...INVOICE, id, application: FACTS } }]),
    cancel: (id: string) =>
      add(id, [{ type: 'invoice_status_changed', status: { tag: 'cancelled', reason: 'x' } } as const]),
  };
}

const INVOICE = {
  partyId: 'party',
  shopId: 'shop',
  revision: 1,
  createTime: 1,
  dueTime: 2,
  cost: { amountMinor: 1n, currency: 'RUB' },
  details: { product: 'Book' },
  mutations: [],
} as const;
const FACTS = {
  projectId: 'desk',
  paymentId: 'order',
  product: 'p2p',
  method: 'card-p2p',
  urls: { informative: '', success: '', decline: '' },
  hosted: false,
  onExpiry: 'decline',
  confirmTimeoutMs: 1,
  expireTime: 2,
} as const;

describe('views of the projector', () => {
  it('V2 of so many invoices are kept, and one that was dropped is folded again to the same event', async () => {
    const { create, cancel, read, records, projector } = world(3);
    for (const id of ['a', 'b', 'c', 'd']) await create(id);
    await cancel('d');
    await cancel('b');
    expect(read).toEqual([]);
    const event = await cancel('a');
    expect(read).toEqual(['a']);
    expect(event?.event).toMatchObject({ shopId: 'shop', sequence: 2n, invoiceState: 'INVOICE_STATE_CANCELLED' });
    const [first] = records;
    expect((await (first && projector.project(first)))?.event?.invoiceState).toBe('INVOICE_STATE_UNPAID');
  });

  it('V2 a payin takes the place of several invoices', async () => {
    const { create, createPayin, cancel, read } = world(7);
    for (const id of ['a', 'b', 'c']) await create(id);
    await createPayin('payin');
    await cancel('c');
    expect(read).toEqual([]);
    await cancel('a');
    expect(read).toEqual(['a']);
  });

  it('V2 one that is larger than all together is not folded again at each record', async () => {
    const { createPayin, cancel, read } = world(1);
    await createPayin('payin');
    await cancel('payin');
    expect(read).toEqual([]);
  });
});
