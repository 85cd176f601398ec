import { describe, expect, it } from 'vitest';
import { describeChange } from '../../src/describe/change.ts';
import { describeState } from '../../src/describe/state.ts';
import { answered, DECLINE, given, NOW, newInvoice, newPayment, SUCCEED, when } from '../kit/invoice-world.ts';

describe('a payment that was taken after it had been given up, in the words of inspect', () => {
  const failed = given(newInvoice(), newPayment(), answered(0, DECLINE));
  const late = when(failed, {
    type: 'ApplyLateAnswer',
    session: { paymentId: 'payment', no: 0 },
    outcome: { type: 'answered', result: { intent: SUCCEED, trx: { id: 'taken', extra: {} } } },
  });

  it('is told step by step', () => {
    const sentences = late.changes.map(describeChange);
    expect(sentences).toHaveLength(4);
    expect(sentences.join('\n')).toMatch(/LATE_POSITIVE[\s\S]*taken[\s\S]*session 0[\s\S]*seed-x0/);
  });

  it('shows the sessions that give the money back', () => {
    const lines = describeState(late.after, NOW);
    expect(lines.filter((line) => line.includes('reversal'))).toEqual([
      '  reversal, session 0 to cancel, key seed-x0, transaction taken: in flight',
      expect.stringMatching(/^to do now: call the provider for session 0 of the reversal of payment/),
    ]);
  });
});
