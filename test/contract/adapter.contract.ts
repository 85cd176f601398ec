import { beforeEach, describe, expect, test } from 'vitest';
import { failureCode } from '../../src/domain/failure.ts';
import type { AdapterResult } from '../../src/domain/session/session.ts';
import {
  type CallbackInput,
  type CallbackMessage,
  ContractViolation,
  type Exchange,
  OutcomeUnknown,
  type PayoutExchange,
  type ProviderAdapter,
} from '../../src/ports/provider.ts';

/**
 * The promises A1 to A7 of the provider port, for every adapter alike (docs/adapters.md says what goes wrong without each).
 * An adapter's own tests start its provider, or a fake of it, and say which exchange meets which fate there; what moved is
 * counted at the provider, never believed from the adapter.
 */

/** What becomes of an exchange's first call. */
export type Fate =
  /** Done, at once or as soon as the adapter asks again by itself. */
  | 'done'
  /** A definite no. */
  | 'declined'
  /** Done, but the answer is lost on the way. */
  | 'lost'
  /** Done, but the answer is not of the provider's contract. */
  | 'garbage'
  /** Waits for somebody, and is decided by `decide`. */
  | 'waiting';

export interface AdapterRig {
  readonly adapter: ProviderAdapter;
  exchange(fate: Fate): Exchange | Promise<Exchange>;
  /** An adapter that pays out has this too. Payouts that wait end with `decide` as well. */
  payout?(fate: Fate): PayoutExchange | Promise<PayoutExchange>;
  /**
   * The provider decides for what waits; returns the callback that it sends, or undefined where it has nothing to decide any
   * more. Absent: nothing ever waits there.
   */
  decide?(key: string, decision: 'done' | 'declined'): Promise<CallbackMessage | undefined>;
  /** How often money was moved under this key and not given back: 0 or 1, if all is well. */
  moved(key: string): number | Promise<number>;
  close(): Promise<void>;
}

/** A definite no says one of these (reference §9.2), and perhaps more behind a colon. */
const FAILURE =
  /^(preauthorization_failed|authorization_failed|payout_incorrect_requisites|payout_failed)(:[a-z0-9_]+)*$|^operation_timeout$/;

/** No provider needs more questions than that in a test. */
const MOST_ROUNDS = 10;

/** What a provider can do at all. What it cannot is not tried; that it is as said here is. */
export interface AdapterOffers {
  readonly payouts: boolean;
  readonly status: boolean;
  readonly cancel: boolean;
  /** Something waits for somebody, and a callback brings it back. */
  readonly callbacks: boolean;
}

const ALL: AdapterOffers = { payouts: true, status: true, cancel: true, callbacks: true };

export function adapterContract(name: string, start: () => Promise<AdapterRig>, offers: AdapterOffers = ALL): void {
  describe(`the adapter ${name} keeps the promises of the provider port`, () => {
    let rig: AdapterRig;
    beforeEach(async () => {
      rig = await start();
      return () => rig.close();
    });

    test('offers what its tests say', () => {
      const { status, cancel, payouts } = rig.adapter;
      expect({
        payouts: payouts !== undefined && rig.payout !== undefined,
        status: status !== undefined,
        cancel: cancel !== undefined,
        callbacks: rig.decide !== undefined,
      }).toEqual(offers);
    });

    describe('when it takes money', () => {
      const side = () => rig.adapter;
      promises<Exchange>({ rig: () => rig, side, exchange: (fate) => rig.exchange(fate), offers });
    });

    if (offers.payouts) {
      describe('when it pays out', () => {
        promises<PayoutExchange>({
          rig: () => rig,
          side: () => offered(rig.adapter.payouts),
          exchange: (fate) => offered(rig.payout)(fate),
          offers,
        });
      });
    }

    test('A6 bytes that are no message at all are no callback, and break nothing', async () => {
      const { secrets } = await rig.exchange('done');
      for (const body of ['', 'x', '[]', 'null', '{"tag":7}', '\u0000'.repeat(1000)]) {
        expect(rig.adapter.identifyCallback({ headers: {}, body: Buffer.from(body) }, secrets)).toBeUndefined();
      }
    });
  });
}

/** Both sides of an adapter look the same from here. */
interface Side<E> {
  process(exchange: E): Promise<AdapterResult>;
  status?(exchange: E): Promise<AdapterResult | 'not_found'>;
  cancel?(exchange: E): Promise<AdapterResult | 'cancelled'>;
  handleCallback(
    exchange: E,
    callback: CallbackInput,
  ): Promise<{ readonly response: Uint8Array; readonly result: AdapterResult }>;
}

interface Subject<E> {
  readonly rig: () => AdapterRig;
  readonly side: () => Side<E>;
  readonly exchange: (fate: Fate) => E | Promise<E>;
  readonly offers: AdapterOffers;
}

function promises<E extends Exchange | PayoutExchange>(subject: Subject<E>): void {
  requestPromises(subject);
  const { status, callbacks, cancel } = subject.offers;
  if (status) questionPromises(subject);
  if (callbacks) callbackPromises(subject);
  if (cancel) cancelPromises(subject);
  if (cancel && callbacks) lateDecisionPromises(subject);
}

function requestPromises<E extends Exchange | PayoutExchange>({ rig, side, exchange }: Subject<E>): void {
  test('A1 moves money once, also when the same request is made again', async () => {
    const first = await exchange('done');
    expect(succeeded(await finish(side(), first))).toBe(true);
    expect(succeeded(await finish(side(), first))).toBe(true);
    expect(await rig().moved(first.idempotencyKey)).toBe(1);
  });

  test('A1 moves money once, when two ask at the same moment', async () => {
    const first = await exchange('done');
    await Promise.allSettled([side().process(first), side().process(first)]);
    expect(await rig().moved(first.idempotencyKey)).toBe(1);
  });

  test('A2 does not know what became of a lost answer, asks, and makes the same request again without harm', async () => {
    const first = await exchange('lost');
    await expect(side().process(first)).rejects.toThrow(OutcomeUnknown);
    const { status } = side();
    if (status !== undefined) expect(succeeded(await status(first))).toBe(true);
    await side().process(first).catch(expectUnknown);
    expect(await rig().moved(first.idempotencyKey)).toBe(1);
  });

  test('A2 does not know what became of a call whose deadline has passed', async () => {
    const first = await exchange('done');
    await expect(side().process({ ...first, signal: AbortSignal.abort() })).rejects.toThrow(OutcomeUnknown);
  });

  test('A3 makes of a definite no a failure that routing understands, and moves nothing', async () => {
    const first = await exchange('declined');
    expect(codeOf(await finish(side(), first))).toMatch(FAILURE);
    expect(await rig().moved(first.idempotencyKey)).toBe(0);
  });

  test('A4 takes no answer that is outside the contract, and says nothing of a card', async () => {
    const first = await exchange('garbage');
    const error = await finish(side(), first).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ContractViolation);
    expect(String(error)).not.toMatch(/[0-9]{12}/);
  });
}

function questionPromises<E extends Exchange | PayoutExchange>({ rig, side, exchange }: Subject<E>): void {
  test('A5 asks about a key that was never used, and moves nothing by asking', async () => {
    const status = offered(side().status);
    const unused = await exchange('done');
    expect(await status(unused)).toBe('not_found');
    expect(await rig().moved(unused.idempotencyKey)).toBe(0);
    const first = await exchange('done');
    await finish(side(), first);
    for (let again = 0; again < 3; again += 1) expect(succeeded(await status(first))).toBe(true);
    expect(await rig().moved(first.idempotencyKey)).toBe(1);
  });
}

function callbackPromises<E extends Exchange | PayoutExchange>({ rig, side, exchange }: Subject<E>): void {
  test('A6 believes no callback that claims more than the provider knows', async () => {
    const first = await exchange('waiting');
    const waiting = later(first, await side().process(first));
    const body = Buffer.from(JSON.stringify({ tag: first.tag, eventId: 'e', status: 'done' }));
    const { result } = await side().handleCallback(waiting, { type: 'message', headers: {}, body });
    expect(succeeded(result)).toBe(false);
    expect(await rig().moved(first.idempotencyKey)).toBe(0);
  });

  test.each(['done', 'declined'] as const)('A6 a true callback brings back a session that is %s', async (decision) => {
    const decide = offered(rig().decide);
    const first = await exchange('waiting');
    const answer = await side().process(first);
    expect(['suspend', 'sleep']).toContain(answer.intent?.type);
    const message = await decide(first.idempotencyKey, decision);
    if (message === undefined) throw new Error('the provider sent no callback');
    const tag = answer.intent?.type === 'suspend' ? answer.intent.tag : first.tag;
    expect(rig().adapter.identifyCallback(message, first.secrets)?.tag).toBe(tag);
    const { result } = await side().handleCallback(later(first, answer), { type: 'message', ...message });
    expect(result.intent?.type).toBe(decision === 'done' ? 'succeed' : 'fail');
    expect(await rig().moved(first.idempotencyKey)).toBe(decision === 'done' ? 1 : 0);
  });

  test('A6 a true callback proves nothing without its signature, or with another body', async () => {
    const first = await exchange('waiting');
    await side().process(first);
    const message = await offered(rig().decide)(first.idempotencyKey, 'done');
    if (message === undefined) throw new Error('the provider sent no callback');
    const forgeries = [
      { ...message, headers: {} },
      { ...message, body: Buffer.concat([message.body, Buffer.from(' ')]) },
    ];
    const found = forgeries.map((forged) => rig().adapter.identifyCallback(forged, first.secrets)?.eventId);
    expect(found).toEqual([undefined, undefined]);
  });
}

function cancelPromises<E extends Exchange | PayoutExchange>({ rig, side, exchange }: Subject<E>): void {
  test('A7 a key that was cancelled before its request came moves nothing any more', async () => {
    const cancel = offered(side().cancel);
    const first = await exchange('done');
    expect(await cancel(first)).toBe('cancelled');
    expect(codeOf(await side().process(first))).toMatch(FAILURE);
    expect(await rig().moved(first.idempotencyKey)).toBe(0);
  });

  test('A7 a cancel either lets go what was moved, or says what became of it', async () => {
    const cancel = offered(side().cancel);
    const first = await exchange('done');
    const answer = await side().process(first);
    const ended = await cancel(later(first, answer));
    expect(ended === 'cancelled' || succeeded(ended)).toBe(true);
    expect(await rig().moved(first.idempotencyKey)).toBe(ended === 'cancelled' ? 0 : 1);
  });
}

function lateDecisionPromises<E extends Exchange | PayoutExchange>({ rig, side, exchange }: Subject<E>): void {
  test('A7 what waited and was cancelled cannot be decided any more', async () => {
    const cancel = offered(side().cancel);
    const decide = offered(rig().decide);
    const first = await exchange('waiting');
    const answer = await side().process(first);
    expect(await cancel(later(first, answer))).toBe('cancelled');
    expect(await decide(first.idempotencyKey, 'done')).toBeUndefined();
    expect(await rig().moved(first.idempotencyKey)).toBe(0);
  });
}

/** Goes on as a session's timers would, until nothing is left to do but wait for somebody. */
async function finish<E extends Exchange | PayoutExchange>(side: Side<E>, first: E): Promise<AdapterResult> {
  let result = await side.process(first);
  let now = later(first, result);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const { intent } = result;
    if (intent?.type === 'sleep') result = await side.process(now);
    else if (intent?.type === 'suspend' && intent.timeoutMs === 0)
      result = (await side.handleCallback(now, { type: 'timeout', body: new Uint8Array() })).result;
    else return result;
    now = later(now, result);
  }
  throw new Error('the provider never finishes');
}

/** As the session goes on: with what it was told to remember. */
function later<E extends Exchange | PayoutExchange>(of: E, { trx, nextState }: AdapterResult): E {
  return { ...of, ...(trx === undefined ? {} : { trx }), ...(nextState === undefined ? {} : { state: nextState }) };
}

function succeeded(result: AdapterResult | 'not_found'): boolean {
  return result !== 'not_found' && result.intent?.type === 'succeed';
}

function codeOf(result: AdapterResult): string | undefined {
  return result.intent?.type === 'fail' ? failureCode(result.intent.failure) : undefined;
}

/** The rig has what its tests say that it has: a test of its own looks. */
function offered<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('the adapter does not offer what its tests say');
  return part;
}

function expectUnknown(error: unknown): void {
  expect(error).toBeInstanceOf(OutcomeUnknown);
}
