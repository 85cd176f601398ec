import { type Condition, Misconfigured, mustReduce, type Selector, type Variables } from '../condition.ts';
import {
  type AmountRange,
  inRange,
  type MerchantTerms,
  type ProvisionPaymentTerms,
  type ProvisionTerms,
} from '../configuration.ts';
import type { Money } from '../money.ts';
import { type PaymentTool, paymentMethod } from '../payment-tool.ts';
import { coversRisk, type RiskScore } from '../risk.ts';

/** `lifetimeMs` is how long the merchant's terms let a payment be held. */
export type RoutedFlow = { readonly type: 'instant' } | { readonly type: 'hold'; readonly lifetimeMs: number };

/** What a terminal must be willing to take. */
export interface AcceptanceSubject {
  readonly variables: Variables;
  readonly tool: PaymentTool;
  readonly cost: Money;
  readonly category: string;
  readonly flow: RoutedFlow;
  readonly riskScore: RiskScore;
  readonly makeRecurrent: boolean;
  readonly refunds: RefundOffer;
}

/** What the merchant promises its payers about refunds with this tool, so that the terminal must be able to keep it. */
export type RefundOffer =
  | { readonly type: 'none' }
  | { readonly type: 'whole' }
  | { readonly type: 'partial'; readonly cashLimit: AmountRange };

/** Throws `Misconfigured` when the merchant's refund terms do not reduce: no terminal could be judged by them. */
export function refundOffer(terms: MerchantTerms, tool: PaymentTool, variables: Variables): RefundOffer {
  const refunds = terms.payments?.refunds;
  if (refunds === undefined) return { type: 'none' };
  const methods = mustReduce(refunds.methods, variables, 'merchant refund methods');
  if (!methods.includes(paymentMethod(tool))) return { type: 'none' };
  if (refunds.partial === undefined) return { type: 'whole' };
  return {
    type: 'partial',
    cashLimit: mustReduce(refunds.partial.cashLimit, variables, 'merchant partial refund limit'),
  };
}

/**
 * Why a terminal with these terms does not take the payment, or undefined when it does (reference §5.2). The first reason in
 * the order of the reference's table is given, always as `<part of the terms>: <term>`, where the term `undefined` says that
 * the whole part is absent: `PaymentsProvisionTerms: currency`, `PaymentHoldsProvisionTerms: undefined`. A term that cannot be
 * evaluated is `Misconfiguration: <what>`.
 */
export function acceptanceRejection(terms: ProvisionTerms | undefined, subject: AcceptanceSubject): string | undefined {
  try {
    return rejection(terms, subject);
  } catch (error) {
    if (error instanceof Misconfigured) return `Misconfiguration: ${error.message}`;
    throw error;
  }
}

function rejection(terms: ProvisionTerms | undefined, subject: AcceptanceSubject): string | undefined {
  if (terms === undefined) return 'ProvisionTermSet: undefined';
  if (terms.payments === undefined) return 'PaymentsProvisionTerms: undefined';
  return (
    paymentRejection(terms.payments, subject) ??
    holdRejection(terms.payments, subject) ??
    refundRejection(terms.payments, subject) ??
    riskRejection(terms.payments, subject) ??
    recurrentRejection(terms, subject)
  );
}

function paymentRejection(terms: ProvisionPaymentTerms, subject: AcceptanceSubject): string | undefined {
  const { variables, tool, cost, category } = subject;
  if (!allowed(terms.globalAllow, variables, 'global_allow')) return 'PaymentsProvisionTerms: global_allow';
  if (!allowed(terms.allow, variables, 'allow')) return 'PaymentsProvisionTerms: allow';
  if (!lists(terms.currencies, cost.currency, variables, 'currencies')) return 'PaymentsProvisionTerms: currency';
  if (!lists(terms.categories, category, variables, 'categories')) return 'PaymentsProvisionTerms: category';
  if (!lists(terms.methods, paymentMethod(tool), variables, 'methods')) return 'PaymentsProvisionTerms: payment_tool';
  if (terms.cashLimit === undefined || !inRange(mustReduce(terms.cashLimit, variables, 'cash limit'), cost)) {
    return 'PaymentsProvisionTerms: cost';
  }
  return undefined;
}

function holdRejection({ holds }: ProvisionPaymentTerms, { flow, variables }: AcceptanceSubject): string | undefined {
  if (flow.type === 'instant') return undefined;
  if (holds === undefined) return 'PaymentHoldsProvisionTerms: undefined';
  const allowedMs = mustReduce(holds.lifetimeMs, variables, 'hold lifetime');
  return flow.lifetimeMs <= allowedMs ? undefined : 'PaymentHoldsProvisionTerms: lifetime';
}

function refundRejection(terms: ProvisionPaymentTerms, { refunds, variables }: AcceptanceSubject): string | undefined {
  if (refunds.type === 'none') return undefined;
  if (terms.refunds === undefined) return 'PaymentRefundsProvisionTerms: undefined';
  if (refunds.type === 'whole') return undefined;
  if (terms.refunds.partial === undefined) return 'PartialRefundsProvisionTerms: undefined';
  const taken = mustReduce(terms.refunds.partial.cashLimit, variables, 'partial refund limit');
  return isWithin(refunds.cashLimit, taken) ? undefined : 'PartialRefundsProvisionTerms: cash_limit';
}

function riskRejection(terms: ProvisionPaymentTerms, { riskScore, variables }: AcceptanceSubject): string | undefined {
  if (terms.riskCoverage === undefined) return undefined;
  const coverage = mustReduce(terms.riskCoverage, variables, 'risk coverage');
  return coversRisk(coverage, riskScore) ? undefined : 'PaymentsProvisionTerms: risk_coverage';
}

function recurrentRejection(terms: ProvisionTerms, subject: AcceptanceSubject): string | undefined {
  const { variables, tool, category } = subject;
  if (!subject.makeRecurrent || terms.skipRecurrent === true) return undefined;
  if (terms.recurrent === undefined) return 'RecurrentPaytoolsProvisionTerms: undefined';
  if (!lists(terms.recurrent.categories, category, variables, 'recurrent categories')) {
    return 'RecurrentPaytoolsProvisionTerms: category';
  }
  if (!lists(terms.recurrent.methods, paymentMethod(tool), variables, 'recurrent methods')) {
    return 'RecurrentPaytoolsProvisionTerms: payment_tool';
  }
  return undefined;
}

/** Absent is allowed; undecided is a fault of the document. */
function allowed(condition: Condition | undefined, variables: Variables, what: string): boolean {
  if (condition === undefined) return true;
  const verdict = condition.evaluate(variables);
  if (verdict === 'undecided') throw new Misconfigured(`${what} is undecided`);
  return verdict === 'true';
}

/** Absent lists nothing. */
function lists(
  selector: Selector<readonly string[]> | undefined,
  value: string,
  variables: Variables,
  what: string,
): boolean {
  return selector !== undefined && mustReduce(selector, variables, what).includes(value);
}

function isWithin(inner: AmountRange, outer: AmountRange): boolean {
  if (inner.currency !== outer.currency) return false;
  const lowerFits =
    inner.lower.amountMinor > outer.lower.amountMinor ||
    (inner.lower.amountMinor === outer.lower.amountMinor && (outer.lower.inclusive || !inner.lower.inclusive));
  const upperFits =
    inner.upper.amountMinor < outer.upper.amountMinor ||
    (inner.upper.amountMinor === outer.upper.amountMinor && (outer.upper.inclusive || !inner.upper.inclusive));
  return lowerFits && upperFits;
}
