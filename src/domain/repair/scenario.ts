import type { InvoiceChange, InvoiceState } from '../invoice/invoice.ts';
import { type OwnedSession, openSessionsOf, sessionChange } from '../payment/owned-sessions.ts';
import type { PaymentChange, PaymentState, PaymentStep } from '../payment/payment.ts';
import { riskScored } from '../payment/steps.ts';
import type { SessionResult, TransactionInfo } from '../session/session.ts';
import type { RepairScenario } from './repair.ts';

/** The changes of a scenario, or undefined when no payment waits at a step that it fits (reference §10.2). */
export function scenarioChanges(invoice: InvoiceState, scenario: RepairScenario): readonly InvoiceChange[] | undefined {
  if (scenario.type === 'complex') {
    for (const each of scenario.scenarios) {
      const changes = scenarioChanges(invoice, each);
      if (changes !== undefined) return changes;
    }
    return undefined;
  }
  for (const payment of invoice.payments.values()) {
    const changes = paymentChanges(payment, scenario);
    if (changes !== undefined)
      return changes.map((change) => ({ type: 'payment_changed', paymentId: payment.facts.id, change }));
  }
  return undefined;
}

const BEFORE_PROCESSING: readonly PaymentStep[] = [
  'new',
  'shop_limit_initializing',
  'risk_scoring',
  'routing',
  'cash_flow_building',
];

function paymentChanges(
  payment: PaymentState,
  scenario: Exclude<RepairScenario, { type: 'complex' }>,
): readonly PaymentChange[] | undefined {
  const { step } = payment;
  switch (scenario.type) {
    case 'fail_pre_processing': {
      if (!BEFORE_PROCESSING.includes(step)) return undefined;
      // What is held by then is given back with the status.
      return [{ type: 'payment_status_changed', status: { tag: 'failed', failure: scenario.failure } }];
    }
    case 'skip_inspector':
      return step === 'risk_scoring' ? riskScored(scenario.score) : undefined;
    case 'fail_session': {
      const open = openSession(payment, ['processed', 'refunded']);
      const { trx, failure } = scenario;
      return open && endSession(open, trx, { type: 'failed', failure });
    }
    case 'fulfill_session': {
      const open = openSession(payment, ['processed', 'captured', 'cancelled', 'refunded']);
      return open && endSession(open, scenario.trx, { type: 'succeeded' });
    }
  }
}

function openSession(payment: PaymentState, targets: readonly string[]): OwnedSession | undefined {
  return openSessionsOf(payment).find(({ session }) => targets.includes(session.target));
}

function endSession(
  { ref }: OwnedSession,
  trx: TransactionInfo | undefined,
  result: SessionResult,
): readonly PaymentChange[] {
  return [
    ...(trx === undefined ? [] : [sessionChange(ref, { type: 'session_transaction_bound', trx })]),
    sessionChange(ref, { type: 'session_finished', result }),
  ];
}
