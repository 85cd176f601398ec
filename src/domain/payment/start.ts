import { addMs } from '../../base/time.ts';
import { checkTargets } from '../allocation/targets.ts';
import type { Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import type { InvoiceFacts, NewPayment } from '../invoice/invoice.ts';
import { accept, type Decision } from '../machine.ts';
import { chargedTokens, refuseParent } from '../recurrent/parent.ts';
import { paymentVariables } from '../routing/variables.ts';
import { checkPaymentTerms, holdLifetimeMs } from '../terms.ts';
import type { PaymentChange, PaymentFacts, PaymentFlow } from './payment.ts';

const NO_PARENT = { found: false, problem: 'Parent payment not found' } as const;

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
  const { cost, trustLevel, partyId } = invoice;
  const { parent: told, tokens, ...asked } = payment;
  const parent = payment.payer.type === 'recurrent' ? (told ?? NO_PARENT) : undefined;
  const { tool } = payment.payer;
  const { terms, category } = shop;
  const flowType = payment.flow.type;
  const missing = parent?.found === false ? refuseParent(parent, payment.customerId) : undefined;
  if (missing !== undefined) return missing;
  const variables = paymentVariables({ partyId, shop, cost, tool, flowType, trustLevel });
  const recurrent = payment.makeRecurrent || payment.payer.type === 'recurrent';
  const refusal =
    checkPaymentTerms({ terms, variables, tool, cost, category, flowType, recurrent }) ??
    (parent && refuseParent(parent, payment.customerId));
  if (refusal !== undefined) return refusal;
  const { allocation = [] } = invoice;
  const unsplittable = checkTargets(allocation, shop, context.latest);
  if (unsplittable !== undefined) return unsplittable;
  const flow: PaymentFlow =
    payment.flow.type === 'instant'
      ? { type: 'instant' }
      : { ...payment.flow, heldUntil: addMs(context.now, holdLifetimeMs(terms, variables)) };
  const customerId = payment.customerId ?? (parent?.found === true ? parent.customerId : undefined);
  const facts: PaymentFacts = {
    ...asked,
    invoiceId: invoice.id,
    partyId,
    shopId: invoice.shopId,
    createTime: context.now,
    cost,
    revision: context.latest.revision,
    flow,
    seed: context.seed(),
    origin: 'merchant',
    ...(customerId === undefined ? {} : { customerId }),
    ...(trustLevel === undefined ? {} : { trustLevel }),
    ...(invoice.allocation === undefined ? {} : { allocation: invoice.allocation }),
  };
  const started: PaymentChange = { type: 'payment_started', payment: facts };
  return accept(parent === undefined ? [started] : [started, chargedTokens(parent, tokens)]);
}
