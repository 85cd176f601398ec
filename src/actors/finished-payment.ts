import { MICROS_PER_MS, type Timestamp } from '../base/time.ts';
import { isFinal } from '../domain/application/status.ts';
import { failureCode } from '../domain/failure.ts';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
import type { PayoutState } from '../domain/payout/payout.ts';
import type { Observer } from '../ports/observer.ts';

/** Tells telemetry of payments that this step brought to rest. */
export function reportFinished(observer: Observer, before: InvoiceState, after: InvoiceState, now: Timestamp): void {
  if (before.payments === after.payments) return;
  for (const [id, { step, status, facts }] of after.payments) {
    if (step !== 'idle' || before.payments.get(id)?.step === 'idle') continue;
    const code = status.tag === 'failed' ? failureCode(status.failure) : undefined;
    observer.paymentFinished(status.tag, code, (now - facts.createTime) / MICROS_PER_MS);
  }
}

/** Tells telemetry of a payout that this step ended. */
export function reportEnded(observer: Observer, before: PayoutState, after: PayoutState, now: Timestamp): void {
  const { facts, progress, failure } = after;
  if (facts === undefined || progress === undefined || !isFinal(progress.status)) return;
  if (before.progress !== undefined && isFinal(before.progress.status)) return;
  const code = failure === undefined || progress.status === 'success' ? undefined : failureCode(failure);
  observer.payoutFinished(progress.status, code, (now - facts.createTime) / MICROS_PER_MS);
}
