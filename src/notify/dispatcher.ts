import { createBell } from '../base/bell.ts';
import { addMs, MICROS_PER_MS, type Timestamp } from '../base/time.ts';
import { isSandbox } from '../domain/configuration.ts';
import { PARTITION_COUNT, partitionOf } from '../domain/ids.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Deliveries, Delivery, DeliveryAttempt, NextState } from '../ports/deliveries.ts';
import type { Leases } from '../ports/leases.ts';
import type { Observer } from '../ports/observer.ts';
import type { Random } from '../ports/random.ts';
import type { Sender, SendOutcome } from './attempt.ts';
import { type ChannelOutcome, createChannelGates } from './channel-gate.ts';
import { type ComposeOptions, createComposer } from './compose.ts';
import { disableEndpoint, disableIfFailing, type EndpointDoor } from './disable-endpoint.ts';
import { retryAfterMs, retryDelayMs } from './schedule.ts';

/**
 * Empties the outbox of the channels whose partitions this node owns.
 *
 *  D1 A row is sent by one attempt at a time: this node remembers what is on its way, and lets go of it when it loses the partition.
 *     What ended while the outbox was asked is on no list that it answers with, whatever that says.
 *  D2 A row whose fate was not written down is sent again, with the same id: at least once.
 *  D3 Rows of one resource go out in their order; rows of different resources, and channels, never wait for each other. A channel
 *     that is slow or dead has its share of what is sent at once, and no more; and so has a party, however many channels it has.
 *  D4 Schedules run by the business clock; the life of one attempt by the machine's.
 */
export interface Dispatcher {
  /** Looks at once: rows were stored, or the business clock was moved. */
  nudge(): void;
  /** Lets what is on its way end for a moment, then breaks it off (D2). */
  stop(): Promise<void>;
}

export interface DispatcherOptions extends ComposeOptions {
  readonly deliveries: Deliveries;
  readonly endpoints: EndpointDoor;
  readonly sender: Sender;
  readonly leases: Pick<Leases, 'owns' | 'onChange'>;
  /** Ports of https that merchants' URLs may have outside of a sandbox. */
  readonly ports?: readonly number[];
  readonly clock: MachineClock;
  readonly random: Pick<Random, 'draw'>;
  readonly observer: Pick<Observer, 'deliveryAttempted' | 'deliveryEnded'>;
  /** Something that an operator wants to know of. */
  readonly notice: (message: string) => void;
  readonly failed: (error: unknown) => void;
}

const PARTITIONS = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);
/** Rows that another node stored, and a clock that another node moved, are seen that late. */
const LONGEST_SLEEP_MS = 500;
const SHORTEST_SLEEP_MS = 10;
const PAGE = 100;
const MAX_IN_FLIGHT = 256;
const MAX_OF_PARTY = MAX_IN_FLIGHT / 4;
const STOP_GRACE_MS = 2_000;
/** How long a channel is left alone that asked for it without saying how long. */
const THROTTLE_MS = 5_000;
const HTTPS_PORTS = [443];

type Kind = 'webhook' | 'alert';

export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { deliveries, sender, leases, configurations, businessClock, wall, clock, random, observer, failed } = options;
  const compose = createComposer(options);
  const gates = createChannelGates();
  const bell = createBell();
  const stopped = new AbortController();
  const inFlight = new Map<string, { readonly partition: number; readonly abort: () => void; ended: Promise<void> }>();

  const ofParty = createCounts();

  /** Since the outbox was asked last. */
  let endedSince = new Set<string>();

  const policy = () => ({
    sandbox: isSandbox(configurations.latest()),
    ports: options.ports ?? HTTPS_PORTS,
  });

  /** What follows from an answer for the row, and for its channel. */
  const judge = (row: Delivery, sent: SendOutcome): { next: NextState; channel: ChannelOutcome } => {
    const { status = 0, retryAfter } = sent;
    if (status >= 200 && status < 300) return { next: { state: 'delivered' }, channel: { type: 'delivered' } };
    if (status === 410) {
      const state = row.url === undefined ? 'cancelled' : 'exhausted';
      return { next: { state }, channel: { type: 'refused' } };
    }
    const isThrottling = status === 429 || status === 502 || status === 503 || status === 504;
    const askedMs = isThrottling ? retryAfterMs(retryAfter, wall.now()) : undefined;
    const delayMs = retryDelayMs(row.attempts + 1, random.draw());
    const next: NextState =
      delayMs === undefined
        ? { state: 'exhausted' }
        : { state: 'waiting', nextTime: addMs(businessClock.now(), Math.max(delayMs, askedMs ?? 0)) };
    if (askedMs !== undefined) return { next, channel: { type: 'throttled', delayMs: askedMs } };
    if (status === 429) return { next, channel: { type: 'throttled', delayMs: THROTTLE_MS } };
    return { next, channel: { type: status >= 400 && status < 500 ? 'refused' : 'failed' } };
  };

  const attempt = async (row: Delivery, signal: AbortSignal): Promise<ChannelOutcome> => {
    const kind = kindOf(row);
    const composed = await compose(row);
    if (composed.type === 'unwanted') {
      await deliveries.cancel(row.channel);
      return { type: 'untried' };
    }
    const time = businessClock.now();
    const beganMs = clock.nowMs();
    const sent: SendOutcome =
      composed.type === 'unable' ? { detail: composed.why } : await sender.send(composed.message, policy(), signal);
    if (sent.status === undefined && signal.aborted) return { type: 'untried' }; // D2
    const durationMs = clock.nowMs() - beganMs;
    const { next, channel } = judge(row, sent);
    // Before the row is told of it: a row that is sent again finds its endpoint disabled, and is not lost if we die in between.
    if (next.state === 'cancelled') await disableEndpoint(options, row, 'gone');
    await deliveries.attempted(row.id, attemptOf(row, time, durationMs, sent), next);
    observer.deliveryAttempted(kind, next.state === 'delivered' ? 'delivered' : outcomeWord(sent), durationMs);
    if (next.state !== 'waiting') observer.deliveryEnded(kind, next.state);
    if (next.state === 'cancelled') await deliveries.cancel(row.channel);
    if (next.state === 'exhausted') await exhausted(row, sent);
    return channel;
  };

  const exhausted = async (row: Delivery, { status, detail }: SendOutcome): Promise<void> => {
    const outcome = status === undefined ? detail : `HTTP ${status}`;
    options.notice(`message ${row.id} (${row.type}) of ${row.partyId} was never taken: ${outcome}`);
    if (row.url === undefined) await disableIfFailing(options, row);
  };

  const begin = (row: Delivery, partition: number): void => {
    const aborter = new AbortController();
    const end = async (): Promise<void> => {
      let outcome: ChannelOutcome = { type: 'untried' };
      try {
        outcome = await attempt(row, aborter.signal);
      } catch (error) {
        failed(error);
        // Whatever is away is not asked again at once for the same channel.
        outcome = { type: 'failed' };
      } finally {
        gates.ended(row.channel, outcome, businessClock.now());
        inFlight.delete(row.id);
        ofParty.take(row.partyId);
        endedSince.add(row.id);
        bell.ring();
      }
    };
    ofParty.add(row.partyId);
    inFlight.set(row.id, { partition, abort: () => aborter.abort(), ended: Promise.resolve() });
    const ended = end();
    const entry = inFlight.get(row.id);
    if (entry !== undefined) entry.ended = ended;
  };

  /** Begins what can be begun. True if there may be more that another look would find. */
  const look = async (partitions: readonly number[], now: Timestamp): Promise<boolean> => {
    const limit = PAGE + inFlight.size;
    endedSince = new Set();
    const exceptParties = ofParty.atLeast(MAX_OF_PARTY);
    const rows = await deliveries.due({ partitions, now, except: gates.shut(now), exceptParties, limit });
    let crowded = false;
    for (const row of rows) {
      if (stopped.signal.aborted || inFlight.size >= MAX_IN_FLIGHT) return false;
      const partition = partitionOf(row.channel);
      if (inFlight.has(row.id) || endedSince.has(row.id) || !leases.owns(partition)) continue; // D1
      const isFull = ofParty.of(row.partyId) >= MAX_OF_PARTY; // D3
      if (!isFull && gates.begin(row.channel, now)) begin(row, partition);
      else crowded = rows.length === limit;
    }
    return crowded;
  };

  const sleepMs = async (partitions: readonly number[], now: Timestamp): Promise<number> => {
    const next = await deliveries.nextTime(partitions);
    // What is due by now is on its way, or its channel is shut: their end rings the bell.
    if (next === undefined || next <= now) return LONGEST_SLEEP_MS;
    return Math.min(LONGEST_SLEEP_MS, Math.max(SHORTEST_SLEEP_MS, (next - now) / MICROS_PER_MS));
  };

  const run = async (): Promise<void> => {
    while (!stopped.signal.aborted) {
      let waitMs = LONGEST_SLEEP_MS;
      try {
        const partitions = PARTITIONS.filter(leases.owns);
        const now = businessClock.now();
        if (partitions.length > 0) {
          if (await look(partitions, now)) continue;
          waitMs = await sleepMs(partitions, now);
        }
      } catch (error) {
        failed(error);
      }
      const cancel = clock.after(waitMs, bell.ring);
      await bell.wait(stopped.signal);
      cancel();
    }
  };

  const forget = leases.onChange(({ lost }) => {
    const gone = new Set(lost);
    for (const { partition, abort } of inFlight.values()) if (gone.has(partition)) abort();
    bell.ring();
  });
  const running = run();

  return {
    nudge: bell.ring,
    stop: async () => {
      forget();
      stopped.abort();
      await running;
      const all = [...inFlight.values()];
      const cancel = clock.after(STOP_GRACE_MS, () => {
        for (const { abort } of all) abort();
      });
      await Promise.all(all.map(({ ended }) => ended));
      cancel();
      await sender.close();
    },
  };
}

/** How many there are of each, without those that there are none of. */
function createCounts() {
  const counts = new Map<string, number>();
  const of = (name: string): number => counts.get(name) ?? 0;
  return {
    of,
    add: (name: string): void => void counts.set(name, of(name) + 1),
    take(name: string): void {
      if (of(name) <= 1) counts.delete(name);
      else counts.set(name, of(name) - 1);
    },
    atLeast: (least: number): readonly string[] =>
      [...counts].filter(([, count]) => count >= least).map(([name]) => name),
  };
}

function kindOf({ url }: Delivery): Kind {
  return url === undefined ? 'webhook' : 'alert';
}

/** An answer may say back what it was sent; what is sealed in the row must not get into the log by that way (P9). */
function attemptOf(
  { sealed }: Delivery,
  time: Timestamp,
  durationMs: number,
  { status, detail: said }: SendOutcome,
): DeliveryAttempt {
  const detail = sealed === undefined || status === undefined ? said : 'not kept: the message had requisites in it';
  return { time, durationMs: Math.round(durationMs), detail, ...(status === undefined ? {} : { status }) };
}

/** A few words for metrics: what failed, by the kind of answer. */
function outcomeWord({ status, detail }: SendOutcome): string {
  if (status !== undefined) return `${Math.floor(status / 100)}xx`;
  return detail.startsWith('not sent') ? 'not_sent' : 'no_answer';
}
