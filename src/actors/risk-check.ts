import { assert } from '../base/assert.ts';
import type { Configuration } from '../domain/configuration.ts';
import type { PaymentId } from '../domain/ids.ts';
import { fallbackScore, inspect } from '../domain/inspector.ts';
import type { InvoiceFacts, InvoiceState } from '../domain/invoice/invoice.ts';
import type { PaymentState } from '../domain/payment/payment.ts';
import { pinned } from '../domain/payment/pinned.ts';
import { routesInQuestion } from '../domain/payment/routing-input.ts';
import type { RiskScore } from '../domain/risk.ts';
import { bareRoute, type Route } from '../domain/routing/route.ts';
import type { MachineClock } from '../ports/clocks.ts';
import type { Configurations } from '../ports/configuration.ts';
import type { InspectedPayer, InspectionSubject, OutsideInspector, RiskInspector } from '../ports/inspector.ts';
import type { Observer, Tracing } from '../ports/observer.ts';
import type { Vault } from '../ports/vault.ts';

/**
 * One payment's questions to an outside inspector; runs in a child, so that the invoice never waits (P4).
 *  R1 An inspector in trouble never stops a payment: it comes back with the fallback score (reference §9.1).
 *  R2 A blacklist that does not answer lists nothing.
 *  R3 Personal data is opened here, goes to the inspector, and stays nowhere.
 */
export interface RiskChecker {
  check(job: RiskJob): Promise<RiskVerdict>;
}

export interface RiskJob {
  readonly invoice: InvoiceState;
  readonly paymentId: PaymentId;
  readonly traceparent: string | undefined;
}

export interface RiskVerdict {
  readonly score: RiskScore;
  /** Of the routes that the payment may go. */
  readonly blacklisted: readonly Route[];
}

export interface RiskCheckerOptions {
  readonly inspector: RiskInspector;
  readonly configurations: Configurations;
  readonly vault: Pick<Vault, 'open'>;
  readonly clock: MachineClock;
  readonly observer: Observer;
  readonly tracing: Tracing;
}

export function createRiskChecker(options: RiskCheckerOptions): RiskChecker {
  const { configurations, inspector: outside, vault, clock, observer, tracing } = options;

  const score = async (inspector: OutsideInspector, subject: InspectionSubject, parent: string | undefined) => {
    const startedMs = clock.nowMs();
    let given: RiskScore | undefined;
    try {
      given = await tracing.span('inspect', parent, { inspector: inspector.id }, (traceparent) =>
        outside.inspect(inspector, subject, traceparent),
      );
    } catch {
      // R1
    }
    observer.riskInspected(inspector.id, given ?? 'fallback', clock.nowMs() - startedMs);
    return given ?? fallbackScore(inspector);
  };

  const blacklisted = async (
    inspector: OutsideInspector,
    routes: readonly Route[],
    { facts }: PaymentState,
    traceparent: string | undefined,
  ): Promise<readonly Route[]> => {
    const { tool } = facts.payer;
    if (tool.type !== 'bank_card') return [];
    const listed = await Promise.all(
      routes.map((route) => outside.blacklisted(inspector, route, tool.token, traceparent).catch(() => false)), // R2
    );
    return routes.filter((_, index) => listed[index]).map(bareRoute);
  };

  const check = async ({ invoice, paymentId, traceparent }: RiskJob): Promise<RiskVerdict> => {
    const payment = invoice.payments.get(paymentId);
    assert(invoice.facts !== undefined && payment !== undefined, 'a check has its payment');
    const configuration = await configurations.load(payment.facts.revision);
    const context = { configuration: () => configuration };
    const inspected = inspect(pinned(payment, context));
    if (inspected.type === 'score') return { score: inspected.score, blacklisted: [] };
    const { inspector } = inspected;
    const payer = await payerOf(vault, payment).catch((): InspectedPayer => namelessPayer(payment));
    const given = await score(inspector, subjectOf(invoice.facts, payment, configuration, payer), traceparent);
    const routes = routesInQuestion(payment, given, context);
    return { score: given, blacklisted: await blacklisted(inspector, routes, payment, traceparent) };
  };

  return { check };
}

function subjectOf(
  invoice: InvoiceFacts,
  { facts }: PaymentState,
  configuration: Configuration,
  payer: InspectedPayer,
): InspectionSubject {
  const shop = configuration.parties.get(facts.partyId)?.shops.get(facts.shopId);
  assert(shop !== undefined, 'a pinned revision has the shop of its payments');
  const { details } = invoice;
  return {
    partyId: facts.partyId,
    shop: {
      id: shop.id,
      category: shop.category,
      name: shop.name,
      location: shop.location,
      ...(shop.description === undefined ? {} : { description: shop.description }),
    },
    invoice: {
      id: invoice.id,
      createTime: invoice.createTime,
      dueTime: invoice.dueTime,
      product: details.product,
      cost: invoice.cost,
      ...(details.description === undefined ? {} : { description: details.description }),
      ...(invoice.trustLevel === undefined ? {} : { trustLevel: invoice.trustLevel }),
    },
    payment: {
      id: facts.id,
      createTime: facts.createTime,
      cost: facts.cost,
      makeRecurrent: facts.makeRecurrent,
      flow: facts.flow.type,
      tool: facts.payer.tool,
      payer,
    },
  };
}

function namelessPayer({ facts: { payer } }: PaymentState): InspectedPayer {
  return { isRecurrent: payer.type === 'recurrent', features: payer.features };
}

/** Name of a sealed text → what the inspector calls it. What is not here is not told. */
const TOLD = {
  email: 'email',
  phone_number: 'phoneNumber',
  client_ip_address: 'clientIpAddress',
  client_fingerprint: 'clientFingerprint',
} as const satisfies Readonly<Record<string, keyof InspectedPayer>>;

async function payerOf(vault: Pick<Vault, 'open'>, payment: PaymentState): Promise<InspectedPayer> {
  const { personal } = payment.facts.payer;
  const opened = personal && (await vault.open(personal));
  const known: Readonly<Record<string, string>> =
    opened === undefined ? {} : JSON.parse(Buffer.from(opened).toString('utf8'));
  const told = Object.entries(TOLD).flatMap(([sealed, name]) =>
    known[sealed] === undefined ? [] : [[name, known[sealed]] as const],
  );
  return { ...namelessPayer(payment), ...Object.fromEntries(told) };
}
