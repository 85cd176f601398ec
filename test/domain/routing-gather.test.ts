import { describe, expect, it } from 'vitest';
import { constant, Misconfigured } from '../../src/domain/condition.ts';
import type {
  MerchantTerms,
  PaymentInstitution,
  ProvisionPaymentTerms,
  ProvisionTerms,
  Ruleset,
  Terminal,
} from '../../src/domain/configuration.ts';
import { type AcceptanceSubject, acceptanceRejection, refundOffer } from '../../src/domain/routing/acceptance.ts';
import { type GatherInput, gatherCandidates } from '../../src/domain/routing/gather.ts';
import { pinOf } from '../../src/domain/routing/pin.ts';
import { partiesOf, provisionTerms } from '../../src/domain/routing/provision-terms.ts';
import { reduceRuleset } from '../../src/domain/routing/ruleset.ts';
import {
  candidatesRuleset,
  configurationOf,
  FAILING,
  MERCHANT_TERMS,
  PROVISION,
  providerOf,
  range,
  rub,
  rule,
  shopOf,
  terminalOf,
  usd,
  VARIABLES,
  VISA,
  WALLET,
  when,
} from './world.ts';

const INPUT: GatherInput = {
  configuration: configurationOf(),
  shop: shopOf(),
  merchantTerms: MERCHANT_TERMS,
  variables: VARIABLES,
  tool: VISA,
  cost: rub(42_000),
  flow: { type: 'instant' },
  riskScore: 'low',
  makeRecurrent: false,
  features: {},
};

const ROUTE = { providerId: 'bank', terminalId: 't1' };

function delegates(id: string, ...list: readonly (readonly ['true' | 'false' | 'undecided', string])[]): Ruleset {
  return {
    id,
    name: id,
    type: 'delegates',
    delegates: list.map(([verdict, ruleset]) => ({ when: when(verdict), ruleset })),
  };
}

describe('a ruleset', () => {
  const candidates = candidatesRuleset('list', [rule('t1'), rule('t2', { when: when('false') }), rule('t3')]);
  const other = candidatesRuleset('other', [rule('t9')]);

  it.each<[string, readonly Ruleset[], readonly string[]]>([
    ['the candidates that hold', [candidates], ['t1', 't3']],
    [
      'those of the first delegate that holds',
      [delegates('list', ['false', 'other'], ['true', 'a'], ['true', 'other']), { ...candidates, id: 'a' }, other],
      ['t1', 't3'],
    ],
    [
      'those of a delegate of a delegate',
      [delegates('list', ['true', 'a']), delegates('a', ['true', 'other']), other],
      ['t9'],
    ],
    ['nothing, where no candidate holds', [candidatesRuleset('list', [rule('t1', { when: when('false') })])], []],
    ['nothing, where there is no candidate', [candidatesRuleset('list', [])], []],
  ])('comes down to %s', (_, rulesets, expected) => {
    const reduced = reduceRuleset(configurationOf({ rulesets }), 'list', VARIABLES);
    expect(reduced.map(({ terminalId }) => terminalId)).toEqual(expected);
  });

  it.each<[readonly Ruleset[], string]>([
    [[delegates('list')], 'routing_decisions: no delegate of list holds'],
    [[delegates('list', ['false', 'other']), other], 'routing_decisions: no delegate of list holds'],
    [
      [delegates('list', ['undecided', 'other'], ['true', 'other']), other],
      'routing_decisions: list has an undecided delegate (a condition)',
    ],
    [[delegates('list', ['true', 'list'])], 'routing_decisions: ruleset list delegates to itself'],
    [[delegates('list', ['true', 'gone'])], 'routing_decisions: ruleset gone is not configured'],
    [
      [candidatesRuleset('list', [rule('t1'), rule('t2', { when: when('undecided') })])],
      'routing_candidate: t2 of list is undecided (a condition)',
    ],
  ])('that comes down to none is misconfigured', (rulesets, message) => {
    expect(() => reduceRuleset(configurationOf({ rulesets }), 'list', VARIABLES)).toThrow(new Misconfigured(message));
  });

  it('takes the first delegate that holds whatever follows it', () => {
    const rulesets = [delegates('list', ['true', 'other'], ['undecided', 'gone']), other];
    expect(reduceRuleset(configurationOf({ rulesets }), 'list', VARIABLES)).toHaveLength(1);
  });

  it('may send shops to their own candidates with their own priorities', () => {
    const forShop = (shop: string) => when((variables) => (variables.shop === shop ? 'true' : 'false'));
    const rulesets: readonly Ruleset[] = [
      {
        id: 'list',
        name: 'list',
        type: 'delegates',
        delegates: [
          { when: forShop('a'), ruleset: 'a' },
          { when: forShop('b'), ruleset: 'b' },
        ],
      },
      candidatesRuleset('a', [rule('t1', { priority: 10 }), rule('t2', { priority: 5 })]),
      candidatesRuleset('b', [rule('t1', { priority: 5 }), rule('t2', { priority: 10 })]),
    ];
    const priorities = (shop: string) =>
      reduceRuleset(configurationOf({ rulesets }), 'list', { ...VARIABLES, shop }).map(({ priority }) => priority);
    expect([priorities('a'), priorities('b')]).toEqual([
      [10, 5],
      [5, 10],
    ]);
  });
});

describe('provision terms', () => {
  it('of a terminal win over those of its provider, field by field', () => {
    const own = { cashLimit: constant(range(1, 2)) };
    const terms = provisionTerms(providerOf('bank'), terminalOf('t1', 'bank', { terms: { payments: own } }));
    expect(terms?.payments).toEqual({ ...PROVISION, ...own });
  });

  it('on recurrence are the provider alone', () => {
    const recurrent = (category: string) => ({ categories: constant([category]), methods: constant<string[]>([]) });
    const terms = provisionTerms(
      providerOf('bank', { terms: { recurrent: recurrent('general') } }),
      terminalOf('t1', 'bank', { terms: { recurrent: recurrent('own') } }),
    );
    expect(terms).toEqual({ recurrent: recurrent('general') });
    expect(
      provisionTerms(
        providerOf('bank', { terms: {} }),
        terminalOf('t1', 'bank', { terms: { recurrent: recurrent('own') } }),
      ),
    ).toEqual({});
  });

  it.each<[boolean | undefined, boolean | undefined, boolean | undefined]>([
    [true, undefined, true],
    [undefined, true, true],
    [true, false, false],
    [undefined, undefined, undefined],
  ])('skip recurrence as the terminal says, else as the provider says', (general, own, expected) => {
    const terms = (skip: boolean | undefined): ProvisionTerms => (skip === undefined ? {} : { skipRecurrent: skip });
    const merged = provisionTerms(
      providerOf('bank', { terms: terms(general) }),
      terminalOf('t1', 'bank', { terms: terms(own) }),
    );
    expect(merged?.skipRecurrent).toBe(expected);
  });

  it('are those of the one that has some', () => {
    const { terms: _, ...bare } = providerOf('bank');
    expect(provisionTerms(providerOf('bank'), terminalOf('t1', 'bank'))).toEqual({ payments: PROVISION });
    expect(provisionTerms(bare, terminalOf('t1', 'bank', { terms: { payments: PROVISION } }))).toEqual({
      payments: PROVISION,
    });
    expect(provisionTerms(bare, terminalOf('t1', 'bank'))).toBeUndefined();
  });

  it('belong to a provider and a terminal that are configured', () => {
    expect(partiesOf(configurationOf(), ROUTE)).toMatchObject({ provider: { id: 'bank' }, terminal: { id: 't1' } });
    expect(() => partiesOf(configurationOf(), { ...ROUTE, providerId: 'x' })).toThrow(
      new Misconfigured('provider x is not configured'),
    );
    expect(() => partiesOf(configurationOf(), { ...ROUTE, terminalId: 'x' })).toThrow(
      new Misconfigured('terminal x is not configured'),
    );
  });
});

const SUBJECT: AcceptanceSubject = { ...INPUT, category: 'goods', refunds: { type: 'none' } };
const UNREDUCED = { decisions: [{ when: when('undecided'), value: undefined as never }] };

function withPayments(over: Partial<ProvisionPaymentTerms>): ProvisionTerms {
  return { payments: { ...PROVISION, ...over } };
}

function without(field: keyof ProvisionPaymentTerms): ProvisionTerms {
  const { [field]: _, ...payments } = PROVISION;
  return { payments };
}

const HOLD_TERMS = { lifetimeMs: constant(12_000), partialCaptureAllowed: true };
const HOLD = { flow: { type: 'hold', lifetimeMs: 12_000 } } as const;
const REFUND_TERMS = { cashFlow: constant([]) };
const PARTIAL = { refunds: { type: 'partial', cashLimit: range(10, 1000) } } as const;

function partialRefunds(cashLimit: ReturnType<typeof range>): ProvisionTerms {
  return withPayments({ refunds: { ...REFUND_TERMS, partial: { cashLimit: constant(cashLimit) } } });
}

describe('a terminal', () => {
  it.each<[string, ProvisionTerms, Partial<AcceptanceSubject>]>([
    ['within its terms', withPayments({}), {}],
    ['that it is asked to allow', withPayments({ allow: when('true'), globalAllow: when('true') }), {}],
    ['at the very ends of its cash limit', withPayments({ cashLimit: constant(range(42_000, 42_000)) }), {}],
    ['held as long as it holds', withPayments({ holds: HOLD_TERMS }), HOLD],
    ['with whole refunds', withPayments({ refunds: REFUND_TERMS }), { refunds: { type: 'whole' } }],
    ['with partial refunds in just its range', partialRefunds(range(10, 1000)), PARTIAL],
    ['with partial refunds well in its range', partialRefunds(range(1, 1001)), PARTIAL],
    ['of just the risk it covers', withPayments({ riskCoverage: constant('high' as const) }), { riskScore: 'high' }],
    [
      'of less risk than it covers',
      withPayments({ riskCoverage: constant('high' as const) }),
      { riskScore: 'trusted' },
    ],
    [
      'to recur, by its recurrent terms',
      { ...withPayments({}), recurrent: { categories: constant(['goods']), methods: constant(['card/visa']) } },
      { makeRecurrent: true },
    ],
    [
      'to recur, without recurrent terms when it skips them',
      { ...withPayments({}), skipRecurrent: true },
      { makeRecurrent: true },
    ],
  ])('takes a payment %s', (_, terms, subject) => {
    expect(acceptanceRejection(terms, { ...SUBJECT, ...subject })).toBeUndefined();
  });

  it.each<[string, ProvisionTerms | undefined, Partial<AcceptanceSubject>]>([
    ['ProvisionTermSet: undefined', undefined, {}],
    ['PaymentsProvisionTerms: undefined', {}, {}],
    ['PaymentsProvisionTerms: global_allow', withPayments({ globalAllow: when('false') }), {}],
    ['PaymentsProvisionTerms: allow', withPayments({ allow: when('false') }), {}],
    ['PaymentsProvisionTerms: currency', withPayments({ currencies: constant(['USD']) }), {}],
    ['PaymentsProvisionTerms: currency', without('currencies'), {}],
    ['PaymentsProvisionTerms: category', withPayments({ categories: constant(['books']) }), {}],
    ['PaymentsProvisionTerms: category', without('categories'), {}],
    ['PaymentsProvisionTerms: payment_tool', withPayments({}), { tool: WALLET }],
    ['PaymentsProvisionTerms: payment_tool', without('methods'), {}],
    ['PaymentsProvisionTerms: cost', withPayments({ cashLimit: constant(range(1, 41_999)) }), {}],
    ['PaymentsProvisionTerms: cost', withPayments({ cashLimit: constant(range(42_001, 99_999)) }), {}],
    ['PaymentsProvisionTerms: cost', withPayments({ cashLimit: constant(range(1, 99_999, 'USD')) }), {}],
    ['PaymentsProvisionTerms: cost', without('cashLimit'), {}],
    ['PaymentHoldsProvisionTerms: undefined', withPayments({}), HOLD],
    [
      'PaymentHoldsProvisionTerms: lifetime',
      withPayments({ holds: { ...HOLD_TERMS, lifetimeMs: constant(11_999) } }),
      HOLD,
    ],
    ['PaymentRefundsProvisionTerms: undefined', withPayments({}), { refunds: { type: 'whole' } }],
    ['PaymentRefundsProvisionTerms: undefined', withPayments({}), PARTIAL],
    ['PartialRefundsProvisionTerms: undefined', withPayments({ refunds: REFUND_TERMS }), PARTIAL],
    ['PartialRefundsProvisionTerms: cash_limit', partialRefunds(range(11, 1000)), PARTIAL],
    ['PartialRefundsProvisionTerms: cash_limit', partialRefunds(range(10, 999)), PARTIAL],
    ['PartialRefundsProvisionTerms: cash_limit', partialRefunds(range(10, 1000, 'USD')), PARTIAL],
    [
      'PaymentsProvisionTerms: risk_coverage',
      withPayments({ riskCoverage: constant('low' as const) }),
      { riskScore: 'high' },
    ],
    ['RecurrentPaytoolsProvisionTerms: undefined', withPayments({}), { makeRecurrent: true }],
    [
      'RecurrentPaytoolsProvisionTerms: category',
      { ...withPayments({}), recurrent: { categories: constant(['books']), methods: constant(['card/visa']) } },
      { makeRecurrent: true },
    ],
    [
      'RecurrentPaytoolsProvisionTerms: payment_tool',
      { ...withPayments({}), recurrent: { categories: constant(['goods']), methods: constant([]) } },
      { makeRecurrent: true },
    ],
    ['Misconfiguration: global_allow is undecided', withPayments({ globalAllow: when('undecided') }), {}],
    ['Misconfiguration: allow is undecided', withPayments({ allow: when('undecided') }), {}],
    ['Misconfiguration: the condition fails', withPayments({ allow: FAILING }), {}],
    ['Misconfiguration: currencies does not reduce to a value', withPayments({ currencies: UNREDUCED }), {}],
    ['Misconfiguration: categories does not reduce to a value', withPayments({ categories: UNREDUCED }), {}],
    ['Misconfiguration: methods does not reduce to a value', withPayments({ methods: UNREDUCED }), {}],
    ['Misconfiguration: cash limit does not reduce to a value', withPayments({ cashLimit: UNREDUCED }), {}],
    [
      'Misconfiguration: hold lifetime does not reduce to a value',
      withPayments({ holds: { ...HOLD_TERMS, lifetimeMs: UNREDUCED } }),
      HOLD,
    ],
    [
      'Misconfiguration: partial refund limit does not reduce to a value',
      withPayments({ refunds: { ...REFUND_TERMS, partial: { cashLimit: UNREDUCED } } }),
      PARTIAL,
    ],
    ['Misconfiguration: risk coverage does not reduce to a value', withPayments({ riskCoverage: UNREDUCED }), {}],
    [
      'Misconfiguration: recurrent categories does not reduce to a value',
      { ...withPayments({}), recurrent: { categories: UNREDUCED, methods: constant([]) } },
      { makeRecurrent: true },
    ],
    [
      'Misconfiguration: recurrent methods does not reduce to a value',
      { ...withPayments({}), recurrent: { categories: constant(['goods']), methods: UNREDUCED } },
      { makeRecurrent: true },
    ],
  ])('refuses with %s', (reason, terms, subject) => {
    expect(acceptanceRejection(terms, { ...SUBJECT, ...subject })).toBe(reason);
  });

  it('refuses with the first reason in the order of the reference', () => {
    const wrong: Partial<AcceptanceSubject> = {
      ...HOLD,
      ...PARTIAL,
      tool: WALLET,
      cost: usd(1),
      category: 'books',
      riskScore: 'fatal',
      makeRecurrent: true,
    };
    const fixes: readonly [Partial<ProvisionPaymentTerms>, Partial<AcceptanceSubject>][] = [
      [{}, {}],
      [{ globalAllow: when('true') }, {}],
      [{ allow: when('true') }, {}],
      [{}, { cost: rub(1) }],
      [{}, { category: 'goods' }],
      [{}, { tool: VISA }],
      [{}, { cost: rub(42_000) }],
      [{ holds: HOLD_TERMS }, {}],
      [{ refunds: { ...REFUND_TERMS, partial: { cashLimit: constant(range(1, 9999)) } } }, {}],
      [{}, { riskScore: 'low' }],
    ];
    let terms: Partial<ProvisionPaymentTerms> = {
      allow: when('false'),
      globalAllow: when('false'),
      riskCoverage: constant('low' as const),
    };
    let subject = wrong;
    const reasons = fixes.map(([termsFix, subjectFix]) => {
      terms = { ...terms, ...termsFix };
      subject = { ...subject, ...subjectFix };
      return acceptanceRejection(withPayments(terms), { ...SUBJECT, ...subject });
    });
    expect(reasons).toEqual([
      'PaymentsProvisionTerms: global_allow',
      'PaymentsProvisionTerms: allow',
      'PaymentsProvisionTerms: currency',
      'PaymentsProvisionTerms: category',
      'PaymentsProvisionTerms: payment_tool',
      'PaymentsProvisionTerms: cost',
      'PaymentHoldsProvisionTerms: undefined',
      'PaymentRefundsProvisionTerms: undefined',
      'PaymentsProvisionTerms: risk_coverage',
      'RecurrentPaytoolsProvisionTerms: undefined',
    ]);
  });

  it.each<[boolean, boolean, boolean]>([
    [true, true, true],
    [true, false, true],
    [false, false, true],
    [false, true, false],
  ])(
    'keeps a merchant end of a refund range that is its own (own end in: %s, merchant end in: %s)',
    (outer, inner, fits) => {
      const ends = (inclusive: boolean) => ({
        currency: 'RUB',
        lower: { amountMinor: 10n, inclusive },
        upper: { amountMinor: 99n, inclusive },
      });
      const refunds = { type: 'partial', cashLimit: ends(inner) } as const;
      const wide = { ...ends(outer), upper: { amountMinor: 999n, inclusive: true } };
      const deep = { ...ends(outer), lower: { amountMinor: 1n, inclusive: true } };
      for (const cashLimit of [wide, deep, ends(outer)]) {
        const reason = acceptanceRejection(partialRefunds(cashLimit), { ...SUBJECT, refunds });
        expect(reason).toBe(fits ? undefined : 'PartialRefundsProvisionTerms: cash_limit');
      }
    },
  );

  it('lets an error that is no misconfiguration through', () => {
    const broken = {
      source: 'x',
      evaluate: () => {
        throw new TypeError('our bug');
      },
    };
    expect(() => acceptanceRejection(withPayments({ allow: broken }), SUBJECT)).toThrow('our bug');
  });
});

describe('what a merchant offers about refunds', () => {
  const refunds = { methods: constant(['card/visa']), fees: constant([]) };
  const terms = (over: object): MerchantTerms => ({
    payments: { ...MERCHANT_TERMS.payments, refunds: { ...refunds, ...over } },
  });

  it.each<[string, MerchantTerms, unknown]>([
    ['nothing without terms', {}, { type: 'none' }],
    ['nothing without refund terms', MERCHANT_TERMS, { type: 'none' }],
    ['nothing for another tool', terms({ methods: constant(['card/mastercard']) }), { type: 'none' }],
    ['whole refunds', terms({}), { type: 'whole' }],
    [
      'partial refunds',
      terms({ partial: { cashLimit: constant(range(1, 2)) } }),
      { type: 'partial', cashLimit: range(1, 2) },
    ],
  ])('is %s', (_, merchantTerms, expected) => {
    expect(refundOffer(merchantTerms, VISA, VARIABLES)).toEqual(expected);
  });

  it('is misconfigured when its terms do not reduce', () => {
    expect(() => refundOffer(terms({ methods: UNREDUCED }), VISA, VARIABLES)).toThrow(
      'merchant refund methods does not reduce',
    );
    expect(() => refundOffer(terms({ partial: { cashLimit: UNREDUCED } }), VISA, VARIABLES)).toThrow(
      'merchant partial refund limit does not reduce',
    );
  });
});

describe('gathering', () => {
  function terminal(id: string, payments: Partial<ProvisionPaymentTerms> = {}): Terminal {
    return terminalOf(id, 'bank', { terms: { payments } });
  }

  function gather(
    terminals: readonly Terminal[],
    rulesets?: readonly Ruleset[],
    institution: Partial<PaymentInstitution> = {},
  ) {
    const configuration = configurationOf({ terminals, institution, ...(rulesets === undefined ? {} : { rulesets }) });
    return gatherCandidates({ ...INPUT, configuration });
  }

  it('accepts one and refuses four by category, payment tool, allow and global allow', () => {
    const gathered = gather([
      terminal('t1', { categories: constant(['books']) }),
      terminal('t2', { methods: constant(['card/mir']) }),
      terminal('t3', { allow: when('false') }),
      terminal('t4', { globalAllow: when('false') }),
      terminal('t5'),
    ]);
    expect(gathered.candidates).toEqual([{ providerId: 'bank', terminalId: 't5', priority: 1000, weight: 0, pin: 0 }]);
    expect(gathered.rejected).toEqual([
      { providerId: 'bank', terminalId: 't1', group: 'forbidden', reason: 'PaymentsProvisionTerms: category' },
      { providerId: 'bank', terminalId: 't2', group: 'forbidden', reason: 'PaymentsProvisionTerms: payment_tool' },
      { providerId: 'bank', terminalId: 't3', group: 'forbidden', reason: 'PaymentsProvisionTerms: allow' },
      { providerId: 'bank', terminalId: 't4', group: 'forbidden', reason: 'PaymentsProvisionTerms: global_allow' },
    ]);
  });

  it('refuses what prohibitions name, after what terms refuse', () => {
    const terminals = [terminal('t1', { allow: when('false') }), terminal('t2'), terminal('t3'), terminal('t4')];
    const rulesets = [
      candidatesRuleset(
        'policies',
        terminals.map(({ id }) => rule(id)),
      ),
      candidatesRuleset('prohibitions', [
        rule('t1', { description: 'closed' }),
        rule('t2', { description: 'under investigation' }),
        rule('t2', { description: 'said twice' }),
        rule('t3', { when: when('false') }),
        rule('t4'),
      ]),
    ];
    const gathered = gather(terminals, rulesets, { prohibitions: 'prohibitions' });
    expect(gathered.candidates.map(({ terminalId }) => terminalId)).toEqual(['t3']);
    expect(gathered.rejected.map(({ reason }) => reason)).toEqual([
      'PaymentsProvisionTerms: allow',
      'RoutingRule: under investigation',
      'RoutingRule: undefined',
    ]);
  });

  it('finds no routes and no fault where there are no routing rules', () => {
    const configuration = configurationOf();
    const main = { ...configuration.institutions.get('main') };
    delete (main as { policies?: string }).policies;
    const withoutRules = { ...configuration, institutions: new Map([['main', main as PaymentInstitution]]) };
    expect(gatherCandidates({ ...INPUT, configuration: withoutRules })).toEqual({ candidates: [], rejected: [] });
  });

  it('drops a terminal that does not cover the risk', () => {
    const terminals = [
      terminal('t1', { riskCoverage: constant('low' as const) }),
      terminal('t2', { riskCoverage: constant('high' as const) }),
    ];
    const routed = (riskScore: 'low' | 'high') =>
      gatherCandidates({ ...INPUT, configuration: configurationOf({ terminals }), riskScore }).candidates.map(
        ({ terminalId }) => terminalId,
      );
    expect([routed('low'), routed('high')]).toEqual([['t1', 't2'], ['t2']]);
  });

  it('refuses a terminal whose allow is undecided, with the misconfiguration as the reason', () => {
    const gathered = gather([terminal('t1', { allow: when('undecided') })]);
    expect(gathered.rejected).toMatchObject([{ reason: 'Misconfiguration: allow is undecided' }]);
  });

  it('takes priority, weight and pin from the rule', () => {
    const rulesets = [candidatesRuleset('policies', [rule('t1', { priority: 7, weight: 3, pin: ['card_token'] })])];
    expect(gather([terminal('t1')], rulesets).candidates).toEqual([
      {
        providerId: 'bank',
        terminalId: 't1',
        priority: 7,
        weight: 3,
        pin: pinOf(['card_token'], { currency: 'RUB', tool: VISA, features: {} }),
      },
    ]);
  });

  it('counts a terminal that two rules propose once, by the first', () => {
    const rulesets = [candidatesRuleset('policies', [rule('t1', { priority: 7 }), rule('t1', { priority: 9 })])];
    expect(gather([terminal('t1')], rulesets).candidates.map(({ priority }) => priority)).toEqual([7]);
  });

  it('asks terminals to keep what the merchant offers about refunds', () => {
    const merchantTerms: MerchantTerms = {
      payments: { ...MERCHANT_TERMS.payments, refunds: { methods: constant(['card/visa']), fees: constant([]) } },
    };
    expect(gatherCandidates({ ...INPUT, merchantTerms }).rejected).toMatchObject([
      { reason: 'PaymentRefundsProvisionTerms: undefined' },
    ]);
  });

  it('does not go on with rules that name what is not configured', () => {
    expect(() => gather([], [candidatesRuleset('policies', [rule('t1')])])).toThrow(
      new Misconfigured('routing_candidate: terminal t1 is not configured'),
    );
    expect(() => gather([terminal('t1')], [])).toThrow(
      new Misconfigured('routing_decisions: ruleset policies is not configured'),
    );
  });
});
