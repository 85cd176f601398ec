import { describe, expect, it } from 'vitest';
import { FAULT_POINTS } from '../../src/actors/fault-points.ts';
import { SWITCHES, type Switch } from '../../src/providers/partner-acquirer/fake/switches.ts';
import { CHARGE_MINOR, type PartnerEnding, REFUNDS_MINOR, tellPartnerStory } from '../kit/partner-drill.ts';
import { seededRandom } from '../kit/seeded-random.ts';

/** What the merchant has of a charge of 420.00 RUB at 4.5 %, before anything goes back. */
const CAPTURED_MINOR = BigInt(CHARGE_MINOR) - 1_890n;
const REFUND_FEE_MINOR = 100n;

/** Reference integrations B5: what holds whatever the partner does, and wherever the process dies. */
function holds(
  { payment, refunds, attention, effects, merchantMinor, callbacksLeft }: PartnerEnding,
  where: string,
): void {
  const ids = effects.map(({ requestId }) => requestId);
  expect(new Set(ids).size, `${where}: money moved once per request id`).toBe(ids.length);
  const charges = effects.filter(({ operation }) => operation === 'completeMerchantAcquiring');
  const reversals = effects.filter(({ operation }) => operation === 'processPaymentReversal');
  const reversed = reversals.reduce((sum, { amount }) => sum + amount, 0);
  expect(charges.length, `${where}: one charge`).toBeLessThanOrEqual(1);
  expect(reversed, `${where}: no more goes back than was charged`).toBeLessThanOrEqual(charges.length * CHARGE_MINOR);
  expect(attention || ['captured', 'failed'].includes(payment), `${where}: the payment ended: ${payment}`).toBe(true);
  if (payment === 'captured') expect(charges.length, where).toBe(1);
  if (payment === 'failed') expect(charges.length, where).toBe(0);
  let expectedMinor = payment === 'captured' ? CAPTURED_MINOR : 0n;
  for (const [index, amount] of REFUNDS_MINOR.entries()) {
    const status = refunds[String(index + 1)];
    const moved = reversals.filter((reversal) => reversal.amount === amount).length;
    if (status === 'succeeded') expectedMinor -= BigInt(amount) + REFUND_FEE_MINOR;
    if (status === 'succeeded') expect(moved, `${where}: refund ${index + 1}`).toBe(1);
    if (status === 'failed') expect(moved, `${where}: refund ${index + 1}`).toBe(0);
    expect(attention || ['succeeded', 'failed', undefined].includes(status), `${where}: ${status}`).toBe(true);
  }
  expect(merchantMinor, `${where}: the books say what the partner did`).toBe(expectedMinor);
  if (!attention) expect(callbacksLeft, `${where}: no callback is left behind`).toBe(0);
}

/** What each switch alone comes to: the payment, the refunds, and whether an operator was called. */
const ALL_DONE = ['captured', { 1: 'succeeded', 2: 'succeeded' }, false] as const;
const ENDS: Readonly<Record<Switch, readonly [string, Readonly<Record<string, string>>, boolean]>> = {
  drop_callback: ALL_DONE,
  duplicate_callback: ALL_DONE,
  callback_before_response: ALL_DONE,
  timeout_after_executing: ALL_DONE,
  error_then_executed: ALL_DONE,
  session_expiry: ALL_DONE,
  not_found_then_accepted: ALL_DONE,
  decline: ['failed', {}, false],
  amount_mismatch: ['processing_session', {}, true],
  wrong_key: ['captured', { 1: 'pending' }, true],
  // The nonce of the next request is another one, and nobody needs to come any more.
  replayed_nonce: ALL_DONE,
  slow_status: ALL_DONE,
  pending: ALL_DONE,
};

describe('an extra payment and its refunds at the partner', () => {
  it.each(SWITCHES)('end as they should with %s', async (name) => {
    const ending = await tellPartnerStory({ switches: [name] });
    holds(ending, name);
    expect([ending.payment, ending.refunds, ending.attention]).toEqual(ENDS[name]);
  });

  it('end with all their money where it belongs when the partner makes no trouble', async () => {
    const ending = await tellPartnerStory({ switches: [] });
    holds(ending, 'calm');
    expect([ending.payment, ending.refunds, ending.attention]).toEqual(ALL_DONE);
    expect(ending.effects).toHaveLength(3);
  });
});

describe.each(FAULT_POINTS.filter((point) => !point.endsWith('recurrence')))('a crash at %s', (point) => {
  it.each<readonly [string, readonly Switch[], number]>([
    ['no trouble', [], 1],
    ['requests that take their time, told twice', ['pending', 'duplicate_callback'], 3],
    ['a callback before every response', ['callback_before_response'], 3],
    ['lost answers', ['timeout_after_executing', 'not_found_then_accepted'], 3],
    ['errors for what is done later', ['error_then_executed', 'drop_callback'], 3],
  ])(
    'moves no money twice and loses none, with %s (P2, P3, P7)',
    async (_, switches, step) => {
      const calm = await tellPartnerStory({ switches });
      let deaths = 0;
      for (let time = 1; time <= calm.reached[point]; time += step) {
        const ending = await tellPartnerStory({ switches, death: { point, time } });
        holds(ending, `${switches.join('+')} at ${point} ${time}`);
        expect([ending.payment, ending.refunds]).toEqual(ALL_DONE.slice(0, 2));
        deaths += ending.deaths;
      }
      // What is in flight differs a little from run to run.
      if (calm.reached[point] > 2) expect(deaths).toBeGreaterThan(0);
    },
    60_000,
  );
});

describe('any troubles together', () => {
  it.each(Array.from({ length: 24 }, (_, seed) => seed + 1))(
    'move no money twice, with a death at some place: seed %i',
    async (seed) => {
      const { below, pick } = seededRandom(seed);
      const switches = SWITCHES.filter(() => below(4) === 0);
      const point = pick(FAULT_POINTS);
      const ending = await tellPartnerStory({ switches, death: { point, time: 1 + below(12) } });
      holds(ending, `${switches.join('+')}, death at ${point}`);
    },
    60_000,
  );
});
