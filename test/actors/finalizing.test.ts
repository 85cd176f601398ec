import { afterEach, describe, expect, it } from 'vitest';
import { OutcomeUnknown } from '../../src/ports/provider.ts';
import { troubledWorld } from '../kit/crash-drill.ts';
import { callbackOf } from '../kit/keyed-provider.ts';
import { type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { declined, SUCCESS } from '../kit/scripted-provider.ts';

/** The end of a held payment: who asks second, what a provider refuses, and what nobody knows. */

const DAY_MS = 86_400_000;
const HELD_MS = 7 * DAY_MS;
const CAPTURE = { type: 'CapturePayment', paymentId: 'payment', reason: 'shipped' } as const;
const CANCEL = { type: 'CancelPayment', paymentId: 'payment', reason: 'sold out' } as const;
const REFUSED = declined('authorization_failed:operation_blocked');

let node: PaymentNode;
afterEach(() => node.node.stop());

async function held(onExpiration: 'cancel' | 'capture' = 'cancel'): Promise<PaymentNode> {
  node = await startPaymentNode({ configuration: troubledWorld() });
  await node.create({ dueInMs: 100 * DAY_MS });
  await node.start({ flow: { type: 'hold', onExpiration } });
  await node.until(({ step }) => step === 'flow_waiting');
  return node;
}

const callsFor = (target: string) => node.provider.calls.filter((call) => call.target === target);
const atRest = () => node.until(({ step }) => step === 'idle');

describe('a capture that comes twice at once (medusajs/medusa#13301)', () => {
  it.each([
    ['capture', CAPTURE, 'captured'],
    ['cancel', CANCEL, 'cancelled'],
  ] as const)('succeeds for both who asked, and is made once: %s', async (_, command, status) => {
    await held();
    node.provider.script('process', 'hang');
    const answers = await Promise.all([node.ask(command), node.ask(command)]);
    for (const answer of answers) expect(answer).toMatchObject({ ok: true });
    await turns(5);
    expect(await node.ask(command)).toMatchObject({ ok: true });
    node.provider.release(SUCCESS);
    expect((await atRest()).status.tag).toBe(status);
    expect(callsFor(status)).toHaveLength(1);
  });

  it('succeeds for a merchant who comes when the hold has just ended', async () => {
    await held('capture');
    node.provider.script('process', 'hang');
    await node.advance(HELD_MS);
    expect(await node.ask(CAPTURE)).toMatchObject({ ok: true });
    expect(await node.ask(CANCEL)).toMatchObject({ ok: false, reason: 'INVALID_PAYMENT_STATUS' });
    node.provider.release(SUCCESS);
    expect((await atRest()).status).toMatchObject({ tag: 'captured', reason: 'Timeout' });
    expect(callsFor('captured')).toHaveLength(1);
  });

  it('loses against a cancel that began before it, and is told so', async () => {
    await held();
    node.provider.script('process', 'hang');
    const [cancelled, captured] = await Promise.all([node.ask(CANCEL), node.ask(CAPTURE)]);
    expect(cancelled).toMatchObject({ ok: true });
    expect(captured).toMatchObject({ ok: false, reason: 'INVALID_PAYMENT_STATUS' });
    node.provider.release(SUCCESS);
    expect((await atRest()).status.tag).toBe('cancelled');
    expect(callsFor('captured')).toEqual([]);
  });
});

describe('a provider that refuses for good (decisions #19)', () => {
  it.each([
    ['to capture', CAPTURE, 'captured'],
    ['to cancel', CANCEL, 'cancelled'],
  ] as const)(
    '%s leaves the money held and an operator called, and is asked again under another key',
    async (_, command, status) => {
      await held();
      node.provider.script('process', REFUSED, REFUSED);
      node.provider.script('status', 'not_found', 'not_found'); // The actor had left the memory: the next one asks first.
      await node.ask(command);
      await node.until(({ sessions }) => sessions.length === 3);
      expect((await node.read()).attention?.reason).toContain(status);
      expect(await node.payment()).toMatchObject({ status: { tag: 'processed' }, plan: { status: 'held' } });
      expect((await node.store.ledger.account('bank'))?.minAvailableMinor).toBeLessThan(0n);
      await node.advance(600_000);
      await node.until(({ sessions }) => sessions.length === 4);
      await node.advance(600_000);
      expect((await node.payment()).step).toBe('finalizing_session');
      await node.advance(600_000);
      expect((await atRest()).status.tag).toBe(status);
      expect((await node.read()).attention).toBeUndefined();
      expect(new Set(callsFor(status).map(({ key }) => key)).size).toBe(3);
    },
  );

  it('goes on being asked by the next process', async () => {
    await held();
    node.provider.script('process', REFUSED);
    await node.ask(CAPTURE);
    await node.until(({ sessions }) => sessions.length === 3);
    node = await node.crash();
    expect((await node.read()).attention).toBeDefined();
    await node.advance(600_000);
    expect((await atRest()).status.tag).toBe('captured');
  });
});

describe('an outcome of a capture or a cancel that nobody knows', () => {
  it.each([
    ['that was done', SUCCESS, CAPTURE, 'captured', 1],
    ['that never arrived', 'not_found', CAPTURE, 'captured', 2],
    ['that was done', SUCCESS, CANCEL, 'cancelled', 1],
    ['that never arrived', 'not_found', CANCEL, 'cancelled', 2],
  ] as const)('is asked about under the same key: one %s', async (_, answer, command, status, requests) => {
    await held();
    node.provider.script('process', new OutcomeUnknown('reset by peer'));
    node.provider.script('status', answer);
    await node.ask(command);
    await node.until(({ sessions }) => sessions[1]?.unknown !== undefined || sessions[1]?.phase.tag === 'finished');
    await node.advance(2_000);
    expect((await atRest()).status.tag).toBe(status);
    const calls = callsFor(status);
    expect(calls.filter(({ method }) => method === 'process')).toHaveLength(requests);
    expect(new Set(calls.map(({ key }) => key)).size).toBe(1);
  });
});

describe('a payment that is over', () => {
  it('is left alone by timers, callbacks and answers that come later', async () => {
    await held();
    await node.ask(CANCEL);
    const over = await atRest();
    const { sequence } = await node.store.journal.head('invoice/party/invoice');
    const calls = node.provider.calls.length;
    await node.advance(2 * HELD_MS);
    for (const no of [0, 1]) {
      await node.node.callbacks.accept('bank', callbackOf(`party~invoice~payment~${no}`, `event-${no}`));
      const outcome = { type: 'answered', result: REFUSED } as const;
      await node.ask({ type: 'ApplyOutcome', session: { paymentId: 'payment', no }, outcome });
    }
    await node.ask({ type: 'Wake' });
    expect(await node.payment()).toEqual(over);
    expect((await node.store.journal.head('invoice/party/invoice')).sequence).toBe(sequence);
    expect(node.provider.calls).toHaveLength(calls);
  });
});
