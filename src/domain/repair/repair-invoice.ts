import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse } from '../errors.ts';
import { evolveInvoice } from '../invoice/evolve.ts';
import type { InvoiceChange, InvoiceCommand, InvoiceState } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import { openSessionsOf, sessionChange } from '../payment/owned-sessions.ts';
import { asChange } from './as-change.ts';
import { isLegal } from './legal.ts';
import type { RepairAction } from './repair.ts';
import { scenarioChanges } from './scenario.ts';

type Command<Type extends InvoiceCommand['type']> = InvoiceCommand & { readonly type: Type };

/** Far in the future: what is unknown is asked about when somebody looks, and not by a timer. */
const NEVER = Date.UTC(9999, 0, 1) * 1000;

/**
 * Changes that an operator adds by hand to an invoice that waits for attention (reference §10.1). An illegal one refuses all,
 * unless it is forced; one that names what is not there is refused in any case.
 */
export function repairInvoice(
  invoice: InvoiceState,
  { changes, action, validateTransitions }: Command<'RepairInvoice'>,
  context: DecisionContext,
): Decision<InvoiceChange> {
  if (invoice.attention === undefined) return noNeed();
  const made: InvoiceChange[] = [];
  let state = invoice;
  for (const [index, wanted] of changes.entries()) {
    const change = asChange(state, wanted);
    if (change === undefined) return impossible(state, `Change ${index + 1} names what is not there, or is over`);
    if (validateTransitions && !isLegal(state, change)) {
      return impossible(state, `Change ${index + 1} is illegal in the present state`);
    }
    made.push(change);
    state = evolveInvoice(state, change);
  }
  if (action?.type === 'remove') return accept([...made, { type: 'invoice_removed' }]);
  return accept([...made, ...timerChanges(state, action, context), { type: 'attention_cleared' }]);
}

/** The scenario that fits the step an invoice is stuck at (reference §10.2). */
export function repairWithScenario(
  invoice: InvoiceState,
  { scenario }: Command<'RepairInvoiceWithScenario'>,
  _context: DecisionContext,
): Decision<InvoiceChange> {
  if (invoice.attention === undefined) return noNeed();
  const changes = scenarioChanges(invoice, scenario);
  if (changes === undefined) return impossible(invoice, 'The scenario does not fit the present step');
  return accept([...changes, { type: 'attention_cleared' }]);
}

/** The next question about each outcome that is unknown. */
function timerChanges(
  invoice: InvoiceState,
  action: Exclude<RepairAction, { type: 'remove' }> | undefined,
  context: DecisionContext,
): readonly InvoiceChange[] {
  if (action === undefined) return [];
  const askTime = action.type === 'set_timer' ? Math.max(action.at, context.now) : NEVER;
  return [...invoice.payments.values()].flatMap(openSessionsOf).flatMap(({ ref, session }): InvoiceChange[] => {
    if (session.unknown === undefined) return [];
    const { reason, since } = session.unknown;
    const change = sessionChange(ref, { type: 'session_became_unknown', reason, since, askTime });
    return [{ type: 'payment_changed', paymentId: ref.paymentId, change }];
  });
}

function noNeed(): Refusal {
  return refuse('INVALID_REQUEST', 'No need to repair');
}

function impossible(invoice: InvoiceState, message: string): Refusal {
  const steps = [...invoice.payments.values()].map(({ step }) => step).filter((step) => step !== 'idle');
  return refuse('REPAIR_NOT_POSSIBLE', message, { step: steps[0] ?? 'idle' });
}
