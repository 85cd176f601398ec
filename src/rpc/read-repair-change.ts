import type { RepairChange } from '../domain/repair/repair.ts';
import type { RepairChange__Output } from '../generated/turnpike/v1/RepairChange.ts';
import type { Fields } from './fields.ts';
import { MAX_REASON_LENGTH } from './invoice-call.ts';
import { ADJUSTMENT_STATES } from './project-adjustment.ts';
import { CHARGEBACK_STATES } from './project-chargeback.ts';
import { INVOICE_STATES } from './project-invoice.ts';
import { RISK_SCORES, STATES } from './project-payment.ts';
import { REFUND_STATES } from './project-refund.ts';
import { TARGETS } from './project-values.ts';
import { readFailure, readTransaction, requiredFailure } from './read-values.ts';
import { wordsOf } from './words.ts';

/** Changes that an operator makes by hand, as a request carries them. */

export const RISK_WORDS = wordsOf(RISK_SCORES);
const TARGET_WORDS = wordsOf(TARGETS);
const INVOICE_WORDS = wordsOf(INVOICE_STATES);
const PAYMENT_WORDS = wordsOf(STATES);
const REFUND_WORDS = wordsOf(REFUND_STATES);
const ADJUSTMENT_WORDS = wordsOf(ADJUSTMENT_STATES);
const CHARGEBACK_WORDS = wordsOf(CHARGEBACK_STATES);

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
      const score = requiredWord(fields, `${at}.risk_score`, change.riskScore?.riskScore, RISK_WORDS, 'high');
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
      const target = requiredWord(fields, `${at}.target`, change.transaction?.target, TARGET_WORDS, 'processed');
      const trx = readTransaction(fields, `${at}.transaction_info`, change.transaction?.transactionInfo);
      if (trx === undefined) fields.wrong(`${at}.transaction_info`, 'is required');
      return trx && { type: 'transaction', ...readOwner(fields, at, change.transaction), target, trx };
    }
    case 'session': {
      const at = `${path}.session`;
      const target = requiredWord(fields, `${at}.target`, change.session?.target, TARGET_WORDS, 'processed');
      const failure = readFailure(fields, `${at}.failure`, change.session?.failure);
      const owner = readOwner(fields, at, change.session);
      return { type: 'session', ...owner, target, ...(failure === undefined ? {} : { failure }) };
    }
    case 'refundState': {
      const at = `${path}.refund_state`;
      const tag = requiredWord(fields, `${at}.state`, change.refundState?.state, REFUND_WORDS, 'pending');
      const { paymentId } = readPayment(fields, at, change.refundState);
      const refundId = fields.requiredId(`${at}.refund_id`, change.refundState?.refundId);
      if (tag !== 'failed') return { type: 'refund_status', paymentId, refundId, status: { tag } };
      const failure = requiredFailure(fields, `${at}.failure`, change.refundState?.failure);
      return { type: 'refund_status', paymentId, refundId, status: { tag, failure } };
    }
    case 'adjustmentState': {
      const at = `${path}.adjustment_state`;
      const tag = requiredWord(fields, `${at}.state`, change.adjustmentState?.state, ADJUSTMENT_WORDS, 'pending');
      const { paymentId } = readPayment(fields, at, change.adjustmentState);
      const adjustmentId = fields.requiredId(`${at}.adjustment_id`, change.adjustmentState?.adjustmentId);
      const status = tag === 'captured' ? { tag, time: now } : { tag };
      return { type: 'adjustment_status', paymentId, adjustmentId, status };
    }
    case 'chargebackState': {
      const at = `${path}.chargeback_state`;
      const status = requiredWord(fields, `${at}.state`, change.chargebackState?.state, CHARGEBACK_WORDS, 'pending');
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
  const tag = requiredWord(fields, `${path}.state`, state, INVOICE_WORDS, 'unpaid');
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
  const tag = requiredWord(fields, `${path}.state`, state, PAYMENT_WORDS, 'pending');
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
