import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Provider } from '../../src/domain/configuration.ts';
import { reactPayment } from '../../src/domain/payment/react.ts';
import { HEALTHY, type ProviderHealth } from '../../src/domain/routing/route.ts';
import type { SessionOutcome } from '../../src/domain/session/session.ts';
import { answered, given, NOW, newInvoice, newPayment, outcome, SUCCEED, when, worldOf } from '../kit/invoice-world.ts';
import { fold, inSession, sessionStarted } from './payment-folded.ts';
import { candidatesRuleset, configurationOf, MERCHANT_TERMS, providerOf, rule, shopOf, terminalOf } from './world.ts';

const UNSENT: SessionOutcome = { type: 'unknown', reason: 'calls to bank are held back', unsent: true };
const UNKNOWN: SessionOutcome = { type: 'unknown', reason: 'no answer' };
const CALL = { type: 'CallProvider', target: 'processed', session: { paymentId: 'payment', no: 0 } };

const started = (deadlineMs?: number) =>
  given(newInvoice(), newPayment(deadlineMs === undefined ? {} : { processingDeadline: addMs(NOW, deadlineMs) }));

describe('a request that was not sent', () => {
  it('is made later, and its session has not failed (P7)', () => {
    const { told, intents, payment } = when(started(), outcome(0, UNSENT));
    expect(told).toEqual(['session_became_unknown']);
    expect(intents).toEqual([{ ...CALL, mode: 'call', at: addMs(NOW, 1_000) }]);
    expect(payment?.status).toEqual({ tag: 'pending' });
  });

  it('waits longer from time to time', () => {
    const twice = when(when(started(), outcome(0, UNSENT)).after, outcome(0, UNSENT));
    expect(twice.intents).toEqual([{ ...CALL, mode: 'call', at: addMs(NOW, 2_000) }]);
  });

  it('goes its way once it could be sent', () => {
    const { told } = when(when(started(), outcome(0, UNSENT)).after, answered(0, SUCCEED));
    expect(told).toContain('status processed');
  });

  it('is asked about once it may have been sent, whatever was not sent afterwards', () => {
    const sent = when(when(started(), outcome(0, UNSENT)).after, outcome(0, UNKNOWN));
    expect(sent.intents).toMatchObject([{ ...CALL, mode: 'resolve' }]);
    expect(when(sent.after, outcome(0, UNSENT)).intents).toMatchObject([{ ...CALL, mode: 'resolve' }]);
  });

  it('is not sent after the processing deadline: the payment fails, and nothing was taken', () => {
    const waiting = when(started(5_000), outcome(0, UNSENT), { now: addMs(NOW, 4_999) });
    expect(waiting.told).toEqual(['session_became_unknown']);
    const late = when(waiting.after, outcome(0, UNSENT), { now: addMs(NOW, 5_000) });
    expect(late.payment?.status).toMatchObject({
      tag: 'failed',
      failure: { failure: { code: 'authorization_failed:processing_deadline_reached' } },
    });
  });

  it('that may have been sent is never failed by the deadline', () => {
    const sent = when(started(5_000), outcome(0, UNKNOWN));
    const late = when(sent.after, outcome(0, UNSENT), { now: addMs(NOW, 5_000) });
    expect(late.payment?.status).toEqual({ tag: 'pending' });
  });

  describe('while another route is free', () => {
    const dead: ProviderHealth = { availabilityFailRate: 1, conversionFailRate: 0 };
    /** Two banks, the first preferred; it is called healthy, so that payments are sent to it whatever is seen of it. */
    const twoBanks = (attempts: number, cascade?: Provider['cascade']) => {
      const terms = { ...MERCHANT_TERMS, payments: { ...MERCHANT_TERMS.payments, attemptLimit: constant(attempts) } };
      const first = providerOf('b1', {
        healthOverride: { enabled: true },
        ...(cascade === undefined ? {} : { cascade }),
      });
      const rules = [rule('t1', { priority: 2_000 }), rule('t2')];
      return worldOf(
        configurationOf({
          providers: [first, providerOf('b2')],
          terminals: [terminalOf('t1', 'b1'), terminalOf('t2', 'b2')],
          rulesets: [candidatesRuleset('policies', rules)],
        }),
        shopOf({ terms }),
      );
    };
    const heldBack = (world: Configuration, context: Parameters<typeof when>[2] = {}) => {
      const state = given([newInvoice(), { world }], [newPayment(), { world }]);
      return when(state, outcome(0, UNSENT), { world, ...context });
    };

    it('goes there, as far as the payment may try another one', () => {
      const { told, payment, intents } = heldBack(twoBanks(2));
      expect(told).toEqual([
        'session_finished',
        'rollback_started',
        'cascade_started',
        'route_changed',
        'cash_flow_changed',
        'session_started(processed)',
      ]);
      expect(payment?.attempts.map(({ route }) => route.providerId)).toEqual(['b1', 'b2']);
      expect(intents).toMatchObject([{ type: 'CallProvider', mode: 'call', session: { no: 1 } }]);
    });

    it.each<[string, Configuration, Parameters<typeof when>[2]]>([
      ['the merchant may try one route alone', twoBanks(1), {}],
      ['its provider leads nowhere', twoBanks(2, {}), {}],
      ['its provider leads on after other failures', twoBanks(2, { mappedErrors: ['authorization_failed'] }), {}],
      ['the other one is dead', twoBanks(2), { health: (id) => (id === 'b2' ? dead : HEALTHY) }],
    ])('waits all the same when %s', (_, world, context) => {
      const { told, payment } = heldBack(world, context);
      expect(told).toEqual(['session_became_unknown']);
      expect(payment?.status).toEqual({ tag: 'pending' });
    });

    it('waits when it may have been sent before', () => {
      const world = twoBanks(2);
      const state = given([newInvoice(), { world }], [newPayment(), { world }], [outcome(0, UNKNOWN), { world }]);
      expect(when(state, outcome(0, UNSENT), { world }).told).toEqual(['session_became_unknown']);
    });

    it('takes its capture nowhere else', () => {
      const world = twoBanks(2);
      const state = given([newInvoice(), { world }], [newPayment(), { world }], [answered(0, SUCCEED), { world }]);
      expect(when(state, outcome(1, UNSENT), { world }).told).toEqual(['session_became_unknown']);
    });
  });

  it('never makes a session that waits for its payer call again', () => {
    const payment = fold(
      sessionStarted(0),
      inSession(0, { type: 'session_suspended', tag: 'tag', until: NOW + 9, onTimeout: { type: 'operation_timeout' } }),
      inSession(0, { type: 'session_became_unknown', reason: 'held back', since: NOW, askTime: NOW + 1, unsent: true }),
    );
    expect(reactPayment(payment)).toMatchObject([{ ...CALL, mode: 'ask', at: NOW + 1 }]);
  });

  it('of a sleeping session is a look that was not taken: it is taken later', () => {
    const slept = when(started(5_000), answered(0, { type: 'sleep', durationMs: 1_000 }));
    const unsent = when(slept.after, outcome(0, UNSENT), { now: addMs(NOW, 6_000) });
    expect(unsent.payment?.status).toEqual({ tag: 'pending' });
    expect(unsent.intents).toMatchObject([{ ...CALL, mode: 'call', at: addMs(NOW, 7_000) }]);
  });
});
