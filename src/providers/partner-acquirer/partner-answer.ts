import { z } from 'zod';
import { failure, type OperationFailure } from '../../domain/failure.ts';
import type { TransactionInfo } from '../../domain/session/session.ts';
import { ContractViolation } from '../../ports/provider.ts';
import type { Errand } from './errand.ts';
import { sameAmount, type WireAmount } from './wire-amount.ts';

/** What the partner's answers say, held against what it was asked. Not responsible for what a session makes of it. */
export type Seen =
  | { readonly tag: 'not_found' }
  | { readonly tag: 'pending'; readonly trx: TransactionInfo }
  | { readonly tag: 'succeeded'; readonly trx: TransactionInfo }
  /** A charge that went through, and whose money went back since. */
  | { readonly tag: 'reversed' }
  | { readonly tag: 'failed'; readonly trx: TransactionInfo; readonly failure: OperationFailure };

export const STATUSES = [
  'CREATED',
  'PENDING',
  'SUCCEEDED',
  'DECLINED',
  'ERROR',
  'REVERSED',
  'PARTIALLY_REVERSED',
  'NOT_FOUND',
] as const;

export type PartnerStatus = (typeof STATUSES)[number];

const short = z.string().max(64);
const session = z.object({ sessionId: z.string().min(1).max(128), paymentPageUrl: z.url().max(2048).optional() });
const submitted = z.object({
  requestId: short,
  status: z.enum(STATUSES),
  rrn: short.optional(),
  authCode: short.optional(),
  resultCode: short.optional(),
});
const status = submitted.extend({
  operation: short.optional(),
  amount: z.number().optional(),
  currency: z
    .union([
      z.int(),
      z
        .string()
        .regex(/^\d{3}$/)
        .transform(Number),
    ])
    .optional(),
});

export function readSession(answer: unknown): z.output<typeof session> {
  return read(session, answer, 'initSession');
}

/** The answer to a request that moves money. That it succeeded is believed only of `paymentStatus`, which tells the amount. */
export function readSubmitted(answer: unknown, requestId: string): Seen {
  const said = read(submitted, answer, 'a request');
  sameRequest(said, requestId);
  const trx = transactionOf(said);
  if (said.status === 'DECLINED' || said.status === 'ERROR') return { tag: 'failed', trx, failure: failureOf(said) };
  // The partner would have to say so of a request that it has before it.
  if (said.status === 'NOT_FOUND') throw new ContractViolation('the partner took a request and knows nothing of it');
  return { tag: isOpen(said.status) ? 'pending' : 'succeeded', trx };
}

export function readStatus(
  answer: unknown,
  asked: { readonly requestId: string; readonly errand: Errand; readonly amount: WireAmount },
): Seen {
  const said = read(status, answer, 'paymentStatus');
  sameRequest(said, asked.requestId);
  if (said.status === 'NOT_FOUND') return { tag: 'not_found' };
  const { operation } = asked.errand;
  if (said.operation !== operation)
    throw new ContractViolation(`the partner tells of another operation than ${operation}`);
  const trx = transactionOf(said);
  if (said.status === 'DECLINED' || said.status === 'ERROR') return { tag: 'failed', trx, failure: failureOf(said) };
  const { amount, currency } = said;
  if (amount === undefined || currency === undefined || !sameAmount({ amount, currency }, asked.amount))
    throw new ContractViolation('the partner tells another amount than it was asked for');
  if (isOpen(said.status)) return { tag: 'pending', trx };
  if (said.status !== 'SUCCEEDED' && operation !== 'processPaymentReversal') return { tag: 'reversed' };
  return { tag: 'succeeded', trx };
}

function isOpen(said: PartnerStatus): boolean {
  return said === 'CREATED' || said === 'PENDING';
}

function sameRequest(said: { readonly requestId: string }, requestId: string): void {
  if (said.requestId !== requestId) throw new ContractViolation('the partner answers for another request');
}

/** The partner knows a charge by the request id that it was made under, and so do we. */
function transactionOf({ requestId, rrn, authCode }: z.output<typeof submitted>): TransactionInfo {
  return {
    id: requestId,
    extra: {},
    ...(rrn === undefined ? {} : { rrn }),
    ...(authCode === undefined ? {} : { approvalCode: authCode }),
  };
}

/** Codes of our reconstruction: the partner's own are not known (docs/partner-acquirer.md). */
const FAILURES: Readonly<Record<string, string>> = {
  INSUFFICIENT_FUNDS: 'authorization_failed:insufficient_funds',
  CARD_EXPIRED: 'authorization_failed:payment_tool_rejected:bank_card_rejected:card_expired',
  CARD_TOKEN_UNKNOWN: 'authorization_failed:account_not_found',
  PAYER_DECLINED: 'preauthorization_failed:unknown',
  SESSION_EXPIRED: 'preauthorization_failed:three_ds_not_finished',
  REVERSAL_EXCEEDS_PAYMENT: 'authorization_failed:operation_blocked',
};

/** Of the partner's text only its code is kept, and only where it looks like one (P9). */
function failureOf({ status: said, resultCode }: z.output<typeof submitted>): OperationFailure {
  const code = resultCode !== undefined && /^[A-Z0-9_]+$/.test(resultCode) ? resultCode : said;
  const usual = said === 'DECLINED' ? 'authorization_failed:rejected_by_issuer' : 'authorization_failed:unknown';
  return failure(FAILURES[code] ?? usual, code);
}

function read<Shape extends z.ZodType>(shape: Shape, answer: unknown, to: string): z.output<Shape> {
  const parsed = shape.safeParse(answer);
  if (parsed.success) return parsed.data;
  const where = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new ContractViolation(`the partner's answer to ${to} is not in the agreed form (${where})`);
}
