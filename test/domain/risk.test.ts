import { describe, expect, it } from 'vitest';
import { constant } from '../../src/domain/condition.ts';
import type { Configuration, Inspector } from '../../src/domain/configuration.ts';
import { failure, OPERATION_TIMEOUT } from '../../src/domain/failure.ts';
import type { InvoiceCommand } from '../../src/domain/invoice/invoice.ts';
import { conversionResult, DEFAULT_HEALTH } from '../../src/domain/routing/health.ts';
import { given, newInvoice, newPayment, when, worldOf } from '../kit/invoice-world.ts';
import {
  candidatesRuleset,
  when as condition,
  configurationOf,
  FAILING,
  PROVISION,
  providerOf,
  rule,
  terminalOf,
} from './world.ts';

/** Two terminals of two providers, the first preferred; the second covers low risk alone. */
function judgedBy(inspector: Partial<Inspector & { readonly type: 'rules' }>): Configuration {
  const world = worldOf(
    configurationOf({
      providers: [providerOf('b1'), providerOf('b2')],
      terminals: [
        terminalOf('t1', 'b1'),
        terminalOf('t2', 'b2', { terms: { payments: { riskCoverage: constant('low') } } }),
      ],
      rulesets: [candidatesRuleset('policies', [rule('t1', { priority: 2_000 }), rule('t2')])],
    }),
  );
  const rules: Inspector = { id: 'inspector', type: 'rules', rules: constant('low'), ...inspector };
  return { ...world, inspectors: new Map([['inspector', rules]]) };
}

const start = (world: Configuration, payment = newPayment()) =>
  when(given([newInvoice(), { world }]), payment, { world });

describe('the blacklist of an inspector by rules', () => {
  it('is asked of each route that the payment may go, with what is known of the payment', () => {
    const asked: unknown[] = [];
    const blacklist = condition(({ provider, terminal, risk_score, payment_tool }) => {
      asked.push([provider, terminal, risk_score, payment_tool?.['token']]);
      return terminal === 't1' ? 'true' : 'false';
    });
    const { payment } = start(judgedBy({ blacklist }));
    expect(asked).toEqual([
      ['b1', 't1', 'low', 'tok_visa'],
      ['b2', 't2', 'low', 'tok_visa'],
    ]);
    expect(payment).toMatchObject({
      riskScore: 'low',
      blacklisted: [{ providerId: 'b1', terminalId: 't1' }],
      attempts: [{ route: { terminalId: 't2' } }],
      rejected: [{ terminalId: 't1', group: 'in_blacklist' }],
    });
  });

  it('is not asked of a route that the score closes', () => {
    const asked: unknown[] = [];
    const blacklist = condition(({ terminal }) => {
      asked.push(terminal);
      return 'false';
    });
    start(judgedBy({ rules: constant('high'), blacklist }));
    expect(asked).toEqual(['t1']);
  });

  it.each([
    ['is undecided', condition('undecided')],
    ['fails', FAILING],
    ['says no', condition('false')],
  ])('lists nothing where its condition %s', (_, blacklist) => {
    const { payment, changes } = start(judgedBy({ blacklist }));
    expect(payment).toMatchObject({ blacklisted: [], attempts: [{ route: { terminalId: 't1' } }] });
    const scored = changes.find(
      (change) => change.type === 'payment_changed' && change.change.type === 'risk_score_changed',
    );
    expect(scored).toMatchObject({ change: { type: 'risk_score_changed', score: 'low' } });
  });

  it('knows cards alone', () => {
    const blacklist = condition('true');
    const wallets = { ...PROVISION, methods: constant(['wallet/qiwi']) };
    const world = judgedBy({ blacklist });
    const providers = new Map(
      [...world.providers].map(([id, each]) => [id, { ...each, terms: { payments: wallets } }]),
    );
    const parties = new Map(
      [...world.parties].map(([id, party]) => [
        id,
        {
          ...party,
          shops: new Map(
            [...party.shops].map(([shopId, shop]) => {
              const payments = shop.terms.payments && { ...shop.terms.payments, methods: constant(['wallet/qiwi']) };
              return [shopId, { ...shop, terms: payments === undefined ? {} : { payments } }];
            }),
          ),
        },
      ]),
    );
    const payer = {
      type: 'payment_resource',
      tool: { type: 'digital_wallet', service: 'qiwi' },
      features: {},
    } as const;
    const { payment } = start({ ...world, providers, parties }, newPayment({ payer }));
    expect(payment).toMatchObject({ blacklisted: [], attempts: [{ route: { terminalId: 't1' } }] });
  });
});

describe('the answer of an outside inspector', () => {
  const outside: Inspector = { id: 'inspector', type: 'grpc', address: 'a:1', tls: false, timeoutMs: 1, options: {} };
  const world = { ...judgedBy({}), inspectors: new Map([['inspector', outside]]) };
  const waiting = () => start(world).after;
  const answer = (command: Partial<InvoiceCommand & { type: 'ApplyRiskScore' }>): InvoiceCommand => ({
    type: 'ApplyRiskScore',
    paymentId: 'payment',
    score: 'low',
    ...command,
  });

  it('is waited for', () => {
    const { payment, intents } = start(world);
    expect(payment?.step).toBe('risk_scoring');
    expect(intents).toEqual([{ type: 'ScoreRisk', paymentId: 'payment' }]);
  });

  it('closes the routes that it has the card blacklisted on', () => {
    const { payment } = when(waiting(), answer({ blacklisted: [{ providerId: 'b1', terminalId: 't1' }] }), { world });
    expect(payment).toMatchObject({ riskScore: 'low', attempts: [{ route: { terminalId: 't2' } }] });
  });

  it('fails the payment when it is fatal', () => {
    const { payment } = when(waiting(), answer({ score: 'fatal' }), { world });
    expect(payment?.status).toMatchObject({ failure: { failure: { code: 'no_route_found:risk_score_is_too_high' } } });
  });

  it('changes nothing when it comes a second time', () => {
    const scored = when(waiting(), answer({}), { world }).after;
    expect(when(scored, answer({ score: 'fatal' }), { world }).changes).toEqual([]);
  });
});

describe('the conversion of a provider', () => {
  it.each([
    ['authorization_failed:account_blocked', 'error'],
    ['authorization_failed:temporarily_unavailable', 'error'],
    ['authorization_failed:payment_tool_rejected:bank_card_rejected:cvv_invalid', 'error'],
    ['authorization_failed', 'error'],
    ['authorization_failed:insufficient_funds', 'finish'],
    ['authorization_failed:rejected_by_issuer', 'finish'],
    ['authorization_failed:processing_deadline_reached', 'finish'],
    ['preauthorization_failed:card_blocked', 'finish'],
    ['authorization_failed_in_a_new_way', 'finish'],
  ])('takes %s for %s', (code, result) => {
    expect(conversionResult(failure(code), DEFAULT_HEALTH.conversion.benignFailures)).toBe(result);
  });

  it('does not suffer from payers who do not come back', () => {
    expect(conversionResult(OPERATION_TIMEOUT, [])).toBe('finish');
  });

  it('suffers from what the configuration does not call benign', () => {
    expect(conversionResult(failure('authorization_failed:insufficient_funds'), [])).toBe('error');
  });
});
