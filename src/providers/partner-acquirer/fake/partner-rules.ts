import { createHash } from 'node:crypto';
import type { Effect, Operation, PartnerBook } from './partner-book.ts';

/** When the fake partner moves money, and what its book says then. */

export function newOperation(
  asked: Pick<Operation, 'requestId' | 'operation' | 'amount' | 'currency' | 'originalRequestId'>,
  callbackUrl: string | undefined,
  nowMs: number,
): Operation {
  const { requestId, operation, amount, currency, originalRequestId } = asked;
  const number = createHash('sha256').update(requestId).digest().readUInt32BE();
  return {
    requestId,
    operation,
    status: 'CREATED',
    amount,
    currency,
    ...(originalRequestId === undefined ? {} : { originalRequestId }),
    rrn: String(number).padStart(12, '0'),
    resultCode: 'CREATED',
    reversed: 0,
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    updatedAtMs: nowMs,
  };
}

/** Why a request is declined. Undefined for one that is not. */
export function obstacle(
  book: PartnerBook,
  { operation, originalRequestId, amount, currency }: Operation,
  cardToken: string | undefined,
  cardTokens: readonly string[],
): string | undefined {
  if (operation === 'completeMerchantAcquiring') {
    const saved = book
      .operations()
      .some(({ savedCard }) => savedCard !== undefined && savedCard.cardToken === cardToken);
    return saved || (cardToken !== undefined && cardTokens.includes(cardToken)) ? undefined : 'CARD_TOKEN_UNKNOWN';
  }
  const original = originalRequestId === undefined ? undefined : book.operation(originalRequestId);
  if (original === undefined || original.operation === 'processPaymentReversal') return 'ORIGINAL_UNKNOWN';
  if (original.status !== 'SUCCEEDED' && original.status !== 'PARTIALLY_REVERSED') return 'ORIGINAL_NOT_REVERSIBLE';
  if (original.currency !== currency) return 'CURRENCY_DIFFERS';
  return exact(original.reversed + onItsWay(book, original) + amount) > exact(original.amount)
    ? 'REVERSAL_EXCEEDS_PAYMENT'
    : undefined;
}

/** The end of an operation: done, or declined for a reason. A reversal takes its money off the charge. */
export function settled(
  book: PartnerBook,
  operation: Operation,
  why: string | undefined,
  updatedAtMs: number,
): { readonly ended: Operation; readonly original?: Operation; readonly effect?: Effect } {
  if (why !== undefined) return { ended: { ...operation, status: 'DECLINED', resultCode: why, updatedAtMs } };
  const { requestId, operation: kind, amount, currency, originalRequestId, rrn } = operation;
  const ended: Operation = {
    ...operation,
    status: 'SUCCEEDED',
    resultCode: 'OK',
    authCode: rrn.slice(-6),
    updatedAtMs,
  };
  const of = originalRequestId === undefined ? {} : { originalRequestId };
  const effect: Effect = { requestId, operation: kind, amount, currency, ...of };
  const original = originalRequestId === undefined ? undefined : book.operation(originalRequestId);
  if (original === undefined) return { ended, effect };
  const reversed = (exact(original.reversed) + exact(amount)) / EXACT;
  const status = reversed === original.amount ? 'REVERSED' : 'PARTIALLY_REVERSED';
  return { ended, effect, original: { ...original, reversed, status, updatedAtMs } };
}

/** What reversals that are not finished are going to take. */
function onItsWay(book: PartnerBook, { requestId }: Operation): number {
  return book
    .operations()
    .filter((other) => other.originalRequestId === requestId && other.status === 'PENDING')
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** No currency has more digits behind the point. */
const EXACT = 10_000;

function exact(amount: number): number {
  return Math.round(amount * EXACT);
}
