import { isLuhnValid } from './luhn.ts';
import type { Payment } from './model.ts';
import { APPROVE, type Outcome, PAID_ELSEWHERE, TRANSFERRED } from './outcome.ts';
import type { Source } from './requests.ts';

/** What becomes of a payment where neither a script nor magic says so, and what of its source is its content. */

const INCORRECT_NUMBER: Outcome = { verdict: { type: 'decline', code: 'incorrect_number' }, delivery: 'plain' };
const NO_SUCH_CARD: Outcome = { verdict: { type: 'decline', code: 'invalid_account' }, delivery: 'plain' };

/** What no script changes. */
export function obviousOutcome(source: Source, stored: Payment | undefined): Outcome | undefined {
  if (source.type === 'card') return isLuhnValid(source.pan) ? undefined : INCORRECT_NUMBER;
  return source.type === 'stored' && stored === undefined ? NO_SUCH_CARD : undefined;
}

export function usualOutcome(source: Source): Outcome {
  if (source.type !== 'tool') return APPROVE;
  if (source.transferMethod !== undefined) return TRANSFERRED;
  return source.tool === 'crypto_currency' || source.tool === 'payment_terminal' ? PAID_ELSEWHERE : APPROVE;
}

export function contentOf(source: Source): readonly unknown[] {
  switch (source.type) {
    case 'card':
      return [source.pan, source.expiry, source.cvv];
    case 'stored':
      return ['stored', source.recurrentToken];
    case 'tool':
      return ['tool', source.tool, ...(source.transferMethod === undefined ? [] : [source.transferMethod])];
  }
}

export function changed(amountMinor: bigint, change: 'same' | 'doubled' | 'halved'): bigint {
  if (change === 'doubled') return amountMinor * 2n;
  return change === 'halved' && amountMinor > 1n ? amountMinor / 2n : amountMinor;
}
