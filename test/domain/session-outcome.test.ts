import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import type { RetryPolicy } from '../../src/domain/configuration.ts';
import { failure } from '../../src/domain/failure.ts';
import { applySessionOutcome } from '../../src/domain/payment/session-outcome.ts';
import { applyOutcome } from '../../src/domain/session/apply-outcome.ts';
import { evolveSession, startSession } from '../../src/domain/session/evolve.ts';
import { restartsBefore, retryDelayMs, stubbornDelayMs } from '../../src/domain/session/retry.ts';
import type {
  AdapterIntent,
  AdapterResult,
  SessionChange,
  SessionOutcome,
  SessionState,
} from '../../src/domain/session/session.ts';
import { contextOf, DECLINE, NOW, SUCCEED } from '../kit/invoice-world.ts';
import { fold, inSession, ROUTE, sessionStarted } from './payment-folded.ts';
import { rub } from './world.ts';

const STARTED = {
  type: 'session_started',
  target: 'processed',
  route: ROUTE,
  idempotencyKey: 'key',
  time: NOW,
} as const satisfies SessionChange;
const CONTEXT = { now: NOW, callTimeoutMs: 10_000, leaseMs: 5_000 };
const GET = { type: 'redirect', method: 'get', url: 'https://bank.example/3ds', form: {} } as const;
const SUSPEND = { type: 'suspend', tag: 'tag', timeoutMs: 60_000 } as const;
const DUE = addMs(NOW, 60_000);
const bytes = (text: string) => new TextEncoder().encode(text);

function session(...changes: readonly SessionChange[]): SessionState {
  return changes.reduce(evolveSession, startSession(0, STARTED));
}

const suspended = (...more: readonly SessionChange[]) =>
  session({ type: 'session_suspended', tag: 'tag', until: DUE, onTimeout: { type: 'operation_timeout' } }, ...more);

function answer(to: SessionState, result: AdapterResult, now = NOW) {
  return applyOutcome(to, { type: 'answered', result }, { ...CONTEXT, now });
}

function told(to: SessionState, intent: AdapterIntent, now = NOW): readonly string[] {
  return answer(to, { intent }, now).changes.map(({ type }) => type);
}

function callback(to: SessionState, result: AdapterResult, digest = 'digest', tag = 'tag') {
  const outcome: SessionOutcome = { type: 'callback_answered', tag, digest, response: bytes('ok'), result };
  return applyOutcome(to, outcome, CONTEXT);
}

describe('a session', () => {
  it('starts with what it was started for, and nothing else', () => {
    expect(startSession(3, STARTED)).toEqual({
      no: 3,
      target: 'processed',
      route: ROUTE,
      idempotencyKey: 'key',
      startTime: NOW,
      phase: { tag: 'active' },
      tags: [],
      interacted: false,
    });
    expect(startSession(0, { ...STARTED, notBefore: DUE, trx: { id: 'trx', extra: {} } })).toMatchObject({
      notBefore: DUE,
      trx: { id: 'trx' },
    });
  });

  it('starts once', () => {
    expect(() => evolveSession(session(), STARTED)).toThrow('a session starts once, see startSession');
  });

  it('keeps every tag that it was given, each once', () => {
    const again = {
      type: 'session_suspended',
      tag: 'tag',
      until: DUE,
      onTimeout: { type: 'operation_timeout' },
    } as const;
    expect(suspended(again, { ...again, tag: 'second' }).tags).toEqual(['tag', 'second']);
  });

  it('forgets that its outcome was unknown when it goes on', () => {
    const unknown: SessionChange = { type: 'session_became_unknown', reason: 'down', since: NOW, askTime: DUE };
    expect(session(unknown).unknown).toEqual({ reason: 'down', since: NOW, askTime: DUE, attempts: 1 });
    expect(session(unknown, unknown).unknown?.attempts).toBe(2);
    expect(session(unknown, { type: 'session_slept', until: DUE })).not.toHaveProperty('unknown');
  });

  it('remembers that it asked its payer for something', () => {
    const asked = session({ type: 'session_interaction_changed', interaction: GET, status: 'requested' });
    expect(asked).toMatchObject({ interaction: GET, interactionStatus: 'requested', interacted: true });
  });
});

describe('an answer', () => {
  it('of success or failure ends the session', () => {
    expect(answer(session(), { intent: SUCCEED })).toEqual({
      changes: [{ type: 'session_finished', result: { type: 'succeeded' } }],
    });
    expect(answer(session(), { intent: DECLINE }).changes).toEqual([
      {
        type: 'session_finished',
        result: { type: 'failed', failure: failure('authorization_failed:insufficient_funds') },
      },
    ]);
  });

  it('to sleep or to suspend says until when, and what becomes of a payer who does not come', () => {
    expect(answer(session(), { intent: { type: 'sleep', durationMs: 1_500 } }).changes).toEqual([
      { type: 'session_slept', until: addMs(NOW, 1_500) },
    ]);
    expect(answer(session(), { intent: SUSPEND }).changes).toEqual([
      { type: 'session_suspended', tag: 'tag', until: DUE, onTimeout: { type: 'operation_timeout' } },
    ]);
    const onTimeout = { type: 'failure', failure: failure('x') } as const;
    expect(answer(session(), { intent: { ...SUSPEND, onTimeout } }).changes).toMatchObject([{ onTimeout }]);
  });

  it('wakes a session that slept or waited, and none that was awake', () => {
    expect(told(session({ type: 'session_slept', until: DUE }), SUCCEED)).toEqual([
      'session_activated',
      'session_finished',
    ]);
    expect(told(suspended(), SUCCEED)).toEqual(['session_activated', 'session_finished']);
    expect(told(session(), SUCCEED)).toEqual(['session_finished']);
    expect(told(suspended(), { ...SUSPEND, tag: 'second' })).toEqual(['session_activated', 'session_suspended']);
  });

  it('binds a transaction and keeps the state of the adapter where they are new', () => {
    const trx = { id: 'trx', extra: { a: 'b' } };
    const first = answer(session(), { intent: SUSPEND, trx, nextState: bytes('one') }).changes;
    expect(first.slice(0, 2)).toEqual([
      { type: 'session_transaction_bound', trx },
      { type: 'session_proxy_state_changed', state: bytes('one') },
    ]);
    const bound = session(...first);
    expect(answer(bound, { intent: SUSPEND, trx, nextState: bytes('one') }).changes).toEqual([]);
    const more = answer(bound, { intent: SUSPEND, trx: { ...trx, rrn: '1' }, nextState: bytes('two') }).changes;
    expect(more.map(({ type }) => type)).toEqual(['session_transaction_bound', 'session_proxy_state_changed']);
  });

  it('of success may bring another amount and a token', () => {
    expect(
      answer(session(), { intent: { type: 'succeed', changedCost: rub(1), recurrentToken: 'token' } }),
    ).toMatchObject({
      changedCost: rub(1),
      recurrentToken: 'token',
    });
    const plain = answer(session(), { intent: SUCCEED });
    expect(plain).not.toHaveProperty('changedCost');
    expect(plain).not.toHaveProperty('recurrentToken');
  });

  it.each<[string, AdapterResult]>([
    [
      'the provider answered for transaction b, the session is bound to a',
      { intent: SUCCEED, trx: { id: 'b', extra: {} } },
    ],
    [
      'the provider changed the amount of a session that is to be captured',
      { intent: { type: 'succeed', changedCost: rub(1) } },
    ],
    ['the adapter answered without an intent', {}],
  ])('is a breach of contract when %s', (violation, result) => {
    const bound = startSession(1, { ...STARTED, target: 'captured', trx: { id: 'a', extra: {} } });
    expect(answer(bound, result)).toEqual({
      changes: [{ type: 'session_became_unknown', reason: violation, since: NOW, askTime: addMs(NOW, 1_000) }],
      violation,
    });
  });

  it('to a session that is over changes nothing (P6)', () => {
    const over = session({ type: 'session_finished', result: { type: 'succeeded' } });
    expect(answer(over, { intent: DECLINE })).toEqual({ changes: [] });
  });
});

describe('what the payer is asked for', () => {
  const asking = (interaction: object): AdapterIntent => ({ ...SUSPEND, interaction });

  it('is asked once, however often the provider says it', () => {
    const first = answer(session(), { intent: asking({ request: GET }) }).changes;
    expect(first.map(({ type }) => type)).toEqual(['session_interaction_changed', 'session_suspended']);
    expect(told(session(...first), asking({ request: GET }))).toEqual([]);
    expect(told(session(...first), asking({ request: { ...GET, url: 'https://bank.example/other' } }))).toEqual([
      'session_interaction_changed',
    ]);
  });

  it('may be asked for by a session that sleeps', () => {
    const sleep: AdapterIntent = { type: 'sleep', durationMs: 1, interaction: { request: GET } };
    expect(told(session(), sleep)).toEqual(['session_interaction_changed', 'session_slept']);
  });

  it('is done when the provider says so, or when the session ends', () => {
    const waiting = suspended({ type: 'session_interaction_changed', interaction: GET, status: 'requested' });
    const completed = { type: 'session_interaction_changed', interaction: GET, status: 'completed' };
    expect(answer(waiting, { intent: asking({ complete: true }) }).changes).toEqual([completed]);
    expect(answer(waiting, { intent: DECLINE }).changes[1]).toEqual(completed);
    expect(told(waiting, { type: 'sleep', durationMs: 1 })).toEqual(['session_activated', 'session_slept']);
    expect(told(waiting, asking({ complete: false }))).toEqual([]);
  });

  it('is not done when nothing was asked for, nor twice', () => {
    expect(told(session(), asking({ complete: true }))).toEqual(['session_suspended']);
    const done = suspended({ type: 'session_interaction_changed', interaction: GET, status: 'completed' });
    expect(told(done, SUCCEED)).toEqual(['session_activated', 'session_finished']);
    expect(told(done, asking({ request: GET }))).toEqual(['session_interaction_changed']);
  });

  it('may be done and asked for anew in one answer', () => {
    const waiting = suspended({ type: 'session_interaction_changed', interaction: GET, status: 'requested' });
    const next = { ...GET, url: 'https://bank.example/second' };
    expect(answer(waiting, { intent: asking({ complete: true, request: next }) }).changes).toMatchObject([
      { interaction: GET, status: 'completed' },
      { interaction: next, status: 'requested' },
    ]);
  });
});

describe('a callback', () => {
  it('is kept with its answer, and then does what it says', () => {
    expect(callback(suspended(), { intent: SUCCEED }).changes).toEqual([
      { type: 'session_callback_taken', digest: 'digest', response: bytes('ok') },
      { type: 'session_activated' },
      { type: 'session_finished', result: { type: 'succeeded' } },
    ]);
  });

  it('that its adapter does not handle is not taken, and may still bind a transaction', () => {
    expect(callback(suspended(), {}).changes).toEqual([]);
    expect(callback(suspended(), { trx: { id: 'a', extra: {} } }).changes.map(({ type }) => type)).toEqual([
      'session_transaction_bound',
    ]);
  });

  it('counts for the latest tag alone, and once for the same bytes', () => {
    const taken = suspended({ type: 'session_callback_taken', digest: 'digest', response: bytes('ok') });
    expect(callback(suspended(), { intent: SUCCEED }, 'digest', 'old')).toEqual({ changes: [] });
    expect(callback(session(), { intent: SUCCEED })).toEqual({ changes: [] });
    expect(callback(taken, { intent: SUCCEED })).toEqual({ changes: [] });
    expect(callback(taken, { intent: SUCCEED }, 'other').changes).toHaveLength(3);
  });
});

describe('a time-out', () => {
  const late = addMs(DUE, 1);

  it.each([
    ['the time-out', { type: 'operation_timeout' }, { type: 'operation_timeout' }],
    ['the failure that its adapter named', { type: 'failure', failure: failure('late') }, failure('late')],
  ] as const)('ends the session with %s once it is certain that nothing was taken', (_, onTimeout, reason) => {
    const waiting = session({ type: 'session_suspended', tag: 'tag', until: DUE, onTimeout });
    const finished = [{ type: 'session_finished', result: { type: 'failed', failure: reason } }];
    expect(answer(waiting, { intent: SUSPEND }, DUE).changes).toEqual([]);
    expect(answer(waiting, { intent: SUSPEND }, DUE - 1).changes).toEqual([]);
    const expired = (now: number) => applyOutcome(waiting, { type: 'expired' }, { ...CONTEXT, now });
    expect(expired(DUE).changes).toEqual(finished);
    expect(expired(DUE - 1).changes).toEqual([]);
    const gone = applyOutcome(waiting, { type: 'not_found', resendable: false }, { ...CONTEXT, now: DUE });
    expect(gone.changes).toMatchObject([{ type: 'session_became_unknown' }]);
  });

  it('that the adapter wants to be told of is followed by another wait, if it says so', () => {
    const onTimeout = { type: 'callback', payload: bytes('late') } as const;
    const waiting = session({ type: 'session_suspended', tag: 'tag', until: DUE, onTimeout });
    expect(answer(waiting, { intent: { ...SUSPEND, onTimeout } }, late).changes).toEqual([
      { type: 'session_suspended', tag: 'tag', until: addMs(late, 60_000), onTimeout },
    ]);
    expect(answer(waiting, { intent: { ...SUSPEND, onTimeout } }, DUE - 1).changes).toEqual([]);
  });

  it('changes nothing of a session that went on meanwhile, or is over', () => {
    const expired = (to: SessionState) => applyOutcome(to, { type: 'expired' }, { ...CONTEXT, now: late }).changes;
    expect(expired(session())).toEqual([]);
    expect(expired(session({ type: 'session_finished', result: { type: 'succeeded' } }))).toEqual([]);
    expect(expired(suspended({ type: 'session_activated' }))).toEqual([]);
  });

  it('stands when what was unknown is known again', () => {
    const unknown: SessionChange = { type: 'session_became_unknown', reason: 'down', since: NOW, askTime: NOW };
    expect(answer(suspended(unknown), { intent: { ...SUSPEND, timeoutMs: 1 } }, DUE - 1).changes).toEqual([
      { type: 'session_suspended', tag: 'tag', until: DUE, onTimeout: { type: 'operation_timeout' } },
    ]);
  });
});

describe('an unknown outcome', () => {
  const unknown: SessionOutcome = { type: 'unknown', reason: 'down' };

  it('is dated from its first time, and asked about every five minutes at last', () => {
    let state = session();
    for (let attempt = 0; attempt < 12; attempt += 1) {
      state = applyOutcome(state, unknown, { ...CONTEXT, now: NOW + attempt }).changes.reduce(evolveSession, state);
    }
    expect(state.unknown).toMatchObject({ since: NOW, attempts: 12, askTime: addMs(NOW + 11, 300_000) });
  });

  it('that the provider never saw fails only when both call and lease are over (P7)', () => {
    const gone: SessionOutcome = { type: 'not_found', resendable: false };
    const first = applyOutcome(session(), gone, CONTEXT).changes;
    const certain = addMs(NOW, 15_000);
    expect(first).toEqual([{ type: 'session_became_unknown', reason: 'not found yet', since: NOW, askTime: certain }]);
    const asked = session(...first);
    expect(applyOutcome(asked, gone, { ...CONTEXT, now: certain - 1 }).changes).toEqual(first);
    expect(applyOutcome(asked, gone, { ...CONTEXT, now: certain }).changes).toEqual([
      {
        type: 'session_finished',
        result: {
          type: 'failed',
          failure: failure(
            'authorization_failed:unknown',
            'the provider never saw the request, and it can no longer be repeated',
          ),
        },
      },
    ]);
  });

  it('that breaks the contract is told to an operator', () => {
    expect(applyOutcome(session(), { type: 'violation', reason: 'not JSON' }, CONTEXT)).toMatchObject({
      changes: [{ type: 'session_became_unknown', reason: 'not JSON' }],
      violation: 'not JSON',
    });
  });
});

describe('a payment', () => {
  const started = () => fold(sessionStarted(0));
  const bring = (no: number, outcome: SessionOutcome) =>
    applySessionOutcome(started(), { paymentId: 'payment', no }, outcome, contextOf());
  const answerWith = (intent: AdapterIntent): SessionOutcome => ({ type: 'answered', result: { intent } });

  it('takes nothing for a session that it does not have', () => {
    expect(bring(1, answerWith(SUCCEED))).toEqual({ changes: [] });
  });

  it('knows what a session brought before it knows that the session is over', () => {
    const trx = { id: 'trx', extra: {} };
    const intent: AdapterIntent = { type: 'succeed', changedCost: rub(1), recurrentToken: 'token' };
    expect(bring(0, { type: 'answered', result: { intent, trx } })).toEqual({
      changes: [
        inSession(0, { type: 'session_transaction_bound', trx }),
        { type: 'cash_changed', from: rub(42_000), to: rub(1) },
        { type: 'recurrent_token_acquired', token: 'token' },
        inSession(0, { type: 'session_finished', result: { type: 'succeeded' } }),
      ],
    });
  });

  it('changes its amount only when it is another one', () => {
    expect(bring(0, answerWith({ type: 'succeed', changedCost: rub(42_000) }))).toEqual({
      changes: [inSession(0, { type: 'session_finished', result: { type: 'succeeded' } })],
    });
  });

  it('passes a breach of contract on, and only that', () => {
    expect(bring(0, { type: 'violation', reason: 'garbage' }).violation).toBe('garbage');
    expect(bring(0, answerWith(SUCCEED))).not.toHaveProperty('violation');
  });
});

describe('the retries of a session', () => {
  const delaysOf = (policy: RetryPolicy, restarts = 6) =>
    Array.from({ length: restarts }, (_, index) => retryDelayMs(policy, index));
  const none = undefined;

  it.each<[string, RetryPolicy, readonly (number | undefined)[]]>([
    ['none', { type: 'none' }, [none, none]],
    ['as many of the same delay', { type: 'linear', attempts: 2, delayMs: 7 }, [7, 7, none]],
    ['the listed delays', { type: 'intervals', delaysMs: [1, 5] }, [1, 5, none]],
    [
      'delays that grow to the longest, while their sum is within the total',
      { type: 'exponential', totalMs: 28, factor: 2, firstDelayMs: 2, maxDelayMs: 7 },
      [2, 4, 7, 7, 7, none],
    ],
    [
      'nothing when the first delay is more than the total',
      { type: 'exponential', totalMs: 1, factor: 2, firstDelayMs: 2, maxDelayMs: 7 },
      [none],
    ],
  ])('are %s', (_, policy, delays) => {
    expect(delaysOf(policy, delays.length)).toEqual(delays);
  });

  it('of captures and cancels that are refused for good come every hour at last', () => {
    expect([0, 1, 2, 3, 4].map(stubbornDelayMs)).toEqual([600_000, 1_200_000, 2_400_000, 3_600_000, 3_600_000]);
  });

  it('count by target and route (decisions #3)', () => {
    const other = { ...ROUTE, terminalId: 't2' };
    const sessions = [
      startSession(0, STARTED),
      startSession(1, { ...STARTED, route: other }),
      startSession(2, { ...STARTED, target: 'captured' }),
      startSession(3, STARTED),
      startSession(4, STARTED),
    ];
    expect(sessions.map((each) => restartsBefore(sessions, each))).toEqual([0, 0, 0, 1, 2]);
  });
});
