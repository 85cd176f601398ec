import { Misconfigured } from '../domain/condition.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import type { CallContext, Ports } from './call.ts';
import { readFields } from './fields.ts';
import { readInvoice } from './invoice-call.ts';
import { readParty, requireParty } from './party.ts';
import { refused } from './refused.ts';

interface PaymentQuestion {
  readonly partyId?: string | undefined;
  readonly invoiceId?: string | undefined;
  readonly paymentId?: string | undefined;
}

/** A payment that an operator asks about, with the revision that it is judged by. */
export async function paymentInQuestion(
  ports: Ports,
  request: PaymentQuestion,
  context: CallContext,
): Promise<{ readonly payment: PaymentState; readonly configuration: Configuration }> {
  const { caller } = context;
  const fields = readFields();
  const party = readParty(fields, caller, request.partyId);
  const invoiceId = fields.requiredId('invoice_id', request.invoiceId);
  const paymentId = fields.requiredId('payment_id', request.paymentId);
  fields.done();
  const partyId = requireParty(ports.configurations, caller, party);
  const { state } = await readInvoice(ports, context, partyId, invoiceId);
  const payment = state.payments.get(paymentId);
  if (payment === undefined)
    throw refused('INVOICE_PAYMENT_NOT_FOUND', 'The invoice has no such payment', { payment_id: paymentId });
  return { payment, configuration: await ports.configurations.load(payment.facts.revision) };
}

/** Rules that contradict themselves are the document's fault, and told as such. */
export function orMisconfigured<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Misconfigured) throw refused('MISCONFIGURED', error.message);
    throw error;
  }
}
