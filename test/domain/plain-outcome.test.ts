import { describe, expect, it } from 'vitest';
import type { AdapterIntent } from '../../src/domain/session/session.ts';
import { answered, given, newInvoice, newPayment, outcome, when } from '../kit/invoice-world.ts';
import { asks, PASSWORD, REQUISITES, TO_BANK } from './payin-world.ts';

const started = () => given(newInvoice(), newPayment());
const { purpose: _, ...PLAIN } = TO_BANK as Extract<typeof TO_BANK, { type: 'redirect' }>;

describe('A payment that is no payin, whatever release its provider is of,', () => {
  it.each([
    ['an answer', (intent: AdapterIntent) => answered(0, intent)],
    [
      'a callback',
      (intent: AdapterIntent) => {
        const response = new Uint8Array();
        return outcome(0, { type: 'callback_answered', tag: 'tag', digest: 'd', response, result: { intent } });
      },
    ],
  ])('keeps of a redirect in %s nothing that an older release could not read', (_name, tell) => {
    const before = when(started(), answered(0, { type: 'suspend', tag: 'tag', timeoutMs: 60_000 })).after;
    const { payment } = when(before, tell(asks(TO_BANK)));
    expect(payment?.sessions[0]?.interaction).toStrictEqual(PLAIN);
  });

  it.each([PASSWORD, REQUISITES])('cannot be asked for what its payer has no way to give: $type', (asked) => {
    const { after, payment } = when(started(), answered(0, asks(asked)));
    expect(after.attention?.reason).toContain(asked.type);
    expect(payment?.sessions[0]).toMatchObject({ unknown: expect.anything() });
    expect(payment?.sessions[0]?.interaction).toBeUndefined();
    expect(payment?.status).toEqual({ tag: 'pending' });
  });
});
