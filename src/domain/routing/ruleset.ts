import { Misconfigured, type Variables } from '../condition.ts';
import type { Configuration, RuleCandidate } from '../configuration.ts';

/**
 * The candidates that a ruleset comes down to (reference §5.1). Delegates are taken in order, and the first that holds
 * decides; candidates that hold are kept. Throws `Misconfigured` with `routing_decisions: …` when no delegate holds or one is
 * undecided before any holds, and with `routing_candidate: …` when a candidate is undecided.
 */
export function reduceRuleset(
  configuration: Configuration,
  rulesetId: string,
  variables: Variables,
): readonly RuleCandidate[] {
  const seen = new Set<string>();
  let id = rulesetId;
  // The loop ends: a ruleset that is met a second time throws.
  while (true) {
    if (seen.has(id)) throw new Misconfigured(`routing_decisions: ruleset ${id} delegates to itself`);
    seen.add(id);
    const ruleset = configuration.rulesets.get(id);
    if (ruleset === undefined) throw new Misconfigured(`routing_decisions: ruleset ${id} is not configured`);
    if (ruleset.type === 'candidates') return candidatesThatHold(id, ruleset.candidates, variables);
    const delegate = ruleset.delegates.find(({ when }) => {
      const verdict = when.evaluate(variables);
      if (verdict === 'undecided')
        throw new Misconfigured(`routing_decisions: ${id} has an undecided delegate (${when.source})`);
      return verdict === 'true';
    });
    if (delegate === undefined) throw new Misconfigured(`routing_decisions: no delegate of ${id} holds`);
    id = delegate.ruleset;
  }
}

function candidatesThatHold(
  id: string,
  candidates: readonly RuleCandidate[],
  variables: Variables,
): readonly RuleCandidate[] {
  return candidates.filter(({ when, terminalId }) => {
    const verdict = when.evaluate(variables);
    if (verdict === 'undecided')
      throw new Misconfigured(`routing_candidate: ${terminalId} of ${id} is undecided (${when.source})`);
    return verdict === 'true';
  });
}
