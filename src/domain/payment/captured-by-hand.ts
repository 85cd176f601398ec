import { failureOf } from '../session/retry.ts';
import type { PaymentState } from './payment.ts';

/**
 * True for session `no` of the route whose money is moved although no authorisation there succeeded: an operator knew that it
 * was taken, and adjusted the payment to be captured (reference §8.2).
 */
export function isCapturedByHand({ status, sessions, attempts }: PaymentState, no: number): boolean {
  const since = attempts.at(-1)?.sessionsBefore ?? 0;
  const moved = status.tag === 'captured' || status.tag === 'refunded' || status.tag === 'charged_back';
  return moved && no >= since && sessions.slice(since).every((session) => failureOf(session) !== undefined);
}
