import { declineCode, TEMPORARILY_UNAVAILABLE } from './decline-codes.ts';
import type { ChallengeRecord, Operation, Payment } from './model.ts';
import type { OpenQuestion } from './records.ts';
import { type RequisitesAnswer, requisitesOf, transferPage } from './requisites.ts';
import { challengeRequest } from './three-ds-result.ts';

/** What the bank says about its records: the JSON bodies of its API and of its callbacks. */

export interface OperationAnswer {
  readonly operation: Operation['kind'];
  readonly status: Exclude<Operation['status'], 'cancelled'> | 'processing';
  readonly paymentId: string;
  readonly reference: string;
  readonly amountMinor: string;
  readonly currency: string;
  readonly transaction: TransactionAnswer;
  readonly declineCode?: string;
  readonly message?: string;
  /** With `requires_action`: the tag its callback will carry, and the page for the payer if there is one. */
  readonly tag?: string;
  readonly acsUrl?: string;
  /** Of a challenge that the shop runs itself: what its payer's browser posts to `acsUrl`. */
  readonly acsForm?: { readonly creq: string };
  /** Where the payer is to send the money. */
  readonly requisites?: RequisitesAnswer;
  /** A one-time password is asked for. */
  readonly otp?: { readonly hint: string; readonly attemptsLeft: number };
  /** What the bank thinks of the password that came last. */
  readonly verification?: 'accepted' | 'refused';
  /** In place of a page: where and how much to send, and the receipt to pay by. */
  readonly transfer?: { readonly address: string; readonly quantity: string; readonly symbol: string };
  readonly receipt?: { readonly number: string; readonly dueMs: number };
  /** With `pending`, and with `requires_action` where nobody calls back: when to ask again. */
  readonly retryAfterMs?: number;
  /** Of an authorisation that was to store the card: charges it again. */
  readonly recurrentToken?: string;
}

export interface TransactionAnswer {
  readonly id: string;
  readonly rrn: string;
  readonly approvalCode: string;
  readonly eci: string;
  /** Milliseconds since the epoch. */
  readonly timeMs: number;
}

export interface CallbackMessage {
  readonly url?: string;
  readonly body: {
    readonly eventId: string;
    readonly tag: string;
    readonly paymentId: string;
    readonly reference: string;
    readonly operation: Operation['kind'];
    readonly idempotencyKey: string;
    readonly status: string;
  };
}

/** What answers say of the bank itself. */
export interface AnswerSettings {
  readonly publicUrl: string;
  /** When to ask about a pending operation again. */
  readonly retryAfterMs: number;
}

export function operationAnswer(
  operation: Operation,
  payment: Payment,
  challenge: ChallengeRecord | undefined,
  { publicUrl, retryAfterMs }: AnswerSettings,
): OperationAnswer {
  const { kind, status, paymentId, reference, amountMinor, declineCode: code } = operation;
  const base = {
    operation: kind,
    status: publicStatus(operation),
    paymentId,
    reference,
    amountMinor: String(amountMinor),
    currency: payment.currency,
    transaction: transaction(operation.transactionId, payment),
    ...(challenge?.password?.accepted === true ? ({ verification: 'accepted' } as const) : {}),
  } as const;
  switch (status) {
    case 'declined':
      return { ...base, declineCode: code ?? 'unknown', message: declineCode(code ?? '')?.message ?? 'Declined.' };
    case 'requires_action':
      if (challenge === undefined) return base;
      return {
        ...base,
        ...(challenge.callback === 'none' ? { retryAfterMs } : { tag: challenge.tag }),
        ...errand(payment, challenge, publicUrl),
      };
    case 'pending':
      return { ...base, retryAfterMs };
    case 'authorized':
    case 'captured':
      return kind === 'authorise' && payment.stored === true
        ? { ...base, recurrentToken: recurrentToken(paymentId) }
        : base;
    default:
      return base;
  }
}

/** Charges the card of a payment again. */
export function recurrentToken(paymentId: string): string {
  return `card_of_${paymentId}`;
}

/** A payout waits for nobody's action: it is under way. */
function publicStatus({ kind, status }: Operation): OperationAnswer['status'] {
  if (status === 'cancelled') return 'voided';
  return kind === 'payout' && status === 'requires_action' ? 'processing' : status;
}

/** What the payer has to do. */
function errand(payment: Payment, challenge: ChallengeRecord, publicUrl: string): Partial<OperationAnswer> {
  const { id, tool, amountMinor, timeMs, transferMethod } = payment;
  if (challenge.password !== undefined)
    return { otp: { hint: '+7 000 ***-**-00', attemptsLeft: challenge.password.attemptsLeft } };
  if (challenge.arrival !== undefined)
    return transferMethod === undefined ? {} : { requisites: requisitesOf(transferMethod, payment, publicUrl) };
  if (!challenge.page) return {};
  if (tool === 'crypto_currency')
    return { transfer: { address: `wallet_of_${id}`, quantity: `${amountMinor}/100`, symbol: 'TEST' } };
  if (tool === 'payment_terminal') return { receipt: { number: id, dueMs: timeMs + RECEIPT_LIFE_MS } };
  const acsUrl = `${publicUrl}/3ds/${challenge.id}`;
  return challenge.byResult === true ? { acsUrl, acsForm: { creq: challengeRequest(challenge.id) } } : { acsUrl };
}

const RECEIPT_LIFE_MS = 3 * 86_400_000;

/** Of what was not done at all: there is no payment to name. */
export function unavailableAnswer({ kind, reference }: Operation): object {
  const code = TEMPORARILY_UNAVAILABLE;
  return { operation: kind, status: 'declined', reference, declineCode: code, message: declineCode(code)?.message };
}

export interface PaymentView {
  readonly payment: Payment;
  readonly payer: Readonly<Record<string, string>>;
  readonly questions: readonly OpenQuestion[];
}

export function paymentView({ payment, payer, questions }: PaymentView, publicUrl: string): object {
  const { id, reference, currency, status, bin, lastDigits, tool, receiver } = payment;
  return {
    paymentId: id,
    reference,
    status,
    currency,
    askedMinor: String(payment.askedMinor),
    amountMinor: String(payment.amountMinor),
    capturedMinor: String(payment.capturedMinor),
    refundedMinor: String(payment.refundedMinor),
    ...(receiver !== undefined ? { receiver } : tool === undefined ? { card: { bin, lastDigits } } : { tool }),
    payer,
    waitingFor: questions.map(({ challenge, operation }) => ({
      operation: operation.kind,
      tag: challenge.tag,
      url: challenge.arrival === undefined ? `${publicUrl}/3ds/${challenge.id}` : transferPage(publicUrl, id),
    })),
    transaction: transaction(id, payment),
  };
}

export function callbackMessage(eventId: string, challenge: ChallengeRecord, operation: Operation): CallbackMessage {
  const { paymentId, reference, kind, key, status } = operation;
  return {
    ...(challenge.callbackUrl === undefined ? {} : { url: challenge.callbackUrl }),
    body: { eventId, tag: challenge.tag, paymentId, reference, operation: kind, idempotencyKey: key, status },
  };
}

/** Reference numbers of the card schemes have 12 digits and 6 characters; ours count payments. */
function transaction(id: string, payment: Payment): TransactionAnswer {
  return {
    id,
    rrn: String(payment.sequence).padStart(12, '0'),
    approvalCode: (payment.sequence % 2_176_782_336).toString(36).toUpperCase().padStart(6, '0'),
    eci: payment.eci,
    timeMs: payment.timeMs,
  };
}
