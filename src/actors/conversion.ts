import type { PaymentId, StreamId } from '../domain/ids.ts';
import type { InvoiceChange, InvoiceState } from '../domain/invoice/invoice.ts';
import { conversionResult, type HealthSettings, type OperationResult } from '../domain/routing/health.ts';
import { sameRoute } from '../domain/routing/route.ts';
import type { SessionState } from '../domain/session/session.ts';
import type { ProviderHealthMonitor } from '../ports/provider-health.ts';

/** The conversion operation of one payment at a provider (reference §5.6). */
export function conversionOf(stream: StreamId, paymentId: PaymentId): string {
  return `${stream}/${paymentId}`;
}

/**
 * Tells the health of providers what these durable changes say of them: a payment begins with its first session of a route,
 * and ends with a session that nothing repeats there.
 */
export function reportConversions(
  monitor: ProviderHealthMonitor,
  { conversion }: HealthSettings,
  stream: StreamId,
  changes: readonly InvoiceChange[],
  after: InvoiceState,
): void {
  const started = new Set<SessionState>();
  for (const change of changes) {
    if (change.type !== 'payment_changed' || change.change.type !== 'session_changed') continue;
    const sessions = after.payments.get(change.paymentId)?.sessions ?? [];
    const session = sessions[change.change.no];
    if (session?.target !== 'processed') continue;
    const { providerId } = session.route;
    const operation = conversionOf(stream, change.paymentId);
    const result = resultOf(session, sessions, conversion.benignFailures);
    switch (change.change.change.type) {
      case 'session_started':
        started.add(session);
        if (session.phase.tag !== 'finished') monitor.began('conversion', providerId, operation);
        break;
      case 'session_finished':
        // What begins and ends in one breath was told to us: nobody asked the provider.
        if (result !== undefined && !started.has(session)) monitor.ended('conversion', providerId, operation, result);
        break;
    }
  }
}

/** Undefined for a failure that is being repeated at the same route: the payment goes on there. */
function resultOf(
  { phase, no, route }: SessionState,
  sessions: readonly SessionState[],
  benignFailures: readonly string[],
): OperationResult | undefined {
  if (phase.tag !== 'finished') return undefined;
  if (phase.result.type === 'succeeded') return 'finish';
  const next = sessions[no + 1];
  if (next?.target === 'processed' && sameRoute(next.route, route)) return undefined;
  return conversionResult(phase.result.failure, benignFailures);
}
