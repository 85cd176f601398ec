import { describe, expect, it } from 'vitest';
import { type EventLog, LogMoved, positionOf } from '../../cluster/event-log.ts';
import { PUBLISHER_PARTITION, startEventPublisher } from '../../cluster/event-publisher.ts';
import { createMemoryRegister } from '../../cluster/memory/register.ts';
import type { PublicEvent } from '../../src/ports/events.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';
import { scriptedEvents } from './scripted-events.ts';

/** A log in memory that takes events one by one, so that two writers may meet in the middle of a batch. */
function memoryLog() {
  const stored: PublicEvent[] = [];
  let name = 'first';
  let away = false;
  const reach = (): void => {
    if (away) throw new Error('the servers are away');
  };
  const log: EventLog = {
    async end() {
      reach();
      return { log: name, sequence: stored.length, position: stored.at(-1)?.position };
    },
    async append(afterSequence, events) {
      let before = stored[afterSequence - 1];
      for (const [index, event] of events.entries()) {
        await turns(1);
        reach();
        const isBehind = stored.length === afterSequence + index && stored.at(-1) === before;
        if (!isBehind) throw new LogMoved('another was first');
        stored.push(event);
        before = event;
      }
      return afterSequence + events.length;
    },
  };
  return {
    log,
    positions: () => stored.map(({ position }) => position),
    set away(isAway: boolean) {
      away = isAway;
    },
    makeAnew: () => {
      stored.length = 0;
      name = 'second';
    },
  };
}

function setup() {
  const clock = handCrankedClock();
  const source = scriptedEvents(7);
  const log = memoryLog();
  const register = createMemoryRegister({ clock }).reachedBy('node');
  const failures: unknown[] = [];
  const published: (readonly [number, number])[] = [];
  const start = () => {
    const listeners = new Set<() => void>();
    let leads = true;
    const publisher = startEventPublisher({
      log: log.log,
      source,
      cursors: register,
      leases: {
        owns: (partition) => leads && partition === PUBLISHER_PARTITION,
        onChange: (listener) => {
          const changed = (): void => listener({ gained: [], lost: [] });
          listeners.add(changed);
          return () => listeners.delete(changed);
        },
      },
      clock,
      observer: { eventsPublished: (count, lag) => published.push([count, lag]) },
      failed: (error) => failures.push(error),
    });
    return {
      ...publisher,
      lead: (does: boolean) => {
        leads = does;
        for (const changed of listeners) changed();
      },
    };
  };
  const settle = async (): Promise<void> => {
    for (let count = 0; count < 40; count += 1) {
      clock.advance(100);
      await turns(10);
    }
  };
  const all = () => source.events.map(({ position }) => position);
  return { clock, source, log, register, failures, published, start, settle, all };
}

describe('the publisher of events', () => {
  it('P2 stores every event in order, what was there before it and what comes while it runs', async () => {
    const { source, log, start, settle, all, published } = setup();
    source.add(20);
    const publisher = start();
    await settle();
    source.add(10);
    await settle();
    expect(log.positions()).toEqual(all());
    expect(published.reduce((sum, [count]) => sum + count, 0)).toBe(30);
    expect(published.at(-1)?.[1]).toBe(0);
    await publisher.stop();
  });

  it('publishes nothing while another node leads, and begins when it is to', async () => {
    const { source, log, start, settle, all } = setup();
    const publisher = start();
    publisher.lead(false);
    source.add(5);
    await settle();
    expect(log.positions()).toEqual([]);
    publisher.lead(true);
    await settle();
    expect(log.positions()).toEqual(all());
    await publisher.stop();
  });

  it('P1 two that both believe to lead store each event once and in order', async () => {
    const { source, log, start, settle, all, failures } = setup();
    const publishers = [start(), start(), start()];
    for (let round = 0; round < 10; round += 1) {
      source.add(9);
      await turns(round);
    }
    await settle();
    expect(log.positions()).toEqual(all());
    expect(failures).toEqual([]);
    await Promise.all(publishers.map((publisher) => publisher.stop()));
  });

  it('P2 leaves nothing out when the servers are away in the middle', async () => {
    const { source, log, start, settle, all, failures, published } = setup();
    const publisher = start();
    source.add(30);
    await turns(12);
    log.away = true;
    await settle();
    source.add(3);
    await settle();
    expect(failures.length).toBeGreaterThan(1);
    expect(published.at(-1)?.[1]).toBeGreaterThan(3);
    log.away = false;
    await settle();
    expect(log.positions()).toEqual(all());
    await publisher.stop();
  });

  it('P2 goes on where the cursor is when the events are too old to be kept', async () => {
    const { source, log, start, settle } = setup();
    source.add(20);
    const publisher = start();
    await settle();
    await publisher.stop();
    const end = await log.log.end();
    log.log.end = async () => ({ ...end, position: undefined });
    source.add(2);
    const next = start();
    await settle();
    expect(log.positions()).toEqual(source.events.map(({ position }) => position));
    await next.stop();
  });

  it('P2 publishes everything once more to a log that was made anew', async () => {
    const { source, log, start, settle, all } = setup();
    source.add(20);
    const publisher = start();
    await settle();
    await publisher.stop();
    log.makeAnew();
    const next = start();
    await settle();
    expect(log.positions()).toEqual(all());
    await next.stop();
  });
});

describe('where publishing goes on', () => {
  const end = { log: 'a', sequence: 10, position: 50 };
  const cursor = { log: 'a', sequence: 10, position: 60 };
  it.each([
    ['after the last event of the log', end, undefined, 50],
    ['after the cursor, which has seen records without events', end, cursor, 60],
    ['after the last event, when the cursor is older', end, { ...cursor, position: 40, sequence: 8 }, 50],
    ['after the cursor, when the log forgot its events', { ...end, position: undefined }, cursor, 60],
    ['after what is left of a log that lost its end', { ...end, sequence: 9, position: 45 }, cursor, 45],
    ['at the beginning, for a log that lost everything', { log: 'a', sequence: 0, position: undefined }, cursor, 0],
    ['at the beginning, for another log', { log: 'b', sequence: 0, position: undefined }, cursor, 0],
    ['at the beginning, when there is no cursor and no event', { ...end, position: undefined }, undefined, 0],
    ['at the beginning, for a journal from before what was published', { ...end, position: 1_001 }, undefined, 0],
  ])('is %s', (_, logEnd, known, position) => {
    expect(positionOf(logEnd, known, 1_000)).toBe(position);
  });
});
