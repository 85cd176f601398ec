import { Misconfigured, type Variables } from '../condition.ts';
import type { Configuration, Shop } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { paymentVariables } from '../routing/variables.ts';
import type { PaymentFacts, PaymentState } from './payment.ts';

/** What a payment is judged by: a revision, its shop there, and the variables of its conditions. */
export interface Pinned {
  readonly configuration: Configuration;
  readonly shop: Shop;
  readonly variables: Variables;
}

/** By the revision that the payment is pinned to. */
export function pinned(payment: Judged, context: Pick<DecisionContext, 'configuration'>): Pinned {
  const { revision } = payment.facts;
  return judgedBy(payment, context.configuration(revision), revision);
}

/** By another revision: what is asked for later is judged by the terms of its own time. */
export function judgedBy(
  { facts, riskScore }: Judged,
  configuration: Configuration,
  revision = configuration.revision,
): Pinned {
  const shop = configuration.parties.get(facts.partyId)?.shops.get(facts.shopId);
  if (shop === undefined) throw new Misconfigured(`revision ${revision} has no shop ${facts.partyId}/${facts.shopId}`);
  const variables = paymentVariables({
    partyId: facts.partyId,
    shop,
    cost: facts.cost,
    tool: facts.payer.tool,
    flowType: facts.flow.type,
    riskScore,
    trustLevel: facts.trustLevel,
  });
  return { configuration, shop, variables };
}

interface Judged {
  readonly facts: PaymentFacts;
  readonly riskScore?: PaymentState['riskScore'];
}

/** The payment as limits and routing see it. */
export function subjectOf(facts: PaymentFacts) {
  const { id: paymentId, invoiceId, cost, createTime, payer } = facts;
  return { invoiceId, paymentId, cost, createTime, tool: payer.tool, features: payer.features };
}
