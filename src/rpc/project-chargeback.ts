import type {
  ChargebackCategory,
  ChargebackReason,
  ChargebackStage,
  ChargebackState,
  ChargebackStatus,
} from '../domain/chargeback/chargeback.ts';
import type { ChargebackId } from '../domain/ids.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import type { Chargeback } from '../generated/turnpike/v1/Chargeback.ts';
import type { ChargebackCategory as ProtoCategory } from '../generated/turnpike/v1/ChargebackCategory.ts';
import type { ChargebackReason as ProtoReason } from '../generated/turnpike/v1/ChargebackReason.ts';
import type { ChargebackStage as ProtoStage } from '../generated/turnpike/v1/ChargebackStage.ts';
import type { ChargebackState as ProtoState } from '../generated/turnpike/v1/ChargebackState.ts';
import { etagOf, projectMoney, projectPostings, projectTime, projectTransaction } from './project-values.ts';
import { refused } from './refused.ts';

/** The chargeback of this id. Throws `Refused` with INVOICE_PAYMENT_CHARGEBACK_NOT_FOUND. */
export function projectChargebackOf(
  payment: PaymentState,
  chargebackId: ChargebackId,
  sequence: number,
  seen: 'all' | 'own',
): Chargeback {
  const chargeback = payment.chargebacks.get(chargebackId);
  if (chargeback !== undefined) return projectChargeback(payment, chargeback, sequence, seen);
  throw refused('INVOICE_PAYMENT_CHARGEBACK_NOT_FOUND', 'The payment has no such chargeback', {
    chargeback_id: chargebackId,
  });
}

/** `seen`: an operator sees all postings, a merchant its own. */
export function projectChargeback(
  { facts: payment }: PaymentState,
  { facts, status, stage, body, levy, cashFlow }: ChargebackState,
  sequence: number,
  seen: 'all' | 'own',
): Chargeback {
  const { trx, context, occurredTime } = facts;
  return {
    chargebackId: facts.id,
    paymentId: payment.id,
    invoiceId: payment.invoiceId,
    state: CHARGEBACK_STATES[status],
    stage: CHARGEBACK_STAGES[stage],
    reason: projectReason(facts.reason),
    levy: projectMoney(levy),
    body: projectMoney(body),
    cashFlow: projectPostings(cashFlow, seen),
    transactionInfo: trx && projectTransaction(trx),
    externalId: facts.externalId,
    context: context && { type: context.type, data: context.data },
    createTime: projectTime(facts.createTime),
    occurredTime: occurredTime === undefined ? undefined : projectTime(occurredTime),
    domainRevision: BigInt(facts.revision),
    sequence: BigInt(sequence),
    etag: etagOf(sequence),
  };
}

export function projectReason({ category, code }: ChargebackReason): ProtoReason {
  return { category: CHARGEBACK_CATEGORIES[category], code };
}

export const CHARGEBACK_STATES: Readonly<Record<ChargebackStatus, ProtoState>> = {
  pending: 'CHARGEBACK_STATE_PENDING',
  accepted: 'CHARGEBACK_STATE_ACCEPTED',
  rejected: 'CHARGEBACK_STATE_REJECTED',
  cancelled: 'CHARGEBACK_STATE_CANCELLED',
};

export const CHARGEBACK_STAGES: Readonly<Record<ChargebackStage, ProtoStage>> = {
  chargeback: 'CHARGEBACK_STAGE_CHARGEBACK',
  pre_arbitration: 'CHARGEBACK_STAGE_PRE_ARBITRATION',
  arbitration: 'CHARGEBACK_STAGE_ARBITRATION',
};

export const CHARGEBACK_CATEGORIES: Readonly<Record<ChargebackCategory, ProtoCategory>> = {
  fraud: 'CHARGEBACK_CATEGORY_FRAUD',
  dispute: 'CHARGEBACK_CATEGORY_DISPUTE',
  authorisation: 'CHARGEBACK_CATEGORY_AUTHORISATION',
  processing_error: 'CHARGEBACK_CATEGORY_PROCESSING_ERROR',
  system_set: 'CHARGEBACK_CATEGORY_SYSTEM_SET',
};
