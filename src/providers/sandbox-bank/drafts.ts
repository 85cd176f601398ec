import { hash } from 'node:crypto';
import type { Operation, Payment } from './model.ts';
import type { AuthoriseRequest, Contact, FollowUpRequest, PayoutRequest, Source } from './requests.ts';

/** An operation before anything was decided about it, with the payment as it is then. */
export interface Draft {
  readonly payment: Payment;
  readonly operation: Operation;
}

export interface NewPayment {
  readonly id: string;
  readonly sequence: number;
  readonly key: string;
  readonly fingerprint: string;
  readonly magic: string | undefined;
  readonly timeMs: number;
  /** The payment with which a stored card was stored. */
  readonly stored: Payment | undefined;
}

export function authorisationDraft(
  request: AuthoriseRequest,
  { id, sequence, key, fingerprint, magic, timeMs, stored }: NewPayment,
): Draft {
  const { amountMinor, currency, reference, source, capture, storeCard } = request;
  return {
    payment: {
      id,
      sequence,
      key,
      reference,
      currency,
      status: 'pending',
      askedMinor: amountMinor,
      amountMinor,
      capturedMinor: 0n,
      refundedMinor: 0n,
      ...means(source, stored),
      ...(storeCard ? { stored: true } : {}),
      ...(magic === undefined ? {} : { magic }),
      eci: '07',
      timeMs,
    },
    operation: {
      ...emptyOperation(key, 'authorise', fingerprint),
      paymentId: id,
      transactionId: id,
      reference,
      amountMinor,
      ...(capture || isTransfer(source) ? { sale: true } : {}),
    },
  };
}

export function payoutDraft(
  { amountMinor, currency, reference, receiver }: PayoutRequest,
  { id, sequence, key, fingerprint, magic, timeMs }: Omit<NewPayment, 'stored'>,
): Draft {
  return {
    payment: {
      id,
      sequence,
      key,
      reference,
      currency,
      status: 'pending',
      askedMinor: amountMinor,
      amountMinor,
      capturedMinor: 0n,
      refundedMinor: 0n,
      receiver: { type: receiver.type, lastDigits: receiver.value.slice(-4) },
      ...(magic === undefined ? {} : { magic }),
      eci: '07',
      timeMs,
    },
    operation: {
      ...emptyOperation(key, 'payout', fingerprint),
      paymentId: id,
      transactionId: id,
      reference,
      amountMinor,
    },
  };
}

/** Money that a payer sends is taken once it is here. */
function isTransfer(source: Source): boolean {
  return source.type === 'tool' && source.transferMethod !== undefined;
}

function means(
  source: Source,
  stored: Payment | undefined,
): Pick<Payment, 'bin' | 'lastDigits' | 'tool' | 'transferMethod'> {
  switch (source.type) {
    case 'card':
      return { bin: source.pan.slice(0, 6), lastDigits: source.pan.slice(-4) };
    case 'tool':
      return {
        tool: source.tool,
        ...(source.transferMethod === undefined ? {} : { transferMethod: source.transferMethod }),
      };
    case 'stored':
      return {
        ...(stored?.bin === undefined ? {} : { bin: stored.bin }),
        ...(stored?.lastDigits === undefined ? {} : { lastDigits: stored.lastDigits }),
      };
  }
}

export function followUpDraft(request: FollowUpRequest, payment: Payment, key: string, fingerprint: string): Draft {
  const { kind, amountMinor = wholeAmount(payment, kind), reference = payment.reference } = request;
  // A refund is a transaction of its own; capture and void belong to the payment's.
  const transactionId = kind === 'refund' ? `${payment.id}_${hash('sha256', key, 'hex').slice(0, 8)}` : payment.id;
  const operation = {
    ...emptyOperation(key, kind, fingerprint),
    paymentId: payment.id,
    transactionId,
    reference,
    amountMinor,
  };
  return { payment, operation };
}

/** An operation that names nothing yet; left as it is for a key that was cancelled before its request came. */
export function emptyOperation(key: string, kind: Operation['kind'], fingerprint: string): Operation {
  return {
    key,
    kind,
    fingerprint,
    paymentId: '',
    transactionId: '',
    reference: '',
    status: 'pending',
    amountMinor: 0n,
  };
}

export function addresses({ tag, callbackUrl, returnUrl, byResult, notificationUrl }: Contact): Contact {
  return {
    ...(tag === undefined ? {} : { tag }),
    ...(callbackUrl === undefined ? {} : { callbackUrl }),
    ...(returnUrl === undefined ? {} : { returnUrl }),
    ...(byResult === undefined ? {} : { byResult }),
    ...(notificationUrl === undefined ? {} : { notificationUrl }),
  };
}

function wholeAmount(payment: Payment, kind: FollowUpRequest['kind']): bigint {
  return kind === 'refund' ? payment.capturedMinor - payment.refundedMinor : payment.amountMinor;
}
