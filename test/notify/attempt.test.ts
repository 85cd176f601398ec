import { describe, expect, onTestFinished, test } from 'vitest';
import { ATTEMPT_TIMEOUT_MS, createSender } from '../../src/notify/attempt.ts';
import { systemMachineClock } from '../../src/system/clocks.ts';
import { identityOf } from '../kit/certificate.ts';
import { handCrankedClock } from '../kit/hand-cranked-clock.ts';
import { turns } from '../kit/payment-node.ts';
import { startReceiver, withStatus } from '../kit/receiver.ts';

/** One attempt against a real server that behaves as badly as it can. */

const SANDBOX = { sandbox: true, ports: [443] };
const MESSAGE = { headers: { 'content-type': 'application/json' }, body: '{}' };
const alive = () => new AbortController().signal;

async function setup(options: Partial<Parameters<typeof createSender>[0]> = {}) {
  const receiver = await startReceiver();
  const sender = createSender({ clock: systemMachineClock, ...options });
  onTestFinished(async () => {
    await sender.close();
    await receiver.close();
  });
  return { receiver, send: (signal = alive()) => sender.send({ url: receiver.url, ...MESSAGE }, SANDBOX, signal) };
}

describe('A1 an attempt ends within its time', () => {
  test('A1 when no answer comes', async () => {
    const clock = handCrankedClock();
    const { receiver, send } = await setup({ clock });
    receiver.answer(() => {});
    const sent = send();
    await receiver.reaches(1);
    clock.advance(ATTEMPT_TIMEOUT_MS);
    expect(await sent).toEqual({ detail: 'no answer within 15 s' });
  });

  test('A1 when the answer begins and never ends: its status counts', async () => {
    const clock = handCrankedClock();
    const { receiver, send } = await setup({ clock });
    const { promise: flushed, resolve: flush } = Promise.withResolvers<void>();
    receiver.answer((_, response) => void response.writeHead(200).write('slowly', () => flush()));
    const sent = send();
    await flushed;
    // The bytes are on their way through this process: they arrive before a few turns of its loop are over.
    await turns(20);
    clock.advance(ATTEMPT_TIMEOUT_MS);
    expect(await sent).toEqual({ status: 200, detail: 'slowly' });
  });

  test('A1 when whoever asked for it lets go', async () => {
    const { receiver, send } = await setup();
    receiver.answer(() => {});
    const aborter = new AbortController();
    const sent = send(aborter.signal);
    await receiver.reaches(1);
    aborter.abort();
    expect((await sent).status).toBeUndefined();
  });
});

describe('A2 of an answer the beginning is kept', () => {
  test('A2 a kilobyte at most, without control characters and card numbers', async () => {
    const { receiver, send } = await setup();
    const start = '\u001b[31mcard 4242424242424242\r\n';
    receiver.answer((_, response) => {
      response.writeHead(500);
      response.write(start);
      for (let chunk = 0; chunk < 64; chunk += 1) response.write('x'.repeat(65_536));
      response.end();
    });
    const { status, detail } = await send();
    expect(status).toBe(500);
    expect(detail.length).toBeLessThanOrEqual(1_024);
    expect(detail).toMatch(/^\[31mcard \S+ x+$/);
    expect(detail).not.toContain('4242424242');
  });

  test('A2 with what it says of when to come back', async () => {
    const { receiver, send } = await setup();
    receiver.answer(withStatus(429, { 'retry-after': '7' }, 'later'));
    expect(await send()).toEqual({ status: 429, detail: 'later', retryAfter: '7' });
  });
});

test('a certificate of nobody is no answer, and the reason tells no address', async (context) => {
  const receiver = await startReceiver(identityOf(context, 'localhost'));
  const sender = createSender({ clock: systemMachineClock });
  onTestFinished(async () => {
    await sender.close();
    await receiver.close();
  });
  const { status, detail } = await sender.send({ url: receiver.url, ...MESSAGE }, SANDBOX, alive());
  expect(status).toBeUndefined();
  expect(detail).toBe('no answer: DEPTH_ZERO_SELF_SIGNED_CERT');
  expect(receiver.got).toEqual([]);
});
