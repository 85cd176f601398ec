import { Misconfigured } from '../domain/condition.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import type { CallContext, Ports } from './call.ts';
import { readPayment } from './payment-call.ts';
import { refused } from './refused.ts';

/** A payment that an operator asks about, with the revision that it is judged by. */
export async function paymentInQuestion(
  ports: Ports,
  request: Parameters<typeof readPayment>[2],
  context: CallContext,
): Promise<{ readonly payment: PaymentState; readonly configuration: Configuration }> {
  const { answer, paymentId } = await readPayment(ports, context, request, () => undefined);
  const payment = answer.state.payments.get(paymentId);
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
