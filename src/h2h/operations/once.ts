import type { AnswerOf } from '../../ports/entities.ts';
import { OperationRefused, refused } from './refused.ts';

/**
 * The answer to a request that its payment_id names (reference h2h §8): the same content gives the present state, and any other
 * use of the id, by whatever made it, is one conflict.
 */
export function acceptedOnce<State>(
  answer: AnswerOf<State>,
  paymentId: string,
): AnswerOf<State> & { readonly ok: true } {
  if (answer.ok) return answer;
  if (TAKEN.has(answer.reason)) {
    throw refused('PAYMENT_ID_CONFLICT', 'This payment_id was used with other content', { payment_id: paymentId });
  }
  throw new OperationRefused(answer);
}

const TAKEN: ReadonlySet<string> = new Set(['PAYMENT_ID_CONFLICT', 'REQUEST_ID_REUSED', 'INVOICE_ALREADY_EXISTS']);
