import type { PostingTemplate, Volume } from '../domain/cashflow/cash-flow.ts';
import { type Condition, reduce, type Selector, type Variables } from '../domain/condition.ts';
import type { AmountRange, MerchantPaymentTerms, MerchantTerms, Span } from '../domain/configuration.ts';
import { money } from '../domain/money.ts';
import type { CashFlowPostingTemplate } from '../generated/turnpike/v1/CashFlowPostingTemplate.ts';
import type { CashVolume } from '../generated/turnpike/v1/CashVolume.ts';
import type { MoneyRange } from '../generated/turnpike/v1/MoneyRange.ts';
import type { PaymentTerms } from '../generated/turnpike/v1/PaymentTerms.ts';
import type { TermSet } from '../generated/turnpike/v1/TermSet.ts';
import type { UndecidedTerm } from '../generated/turnpike/v1/UndecidedTerm.ts';
import { ACCOUNT_TYPES, projectMoney } from './project-values.ts';
import { durationText, postingSource, rangeText, spanText } from './terms-text.ts';

/**
 * Terms of a merchant as far as the variables decide them. A term is a value, or the branches that are still possible with
 * their conditions; one that no branch can hold for is left out, which means that nothing is allowed.
 */
export function projectTerms(terms: MerchantTerms, variables: Variables, revision: number): TermSet {
  const { payments, recurrent } = terms;
  return {
    domainRevision: BigInt(revision),
    payments: payments && projectPayments(payments, variables),
    recurrent: recurrent && { paymentMethods: names(recurrent.methods, variables) },
  };
}

function projectPayments(terms: MerchantPaymentTerms, variables: Variables): PaymentTerms {
  const { currencies, categories, methods, cashLimit, attemptLimit, holds, refunds, chargebacks } = terms;
  const fees = (selector: Selector<readonly PostingTemplate[]>) =>
    projected(selector, variables, projectFees, (postings) => postings.map(postingSource));
  const range = (selector: Selector<AmountRange>) => projected(selector, variables, projectRange, rangeText);
  const span = (selector: Selector<Span> | undefined) =>
    selector && projected(selector, variables, (value) => ({ ...value }), spanText);
  return {
    currencies: names(currencies, variables),
    categories: names(categories, variables),
    paymentMethods: names(methods, variables),
    cashLimit: range(cashLimit),
    fees: fees(terms.fees),
    attemptLimit: attemptLimit && projected(attemptLimit, variables, BigInt, Number),
    holds: holds && {
      paymentMethods: names(holds.methods, variables),
      lifetimeMs: projected(holds.lifetimeMs, variables, BigInt, durationText),
      partialCaptureAllowed: holds.partialCaptureAllowed,
    },
    refunds: refunds && {
      paymentMethods: names(refunds.methods, variables),
      fees: fees(refunds.fees),
      eligibilityTime: span(refunds.eligibility),
      partialRefunds: refunds.partial && { cashLimit: range(refunds.partial.cashLimit) },
    },
    chargebacks: chargebacks && {
      allow: isPossible(chargebacks.allow, variables),
      fees: fees(chargebacks.fees),
      eligibilityTime: span(chargebacks.eligibility),
    },
  };
}

/** What may be taken is told as taken: a merchant must reckon with it. */
function isPossible(condition: Condition, variables: Variables): boolean {
  return condition.evaluate(variables) !== 'false';
}

type Projected<Value> =
  | { readonly value: Value; readonly selector: 'value' }
  | { readonly undecided: UndecidedTerm; readonly selector: 'undecided' };

/** `source` is the value as the document writes it. */
function projected<T, Value>(
  selector: Selector<T>,
  variables: Variables,
  value: (value: T) => Value,
  source: (value: T) => unknown,
): Projected<Value> | undefined {
  const reduced = reduce(selector, variables);
  if (reduced.ok) return { selector: 'value', value: value(reduced.value) };
  const branches = possible(selector, variables).map((decision) => ({
    condition: decision.when.source,
    value: JSON.stringify(source(decision.value)),
  }));
  return branches.length === 0 ? undefined : { selector: 'undecided', undecided: { branches } };
}

/** Branches that are not false, up to and with the first one that holds. */
function possible<T>({ decisions }: Selector<T>, variables: Variables): Selector<T>['decisions'] {
  const verdicts = decisions.map(({ when }) => when.evaluate(variables));
  const first = verdicts.indexOf('true');
  return decisions.filter((_, index) => verdicts[index] !== 'false' && (first < 0 || index <= first));
}

function names(selector: Selector<readonly string[]>, variables: Variables) {
  return projected(
    selector,
    variables,
    (value) => ({ names: [...value] }),
    (value) => value,
  );
}

function projectRange({ currency, lower, upper }: AmountRange): MoneyRange {
  return {
    lower: { amount: projectMoney(money(lower.amountMinor, currency)), inclusive: lower.inclusive },
    upper: { amount: projectMoney(money(upper.amountMinor, currency)), inclusive: upper.inclusive },
  };
}

function projectFees(postings: readonly PostingTemplate[]): { postings: CashFlowPostingTemplate[] } {
  return {
    postings: postings.map(({ source, destination, volume, details }) => ({
      source: ACCOUNT_TYPES[source],
      destination: ACCOUNT_TYPES[destination],
      volume: projectVolume(volume),
      details,
    })),
  };
}

const KINDS = {
  min_of: 'CASH_VOLUME_PRODUCT_KIND_MIN_OF',
  max_of: 'CASH_VOLUME_PRODUCT_KIND_MAX_OF',
  sum_of: 'CASH_VOLUME_PRODUCT_KIND_SUM_OF',
} as const;

function projectVolume(volume: Volume): CashVolume {
  switch (volume.type) {
    case 'fixed':
      return { fixed: projectMoney(volume.money) };
    case 'share': {
      const { numerator, denominator, of, rounding } = volume;
      return {
        share: {
          parts: { numerator, denominator },
          of: of === 'surplus' ? 'CASH_FLOW_CONSTANT_SURPLUS' : 'CASH_FLOW_CONSTANT_OPERATION_AMOUNT',
          roundingMethod:
            rounding === 'half_towards_zero'
              ? 'ROUNDING_METHOD_HALF_TOWARDS_ZERO'
              : 'ROUNDING_METHOD_HALF_AWAY_FROM_ZERO',
        },
      };
    }
    case 'product':
      return { product: { kind: KINDS[volume.operator], volumes: volume.volumes.map(projectVolume) } };
  }
}
