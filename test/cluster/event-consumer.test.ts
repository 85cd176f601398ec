import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { AckPolicy, jetstreamManager } from '@nats-io/jetstream';
import { expect, it } from 'vitest';
import { createCommitHints } from '../../cluster/commit-hints.ts';
import { PUBLISHER_PARTITION, startEventPublisher } from '../../cluster/event-publisher.ts';
import { createMemoryRegister } from '../../cluster/memory/register.ts';
import { BUCKETS, EVENT_HEADERS, STREAMS } from '../../cluster/names.ts';
import { createNatsBus } from '../../cluster/nats/bus.ts';
import { connectNats } from '../../cluster/nats/connection.ts';
import { createNatsEventLog } from '../../cluster/nats/event-log.ts';
import { messages } from '../../src/client/client.ts';
import { openMemoryStore } from '../../src/journal/memory/open-memory-store.ts';
import type { MachineClock } from '../../src/ports/clocks.ts';
import { createEventFeed } from '../../src/rpc/event-feed.ts';
import { createEventSource } from '../../src/rpc/event-source.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { describeWithNats } from '../kit/describe-with-nats.ts';
import { startNats } from '../kit/nats.ts';
import { newInvoice, payWith, take } from '../rpc/requests.ts';
import { startRpcNode } from '../rpc/rpc-node.ts';

/** The example of docs/events.md as a process of its own, with the lines it prints. */
function startConsumer(url: string) {
  const child = spawn(process.execPath, ['examples/events/consumer.js', url, 'books'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => lines.push(line));
  return {
    lines,
    kill: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

describeWithNats('events of a cluster', () => {
  it('reach a node that committed nothing, and a program that was away', async () => {
    const servers = await startNats();
    const connection = await connectNats({ url: servers.url, name: 'test' });
    const failures: unknown[] = [];
    const failed = (error: unknown) => void failures.push(error);
    const bus = createNatsBus({ connection, clock: systemMachineClock, failed });
    // The feed never polls: what it has it was told of.
    const after: MachineClock['after'] = (delayMs, callback) =>
      delayMs < 5_000 ? systemMachineClock.after(delayMs, callback) : () => {};
    const clock = { ...systemMachineClock, after };
    // Node a has the invoices; node b shares its journal, and hears of commits from the bus alone.
    const a = await startRpcNode();
    const hints = createCommitHints(bus, a.store.journal);
    const { journal } = openMemoryStore({ disk: a.store.disk });
    const feed = createEventFeed({ journal, clock, hints, failed });
    const { node, store, vault } = a;
    const b = await startRpcNode({ entities: node.registry, queries: store.queries, journal, feed, vault });
    const publisher = startEventPublisher({
      log: createNatsEventLog({ connection, replicas: 1 }),
      source: createEventSource(journal, feed),
      cursors: createMemoryRegister({ clock }).reachedBy('b'),
      leases: { owns: (partition) => partition === PUBLISHER_PARTITION, onChange: () => () => {} },
      clock,
      observer: { eventsPublished: () => {} },
      failed,
    });
    const consumers: ReturnType<typeof startConsumer>[] = [];
    try {
      const onB = b.connect('merchant');
      const first = await a.connect('merchant').invoicing.CreateInvoice(newInvoice());
      const { invoiceId } = first;
      const watching = take(messages(onB.watch({ invoiceId })), (events) => isPaid(events.at(-1)?.invoiceState));
      const subscribed = take(messages(onB.subscribe({})), (responses) =>
        isPaid(responses.at(-1)?.invoice?.invoiceState),
      );
      await payWith(a.connect('merchant'), { invoiceId });
      const watched = (await watching).map(({ sequence }) => Number(sequence));
      expect((await subscribed).flatMap(({ invoice }) => invoice?.sequence ?? []).map(Number)).toEqual(watched);

      const manager = await jetstreamManager(connection);
      const { name } = STREAMS.events;
      await manager.consumers.add(name, {
        durable_name: 'books',
        ack_policy: AckPolicy.Explicit,
        max_ack_pending: 1,
        ack_wait: 1_000_000_000,
      });
      const consumer = startConsumer(servers.url);
      consumers.push(consumer);
      await expect.poll(() => consumer.lines.length, { timeout: 20_000 }).toBe(watched.length);
      expect(consumer.lines.map((line) => Number(line.split(' ')[1]))).toEqual(watched);
      expect(consumer.lines.at(-1)).toMatch(
        new RegExp(`^party/${invoiceId} \\d+ INVOICE_STATE_PAID .*invoiceStateChanged$`),
      );
      await consumer.kill();

      const second = await a.connect('merchant').invoicing.CreateInvoice(newInvoice());
      const next = startConsumer(servers.url);
      consumers.push(next);
      await expect
        .poll(() => next.lines, { timeout: 20_000 })
        .toContain(`party/${second.invoiceId} 1 INVOICE_STATE_UNPAID invoiceCreated`);
      expect(failures).toEqual([]);
    } finally {
      for (const each of consumers) await each.kill();
      await publisher.stop();
      feed.close();
      hints.close();
      await b.stop();
      await a.stop();
      await connection.close();
      await servers.stop();
    }
  }, 60_000);
});

const isPaid = (state: unknown): boolean => state === 'INVOICE_STATE_PAID';

it('the page on events names all that there is in NATS', () => {
  const page = readFileSync(new URL('../../docs/events.md', import.meta.url), 'utf8');
  const names = [...Object.values(STREAMS), ...Object.values(BUCKETS)].map(({ name }) => name);
  for (const name of [...names, ...Object.values(EVENT_HEADERS)]) expect(page).toContain(`\`${name}\``);
});
