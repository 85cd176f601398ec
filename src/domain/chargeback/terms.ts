import { Misconfigured, mustReduce, reduce } from '../condition.ts';
import type { DecisionContext } from '../context.ts';
import { type Refusal, refuse } from '../errors.ts';
import { currentRoute, type PaymentState } from '../payment/payment.ts';
import { judgedBy } from '../payment/pinned.ts';
import { partiesOf, provisionTerms } from '../routing/provision-terms.ts';
import { addSpan } from '../span.ts';

/** Refuses a chargeback that the merchant's or the provider's terms of the latest revision do not have (reference §8.3). */
export function checkChargebackTerms(payment: PaymentState, context: DecisionContext): Refusal | undefined {
  const { configuration, shop, variables } = judgedBy(payment, context.latest);
  const merchant = shop.terms.payments?.chargebacks;
  if (merchant === undefined) return notPermitted('The terms of the merchant have no chargebacks');
  const allowed = merchant.allow.evaluate(variables);
  if (allowed === 'undecided') throw new Misconfigured('whether chargebacks are allowed does not reduce to a value');
  if (allowed === 'false') return notPermitted('The terms of the merchant do not allow a chargeback');
  if (merchant.eligibility !== undefined) {
    const span = mustReduce(merchant.eligibility, variables, 'chargeback eligibility');
    // The reference counts from now, so that nothing is ever too late (decisions #5).
    if (context.now > addSpan(payment.facts.createTime, span)) {
      return notPermitted('The payment is too old for a chargeback');
    }
  }
  const route = currentRoute(payment);
  if (route === undefined) throw new Misconfigured('a captured payment has a route');
  const { provider, terminal } = partiesOf(configuration, route);
  const provision = provisionTerms(provider, terminal)?.payments?.chargebacks;
  if (provision === undefined || !reduce(provision.cashFlow, variables).ok) {
    return notPermitted('The terms of the provider have no chargebacks');
  }
  return undefined;
}

function notPermitted(message: string): Refusal {
  return refuse('OPERATION_NOT_PERMITTED', message);
}
