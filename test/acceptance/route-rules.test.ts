import { expect } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, ProvisionPaymentTerms, RuleCandidate } from '../../src/domain/configuration.ts';
import type { RiskScore } from '../../src/domain/risk.ts';
import { gatherCandidates } from '../../src/domain/routing/gather.ts';
import { HEALTHY } from '../../src/domain/routing/route.ts';
import { type SelectRouteInput, selectRoute } from '../../src/domain/routing/select-route.ts';
import {
  candidatesRuleset,
  configurationOf,
  INSTITUTION,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  rub,
  rule,
  shopOf,
  terminalOf,
  VARIABLES,
  VISA,
  when,
} from '../domain/world.ts';
import { row } from './row.ts';

/** The rules of routing, called as they are; the configuration is in code. */

function routing(configuration: Configuration, overrides: Partial<SelectRouteInput> = {}): SelectRouteInput {
  return {
    configuration,
    shop: shopOf(),
    merchantTerms: MERCHANT_TERMS,
    variables: VARIABLES,
    tool: VISA,
    cost: rub(42_000),
    flow: { type: 'instant' },
    riskScore: 'low',
    makeRecurrent: false,
    features: {},
    invoiceId: 'invoice',
    paymentId: 'payment',
    createTime: 0,
    attempted: [],
    health: () => HEALTHY,
    counters: new Map(),
    draw: () => 0.5,
    ...overrides,
  };
}

/** Providers `1`, `2`, … with a terminal of the same name each, and the terms given. */
function providersWith(...terms: readonly Partial<ProvisionPaymentTerms>[]): Configuration {
  const ids = terms.map((_, index) => String(index + 1));
  return configurationOf({
    providers: ids.map((id, index) => providerOf(id, { terms: { payments: { ...PROVISION, ...terms[index] } } })),
    terminals: ids.map((id) => terminalOf(id, id)),
  });
}

const terminalsOf = (routes: readonly { readonly terminalId: string }[]) => routes.map(({ terminalId }) => terminalId);
const reasonsOf = (routes: readonly { readonly terminalId: string; readonly reason: string }[]) =>
  routes.map(({ terminalId, reason }) => `${terminalId} ${reason}`);

row('gather_route_success', () => {
  const configuration = providersWith(
    {},
    { categories: constant(['other']) },
    { methods: constant(['wallet/qiwi']) },
    { allow: when('false') },
    { globalAllow: when('false') },
  );
  const { candidates, rejected } = gatherCandidates(routing(configuration));
  expect(terminalsOf(candidates)).toEqual(['1']);
  expect(reasonsOf(rejected)).toEqual([
    '2 PaymentsProvisionTerms: category',
    '3 PaymentsProvisionTerms: payment_tool',
    '4 PaymentsProvisionTerms: allow',
    '5 PaymentsProvisionTerms: global_allow',
  ]);
});

row('rejected_by_table_prohibitions', () => {
  const terms = providersWith({ categories: constant(['other']) }, { methods: constant([]) }, {});
  const prohibited = candidatesRuleset('prohibited', [rule('3', { description: 'Candidate is closed' })]);
  const configuration: Configuration = {
    ...terms,
    rulesets: new Map([...terms.rulesets, [prohibited.id, prohibited]]),
    institutions: new Map([['main', { ...INSTITUTION, prohibitions: 'prohibited' }]]),
  };
  const { candidates, rejected } = gatherCandidates(routing(configuration));
  expect(candidates).toEqual([]);
  expect(reasonsOf(rejected)).toEqual([
    '1 PaymentsProvisionTerms: category',
    '2 PaymentsProvisionTerms: payment_tool',
    '3 RoutingRule: Candidate is closed',
  ]);
});

row('empty_candidate_ok', () => {
  const { policies: _, ...withoutPolicies } = INSTITUTION;
  const configuration: Configuration = { ...configurationOf(), institutions: new Map([['main', withoutPolicies]]) };
  expect(gatherCandidates(routing(configuration))).toEqual({ candidates: [], rejected: [] });
});

const COVERAGES = [
  { riskCoverage: constant<RiskScore>('low') },
  { riskCoverage: constant<RiskScore>('high') },
  { riskCoverage: constant<RiskScore>('high') },
] as const;

row('routes_selected_for_low_risk_score', () => {
  const { candidates } = gatherCandidates(routing(providersWith(...COVERAGES), { riskScore: 'low' }));
  expect(terminalsOf(candidates)).toEqual(['1', '2', '3']);
});

row('routes_selected_for_high_risk_score', () => {
  const { candidates, rejected } = gatherCandidates(routing(providersWith(...COVERAGES), { riskScore: 'high' }));
  expect(terminalsOf(candidates)).toEqual(['2', '3']);
  expect(reasonsOf(rejected)).toEqual(['1 PaymentsProvisionTerms: risk_coverage']);
});

/** What the fault detector says in the scenarios. */
const FAIL_RATES: Readonly<Record<string, number>> = { '1': 0.9, '2': 0.1, '3': 0.2 };
const health = (id: string) => ({ availabilityFailRate: FAIL_RATES[id] ?? 0, conversionFailRate: 0 });

row('choice_context_formats_ok', () => {
  const selection = selectRoute(routing(providersWith({}, {}, {}), { health }));
  if (!selection.ok) throw new Error('no route');
  expect(selection.explanation).toEqual({
    chosen: { providerId: '2', terminalId: '2' },
    preferable: { providerId: '3', terminalId: '3' },
    rejectReason: 'availability',
  });
  expect(selection.candidates).toContainEqual({ providerId: '2', terminalId: '2', priority: 1000, weight: 0, pin: 0 });
});

row('not_reduced_terms_allow_test', () => {
  const { candidates, rejected } = gatherCandidates(routing(providersWith({ allow: when('undecided') })));
  expect(candidates).toEqual([]);
  expect(reasonsOf(rejected)).toEqual(['1 Misconfiguration: allow is undecided']);
});

row('terminal_priority_for_shop', () => {
  const inShop = (shop: string) => when((variables) => (variables['shop'] === shop ? 'true' : 'false'));
  const prefers = (shop: string, first: string, second: string): readonly RuleCandidate[] => [
    rule(first, { when: inShop(shop), priority: 10 }),
    rule(second, { when: inShop(shop), priority: 5 }),
  ];
  const terms = providersWith({}, {});
  const policies = candidatesRuleset('policies', [...prefers('a', '1', '2'), ...prefers('b', '2', '1')]);
  const configuration: Configuration = { ...terms, rulesets: new Map([[policies.id, policies]]) };
  const chosenIn = (shop: string) => {
    const selection = selectRoute(routing(configuration, { variables: { ...VARIABLES, shop } }));
    return selection.ok ? selection.route.terminalId : selection.failure;
  };
  expect([chosenIn('a'), chosenIn('b')]).toEqual(['1', '2']);
});

row('choose_route_w_override', () => {
  const terms = providersWith({}, {}, {});
  const chosenOf = (configuration: Configuration) => {
    const selection = selectRoute(routing(configuration, { health }));
    return selection.ok ? selection.route.terminalId : selection.failure;
  };
  expect(chosenOf(terms)).toBe('2');
  const provider = providerOf('3', { healthOverride: { enabled: true } });
  expect(chosenOf({ ...terms, providers: new Map([...terms.providers, ['3', provider]]) })).toBe('3');
});

row('recurrent_payment_skip_recurrent_terms', () => {
  const payments = PROVISION;
  const configuration = configurationOf({
    providers: [
      providerOf('1', { terms: { payments } }),
      providerOf('2', { terms: { payments, skipRecurrent: true } }),
    ],
    terminals: [terminalOf('1', '1'), terminalOf('2', '2')],
  });
  const selection = selectRoute(routing(configuration, { makeRecurrent: true }));
  expect(selection).toMatchObject({ ok: true, route: { terminalId: '2' }, skipRecurrent: true });
  expect(reasonsOf(selection.rejected)).toEqual(['1 RecurrentPaytoolsProvisionTerms: undefined']);
});
