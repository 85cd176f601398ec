import { assert } from '../base/assert.ts';
import type { AdjustmentFacts } from '../domain/adjustment/adjustment.ts';
import type { Posting } from '../domain/cashflow/cash-flow.ts';
import type { ChargebackState } from '../domain/chargeback/chargeback.ts';
import { pendingChargeback } from '../domain/chargeback/pending.ts';
import type { Configuration } from '../domain/configuration.ts';
import { type PaymentId, parseStream, partitionOf, type StreamId } from '../domain/ids.ts';
import { bookInvoice } from '../domain/invoice/book.ts';
import { evolveInvoice, NO_INVOICE } from '../domain/invoice/evolve.ts';
import type { InvoiceChange, InvoiceState } from '../domain/invoice/invoice.ts';
import type { PaymentChange, PaymentState } from '../domain/payment/payment.ts';
import { pendingRefund } from '../domain/refund/pending.ts';
import type { RefundChange } from '../domain/refund/refund.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { StoredRecord } from '../ports/journal.ts';
import { decodeRecord } from '../wire/record.ts';
import { checkAdjustmentCashFlow, checkCashFlow, checkChargebackCashFlow, checkRefundCashFlow } from './cash-flow.ts';
import { applyBooking, type Contribution, contributionOf, type ExpectedBooks, newBooks } from './expected-books.ts';
import type { Finding, FindingType } from './finding.ts';

/** An invoice's records folded once more, with all that they say must be in the ledger. */
export interface Replay {
  readonly stream: StreamId;
  readonly findings: readonly Finding[];
  /** False when a record is missing or unreadable: then what follows it is not known. */
  readonly whole: boolean;
  readonly invoice: InvoiceState;
  readonly books: ExpectedBooks;
  /** What it adds to the totals at the beginning of the window in which they were read, and after each record within it. */
  readonly contributions: readonly { readonly position: number; readonly contribution: Contribution }[];
  readonly cashFlows: number;
}

/** The totals were read after the record at `from` and not after the one at `to`. */
export interface Window {
  readonly from: number;
  readonly to: number;
}

export async function replayInvoice(
  stream: StreamId,
  records: readonly StoredRecord[],
  configurations: Pick<Configurations, 'load'>,
  window: Window,
): Promise<Replay> {
  const books = newBooks();
  const findings: Finding[] = [];
  const find = (type: FindingType, message: string) => findings.push({ type, subject: stream, message });
  const contributions: { position: number; contribution: Contribution }[] = [];
  let invoice = NO_INVOICE;
  let cashFlows = 0;
  let whole = true;

  const apply = async (record: StoredRecord, change: InvoiceChange) => {
    const before = invoice;
    invoice = evolveInvoice(before, change);
    applyBooking(books, bookInvoice(before, change, invoice), stream, record.time);
    if (change.type !== 'payment_changed') return;
    const check = cashFlowCheck(change.change, before.payments.get(change.paymentId));
    if (check === undefined) return;
    cashFlows += 1;
    const payment = mustHave(before, change.paymentId);
    for (const message of await recomputed(payment, check, configurations)) {
      find('cash_flow_wrong', `payment ${change.paymentId}${check.of}, record ${record.sequence}: ${message}`);
    }
  };

  for (const [index, record] of records.entries()) {
    const fault = faultOf(record, index + 1);
    if (fault !== undefined) findings.push({ ...fault, subject: stream });
    if (fault?.type === 'record_missing') {
      whole = false;
      break;
    }
    try {
      const content = decodeRecord(record.bytes);
      if (content.time !== record.time) {
        find('record_misfiled', `record ${record.sequence} is filed under another time than it carries`);
      }
      for (const change of content.changes) await apply(record, change);
    } catch (error) {
      find(
        error instanceof Error && error.name === 'UnreadableRecord' ? 'record_unreadable' : 'fold_failed',
        `record ${record.sequence}: ${error instanceof Error ? error.message : String(error)}`,
      );
      whole = false;
      break;
    }
    const next = records[index + 1]?.position ?? Number.POSITIVE_INFINITY;
    if (record.position <= window.to && next > window.from) {
      const contribution = contributionOf(books.plans.values(), books.shares.values());
      contributions.push({ position: record.position, contribution });
    }
  }
  if (whole) findings.push(...holdsAtRest(stream, invoice, books));
  return { stream, findings, whole, invoice, books, contributions: whole ? contributions : [], cashFlows };
}

/** What is wrong with a record before it is read: its place in the stream, and the columns that must agree with the stream. */
export function faultOf(record: StoredRecord, sequence: number): Omit<Finding, 'subject'> | undefined {
  if (record.sequence !== sequence) {
    const message = `record ${sequence} is missing: the next one there is ${record.sequence}`;
    return { type: 'record_missing', message };
  }
  const { kind } = parseStream(record.stream);
  if (record.kind !== kind || record.partition !== partitionOf(record.stream)) {
    const message = `record ${sequence} is filed as ${record.kind} in partition ${record.partition}`;
    return { type: 'record_misfiled', message };
  }
  return undefined;
}

/** How the cash flow that a change records is computed once more. */
interface CashFlowCheck {
  /** Whose it is, within the payment. */
  readonly of: string;
  /** The payment's own when absent. */
  readonly revision?: number;
  readonly check: (before: PaymentState, configuration: Configuration) => readonly string[];
}

function cashFlowCheck(change: PaymentChange, payment: PaymentState | undefined): CashFlowCheck | undefined {
  switch (change.type) {
    case 'cash_flow_changed': {
      const { postings } = change;
      return { of: '', check: (before, configuration) => checkCashFlow(before, postings, configuration) };
    }
    case 'refund_changed':
      return change.change.type === 'refund_created' ? refundCheck(change.change) : undefined;
    case 'adjustment_changed':
      return change.change.type === 'adjustment_created' ? adjustmentCheck(change.change.adjustment) : undefined;
    case 'chargeback_changed': {
      const chargeback = payment?.chargebacks.get(change.chargebackId);
      if (chargeback === undefined || change.change.type !== 'chargeback_cash_flow_changed') return undefined;
      return chargebackCheck(chargeback, change.change.postings);
    }
    default:
      return undefined;
  }
}

function refundCheck({ refund, postings }: RefundChange & { readonly type: 'refund_created' }): CashFlowCheck {
  return {
    of: `, refund ${refund.id}`,
    revision: refund.revision,
    check: (before, configuration) => checkRefundCashFlow(before, refund, postings, configuration),
  };
}

function adjustmentCheck(adjustment: AdjustmentFacts): CashFlowCheck {
  return {
    of: `, adjustment ${adjustment.id}`,
    revision: adjustment.revision,
    check: (before, configuration) => checkAdjustmentCashFlow(before, adjustment, configuration),
  };
}

function chargebackCheck(chargeback: ChargebackState, postings: readonly Posting[]): CashFlowCheck {
  return {
    of: `, chargeback ${chargeback.facts.id}`,
    revision: chargeback.facts.revision,
    check: (before, configuration) => checkChargebackCashFlow(before, chargeback, postings, configuration),
  };
}

async function recomputed(
  payment: PaymentState,
  { revision = payment.facts.revision, check }: CashFlowCheck,
  configurations: Pick<Configurations, 'load'>,
): Promise<readonly string[]> {
  try {
    return check(payment, await configurations.load(revision));
  } catch (error) {
    return [error instanceof Error ? error.message : String(error)];
  }
}

function mustHave(invoice: InvoiceState, paymentId: PaymentId): PaymentState {
  const payment = invoice.payments.get(paymentId);
  assert(payment !== undefined, `payment ${paymentId} has started`);
  return payment;
}

/** While no payment of the invoice is at work, none of its plans and shares may be held, but for what is in dispute. */
function holdsAtRest(stream: StreamId, { payments }: InvoiceState, books: ExpectedBooks): readonly Finding[] {
  if ([...payments.values()].some(isAtWork)) return [];
  const disputed = new Set([...payments.values()].map((payment) => pendingChargeback(payment)?.plans.at(-1)?.id));
  const plans = [...books.plans]
    .filter(([id, { status }]) => status === 'held' && !disputed.has(id))
    .map(([id]) => `plan ${id}`);
  const shares = [...books.shares.values()].filter(({ status }) => status === 'held').map(({ counter }) => counter);
  return [...plans, ...shares].map((held) => ({
    type: 'holds_at_rest',
    subject: stream,
    message: `its payments are at rest and ${held} is still held`,
  }));
}

function isAtWork(payment: PaymentState): boolean {
  return payment.step !== 'idle' || pendingRefund(payment) !== undefined;
}
