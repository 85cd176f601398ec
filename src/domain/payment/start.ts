import { addMs } from '../../base/time.ts';
import type { Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { refuse } from '../errors.ts';
import type { InvoiceFacts, NewPayment } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import { paymentVariables } from '../routing/variables.ts';
import { checkPaymentTerms, holdLifetimeMs } from '../terms.ts';
import type { PaymentChange, PaymentFacts, PaymentFlow } from './payment.ts';

/**
 * The facts of a new payment, or why it may not start (reference §3.4, points 5 to 11; what comes before is the invoice's).
 * Merchant terms are those of the latest revision, which the payment is pinned to.
 */
export function startPayment(
  invoice: InvoiceFacts,
  shop: Shop,
  payment: NewPayment,
  context: DecisionContext,
): Decision<PaymentChange> {
  if (payment.payer.type === 'recurrent') {
    return refuse('METHOD_NOT_IMPLEMENTED', 'Recurrent payments are not available in this release');
  }
  const { cost, trustLevel } = invoice;
  const { tool } = payment.payer;
  const { partyId } = invoice;
  const { terms, category } = shop;
  const flowType = payment.flow.type;
  const variables = paymentVariables({ partyId, shop, cost, tool, flowType, trustLevel });
  const recurrent = payment.makeRecurrent;
  const refusal = checkPaymentTerms({ terms, variables, tool, cost, category, flowType, recurrent });
  if (refusal !== undefined) return refusal;
  const flow: PaymentFlow =
    payment.flow.type === 'instant'
      ? { type: 'instant' }
      : { ...payment.flow, heldUntil: addMs(context.now, holdLifetimeMs(terms, variables)) };
  const { parent: _parent, tokens: _tokens, ...asked } = payment;
  const facts: PaymentFacts = {
    ...asked,
    invoiceId: invoice.id,
    partyId: invoice.partyId,
    shopId: invoice.shopId,
    createTime: context.now,
    cost,
    revision: context.latest.revision,
    flow,
    seed: context.seed(),
    origin: 'merchant',
    ...(trustLevel === undefined ? {} : { trustLevel }),
    ...(invoice.allocation === undefined ? {} : { allocation: invoice.allocation }),
  };
  return accept([{ type: 'payment_started', payment: facts }]);
}
