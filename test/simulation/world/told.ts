import type { InvoiceState } from '../../../src/domain/invoice/invoice.ts';
import type { PaymentState } from '../../../src/domain/payment/payment.ts';

/** What a merchant is told of an invoice, without anything that only the node is concerned with. */
export interface ToldInvoice {
  readonly id: string;
  readonly shop: string;
  readonly status: string;
  /** Why an operator should look. */
  readonly attention: string | undefined;
  readonly payments: ReadonlyMap<string, ToldPayment>;
}

export interface ToldPayment {
  readonly id: string;
  readonly status: string;
  /** Nothing is in flight for it. */
  readonly atRest: boolean;
  /** It can be captured or cancelled. */
  readonly held: boolean;
  /** What it stands for: asked for, then authorised, then captured. */
  readonly amountMinor: bigint;
  readonly currency: string;
  readonly failure: string | undefined;
  readonly refunds: ReadonlyMap<string, ToldRefund>;
  readonly chargebacks: ReadonlyMap<string, ToldChargeback>;
  /** Of the terms that its money was counted by last. */
  readonly revision: number;
  /** How many times an operator has adjusted it. */
  readonly adjustments: number;
  readonly flags: readonly string[];
}

export interface ToldRefund {
  readonly revision: number;
  readonly status: string;
  readonly amountMinor: bigint;
}

export interface ToldChargeback {
  readonly status: string;
  readonly bodyMinor: bigint;
  readonly levyMinor: bigint;
}

export function toldInvoice({ facts, status, payments, attention }: InvoiceState): ToldInvoice | undefined {
  if (facts === undefined) return undefined;
  return {
    id: facts.id,
    shop: facts.shopId,
    status: status.tag,
    attention: attention?.reason,
    payments: new Map([...payments].map(([id, payment]) => [id, toldPayment(payment)])),
  };
}

function toldPayment(payment: PaymentState): ToldPayment {
  const { facts, status, step, cost, changedCost, refunds, chargebacks, adjustments, flags } = payment;
  const failed = status.tag === 'failed' ? status.failure : undefined;
  return {
    id: facts.id,
    status: status.tag,
    atRest: step === 'idle',
    held: step === 'flow_waiting',
    amountMinor: (changedCost ?? cost).amountMinor,
    currency: cost.currency,
    failure: failed?.type === 'failure' ? failed.failure.code : failed?.type,
    refunds: new Map(
      [...refunds].map(([id, refund]) => [
        id,
        { status: refund.status.tag, amountMinor: refund.facts.cost.amountMinor, revision: refund.facts.revision },
      ]),
    ),
    chargebacks: new Map(
      [...chargebacks].map(([id, { status, body, levy }]) => [
        id,
        { status, bodyMinor: body.amountMinor, levyMinor: levy.amountMinor },
      ]),
    ),
    revision: [...adjustments.values()].at(-1)?.facts.revision ?? facts.revision,
    adjustments: adjustments.size,
    flags,
  };
}

/** Everything of it that must not be told in two ways. */
export function summary({ status, payments }: ToldInvoice): string {
  return `${status} [${[...payments.values()].map(wordsOf).join(', ')}]`;
}

export function wordsOf({ id, status, amountMinor, refunds, chargebacks, adjustments }: ToldPayment): string {
  const back = [...refunds].map(([refund, told]) => ` ${refund} ${told.status} ${told.amountMinor}`);
  const disputed = [...chargebacks].map(
    ([chargeback, told]) => ` ${chargeback} ${told.status} ${told.bodyMinor}+${told.levyMinor}`,
  );
  const adjusted = adjustments === 0 ? '' : ` ${adjustments} adjusted`;
  return `${id} ${status} ${amountMinor}${back.join('')}${disputed.join('')}${adjusted}`;
}
