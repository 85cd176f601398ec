import { afterEach, describe, expect, it } from 'vitest';
import { NODE_REQUEST } from '../../src/actors/node-request.ts';
import { constant } from '../../src/domain/condition.ts';
import type { Provider } from '../../src/domain/configuration.ts';
import { invoiceStream } from '../../src/domain/ids.ts';
import type { InvoiceCommand, NewPayment } from '../../src/domain/invoice/invoice.ts';
import { DEFAULT_HEALTH } from '../../src/domain/routing/health.ts';
import { type Observer, SILENT_OBSERVER } from '../../src/ports/observer.ts';
import { ContractViolation, OutcomeUnknown } from '../../src/ports/provider.ts';
import type { ProviderHealthMonitor } from '../../src/ports/provider-health.ts';
import {
  candidatesRuleset,
  configurationOf,
  MERCHANT_TERMS,
  providerOf,
  rule,
  shopOf,
  terminalOf,
  VISA,
} from '../domain/world.ts';
import { newInvoice, newPayment, outcome, worldOf } from '../kit/invoice-world.ts';
import { noVault, type PaymentNode, startPaymentNode, turns } from '../kit/payment-node.ts';
import { declined } from '../kit/scripted-provider.ts';

const NO_ANSWER = new OutcomeUnknown('no answer');
const POLICY = { type: 'linear', attempts: 2, delayMs: 1_000 } as const;
/** Activations are not ended for being idle: the next one would ask before it calls, whatever it reads of this one. */
const STAYING = { idleMs: 1_000_000_000 };
const NEVER = { type: 'none' } as const;

let payments: PaymentNode | undefined;

afterEach(async () => {
  await payments?.node.stop();
  payments = undefined;
});

/** Two providers, the first preferred. */
function twoProviders(first: Partial<Provider> = {}) {
  return configurationOf({
    providers: [providerOf('b1', first), providerOf('b2')],
    terminals: [terminalOf('t1', 'b1'), terminalOf('t2', 'b2')],
    rulesets: [candidatesRuleset('policies', [rule('t1', { priority: 2_000 }), rule('t2')])],
  });
}

/** Says of providers what it was told to say, and remembers what it was told of them. */
function monitorOf(rates: Readonly<Record<string, { availability?: number; conversion?: number }>> = {}) {
  const told: string[] = [];
  const monitor: ProviderHealthMonitor = {
    of: (providerId) => ({
      availabilityFailRate: rates[providerId]?.availability ?? 0,
      conversionFailRate: rates[providerId]?.conversion ?? 0,
    }),
    began: (kind, providerId, operation) => told.push(`${kind} ${providerId} ${operation} began`),
    ended: (kind, providerId, operation, result) => told.push(`${kind} ${providerId} ${operation} ${result}`),
  };
  return { monitor, told, of: (kind: string) => told.filter((line) => line.startsWith(kind)) };
}

async function begin(options: Parameters<typeof startPaymentNode>[0], payment: Partial<NewPayment> = {}) {
  payments = await startPaymentNode(options);
  await payments.create();
  expect((await payments.start(payment)).ok).toBe(true);
  return payments;
}

const finished = async (node: PaymentNode) => await node.until(({ step }) => step === 'idle');

describe('the health of providers', () => {
  it('payment_success_ruleset_provider_available: fail rates of one half close nobody', async () => {
    const { monitor } = monitorOf({
      b1: { availability: 0.5, conversion: 0.5 },
      b2: { availability: 0.5, conversion: 0.5 },
    });
    const node = await begin({ configuration: twoProviders(), health: monitor });
    expect(await finished(node)).toMatchObject({
      status: { tag: 'captured' },
      attempts: [{ route: { providerId: 'b1' } }],
    });
  });

  it('route_found_provider_lacking_conversion: one that converts badly is still used when there is no other', async () => {
    const { monitor } = monitorOf({ bank: { conversion: 0.9 } });
    const node = await begin({ health: monitor });
    expect(await finished(node)).toMatchObject({
      status: { tag: 'captured' },
      scores: [{ score: { conversionCondition: 0 } }],
    });
  });

  it('sends a payment past a provider that converts badly, whatever its priority', async () => {
    const { monitor } = monitorOf({ b1: { conversion: 0.7 } });
    const node = await begin({ configuration: twoProviders(), health: monitor });
    expect(await finished(node)).toMatchObject({ attempts: [{ route: { providerId: 'b2' } }], rejected: [] });
  });

  it('rejects a dead provider', async () => {
    const { monitor } = monitorOf({ b1: { availability: 0.7 } });
    const node = await begin({ configuration: twoProviders(), health: monitor });
    expect(await finished(node)).toMatchObject({
      attempts: [{ route: { providerId: 'b2' } }],
      rejected: [{ providerId: 'b1', group: 'adapter_unavailable' }],
    });
  });

  it('is overridden for a provider that an operator calls healthy', async () => {
    const { monitor } = monitorOf({ b1: { availability: 1, conversion: 1 } });
    const configuration = twoProviders({ healthOverride: { enabled: true } });
    const node = await begin({ configuration, health: monitor });
    expect(await finished(node)).toMatchObject({ attempts: [{ route: { providerId: 'b1' } }] });
  });

  it('counts every call, and every payment once', async () => {
    const { monitor, told } = monitorOf();
    await finished(await begin({ health: monitor }));
    expect(told).toEqual([
      'conversion bank invoice/party/invoice/payment began',
      'availability bank 1 began',
      'availability bank 1 finish',
      'conversion bank invoice/party/invoice/payment finish',
      'availability bank 2 began',
      'availability bank 2 finish',
    ]);
  });

  it.each([
    ['authorization_failed:account_blocked', 'error'],
    ['authorization_failed:insufficient_funds', 'finish'],
    ['preauthorization_failed:three_ds_failed', 'finish'],
  ])('takes %s for a conversion that is %s, and for a call that was answered', async (code, result) => {
    const { monitor, of } = monitorOf();
    payments = await startPaymentNode({ health: monitor });
    payments.provider.script('process', declined(code));
    await payments.create();
    await payments.start();
    await finished(payments);
    expect(of('availability').at(-1)).toBe('availability bank 1 finish');
    expect(of('conversion').at(-1)).toBe(`conversion bank invoice/party/invoice/payment ${result}`);
  });

  it('waits with the verdict on a payment until nothing repeats it', async () => {
    const { monitor, of } = monitorOf();
    const retries = { processed: POLICY, captured: NEVER, cancelled: NEVER, refunded: NEVER };
    payments = await startPaymentNode({
      configuration: configurationOf({ providers: [providerOf('bank', { retries })] }),
      health: monitor,
    });
    payments.provider.script('process', declined('authorization_failed:temporarily_unavailable'));
    await payments.create();
    await payments.start();
    await payments.until(({ sessions }) => sessions.length === 2);
    expect(of('conversion').some((line) => line.endsWith('error'))).toBe(false);
    await payments.advance(1_000);
    await finished(payments);
    expect(of('conversion').at(-1)).toBe('conversion bank invoice/party/invoice/payment finish');
  });

  it('does not count a payment that a provider had taken before it was told', async () => {
    const { monitor, of } = monitorOf();
    payments = await startPaymentNode({ health: monitor });
    await payments.create();
    const payer = { type: 'payment_resource', tool: VISA, features: {} } as const;
    const route = { providerId: 'bank', terminalId: 't1' };
    const payment = { id: 'payment', payer, route, trx: { id: 'trx', extra: {} } };
    expect((await payments.ask({ type: 'RegisterPayment', payment })).ok).toBe(true);
    expect((await finished(payments)).status.tag).toBe('captured');
    expect(of('conversion')).toEqual([]);
  });

  it('does not count nonsense in a callback, which anybody may send', async () => {
    const { monitor, of } = monitorOf();
    payments = await startPaymentNode({ health: monitor });
    const suspended = { type: 'suspend', tag: 'tag', timeoutMs: 60_000 } as const;
    payments.provider.script('process', { intent: suspended });
    payments.provider.script('callback', new ContractViolation('nonsense'));
    await payments.create();
    await payments.start();
    await payments.until(({ sessions }) => sessions[0]?.phase.tag === 'suspended');
    const body = Buffer.from(JSON.stringify({ tag: 'tag' }));
    await payments.node.callbacks.accept('bank', { headers: {}, body });
    await payments.until(({ sessions }) => sessions[0]?.unknown !== undefined);
    expect(of('conversion')).toEqual(['conversion bank invoice/party/invoice/payment began']);
    expect(of('availability')).toHaveLength(2);
  });

  it('takes nonsense for an answer, and for a payment that went wrong', async () => {
    const { monitor, of } = monitorOf();
    payments = await startPaymentNode({ health: monitor });
    payments.provider.script('process', new ContractViolation('nonsense'));
    await payments.create();
    await payments.start();
    await payments.until(({ sessions }) => sessions[0]?.unknown !== undefined);
    expect(of('availability').at(-1)).toBe('availability bank 1 finish');
    expect(of('conversion').at(-1)).toBe('conversion bank invoice/party/invoice/payment error');
  });
});

describe('a provider that does not answer', () => {
  const breakers = () => {
    const states: string[] = [];
    const observer: Observer = { ...SILENT_OBSERVER, breakerChanged: (id, state) => states.push(`${id} ${state}`) };
    return { states, observer };
  };

  /** Opens at the first call without an answer. */
  function touchy(providers: readonly Provider[] = [providerOf('bank')]) {
    const terminals = providers.map(({ id }) => terminalOf(`t-${id}`, id));
    const rules = terminals.map(({ id }, index) => rule(id, { priority: 2_000 - index }));
    const rulesets = [candidatesRuleset('policies', rules)];
    const breaker = { failures: 1, halfOpenAfterMs: 10_000 };
    return { ...configurationOf({ providers, terminals, rulesets }), health: { ...DEFAULT_HEALTH, breaker } };
  }

  /** The breaker is open, and the first payment's outcome unknown. */
  async function opened(
    configuration = touchy(),
    observer = SILENT_OBSERVER,
    options: Parameters<typeof startPaymentNode>[0] = {},
  ) {
    payments = await startPaymentNode({ ...options, configuration, observer, limits: STAYING });
    payments.provider.script('process', NO_ANSWER);
    await payments.create();
    await payments.start();
    await payments.until(({ sessions }) => sessions[0]?.unknown !== undefined);
    return payments;
  }

  /** Starts a payment of another invoice. */
  async function second({ node, provider, ...others }: PaymentNode, facts: Partial<NewPayment> = {}) {
    const stream = invoiceStream('party', 'second');
    const ask = async (command: InvoiceCommand) => {
      const answer = await node.registry.ask(stream, command, NODE_REQUEST);
      if (!answer.ok) throw new Error(answer.message);
      return answer.state;
    };
    await ask(newInvoice({ id: 'second', dueTime: Number.MAX_SAFE_INTEGER }));
    await ask(newPayment(facts));
    const payment = async () => (await ask({ type: 'Wake' })).payments.get('payment');
    return {
      ...others,
      ask,
      calls: () => provider.calls.filter(({ exchange }) => exchange.payment.invoice.id === 'second'),
      payment,
    };
  }

  it('is called no more once its breaker is open, by no timer and by no reader', async () => {
    const { states, observer } = breakers();
    const node = await opened(touchy(), observer);
    expect(states).toEqual(['bank open']);
    await node.advance(1_000);
    await node.read();
    await turns(10);
    expect(node.provider.calls).toHaveLength(1);
    expect((await node.payment()).sessions[0]?.unknown).toMatchObject({ attempts: 2 });
  });

  it('is asked again on the timer, and one question closes the breaker', async () => {
    const { states, observer } = breakers();
    const node = await opened(touchy(), observer);
    for (const delayMs of [1_000, 2_000, 4_000]) await node.advance(delayMs);
    await node.advance(8_000);
    expect((await finished(node)).status.tag).toBe('captured');
    expect(node.provider.calls.map(({ method }) => method)).toEqual(['process', 'status', 'process']);
    expect(states).toEqual(['bank open', 'bank half_open', 'bank closed']);
  });

  it('is not chosen for new payments: another route is', async () => {
    const node = await opened(touchy([providerOf('b1'), providerOf('b2')]));
    const { payment } = await second(node);
    await turns(20);
    expect(await payment()).toMatchObject({
      status: { tag: 'captured' },
      attempts: [{ route: { providerId: 'b2' } }],
      rejected: [{ providerId: 'b1', group: 'adapter_unavailable' }],
    });
  });

  it('makes a payment wait that was routed to it all the same: nothing is sent, nothing fails (P7)', async () => {
    const node = await opened(touchy([providerOf('bank', { healthOverride: { enabled: true } })]));
    const { payment, calls } = await second(node);
    await turns(20);
    expect(await payment()).toMatchObject({
      status: { tag: 'pending' },
      sessions: [{ phase: { tag: 'active' }, unknown: { unsent: true } }],
    });
    expect(calls()).toEqual([]);
    for (const delayMs of [1_000, 2_000, 4_000, 8_000]) await node.advance(delayMs);
    await turns(20);
    expect((await payment())?.status.tag).toBe('captured');
    // What was never sent is not asked about: this activation knows that it sent nothing.
    expect(calls().map(({ method }) => method)).toEqual(['process', 'process']);
  });

  it('loses a payment that was on its way to another route, where the merchant may try one', async () => {
    const terms = { ...MERCHANT_TERMS, payments: { ...MERCHANT_TERMS.payments, attemptLimit: constant(2) } };
    const providers = [providerOf('b1', { healthOverride: { enabled: true } }), providerOf('b2')];
    const node = await opened(worldOf(touchy(providers), shopOf({ terms })));
    const { payment, calls } = await second(node);
    await turns(30);
    expect(await payment()).toMatchObject({
      status: { tag: 'captured' },
      attempts: [{ route: { providerId: 'b1' } }, { route: { providerId: 'b2' } }],
    });
    expect(calls().map(({ target }) => target)).toEqual(['processed', 'captured']);
  });

  it('W5 is in doubt again once the activation that sent nothing has ended: another one may have sent it', async () => {
    const revealed: (() => void)[] = [];
    const reveal = async () => {
      if (revealed.push(() => {}) > 1)
        await new Promise<void>((resolve) => {
          revealed[1] = resolve;
        });
      return undefined;
    };
    let broken = false;
    const node = await opened(touchy([providerOf('bank', { healthOverride: { enabled: true } })]), SILENT_OBSERVER, {
      vault: { ...noVault(), reveal },
      journal: (journal) => ({
        ...journal,
        append: (append) => (broken ? Promise.reject(new Error('the disk is gone')) : journal.append(append)),
      }),
    });
    const { payment, ask } = await second(node);
    await turns(20);
    broken = true;
    await ask(outcome(0, { type: 'unknown', reason: 'made up, to end the activation' })).catch(() => {});
    broken = false;
    revealed[1]?.();
    await turns(20);
    const unknown = (await payment())?.sessions[0]?.unknown;
    expect(unknown?.reason).toContain('held back');
    expect(unknown).not.toHaveProperty('unsent');
  });
});
