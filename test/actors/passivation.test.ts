import { describe, expect, it } from 'vitest';
import { invoiceStream } from '../../src/domain/ids.ts';
import { newMemoryDisk } from '../../src/journal/memory/memory-disk.ts';
import type { RequestContext } from '../../src/ports/entities.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { seededRandom } from '../kit/seeded-random.ts';

const REQUEST: RequestContext = {
  actor: { credential: 'key', role: 'merchant', partyId: 'party' },
  deadlineMs: Number.POSITIVE_INFINITY,
  newKeys: [],
};
const STREAM = invoiceStream('party', 'invoice');
const IDLE_MS = 1_000;

/** A disk whose syncs the test runs: until then every append waits. */
function slowDisk() {
  let waiting: (() => void) | undefined;
  const disk = newMemoryDisk({
    schedule: (sync) => {
      waiting = sync;
    },
  });
  const sync = (): void => {
    waiting?.();
    waiting = undefined;
  };
  const pump = async <Given>(work: Promise<Given>): Promise<Given> => {
    let done = false;
    void work.finally(() => {
      done = true;
    });
    while (!done) {
      sync();
      await turns(1);
    }
    return await work;
  };
  return { disk, sync, pump };
}

describe('passivation', () => {
  it('loses no message, however its tick falls together with a dispatch (R1, R2)', async () => {
    const rounds = 5_000;
    const random = seededRandom(1);
    const node = await startPaymentNode({ limits: { idleMs: IDLE_MS } });
    await node.create();
    const { registry } = node.node;
    let ended = 0;
    for (let round = 0; round < rounds; round += 1) {
      const liveBefore = registry.stats().live;
      // The sweep runs inside `advance`, before it first waits: in the tick of the dispatch, before it or after it.
      const order = random.below(3);
      const early = order === 0 ? [registry.read(STREAM, REQUEST)] : [];
      const swept = node.advance(IDLE_MS);
      if (liveBefore > 0 && registry.stats().live === 0) ended += 1;
      const late = order === 1 ? [registry.read(STREAM, REQUEST), registry.ask(STREAM, { type: 'Wake' }, REQUEST)] : [];
      if (order === 2) {
        await turns(random.below(4));
        late.push(registry.read(STREAM, REQUEST));
      }
      for (const answer of await Promise.all([...early, ...late]))
        expect(answer).toMatchObject({ ok: true, sequence: 1 });
      await swept;
      expect(registry.stats().inFlight).toBe(0);
    }
    expect(ended).toBeGreaterThan(rounds / 10);
    await node.node.stop();
  });

  it('waits for what is in flight: an append, and a call to a provider', async () => {
    const { disk, pump, sync } = slowDisk();
    const node = await pump(startPaymentNode({ disk, limits: { idleMs: IDLE_MS } }));
    const { registry } = node.node;
    const create = registry.ask(STREAM, newInvoice(), REQUEST);
    await node.advance(10 * IDLE_MS);
    expect(registry.stats()).toEqual({ live: 1, inFlight: 1 });
    expect(await pump(create)).toMatchObject({ ok: true });

    node.provider.script('process', 'hang');
    expect(await pump(registry.ask(STREAM, newPayment(), REQUEST))).toMatchObject({ ok: true });
    await node.advance(5 * IDLE_MS);
    expect(registry.stats()).toEqual({ live: 1, inFlight: 0 });
    node.provider.release({ intent: { type: 'succeed' } });
    for (let turn = 0; turn < 200; turn += 1) {
      sync();
      await turns(1);
    }
    await node.advance(2 * IDLE_MS);
    expect(registry.stats()).toEqual({ live: 0, inFlight: 0 });
    expect((await node.payment()).status.tag).toBe('captured');
  });

  it('ends those at rest first come first served when more are live than the node wants to keep', async () => {
    const node = await startPaymentNode({ limits: { idleMs: 1_000_000, mostIdle: 10 } });
    const { registry } = node.node;
    for (let number = 0; number < 30; number += 1) {
      const stream = invoiceStream('party', `invoice-${number}`);
      expect(await registry.ask(stream, newInvoice({ id: `invoice-${number}` }), REQUEST)).toMatchObject({ ok: true });
    }
    expect(registry.stats().live).toBe(30);
    await node.advance(1_000);
    expect(registry.stats().live).toBe(10);
    for (let number = 0; number < 30; number += 1) {
      expect(await registry.read(invoiceStream('party', `invoice-${number}`), REQUEST)).toMatchObject({ ok: true });
    }
    await node.node.stop();
  });
});

describe('the bounds of mailboxes (R3)', () => {
  async function busyNode(limits: { readonly mailboxLimit?: number; readonly nodeLimit?: number }) {
    const slow = slowDisk();
    const node: PaymentNode = await slow.pump(startPaymentNode({ disk: slow.disk, limits }));
    const registry = node.node.registry;
    return { node, registry, ...slow };
  }

  it('refuse what one invoice has no room for with OVERLOADED, answer the rest, and serve others meanwhile', async () => {
    const { registry, pump } = await busyNode({ mailboxLimit: 8 });
    const first = registry.ask(STREAM, newInvoice(), REQUEST);
    const more = Array.from({ length: 20 }, () => registry.read(STREAM, REQUEST));
    const other = registry.ask(invoiceStream('party', 'other'), newInvoice({ id: 'other' }), REQUEST);
    const answers = await pump(Promise.all([first, ...more]));
    expect(answers.slice(0, 8).every(({ ok }) => ok)).toBe(true);
    expect(answers.slice(8)).toEqual(
      Array.from({ length: 13 }, () => expect.objectContaining({ ok: false, reason: 'OVERLOADED' })),
    );
    expect(await pump(other)).toMatchObject({ ok: true });
    expect(await registry.read(STREAM, REQUEST)).toMatchObject({ ok: true });
  });

  it('refuse what the node has no room for, without loading an invoice for it', async () => {
    const { registry, pump } = await busyNode({ nodeLimit: 5 });
    const asked = Array.from({ length: 12 }, (_, number) =>
      registry.ask(invoiceStream('party', `i${number}`), newInvoice({ id: `i${number}` }), REQUEST),
    );
    expect(registry.stats()).toEqual({ live: 5, inFlight: 5 });
    const answers = await pump(Promise.all(asked));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(5);
    expect(answers.slice(5)).toEqual(
      Array.from({ length: 7 }, () => expect.objectContaining({ reason: 'OVERLOADED' })),
    );
    expect(await pump(registry.ask(invoiceStream('party', 'i9'), newInvoice({ id: 'i9' }), REQUEST))).toMatchObject({
      ok: true,
    });
  });

  it('never keep out what the node itself must do', async () => {
    const { node, registry, pump } = await busyNode({ mailboxLimit: 2, nodeLimit: 3 });
    await pump(registry.ask(STREAM, newInvoice(), REQUEST));
    await pump(registry.ask(STREAM, newPayment(), REQUEST));
    const reads = Array.from({ length: 10 }, () => registry.read(STREAM, REQUEST));
    const paid = async () => {
      for (let turn = 0; turn < 500; turn += 1) {
        if (node.store.disk.tables.records.length >= 4) return;
        await turns(1);
      }
    };
    await pump(Promise.all([...reads, paid()]));
    expect((await node.payment()).status.tag).toBe('captured');
  });
});

describe('a node that stops', () => {
  it('answers what it has taken, refuses what comes after, and is not disturbed by a provider that answers late', async () => {
    const failures: unknown[] = [];
    const { disk, pump } = slowDisk();
    const observer = { ...SILENT_OBSERVER, actorFailed: (_: string, error: unknown) => void failures.push(error) };
    const node = await pump(startPaymentNode({ disk, observer, failed: (error) => failures.push(error) }));
    const { registry } = node.node;
    await pump(registry.ask(STREAM, newInvoice(), REQUEST));
    node.provider.script('process', 'hang');
    await pump(registry.ask(STREAM, newPayment(), REQUEST));
    const taken = registry.ask(invoiceStream('party', 'other'), newInvoice({ id: 'other' }), REQUEST);
    const stopped = node.node.stop();
    await turns(1);
    expect(await registry.read(STREAM, REQUEST)).toMatchObject({ ok: false, reason: 'DRAINING' });
    expect(await pump(taken)).toMatchObject({ ok: true });
    await pump(stopped);
    node.provider.release({ intent: { type: 'succeed' } });
    await turns(20);
    expect(registry.stats().inFlight).toBe(0);
    expect(failures).toEqual([]);

    const next = await pump(node.crash());
    node.provider.script('status', { intent: { type: 'succeed' } });
    await pump(next.until(({ step }) => step === 'idle'));
    expect((await next.payment()).status.tag).toBe('captured');
  });
});
