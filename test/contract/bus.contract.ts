import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Bus, MessageTooLarge } from '../../src/ports/bus.ts';

/** Two nodes on one bus. */
export interface BusSubject {
  readonly a: Bus;
  readonly b: Bus;
  /** What `a` and `b` said before is said: subscriptions hold, messages are on their way. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export function busPromises(open: () => Promise<BusSubject>): void {
  let subject: BusSubject;
  beforeEach(async () => {
    subject = await open();
  });
  afterEach(async () => {
    await subject.close();
  });

  /** What arrives at a subscription, as texts. */
  const heard = (bus: Bus, pattern: string) => {
    const texts: string[] = [];
    const leave = bus.subscribe(pattern, (payload, name) => texts.push(`${name}: ${Buffer.from(payload).toString()}`));
    return { texts, leave };
  };
  const say = (bus: Bus, name: string, text: string): void => bus.publish(name, Buffer.from(text));

  test('B1 messages of one sender to one subject arrive in the order in which they were sent', async () => {
    const { texts } = heard(subject.b, 'node.b');
    await subject.settled();
    const sent = Array.from({ length: 2_000 }, (_, index) => `node.b: ${index}`);
    for (const [index] of sent.entries()) say(subject.a, 'node.b', String(index));
    await vi.waitFor(() => expect(texts.length).toBeGreaterThanOrEqual(sent.length));
    expect(texts).toEqual(sent);
  });

  test('B2 a message arrives as it was, with every value of a byte, and also when it is as large as may be', async () => {
    const all = Uint8Array.from({ length: 256 }, (_, value) => value);
    const largest = new Uint8Array(subject.a.maxPayload()).fill(7);
    const got: Uint8Array[] = [];
    subject.b.subscribe('bytes', (payload) => got.push(payload));
    await subject.settled();
    for (const payload of [all, new Uint8Array(), largest]) subject.a.publish('bytes', payload);
    await vi.waitFor(() => expect(got).toHaveLength(3));
    expect([...(got[0] ?? [])]).toEqual([...all]);
    expect(got[1]).toHaveLength(0);
    expect(Buffer.compare(got[2] ?? all, largest)).toBe(0);
  });

  test('a message above the largest is refused, and the bus goes on', async () => {
    const { texts } = heard(subject.b, 'x');
    await subject.settled();
    const tooLarge = new Uint8Array(subject.a.maxPayload() + 1);
    expect(() => subject.a.publish('x', tooLarge)).toThrow(MessageTooLarge);
    say(subject.a, 'x', 'small');
    await vi.waitFor(() => expect(texts).toEqual(['x: small']));
  });

  test('a star matches one token, an arrow the rest, and neither nothing', async () => {
    const star = heard(subject.b, 'hint.*.x');
    const arrow = heard(subject.b, 'hint.>');
    const exact = heard(subject.b, 'hint.1.x');
    await subject.settled();
    for (const name of ['hint', 'hint.1', 'hint.1.x', 'hint.2.x', 'hint.1.y', 'hint.1.x.y', 'hints.1.x', 'end'])
      say(subject.a, name, '');
    say(subject.a, 'hint.end', '');
    await vi.waitFor(() => expect(arrow.texts).toContain('hint.end: '));
    expect(star.texts).toEqual(['hint.1.x: ', 'hint.2.x: ']);
    expect(exact.texts).toEqual(['hint.1.x: ']);
    expect(arrow.texts).toEqual(['hint.1: ', 'hint.1.x: ', 'hint.2.x: ', 'hint.1.y: ', 'hint.1.x.y: ', 'hint.end: ']);
  });

  test('every subscription gets a message, the sender’s own too, until it ends', async () => {
    const own = heard(subject.a, 'all');
    const first = heard(subject.b, 'all');
    const second = heard(subject.b, 'all');
    await subject.settled();
    say(subject.a, 'all', '1');
    await vi.waitFor(() => expect([own.texts, first.texts, second.texts]).toEqual(Array(3).fill(['all: 1'])));
    first.leave();
    await subject.settled();
    say(subject.a, 'all', '2');
    await vi.waitFor(() => expect([own.texts.length, second.texts.length]).toEqual([2, 2]));
    expect(first.texts).toEqual(['all: 1']);
  });
}
