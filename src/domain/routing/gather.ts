import { institutionOf } from '../cashflow/accounts.ts';
import { Misconfigured, type Variables } from '../condition.ts';
import type { Configuration, MerchantTerms, RuleCandidate, Shop } from '../configuration.ts';
import type { TerminalId } from '../ids.ts';
import type { Money } from '../money.ts';
import type { PayerFeatures } from '../payer.ts';
import type { PaymentTool } from '../payment-tool.ts';
import type { RiskScore } from '../risk.ts';
import { type AcceptanceSubject, acceptanceRejection, type RoutedFlow, refundOffer } from './acceptance.ts';
import { pinOf } from './pin.ts';
import { partiesOf, provisionTerms } from './provision-terms.ts';
import type { Candidate, RejectedRoute } from './route.ts';
import { reduceRuleset } from './ruleset.ts';

export interface GatherInput {
  readonly configuration: Configuration;
  readonly shop: Shop;
  readonly merchantTerms: MerchantTerms;
  readonly variables: Variables;
  readonly tool: PaymentTool;
  readonly cost: Money;
  readonly flow: RoutedFlow;
  readonly riskScore: RiskScore;
  /** The payment is to bear recurrent ones, or is one. */
  readonly makeRecurrent: boolean;
  /** Digests of what candidates may pin a payer by. */
  readonly features: PayerFeatures;
}

export interface GatheredRoutes {
  /** In the order of the rules. */
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly RejectedRoute[];
}

/**
 * The routes that the rules propose and whose terminals take the payment, and the ones they do not, with the reason
 * (reference §5.1). An institution without policies proposes none. Throws `Misconfigured` when the rules do not come down to
 * candidates (`routing_decisions: …`, `routing_candidate: …`).
 */
export function gatherCandidates(input: GatherInput): GatheredRoutes {
  const { configuration, shop, variables } = input;
  const institution = institutionOf(configuration, shop);
  if (institution.policies === undefined) return { candidates: [], rejected: [] };
  const proposed = firstOfEachTerminal(reduceRuleset(configuration, institution.policies, variables));
  const prohibited = prohibitions(configuration, institution.prohibitions, variables);
  const subject: AcceptanceSubject = {
    ...input,
    category: shop.category,
    refunds: refundOffer(input.merchantTerms, input.tool, variables),
  };
  const candidates: Candidate[] = [];
  const rejected: RejectedRoute[] = [];
  for (const rule of proposed) {
    const candidate = candidateOf(rule, input);
    const { provider, terminal } = partiesOf(configuration, candidate);
    const reason = acceptanceRejection(provisionTerms(provider, terminal), subject) ?? prohibited.get(rule.terminalId);
    if (reason === undefined) candidates.push(candidate);
    else rejected.push({ providerId: provider.id, terminalId: terminal.id, group: 'forbidden', reason });
  }
  return { candidates, rejected };
}

/** A terminal that two rules propose is one route: it could not be held for, or chosen, twice. */
function firstOfEachTerminal(rules: readonly RuleCandidate[]): readonly RuleCandidate[] {
  const seen = new Set<TerminalId>();
  return rules.filter(({ terminalId }) => {
    const isFirst = !seen.has(terminalId);
    seen.add(terminalId);
    return isFirst;
  });
}

function prohibitions(
  configuration: Configuration,
  rulesetId: string | undefined,
  variables: Variables,
): ReadonlyMap<TerminalId, string> {
  const rules = rulesetId === undefined ? [] : reduceRuleset(configuration, rulesetId, variables);
  return new Map(
    firstOfEachTerminal(rules).map((rule) => [rule.terminalId, `RoutingRule: ${rule.description ?? 'undefined'}`]),
  );
}

function candidateOf(rule: RuleCandidate, { configuration, cost, tool, features }: GatherInput): Candidate {
  const terminal = configuration.terminals.get(rule.terminalId);
  if (terminal === undefined)
    throw new Misconfigured(`routing_candidate: terminal ${rule.terminalId} is not configured`);
  const pin = pinOf(rule.pin, { currency: cost.currency, tool, features });
  return {
    providerId: terminal.providerId,
    terminalId: terminal.id,
    priority: rule.priority,
    weight: rule.weight,
    pin,
  };
}
