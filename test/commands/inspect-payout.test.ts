import { describe, expect, it } from 'vitest';
import { addMs } from '../../src/base/time.ts';
import { describePayout, payoutText, tellPayoutStory } from '../../src/describe/payout.ts';
import { partitionOf, payoutStream } from '../../src/domain/ids.ts';
import { payoutMachine } from '../../src/domain/payout/machine.ts';
import type { PayoutCommand, PayoutState } from '../../src/domain/payout/payout.ts';
import type { StoredRecord } from '../../src/ports/journal.ts';
import { payoutRecords } from '../../src/wire/record.ts';
import {
  answered,
  apply,
  CORRECT,
  type Context,
  DECLINE_CASE,
  EXPIRED,
  given,
  newPayout,
  no,
  OPEN,
  PHONE,
  resolve,
  START,
  UNKNOWN,
  WAKE,
  WRONG_DETAILS,
  when,
} from '../domain/payout-world.ts';
import { DAY_MS, NOW, SUCCEED } from '../kit/invoice-world.ts';

const sentences = (payout: PayoutState, command: PayoutCommand, context: Context = {}) =>
  when(payout, command, context).changes.map(payoutText);
const WRONG = given(newPayout(), answered(0, WRONG_DETAILS));

describe('a payout in the words of inspect', () => {
  it('is created, routed, covered and sent', () => {
    expect(sentences(payoutMachine.initial, newPayout())).toEqual([
      'payout created: 100.00 RUB to card/visa 424242…4242 by card-p2p, order-42 of project project, ' +
        'lives until 2026-01-15 12:10:00.000Z, judged by revision 1',
      'goes by bank-t of bank',
      'the cash desk can cover it',
      'session 0 starts, to pay out by bank-t of bank, key seed-o0',
    ]);
  });

  it('is contested, corrected and paid', () => {
    const steps = [answered(0, WRONG_DETAILS), CORRECT, answered(1, SUCCEED)];
    let payout = given(newPayout());
    const told = steps.flatMap((command) => {
      const { changes, after } = when(payout, command);
      payout = after;
      return changes.map(payoutText);
    });
    expect(told).toEqual([
      'session 0 failed: payout_incorrect_requisites:card (there is no such card)',
      'contested: incorrect requisites: payout_incorrect_requisites:card (there is no such card)',
      'to be sent again, to card/visa 424242…0002',
      'session 1 starts, to pay out by bank-t of bank, key seed-o1',
      'session 1 succeeded',
      'now success',
    ]);
  });

  it('is decided by a case, and paid after all', () => {
    const started = [OPEN, START].reduce((state, command) => when(state, command).after, WRONG);
    expect(sentences(WRONG, OPEN)).toEqual(['case case opened as ref: invalid requisites']);
    expect(sentences(started, resolve('payer'))).toEqual([
      'case case now resolved for the payer',
      "now success, on somebody's word",
    ]);
    const declined = when(started, DECLINE_CASE);
    expect(declined.changes.map(payoutText).at(-1)).toBe(
      "now decline, on somebody's word: payout_declined:by_hand (nobody came)",
    );
    expect(sentences(declined.after, answered(0, SUCCEED))).toEqual([
      'session 0 was paid out after all',
      'ATTENTION: session 0 was paid out after all, the payout is decline',
    ]);
  });

  it('shows of a phone number what is masked, and nothing that is sealed (P9)', () => {
    const created = when(payoutMachine.initial, newPayout({ receiver: PHONE }, 'phone-p2p')).changes.map(payoutText);
    expect(created[0]).toContain('to the phone •••4567 by phone-p2p');
    expect(created.join()).not.toContain('ciphertext');
  });

  it('stands with its sessions, what it holds, its case and what is to be done', () => {
    const late = given(newPayout(), apply(0, UNKNOWN), [WAKE, { now: EXPIRED }], [OPEN, { now: EXPIRED }]);
    expect(describePayout(late, addMs(NOW, 2 * DAY_MS))).toEqual([
      expect.stringMatching(/^payout dispute: payout timeout, version 4, lives until .* ago\)$/),
      expect.stringMatching(/^ {2}session 0 to pay out, key seed-o0: UNKNOWN since/),
      '  plan party/payout.payout is held',
      '  case case (ref): opened, evidence: 0',
      'to do now: ask the provider for the outcome for session 0',
      'to do now: look at the payout again',
    ]);
    const over = given(newPayout(), answered(0, no('declined')));
    expect(describePayout(over, NOW)).toContain('no work is in flight');
    expect(describePayout(payoutMachine.initial, NOW)).toEqual(['no payout']);
  });

  it('is told from its records, with what each step booked', () => {
    const stream = payoutStream('party', 'payout');
    let state = payoutMachine.initial;
    const records = [newPayout(), answered(0, SUCCEED)].map((command, index): StoredRecord => {
      const { changes, after } = when(state, command);
      state = after;
      const actor = { credential: 'node', role: 'node' } as const;
      return {
        stream,
        sequence: index + 1,
        partition: partitionOf(stream),
        position: index + 1,
        appendId: `${index}`,
        kind: 'payout',
        time: NOW,
        bytes: payoutRecords.encode({ time: NOW, actor, changes }),
      };
    });
    const { chapters, payout } = tellPayoutStory(records);
    expect(payout).toEqual(state);
    expect(chapters.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
      'payout_created',
      'payout_routed',
      'payout_reserved',
      'session_started',
      'session_finished',
      'payout_finished',
    ]);
    expect(chapters[0]?.events[2]?.bookings).toEqual([
      'plan party/payout.payout holds batch 1:',
      '    1.00 RUB  merchant -> system  payout fee',
      '  100.00 RUB  merchant -> bank',
      '    0.50 RUB  system -> bank',
    ]);
    expect(chapters[1]?.events[1]?.bookings).toEqual(['plan party/payout.payout is committed']);
  });
});
