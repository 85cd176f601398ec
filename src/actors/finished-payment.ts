import type { Timestamp } from '../base/time.ts';
import { MICROS_PER_MS } from '../base/time.ts';
import { failureCode } from '../domain/failure.ts';
import type { InvoiceState } from '../domain/invoice/invoice.ts';
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
