import type { InvoiceStatus } from '../domain/invoice/invoice.ts';
import type { PaymentStatus } from '../domain/payment/payment.ts';
import type { RepairChange } from '../domain/repair/repair.ts';
import type { RiskScore } from '../domain/risk.ts';
import type { RepairChange__Output } from '../generated/turnpike/v1/RepairChange.ts';
import type { Fields } from './fields.ts';
import { MAX_REASON_LENGTH } from './invoice-call.ts';
import { readFailure, readTransaction, requiredFailure } from './read-values.ts';

/** Changes that an operator makes by hand, as a request carries them. */

export const RISK_SCORES: Readonly<Record<string, RiskScore>> = {
  RISK_SCORE_TRUSTED: 'trusted',
  RISK_SCORE_LOW: 'low',
  RISK_SCORE_HIGH: 'high',
  RISK_SCORE_FATAL: 'fatal',
};
const TARGETS = {
  SESSION_TARGET_PROCESSED: 'processed',
  SESSION_TARGET_CAPTURED: 'captured',
  SESSION_TARGET_CANCELLED: 'cancelled',
  SESSION_TARGET_REFUNDED: 'refunded',
} as const;
const INVOICE_TAGS: Readonly<Record<string, InvoiceStatus['tag']>> = {
  INVOICE_STATE_UNPAID: 'unpaid',
  INVOICE_STATE_PAID: 'paid',
  INVOICE_STATE_CANCELLED: 'cancelled',
  INVOICE_STATE_FULFILLED: 'fulfilled',
};
const PAYMENT_TAGS: Readonly<Record<string, PaymentStatus['tag']>> = {
  PAYMENT_STATE_PENDING: 'pending',
  PAYMENT_STATE_PROCESSED: 'processed',
  PAYMENT_STATE_CAPTURED: 'captured',
  PAYMENT_STATE_CANCELLED: 'cancelled',
  PAYMENT_STATE_REFUNDED: 'refunded',
  PAYMENT_STATE_FAILED: 'failed',
  PAYMENT_STATE_CHARGED_BACK: 'charged_back',
};
const REFUND_TAGS = {
  REFUND_STATE_PENDING: 'pending',
  REFUND_STATE_SUCCEEDED: 'succeeded',
  REFUND_STATE_FAILED: 'failed',
} as const;
const ADJUSTMENT_TAGS = {
  ADJUSTMENT_STATE_PENDING: 'pending',
  ADJUSTMENT_STATE_PROCESSED: 'processed',
  ADJUSTMENT_STATE_CAPTURED: 'captured',
} as const;
const CHARGEBACK_TAGS = {
  CHARGEBACK_STATE_PENDING: 'pending',
  CHARGEBACK_STATE_ACCEPTED: 'accepted',
  CHARGEBACK_STATE_REJECTED: 'rejected',
  CHARGEBACK_STATE_CANCELLED: 'cancelled',
} as const;

const CHANGES = [
  'invoiceState',
  'paymentState',
  'riskScore',
  'amount',
  'rollback',
  'transaction',
  'session',
  'refundState',
  'adjustmentState',
  'chargebackState',
] as const;

export function readRepairChange(
  fields: Fields,
  index: number,
  change: RepairChange__Output,
  now: number,
): RepairChange | undefined {
  const path = `changes[${index}]`;
  const name = fields.only(path, change, CHANGES);
  switch (name) {
    case undefined:
      fields.wrong(path, 'is required');
      return undefined;
    case 'invoiceState':
      return readInvoiceState(fields, `${path}.invoice_state`, change.invoiceState ?? {});
    case 'paymentState':
      return readPaymentState(fields, `${path}.payment_state`, change.paymentState ?? {});
    case 'riskScore': {
      const at = `${path}.risk_score`;
      const score = requiredWord(fields, `${at}.risk_score`, change.riskScore?.riskScore, RISK_SCORES, 'high');
      return { type: 'risk_score', ...readPayment(fields, at, change.riskScore), score };
    }
    case 'amount': {
      const at = `${path}.amount`;
      const newAmount = fields.requiredMoney(`${at}.new_amount`, change.amount?.newAmount ?? undefined);
      return { type: 'amount', ...readPayment(fields, at, change.amount), newAmount };
    }
    case 'rollback': {
      const at = `${path}.rollback`;
      const failure = requiredFailure(fields, `${at}.failure`, change.rollback?.failure);
      return { type: 'rollback', ...readOwner(fields, at, change.rollback), failure };
    }
    case 'transaction': {
      const at = `${path}.transaction`;
      const target = requiredWord(fields, `${at}.target`, change.transaction?.target, TARGETS, 'processed');
      const trx = readTransaction(fields, `${at}.transaction_info`, change.transaction?.transactionInfo);
      if (trx === undefined) fields.wrong(`${at}.transaction_info`, 'is required');
      return trx && { type: 'transaction', ...readOwner(fields, at, change.transaction), target, trx };
    }
    case 'session': {
      const at = `${path}.session`;
      const target = requiredWord(fields, `${at}.target`, change.session?.target, TARGETS, 'processed');
      const failure = readFailure(fields, `${at}.failure`, change.session?.failure);
      const owner = readOwner(fields, at, change.session);
      return { type: 'session', ...owner, target, ...(failure === undefined ? {} : { failure }) };
    }
    case 'refundState': {
      const at = `${path}.refund_state`;
      const tag = requiredWord(fields, `${at}.state`, change.refundState?.state, REFUND_TAGS, 'pending');
      const { paymentId } = readPayment(fields, at, change.refundState);
      const refundId = fields.requiredId(`${at}.refund_id`, change.refundState?.refundId);
      if (tag !== 'failed') return { type: 'refund_status', paymentId, refundId, status: { tag } };
      const failure = requiredFailure(fields, `${at}.failure`, change.refundState?.failure);
      return { type: 'refund_status', paymentId, refundId, status: { tag, failure } };
    }
    case 'adjustmentState': {
      const at = `${path}.adjustment_state`;
      const tag = requiredWord(fields, `${at}.state`, change.adjustmentState?.state, ADJUSTMENT_TAGS, 'pending');
      const { paymentId } = readPayment(fields, at, change.adjustmentState);
      const adjustmentId = fields.requiredId(`${at}.adjustment_id`, change.adjustmentState?.adjustmentId);
      const status = tag === 'captured' ? { tag, time: now } : { tag };
      return { type: 'adjustment_status', paymentId, adjustmentId, status };
    }
    case 'chargebackState': {
      const at = `${path}.chargeback_state`;
      const status = requiredWord(fields, `${at}.state`, change.chargebackState?.state, CHARGEBACK_TAGS, 'pending');
      const { paymentId } = readPayment(fields, at, change.chargebackState);
      const chargebackId = fields.requiredId(`${at}.chargeback_id`, change.chargebackState?.chargebackId);
      return { type: 'chargeback_status', paymentId, chargebackId, status };
    }
  }
}

function readInvoiceState(
  fields: Fields,
  path: string,
  { state, reason }: NonNullable<RepairChange__Output['invoiceState']>,
): RepairChange {
  const tag = requiredWord(fields, `${path}.state`, state, INVOICE_TAGS, 'unpaid');
  const why = fields.text(`${path}.reason`, reason, MAX_REASON_LENGTH) ?? '';
  const status = tag === 'cancelled' || tag === 'fulfilled' ? { tag, reason: why } : { tag };
  return { type: 'invoice_status', status };
}

function readPaymentState(
  fields: Fields,
  path: string,
  { state, reason, capturedAmount, failure, ...owner }: NonNullable<RepairChange__Output['paymentState']>,
): RepairChange {
  const { paymentId } = readPayment(fields, path, owner);
  const tag = requiredWord(fields, `${path}.state`, state, PAYMENT_TAGS, 'pending');
  const why = fields.text(`${path}.reason`, reason, MAX_REASON_LENGTH);
  const because = why === undefined ? {} : { reason: why };
  const cost = fields.money(`${path}.captured_amount`, capturedAmount ?? undefined);
  if (cost !== undefined && tag !== 'captured')
    fields.wrong(`${path}.captured_amount`, 'is of captured payments alone');
  const change = { type: 'payment_status', paymentId } as const;
  switch (tag) {
    case 'captured':
      return { ...change, status: { tag, ...because, ...(cost === undefined ? {} : { cost }) } };
    case 'cancelled':
      return { ...change, status: { tag, ...because } };
    case 'failed':
      return { ...change, status: { tag, failure: requiredFailure(fields, `${path}.failure`, failure) } };
    default:
      return { ...change, status: { tag } };
  }
}

interface NamedOwner {
  readonly paymentId?: string | undefined;
  readonly refundId?: string | undefined;
}

function readPayment(fields: Fields, path: string, owner: NamedOwner | null | undefined) {
  return { paymentId: fields.requiredId(`${path}.payment_id`, owner?.paymentId) };
}

function readOwner(fields: Fields, path: string, owner: NamedOwner | null | undefined) {
  const refundId = fields.id(`${path}.refund_id`, owner?.refundId);
  return { ...readPayment(fields, path, owner), ...(refundId === undefined ? {} : { refundId }) };
}

/** The word for a value that must be there. */
export function requiredWord<Word>(
  fields: Fields,
  path: string,
  value: string | number | undefined,
  words: Readonly<Record<string, Word>>,
  otherwise: Word,
): Word {
  const word = fields.word(path, value, words);
  if (word === undefined) fields.wrong(path, 'is required');
  return word ?? otherwise;
}
