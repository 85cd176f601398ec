import type { Posting } from '../../src/domain/cashflow/cash-flow.ts';
import { PARTITION_COUNT, partitionOf, type StreamId } from '../../src/domain/ids.ts';
import { commitPlan, holdBatch, newPlan, type PlanState, rollbackPlan, withBatch } from '../../src/domain/ledger.ts';
import type { Store } from '../../src/journal/store.ts';
import type { Append, DisputeRow, InvoiceRow, PaymentRow, PayoutRow, Verdict } from '../../src/ports/journal.ts';

/** Builders of appends for contract tests: everything that a test does not care about is empty. */

export const ALL_PARTITIONS: readonly number[] = Array.from({ length: PARTITION_COUNT }, (_, partition) => partition);

/** 2026-01-01T00:00:00Z. */
export const NEW_YEAR = 1_767_225_600_000_000;

let appendCount = 0;

export function appendOf(stream: StreamId, sequence: number, rest: Partial<Append> = {}): Append {
  appendCount += 1;
  return {
    stream,
    sequence,
    epoch: 1,
    appendId: `append-${appendCount}`,
    record: { kind: 'invoice', time: NEW_YEAR + sequence, bytes: new Uint8Array([sequence]) },
    plans: [],
    limits: [],
    accountGuards: [],
    timer: { type: 'keep' },
    pending: false,
    tags: [],
    keys: [],
    rows: [],
    takenCallbacks: [],
    ...rest,
  };
}

/** Appends to streams that come after each other, with the sequences counted here. */
export function writerOf(store: Store, epoch = 1) {
  const sequences = new Map<StreamId, number>();
  return {
    async append(stream: StreamId, rest: Partial<Append> = {}): Promise<Verdict> {
      const sequence = (sequences.get(stream) ?? 0) + 1;
      const verdict = await store.journal.append(appendOf(stream, sequence, { epoch, ...rest }));
      if (verdict.ok) sequences.set(stream, sequence);
      return verdict;
    },
  };
}

/** A posting between two accounts that stand for themselves. */
export function postingOf(
  source: string,
  destination: string,
  amountMinor: bigint,
  currency = 'RUB',
  details?: string,
): Posting {
  return {
    source: { role: 'provider.settlement', accountId: source },
    destination: { role: 'merchant.settlement', accountId: destination },
    volume: { amountMinor, currency },
    ...(details === undefined ? {} : { details }),
  };
}

/** The operations of one plan, made in order as the domain makes them. */
export function planOf(planId: string) {
  let state: PlanState = newPlan(planId);
  return {
    hold(...postings: readonly Posting[]) {
      const batch = { id: state.batches.length + 1, postings };
      const operation = holdBatch(state, batch);
      state = withBatch(state, batch);
      return operation;
    },
    commit: () => commitPlan(state),
    rollback: () => rollbackPlan(state),
  };
}

export function invoiceRow(invoiceId: string, rest: Partial<InvoiceRow> = {}): InvoiceRow {
  return {
    type: 'invoice',
    partyId: 'party',
    invoiceId,
    shopId: 'shop',
    state: 'unpaid',
    amountMinor: 42_000n,
    currency: 'RUB',
    createTime: NEW_YEAR,
    dueTime: NEW_YEAR + 1_000_000,
    text: '',
    ...rest,
  };
}

export function paymentRow(invoiceId: string, paymentId: string, rest: Partial<PaymentRow> = {}): PaymentRow {
  return {
    type: 'payment',
    partyId: 'party',
    invoiceId,
    paymentId,
    shopId: 'shop',
    state: 'pending',
    amountMinor: 42_000n,
    currency: 'RUB',
    createTime: NEW_YEAR,
    ...rest,
  };
}

export function payoutRow(payoutId: string, rest: Partial<PayoutRow> = {}): PayoutRow {
  return {
    type: 'payout',
    partyId: 'party',
    payoutId,
    shopId: 'shop',
    projectId: 'project',
    externalId: `order-${payoutId}`,
    state: 'processing',
    amountMinor: 42_000n,
    currency: 'RUB',
    createTime: NEW_YEAR,
    ...rest,
  };
}

export function disputeRow(disputeId: string, rest: Partial<DisputeRow> = {}): DisputeRow {
  return {
    type: 'dispute',
    partyId: 'party',
    disputeId,
    projectId: 'project',
    stream: 'invoice/party/one',
    externalId: 'order',
    ref: 'case',
    state: 'opened',
    reason: 'not_received',
    createTime: NEW_YEAR,
    updateTime: NEW_YEAR,
    ...rest,
  };
}

/** A stream of this name in the given partition, by trying suffixes. */
export function streamIn(partition: number, name: string): StreamId {
  for (let suffix = 0; ; suffix += 1) {
    const stream = `invoice/party/${name}-${suffix}`;
    if (partitionOf(stream) === partition) return stream;
  }
}
