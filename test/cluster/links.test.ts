import { describe, expect, it } from 'vitest';
import { encodeBatch } from '../../cluster/frame.ts';
import type { LinkAnswer, LinkRequest, NodeRun } from '../../cluster/link-call.ts';
import { createLinks, type Links, type LinksOptions } from '../../cluster/links.ts';
import { createMemoryHub } from '../../cluster/memory/bus.ts';
import { refuse } from '../../src/domain/errors.ts';
import { FOLD_VERSION } from '../../src/domain/fold-version.ts';
import { NO_INVOICE } from '../../src/domain/invoice/evolve.ts';
import type { RequestContext } from '../../src/ports/entities.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { newInvoice } from '../kit/invoice-world.ts';
import { turns } from '../kit/payment-node.ts';
import { seededRandom } from '../kit/seeded-random.ts';

const STREAM = 'invoice/party/invoice';
const A: NodeRun = { node: 'a', incarnation: 'a1' };
const B: NodeRun = { node: 'b', incarnation: 'b1' };
const MADE = { type: 'refund', paymentId: 'payment', id: 'refund' } as const;
const ACCEPTED: LinkAnswer = {
  type: 'answer',
  answer: { ok: true, state: { ...NO_INVOICE, facts: undefined as never }, sequence: 7, made: MADE },
};
const FOREVER_MS = 60_000;

function requestOf(rest: Partial<RequestContext> = {}): RequestContext {
  return { actor: { credential: 'key', role: 'merchant' }, deadlineMs: 30_000, newKeys: [], ...rest };
}

function readOf(comment = '', rest: Partial<RequestContext> = {}): LinkRequest {
  return { type: 'read', stream: STREAM, request: requestOf({ comment, ...rest }) };
}

interface Side {
  readonly links: Links;
  readonly served: LinkRequest[];
  readonly outcomes: string[];
  readonly failures: unknown[];
}

/** Two nodes on one hub; `b` answers as the test says. */
function twoNodes(options: Partial<LinksOptions> = {}, maxPayload = 100_000) {
  const clock = handCrankedClock();
  const hub = createMemoryHub({ clock, random: seededRandom(1), maxPayload });
  const side = (
    self: NodeRun,
    rest: Partial<LinksOptions> = {},
  ): Side & { readonly bus: ReturnType<typeof hub.join> } => {
    const served: LinkRequest[] = [];
    const outcomes: string[] = [];
    const failures: unknown[] = [];
    const bus = hub.join(self.node);
    const serve = async (call: LinkRequest): Promise<LinkAnswer> => {
      served.push(call);
      return ACCEPTED;
    };
    const links = createLinks({
      bus,
      self,
      clock,
      observer: { linkCalled: (outcome) => outcomes.push(outcome) },
      serve,
      failed: (error) => failures.push(error),
      ...rest,
    });
    return { links, bus, served, outcomes, failures };
  };
  return { clock, hub, side, a: side(A), b: side(B, options) };
}

/** What a promise has come to, without waiting for it. */
function watched<Given>(promise: Promise<Given>) {
  const seen: { value: Given | 'pending' } = { value: 'pending' };
  void promise.then((value) => {
    seen.value = value;
  });
  return seen;
}

describe('a link between two nodes', () => {
  it('K1 brings a call to the other node and its answer back', async () => {
    const { a, b } = twoNodes();
    const call: LinkRequest = { type: 'ask', stream: STREAM, command: newInvoice(), request: requestOf() };
    const answer = watched(a.links.send(B, call, FOREVER_MS));
    await turns(5);
    expect(answer.value).toEqual(ACCEPTED);
    expect(b.served).toEqual([call]);
    expect(a.outcomes).toEqual(['answered']);
    expect(a.links.stats()).toEqual({ outstanding: 0, unreadable: 0 });
  });

  it('K1 loses a call that nobody answers in its time, and takes no answer to it afterwards', async () => {
    const { a, b, hub, clock } = twoNodes();
    hub.disturb('b', 'a', { delayMs: [3_000, 3_000] });
    const answer = watched(a.links.send(B, readOf(), 2_000));
    await turns(5);
    clock.advance(1_999);
    await turns(5);
    expect(answer.value).toBe('pending');
    clock.advance(1);
    await turns(5);
    expect(answer.value).toBe('lost');
    clock.advance(2_000);
    await turns(5);
    expect(b.served).toHaveLength(1);
    expect(a.outcomes).toEqual(['lost']);
    expect(a.links.stats().outstanding).toBe(0);
  });

  it('K1 takes each answer once, though every message comes twice', async () => {
    const { a, b, hub } = twoNodes();
    hub.disturb('a', 'b', { doubled: 1 });
    hub.disturb('b', 'a', { doubled: 1 });
    const answers = [1, 2, 3].map((number) => watched(a.links.send(B, readOf(String(number)), FOREVER_MS)));
    await turns(8);
    expect(answers.map(({ value }) => value)).toEqual([ACCEPTED, ACCEPTED, ACCEPTED]);
    expect(a.outcomes).toHaveLength(3);
    expect(b.served).toHaveLength(6);
  });

  it('K1 loses at once what waits for a node that is gone, and nothing else', async () => {
    const { a, side } = twoNodes({ serve: () => new Promise(() => {}) });
    side({ node: 'c', incarnation: 'c1' }, { serve: () => new Promise(() => {}) });
    const toB = watched(a.links.send(B, readOf(), FOREVER_MS));
    const toC = watched(a.links.send({ node: 'c', incarnation: 'c1' }, readOf(), FOREVER_MS));
    await turns(5);
    a.links.gone('b1');
    await turns(1);
    expect([toB.value, toC.value]).toEqual(['lost', 'pending']);
  });

  it('K1 loses at once what waits for a node that is not the one to ask any more', async () => {
    const { a } = twoNodes({ serve: () => new Promise(() => {}) });
    const one = watched(a.links.send(B, { type: 'touch', stream: 'one' }, FOREVER_MS));
    const other = watched(a.links.send(B, { type: 'touch', stream: 'other' }, FOREVER_MS));
    await turns(5);
    a.links.recheck((incarnation, stream) => incarnation === 'b1' && stream === 'other');
    await turns(1);
    expect([one.value, other.value]).toEqual(['lost', 'pending']);
    expect(a.links.stats().outstanding).toBe(1);
  });

  it('K1 loses everything when it is closed, and hears nothing more', async () => {
    const { a, b } = twoNodes();
    const answer = watched(a.links.send(B, readOf(), FOREVER_MS));
    a.links.close();
    await turns(5);
    expect(answer.value).toBe('lost');
    void b.links.send(A, readOf(), FOREVER_MS);
    await turns(5);
    expect(a.served).toEqual([]);
  });

  it('K1 leaves a call unanswered that the other node failed at, and says so there', async () => {
    const { a, b, clock } = twoNodes({ serve: () => Promise.reject(new Error('a bug')) });
    const answer = watched(a.links.send(B, readOf(), 2_000));
    await turns(5);
    expect(b.failures).toEqual([new Error('a bug')]);
    clock.advance(2_000);
    await turns(1);
    expect(answer.value).toBe('lost');
  });

  it('K1 takes no answer of a node that was not asked', async () => {
    const { a, b, hub } = twoNodes({ serve: () => new Promise(() => {}) });
    const answer = watched(a.links.send(B, readOf(), FOREVER_MS));
    await turns(5);
    const forged = (from: NodeRun) => {
      const envelopes = [{ type: 'answer' as const, correlation: 1, answer: { type: 'moved' as const } }];
      const [message = new Uint8Array()] = encodeBatch(
        { type: 'batch', from, foldVersion: FOLD_VERSION, envelopes },
        10_000,
        'id',
      );
      hub.join('forger').publish('turnpike.node.a.a1', message);
    };
    forged({ node: 'b', incarnation: 'b0' });
    await turns(3);
    expect(answer.value).toBe('pending');
    forged(B);
    await turns(3);
    expect(answer.value).toEqual({ type: 'moved' });
    expect([a.outcomes, b.served]).toEqual([['moved'], []]);
  });

  it('K2 has calls served in the order they were sent, however late and however large', async () => {
    const { a, b, hub, clock } = twoNodes();
    hub.disturb('a', 'b', { delayMs: [1, 80], doubled: 0.3 });
    const sent: string[] = [];
    for (let number = 0; number < 100; number += 1) {
      const comment = String(number).repeat(number % 10 === 0 ? 60_000 : 1);
      sent.push(comment);
      void a.links.send(B, readOf(comment), FOREVER_MS);
      if (number % 3 === 0) await turns(2);
    }
    await turns(2);
    for (let step = 0; step < 100; step += 1) {
      clock.advance(1);
      await turns(1);
    }
    const first = [...new Set(b.served.map((call) => ('request' in call ? call.request.comment : '')))];
    expect(first).toEqual(sent);
  });

  it('K3 sends what is asked within a turn in one message, and answers in one', async () => {
    const { a, b, side } = twoNodes();
    const eavesdropper = side({ node: 'e', incarnation: 'e1' }).bus;
    const messages: string[] = [];
    eavesdropper.subscribe('turnpike.node.>', (_payload, subject) => messages.push(subject));
    const answers = Array.from({ length: 100 }, () => watched(a.links.send(B, readOf(), FOREVER_MS)));
    await turns(8);
    expect(answers.every(({ value }) => value !== 'pending')).toBe(true);
    expect(b.served).toHaveLength(100);
    expect(messages).toEqual(['turnpike.node.b.b1', 'turnpike.node.a.a1']);
  });

  it('K4 hands over the time that is left, whatever the other machine’s clock shows', async () => {
    const clock = handCrankedClock(1_000_000);
    const deadlines: number[] = [];
    const { a, clock: ours } = twoNodes({
      clock,
      serve: async (call) => {
        deadlines.push('request' in call ? call.request.deadlineMs : Number.NaN);
        return ACCEPTED;
      },
    });
    for (const leftMs of [5_000, 0.5, -3, Number.POSITIVE_INFINITY]) {
      void a.links.send(B, readOf('', { deadlineMs: ours.nowMs() + leftMs }), FOREVER_MS);
    }
    await turns(5);
    expect(deadlines).toEqual([1_005_000, 1_000_000.5, 999_997, Number.POSITIVE_INFINITY]);
  });

  it('K5 counts what it cannot read, and goes on', async () => {
    const { a, b, hub } = twoNodes();
    const [message = new Uint8Array()] = encodeBatch({ type: 'nonsense' } as never, 10_000, 'id');
    const stranger = hub.join('stranger');
    const [hollow = new Uint8Array()] = encodeBatch({ type: 'batch', envelopes: [null] } as never, 10_000, 'id');
    for (const bytes of [new Uint8Array(), Uint8Array.of(1, 2, 3), Buffer.from('hello'), message, hollow]) {
      stranger.publish('turnpike.node.b.b1', bytes);
    }
    await turns(3);
    expect(b.links.stats().unreadable).toBe(5);
    const answer = watched(a.links.send(B, readOf(), FOREVER_MS));
    await turns(5);
    expect(answer.value).toEqual(ACCEPTED);
    expect(b.failures).toEqual([]);
  });

  it('carries calls and answers that are larger than a message', async () => {
    const large = refuse('MISCONFIGURED', 'no '.repeat(100_000));
    const { a, b } = twoNodes({
      serve: async () => ({ type: 'answer', answer: large }),
    });
    const answer = watched(a.links.send(B, readOf('why '.repeat(100_000)), FOREVER_MS));
    await turns(20);
    expect(answer.value).toEqual({ type: 'answer', answer: large });
    expect(b.failures).toEqual([]);
  });

  it('keeps the state at home where the caller folds another one, and says what was made', async () => {
    const { a } = twoNodes({ foldVersion: FOLD_VERSION + 1 });
    const answer = watched(a.links.send(B, readOf(), FOREVER_MS));
    await turns(5);
    expect(answer.value).toEqual({ type: 'stateless', made: MADE });
    const refusal: LinkAnswer = { type: 'answer', answer: refuse('INVOICE_NOT_FOUND', 'none') };
    const other = twoNodes({ foldVersion: FOLD_VERSION + 1, serve: async () => refusal });
    const refused = watched(other.a.links.send(B, readOf(), FOREVER_MS));
    await turns(5);
    expect(refused.value).toEqual(refusal);
  });

  it('refuses calls of clients when ten thousand wait for one node, but none of the node’s own', async () => {
    const { a, side } = twoNodes({ serve: () => new Promise(() => {}) });
    const c = { node: 'c', incarnation: 'c1' };
    side(c);
    for (let number = 0; number < 10_000; number += 1) void a.links.send(B, readOf(), FOREVER_MS);
    const client = watched(a.links.send(B, readOf(), FOREVER_MS));
    const own = watched(a.links.send(B, readOf('', { actor: { credential: 'node', role: 'node' } }), FOREVER_MS));
    const touch = watched(a.links.send(B, { type: 'touch', stream: STREAM }, FOREVER_MS));
    const elsewhere = watched(a.links.send(c, readOf(), FOREVER_MS));
    await turns(5);
    expect(client.value).toMatchObject({ answer: { ok: false, reason: 'OVERLOADED' } });
    expect([own.value, touch.value]).toEqual(['pending', 'pending']);
    expect(elsewhere.value).toEqual(ACCEPTED);
    a.links.gone('b1');
    expect(a.links.stats().outstanding).toBe(0);
  });

  it('says that a message could not be made, and the calls in it are lost in their time', async () => {
    const { a, b, clock } = twoNodes();
    const broken: object = { ...readOf(), broken: () => {} };
    const answer = watched(a.links.send(B, broken as LinkRequest, 2_000));
    await turns(5);
    expect(a.failures).toHaveLength(1);
    clock.advance(2_000);
    const next = watched(a.links.send(B, readOf(), 2_000));
    await turns(5);
    expect([answer.value, next.value, b.served.length]).toEqual(['lost', ACCEPTED, 1]);
  });
});
