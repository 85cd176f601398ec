import { refuse } from '../src/domain/errors.ts';
import { FOLD_VERSION } from '../src/domain/fold-version.ts';
import type { StreamId } from '../src/domain/ids.ts';
import type { Bus } from '../src/ports/bus.ts';
import type { MachineClock } from '../src/ports/clocks.ts';
import type { Observer } from '../src/ports/observer.ts';
import { type Batch, decodeFrame, type Envelope, encodeBatch } from './frame.ts';
import { isInternal, type LinkAnswer, type LinkRequest, type NodeRun } from './link-call.ts';
import { nodeSubject } from './names.ts';
import { createAssembly } from './parts.ts';

/**
 * Calls between nodes over a bus that loses messages. Not responsible for where a call belongs, nor for its repeats: that is
 * the router.
 *  K1 Every call ends: with the answer of the node that was asked, or `lost`, which says nothing of whether it took effect.
 *  K2 Calls to one node are served in the order they were sent, or not at all; one may be served twice.
 *  K3 What is sent to one node within a turn of the event loop travels as one message.
 *  K4 Machine clocks of two nodes have nothing in common: a deadline travels as the time that is left.
 *  K5 No message can make a node fail. What cannot be read is counted.
 */
export interface Links {
  send(to: NodeRun, call: LinkRequest, timeoutMs: number): Promise<LinkAnswer | 'lost'>;
  /** What waits for an answer of this run is lost, at once. */
  gone(incarnation: string): void;
  /** What waits for an answer of a run that is not the one to ask any more is lost, at once. */
  recheck(isAsked: (incarnation: string, stream: StreamId) => boolean): void;
  stats(): LinkStats;
  /** Takes no more messages; whatever waits is lost. */
  close(): void;
}

export interface LinkStats {
  /** Calls that wait for an answer. */
  readonly outstanding: number;
  /** Messages that were no frame of ours, since the start. */
  readonly unreadable: number;
}

export interface LinksOptions {
  readonly bus: Bus;
  readonly self: NodeRun;
  readonly clock: MachineClock;
  readonly observer: Pick<Observer, 'linkCalled'>;
  /** Answers the calls of other nodes. */
  readonly serve: (call: LinkRequest, from: NodeRun) => Promise<LinkAnswer>;
  readonly failed: (error: unknown) => void;
  /** By which this node folds what it answers with. */
  readonly foldVersion?: number;
}

interface Peer extends NodeRun {
  /** What goes with the next message. */
  readonly outbox: Envelope[];
  /** Calls that it has not answered. */
  waiting: number;
}

interface Outstanding {
  readonly peer: Peer;
  readonly stream: StreamId;
  settle(answer: LinkAnswer | 'lost'): void;
}

/** A peer that answers nobody holds no more calls of clients than this. */
const MOST_WAITING = 10_000;
/** More would keep the event loop of the receiver busy for milliseconds. */
const MOST_ENVELOPES = 128;

export function createLinks(options: LinksOptions): Links {
  const { bus, self, clock, observer, serve, failed, foldVersion = FOLD_VERSION } = options;
  const outstanding = new Map<number, Outstanding>();
  const peers = new Map<string, Peer>();
  const assembly = createAssembly();
  let calls = 0;
  let batches = 0;
  let unreadable = 0;

  const peerOf = ({ node, incarnation }: NodeRun): Peer => {
    const known = peers.get(incarnation);
    if (known !== undefined) return known;
    const peer: Peer = { node, incarnation, outbox: [], waiting: 0 };
    peers.set(incarnation, peer);
    return peer;
  };

  const post = (peer: Peer, envelopes: readonly Envelope[]): void => {
    batches += 1;
    const batch: Batch = { type: 'batch', from: self, foldVersion, envelopes };
    const messages = encodeBatch(batch, bus.maxPayload(), `${self.incarnation}.${batches}`);
    for (const message of messages) bus.publish(nodeSubject(peer), message);
  };

  const flush = (peer: Peer): void => {
    const { outbox } = peer;
    try {
      while (outbox.length > 0) post(peer, outbox.splice(0, MOST_ENVELOPES));
    } catch (error) {
      outbox.length = 0;
      failed(error);
    }
  };

  const enqueue = (peer: Peer, envelope: Envelope): void => {
    peer.outbox.push(envelope);
    if (peer.outbox.length === 1) setImmediate(flush, peer); // K3
  };

  const send: Links['send'] = (to, call, timeoutMs) => {
    const peer = peerOf(to);
    if (peer.waiting >= MOST_WAITING && !isInternal(call)) return Promise.resolve(OVERLOADED);
    calls += 1;
    const correlation = calls;
    const sentMs = clock.nowMs();
    return new Promise((resolve) => {
      const settle = (answer: LinkAnswer | 'lost'): void => {
        cancel();
        outstanding.delete(correlation);
        peer.waiting -= 1;
        observer.linkCalled(outcomeOf(answer), clock.nowMs() - sentMs);
        resolve(answer);
      };
      const cancel = clock.after(timeoutMs, () => settle('lost'));
      peer.waiting += 1;
      outstanding.set(correlation, { peer, stream: call.stream, settle });
      enqueue(peer, { type: 'request', correlation, call: withDeadline(call, -sentMs) });
    });
  };

  const answer = async (batch: Batch, correlation: number, call: LinkRequest): Promise<void> => {
    const given = await serve(withDeadline(call, clock.nowMs()), batch.from);
    const answer = batch.foldVersion === foldVersion ? given : withoutState(given);
    enqueue(peerOf(batch.from), { type: 'answer', correlation, answer });
  };

  const open = (batch: Batch): void => {
    for (const envelope of batch.envelopes) {
      const { correlation } = envelope;
      if (envelope.type === 'request') {
        answer(batch, correlation, envelope.call).catch(failed);
        continue;
      }
      const asked = outstanding.get(correlation); // Nobody waits for an answer that is late, or comes twice.
      if (asked?.peer.incarnation === batch.from.incarnation) asked.settle(envelope.answer);
    }
  };

  const take = (message: Uint8Array): void => {
    try {
      const frame = decodeFrame(message);
      const whole = frame && assembly.add(frame);
      if (whole !== undefined) open(whole);
      if (frame === undefined) unreadable += 1;
    } catch {
      unreadable += 1; // K5: a frame by its version, and nothing that we know.
    }
  };
  const leave = bus.subscribe(nodeSubject(self), take);

  const lose = (isLost: (call: Outstanding) => boolean): void => {
    for (const call of [...outstanding.values()]) if (isLost(call)) call.settle('lost');
  };

  return {
    send,
    gone: (incarnation) => {
      lose(({ peer }) => peer.incarnation === incarnation);
      peers.delete(incarnation);
    },
    recheck: (isAsked) => lose(({ peer, stream }) => !isAsked(peer.incarnation, stream)),
    stats: () => ({ outstanding: outstanding.size, unreadable }),
    close: () => {
      leave();
      lose(() => true);
    },
  };
}

const OVERLOADED: LinkAnswer = {
  type: 'answer',
  answer: refuse('OVERLOADED', 'Too many requests wait for another node; repeat the request later'),
};

/** The same call with its deadline moved (K4). */
function withDeadline(call: LinkRequest, byMs: number): LinkRequest {
  if (!('request' in call)) return call;
  return { ...call, request: { ...call.request, deadlineMs: call.request.deadlineMs + byMs } };
}

function withoutState(given: LinkAnswer): LinkAnswer {
  if (given.type !== 'answer' || !given.answer.ok) return given;
  const { made } = given.answer;
  return { type: 'stateless', ...(made === undefined ? {} : { made }) };
}

function outcomeOf(answer: LinkAnswer | 'lost'): 'answered' | 'moved' | 'lost' {
  if (answer === 'lost') return 'lost';
  return answer.type === 'moved' ? 'moved' : 'answered';
}
