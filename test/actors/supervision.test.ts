import { afterEach, describe, expect, it, vi } from 'vitest';
import type { FaultPoint } from '../../src/actors/fault-points.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import { SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { createLogger } from '../../src/telemetry/log.ts';
import { failingJournal } from '../kit/failing-journal.ts';
import { newInvoice, newPayment } from '../kit/invoice-world.ts';
import { callbackOf, keyedProvider } from '../kit/keyed-provider.ts';
import { startPaymentNode, turns } from '../kit/payment-node.ts';

const STREAM = invoiceStream('party', 'invoice');
const CARD = '4000056655665556';
const SPACED_CARD = '4000 0566 5566 5556';

/** A hook that throws at a point for as long as it is told to. */
function breakable(point: FaultPoint, error = new Error('something broke')) {
  const state = { times: 0, thrown: 0 };
  const reached = (at: FaultPoint): void => {
    if (at !== point || state.thrown >= state.times) return;
    state.thrown += 1;
    throw error;
  };
  return { state, faults: () => ({ reached }) };
}

/** Everything that anybody prints while the test runs. */
function listenToConsole(): readonly string[] {
  const printed: string[] = [];
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(
      (...parts: unknown[]) => void printed.push(parts.map(String).join(' ')),
    );
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((chunk) => printed.push(String(chunk)) > 0);
  }
  return printed;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a handler that throws', () => {
  it('ends its activation: whoever waits is told to come again, and the next message finds what the journal has', async () => {
    const { state, faults } = breakable('before-reply');
    const node = await startPaymentNode({ faults });
    await node.create();
    state.times = 1;
    const answers = await Promise.all([
      node.ask(newPayment(), { requestId: 'r', fingerprint: Buffer.from('f') }),
      node.ask({ type: 'Wake' }),
    ]);
    expect(answers).toMatchObject([
      { ok: false, reason: 'JOURNAL_UNAVAILABLE' },
      { ok: false, reason: 'JOURNAL_UNAVAILABLE' },
    ]);
    // The change was durable before the handler threw: the repeat meets it.
    expect(await node.ask(newPayment(), { requestId: 'r', fingerprint: Buffer.from('f') })).toMatchObject({
      ok: true,
      sequence: 2,
    });
    await node.advance(1_000);
    expect((await node.until(({ step }) => step === 'idle')).status.tag).toBe('captured');
    expect(new Set(node.provider.calls.map(({ key }) => key)).size).toBe(2);
  });

  it('prints nothing of its message, and its error reaches the log without card data (P9)', async () => {
    const { state, faults } = breakable('before-reply', new Error(`cannot pay with ${CARD} nor ${SPACED_CARD}`));
    const lines: string[] = [];
    const log = createLogger({ level: 'trace', destination: { write: (line) => void lines.push(line) } });
    const actorFailed = (stream: string, error: unknown) => log.error({ stream, err: error }, 'an activation ended');
    const node = await startPaymentNode({ faults, observer: { ...SILENT_OBSERVER, actorFailed } });
    const printed = listenToConsole();
    await node.create();
    state.times = 1;
    await node.ask(newInvoice({ details: { product: CARD, description: SPACED_CARD } }), { newKeys: [] });
    await node.ask(newPayment({ externalId: CARD }));
    await turns(20);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('an activation ended');
    for (const text of [...lines, ...printed]) {
      expect(text.replaceAll(/[ -]/g, '')).not.toContain(CARD);
    }
    expect(printed).toEqual([]);
  });
});

describe('work that throws in a child', () => {
  it.each(['before-provider-call', 'after-provider-call', 'before-callback'] as const)(
    'at %s is begun again from the journal without being asked for (R5)',
    async (point) => {
      const { state, faults } = breakable(point);
      state.times = 2;
      const provider = keyedProvider();
      provider.plan('processed', 'suspend');
      const tag = 'party~invoice~payment~0';
      const node = await startPaymentNode({ adapter: provider, faults });
      await node.create();
      await node.start();
      for (let second = 0; second < 5; second += 1) await node.advance(1_000);
      provider.confirm(tag);
      await node.node.callbacks.accept('bank', callbackOf(tag, 'event'));
      for (let second = 0; second < 15; second += 1) await node.advance(1_000);
      expect(state.thrown).toBe(2);
      const records = node.store.disk.tables.records.length;
      expect((await node.payment()).status.tag).toBe('captured');
      expect(node.store.disk.tables.records).toHaveLength(records);
      expect([...provider.effects.values()]).toEqual([1, 1]);
      expect(provider.repeats()).toBe(0);
    },
  );

  it('and always throws is begun again later and later, and disturbs nobody else', async () => {
    const { state, faults } = breakable('before-provider-call');
    state.times = Number.POSITIVE_INFINITY;
    const node = await startPaymentNode({ faults });
    await node.create();
    await node.start();
    for (let second = 0; second < 600; second += 1) await node.advance(1_000);
    expect(state.thrown).toBeGreaterThan(10);
    expect(state.thrown).toBeLessThan(30);
    expect(await node.read()).toMatchObject({ status: { tag: 'unpaid' } });
    state.times = 0;
    for (let second = 0; second < 61; second += 1) await node.advance(1_000);
    expect((await node.payment()).status.tag).toBe('captured');
  });
});

describe('a record that cannot be read', () => {
  it('keeps its own invoice out of reach, with an answer, and no other', async () => {
    const node = await startPaymentNode({ limits: { idleMs: 1_000 } });
    await node.create();
    await node.advance(2_000);
    const record = node.store.disk.tables.streams.get(STREAM)?.records[0];
    record?.bytes.fill(0xff);
    expect(await node.ask({ type: 'Wake' })).toMatchObject({ ok: false, reason: 'JOURNAL_UNAVAILABLE' });
    expect(await node.ask({ type: 'Wake' })).toMatchObject({ ok: false, reason: 'JOURNAL_UNAVAILABLE' });
    const other = await node.node.registry.ask(invoiceStream('party', 'other'), newInvoice({ id: 'other' }), {
      actor: { credential: 'key', role: 'merchant', partyId: 'party' },
      deadlineMs: Number.POSITIVE_INFINITY,
      newKeys: [],
    });
    expect(other).toMatchObject({ ok: true });
    await node.node.stop();
  });
});

describe('a journal that is down', () => {
  it('makes refusals that say when to come again, and everything goes on by itself when it is back', async () => {
    const outage = failingJournal();
    const failures: unknown[] = [];
    const node = await startPaymentNode({
      journal: outage.wrap,
      failed: (error) => failures.push(error),
      limits: { idleMs: 3_000 },
    });
    const { provider } = node;
    await node.create();
    provider.script('process', 'hang');
    await node.start();
    await turns(20);

    outage.down = true;
    provider.release({ intent: { type: 'succeed' } });
    await turns(20);
    expect(await node.ask({ type: 'RescindInvoice', reason: 'changed my mind' })).toMatchObject({
      reason: 'JOURNAL_UNAVAILABLE',
    });
    expect(
      await node.node.registry.ask(invoiceStream('party', 'new'), newInvoice({ id: 'new' }), {
        actor: { credential: 'key', role: 'merchant', partyId: 'party' },
        deadlineMs: Number.POSITIVE_INFINITY,
        newKeys: [],
      }),
    ).toMatchObject({ ok: false, reason: 'JOURNAL_UNAVAILABLE' });
    for (let second = 0; second < 30; second += 1) await node.advance(1_000);
    expect(failures.length).toBeGreaterThan(0);
    expect(node.node.registry.stats().inFlight).toBe(0);

    outage.down = false;
    for (let second = 0; second < 65; second += 1) await node.advance(1_000);
    // Nobody asked for the state before: the journal has it.
    const { records } = node.store.disk.tables;
    expect(records.filter(({ stream }) => stream === STREAM).length).toBeGreaterThan(3);
    expect((await node.payment()).status.tag).toBe('captured');
    expect(provider.calls.filter(({ method }) => method === 'process').map(({ target }) => target)).toEqual([
      'processed',
      'captured',
    ]);
    await node.node.stop();
  });

  it('stops no timer for good: what came due meanwhile is done when it is back', async () => {
    const outage = failingJournal();
    const node = await startPaymentNode({ journal: outage.wrap, failed: () => {}, limits: { idleMs: 1_000 } });
    await node.create({ dueInMs: 10_000 });
    await node.advance(9_900);
    outage.down = true;
    for (let second = 0; second < 20; second += 1) await node.advance(1_000);
    outage.down = false;
    for (let second = 0; second < 61; second += 1) await node.advance(1_000);
    const status = node.store.disk.tables.records.length;
    expect(status).toBe(2);
    expect((await node.read()).status).toEqual({ tag: 'cancelled', reason: 'overdue' });
    await node.node.stop();
  });
});
