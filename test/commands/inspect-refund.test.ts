import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { describeChange } from '../../src/describe/change.ts';
import { describeState } from '../../src/describe/state.ts';
import type { InvoiceCommand, InvoiceState } from '../../src/domain/invoice/invoice.ts';
import { captured, refund, refundAnswered, refundOutcome, WORLD } from '../domain/refund-world.ts';
import { rub } from '../domain/world.ts';
import { DECLINE, NOW, SUCCEED, TEMPORARY, when } from '../kit/invoice-world.ts';

const context = { world: WORLD };
const sentences = (invoice: InvoiceState, command: InvoiceCommand, using: Parameters<typeof when>[2] = context) =>
  when(invoice, command, using).changes.map(describeChange);
const asked = refund({ cost: rub(2_000), reason: 'torn page', externalId: 'return-1' });
const pending = () => when(captured(), asked, context).after;

describe('a refund in the words of inspect', () => {
  it('is asked for and begins', () => {
    expect(sentences(captured(), asked)).toEqual([
      'refund 1 asked for: 20.00 RUB ("torn page"), to be made by the provider, judged by revision 1, external id return-1',
      'refund 1 session 0 starts, to refund by t1 of bank, key seed-r0',
    ]);
    expect(sentences(captured(), refund({ manual: true, cost: rub(2_000) }))).toEqual([
      'refund m1 asked for: 20.00 RUB, made without the provider, judged by revision 1',
      'refund m1 session 0 starts, to refund by t1 of bank, key seed-r0',
      'refund m1 session 0 succeeded',
      'refund m1 now succeeded',
    ]);
  });

  it('is tried again, succeeds, or fails', () => {
    expect(sentences(pending(), refundAnswered('1', 0, TEMPORARY)).at(-1)).toBe(
      'refund 1 session 1 starts, to refund by t1 of bank, key seed-r1, not before 1.0 s from then',
    );
    expect(sentences(pending(), refundAnswered('1', 0, SUCCEED)).at(-1)).toBe('refund 1 now succeeded');
    expect(sentences(pending(), refundAnswered('1', 0, DECLINE)).slice(-2)).toEqual([
      'refund 1 fails with authorization_failed:insufficient_funds; gives back what it holds',
      'refund 1 now failed: authorization_failed:insufficient_funds',
    ]);
  });

  it('stands in the state of its payment, with what it holds and what is to be done', () => {
    const lost = refundOutcome('1', 0, { type: 'unknown', reason: 'timeout' });
    const lines = describeState(when(pending(), lost, context).after, addMs(NOW, 2_000));
    expect(lines).toEqual(
      expect.arrayContaining([
        '  refund 1: pending, 20.00 RUB, at the step session',
        expect.stringContaining('    session 0 to refund, key seed-r0: UNKNOWN since'),
        '    plan party/invoice.payment.refund_session-1 is held',
        expect.stringContaining('for session 0 of refund 1 of payment, to refund'),
      ]),
    );
  });
});
