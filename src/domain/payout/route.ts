import { institutionOf } from '../cashflow/accounts.ts';
import { Misconfigured, mustReduce, type Selector, type Variables } from '../condition.ts';
import { inRange, type ProvisionTerms, type RuleCandidate } from '../configuration.ts';
import type { DecisionContext } from '../context.ts';
import { failure, type OperationFailure } from '../failure.ts';
import type { TerminalId } from '../ids.ts';
import type { Money } from '../money.ts';
import { chooseRoute } from '../routing/choose.ts';
import { partiesOf, provisionTerms } from '../routing/provision-terms.ts';
import { bareRoute, type Candidate, type RejectedRoute, type Route } from '../routing/route.ts';
import { reduceRuleset } from '../routing/ruleset.ts';
import { routeHealth, scoreRoutes } from '../routing/score.ts';
import { printRejected } from '../routing/select-route.ts';
import type { PinnedPayout } from './pinned.ts';

/** What a terminal must be willing to pay out. */
export interface PayoutRouting {
  readonly pinned: PinnedPayout;
  readonly amount: Money;
  readonly method: string;
}

export type PayoutRoute =
  | { readonly ok: true; readonly route: Route }
  | { readonly ok: false; readonly failure: OperationFailure };

/**
 * Where a payout goes: of the candidates of the institution's payout rules, those whose terminals pay out what is asked for and
 * whose providers answer; the best of them by priority, then by weight. A payout is not tried elsewhere after that.
 */
export function selectPayoutRoute(
  { pinned, amount, method }: PayoutRouting,
  { health, draw }: Pick<DecisionContext, 'health' | 'draw'>,
): PayoutRoute {
  const { configuration, shop, variables } = pinned;
  const institution = institutionOf(configuration, shop);
  if (institution.payoutPolicies === undefined) return noRoute('no_route_found:forbidden', []);
  let rules: readonly RuleCandidate[];
  try {
    rules = firstOfEachTerminal(reduceRuleset(configuration, institution.payoutPolicies, variables));
  } catch (error) {
    if (!(error instanceof Misconfigured)) throw error;
    return { ok: false, failure: failure('no_route_found:unknown:misconfiguration', error.message) };
  }
  const accepted: Candidate[] = [];
  const rejected: RejectedRoute[] = [];
  for (const { terminalId, priority, weight } of rules) {
    const terminal = configuration.terminals.get(terminalId);
    if (terminal === undefined) continue; // References are checked: a ruleset names terminals that are there.
    const route: Route = { providerId: terminal.providerId, terminalId };
    const { provider } = partiesOf(configuration, route);
    const reason = rejectionOf(provisionTerms(provider, terminal), { amount, method, variables });
    if (reason === undefined) accepted.push({ ...route, priority, weight, pin: 0 });
    else rejected.push({ ...route, group: 'forbidden', reason });
  }
  if (accepted.length === 0) return noRoute('no_route_found:forbidden', rejected);
  const rated = scoreRoutes(accepted, (route) => routeHealth(configuration, route, health), draw, configuration.health);
  const alive = rated.filter(({ score }) => score.availabilityCondition === 1);
  const away = rated
    .filter((route) => !alive.includes(route))
    .map((route): RejectedRoute => ({ ...bareRoute(route), group: 'adapter_unavailable', reason: 'unavailable' }));
  const choice = chooseRoute(alive);
  if (choice === undefined) return noRoute('no_route_found:rejected:adapter_unavailable', [...rejected, ...away]);
  return { ok: true, route: bareRoute(choice.route) };
}

function noRoute(code: string, rejected: readonly RejectedRoute[]): PayoutRoute {
  return { ok: false, failure: failure(code, printRejected(rejected)) };
}

function firstOfEachTerminal(rules: readonly RuleCandidate[]): readonly RuleCandidate[] {
  const seen = new Set<TerminalId>();
  return rules.filter(({ terminalId }) => {
    const isFirst = !seen.has(terminalId);
    seen.add(terminalId);
    return isFirst;
  });
}

interface Asked {
  readonly amount: Money;
  readonly method: string;
  readonly variables: Variables;
}

/** Why a terminal with these terms does not pay this out; in the form that routes of payments have theirs. */
function rejectionOf(terms: ProvisionTerms | undefined, { amount, method, variables }: Asked): string | undefined {
  const payouts = terms?.payouts;
  if (payouts === undefined) return 'PayoutsProvisionTerms: undefined';
  const lists = (selector: Selector<readonly string[]> | undefined, value: string, what: string) =>
    selector !== undefined && mustReduce(selector, variables, what).includes(value);
  try {
    const allow = payouts.allow?.evaluate(variables) ?? 'true';
    if (allow === 'undecided') throw new Misconfigured('allow is undecided');
    if (allow === 'false') return 'PayoutsProvisionTerms: allow';
    if (!lists(payouts.currencies, amount.currency, 'currencies')) return 'PayoutsProvisionTerms: currency';
    if (!lists(payouts.methods, method, 'methods')) return 'PayoutsProvisionTerms: method';
    const { cashLimit } = payouts;
    if (cashLimit === undefined || !inRange(mustReduce(cashLimit, variables, 'cash limit'), amount)) {
      return 'PayoutsProvisionTerms: amount';
    }
    return undefined;
  } catch (error) {
    if (error instanceof Misconfigured) return `Misconfiguration: ${error.message}`;
    throw error;
  }
}
