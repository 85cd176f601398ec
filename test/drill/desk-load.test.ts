import { status } from '@grpc/grpc-js';
import { describe, expect, it } from 'vitest';
import type { H2hPayment__Output } from '../../src/generated/turnpike/v1/H2hPayment.ts';
import type { Outcome } from './client.ts';
import { type ApplicationTold, verifyApplication } from './desk-load.ts';

const timed = { startMs: 0, endMs: 1, peer: 'node' };
const says = (word: 'SUCCESS' | 'PROCESSING', version = 5n): Outcome<H2hPayment__Output> => {
  return { ...timed, ok: true, response: { status: `H2H_STATUS_${word}`, version } };
};
const unknown: Outcome<H2hPayment__Output> = { ...timed, ok: false, code: status.NOT_FOUND, details: '' };
const paid = [{ operation: 'payout' }];
const payout: ApplicationTold = {
  paymentId: 'a',
  kind: { name: 'payout', type: 'payout', share: 1, ending: 0, end: 'SUCCESS' },
  status: 'SUCCESS',
  version: 5n,
  created: true,
  ended: true,
};
const CLEAN = { lost: [], doubled: [], disorder: [], wrong: [] };

describe('The judge of payins and payouts', () => {
  it('has nothing to say of one that ended as it must, everywhere and at the bank', () => {
    expect(verifyApplication(payout, [says('SUCCESS'), says('SUCCESS')], paid)).toEqual(CLEAN);
  });

  it.each<[string, keyof typeof CLEAN, Partial<ApplicationTold>, readonly Outcome<H2hPayment__Output>[], number]>([
    ['that was acknowledged and is nowhere', 'lost', {}, [unknown, unknown], 1],
    ['that was paid twice', 'doubled', {}, [says('SUCCESS')], 2],
    ['that two nodes show in two states', 'disorder', {}, [says('SUCCESS'), says('PROCESSING')], 1],
    ['that two nodes show at two versions', 'disorder', {}, [says('SUCCESS'), says('SUCCESS', 4n)], 1],
    ['whose reader went back', 'disorder', { wentBack: 'version 3 after 5' }, [says('SUCCESS')], 1],
    ['that ended otherwise', 'wrong', { status: 'DECLINE' }, [says('SUCCESS')], 1],
    ['that did not end', 'wrong', { ended: false }, [says('SUCCESS')], 1],
    ['that was refused', 'wrong', { refusal: 'CreatePayout was refused' }, [says('SUCCESS')], 1],
    ['that is a success of which the bank knows nothing', 'wrong', {}, [says('SUCCESS')], 0],
  ])('finds one %s', (_, fault, told, answers, times) => {
    const effects = Array.from({ length: times }, () => ({ operation: 'payout' }));
    const verdict = verifyApplication({ ...payout, ...told }, answers, effects);
    expect(Object.entries(verdict).flatMap(([name, found]) => (found.length > 0 ? [name] : []))).toEqual([fault]);
  });

  it('finds one that was declined and paid all the same', () => {
    const kind = { ...payout.kind, end: 'DECLINE' } as const;
    const told = { ...payout, kind, status: 'DECLINE' };
    expect(verifyApplication(told, [says('SUCCESS')], paid).wrong).toEqual(['a (payout): 1 × payout at the bank']);
  });
});
