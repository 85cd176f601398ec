import type { Selector } from '../domain/condition.ts';
import type {
  MerchantPaymentTerms,
  MerchantPayoutTerms,
  MerchantTerms,
  ProvisionPaymentTerms,
  ProvisionPayoutTerms,
  ProvisionTerms,
  TurnoverLimit,
} from '../domain/configuration.ts';
import type { MerchantTermsSource, ProvisionTermsSource, TurnoverLimitSource } from './terms-schema.ts';

/** Terms of the document in the words of the domain. Values are compiled already; only names and shapes change. */

export function merchantTerms({ payments, recurrent, payouts }: MerchantTermsSource): MerchantTerms {
  return {
    ...(payments === undefined ? {} : { payments: merchantPaymentTerms(payments) }),
    ...(recurrent === undefined ? {} : { recurrent }),
    ...(payouts === undefined ? {} : { payouts: merchantPayoutTerms(payouts) }),
  };
}

function merchantPayoutTerms({
  cash_limit,
  ...same
}: NonNullable<MerchantTermsSource['payouts']>): MerchantPayoutTerms {
  return { ...same, cashLimit: cash_limit };
}

function merchantPaymentTerms(source: NonNullable<MerchantTermsSource['payments']>): MerchantPaymentTerms {
  const { currencies, categories, methods, cash_limit, fees, attempt_limit, holds, refunds, chargebacks } = source;
  return {
    currencies,
    categories,
    methods,
    cashLimit: cash_limit,
    fees,
    ...(attempt_limit === undefined ? {} : { attemptLimit: attempt_limit }),
    ...(holds === undefined
      ? {}
      : {
          holds: {
            methods: holds.methods,
            lifetimeMs: holds.lifetime,
            partialCaptureAllowed: holds.partial_capture_allowed,
          },
        }),
    ...(refunds === undefined
      ? {}
      : { refunds: { methods: refunds.methods, fees: refunds.fees, ...eligibility(refunds), ...partial(refunds) } }),
    ...(chargebacks === undefined
      ? {}
      : { chargebacks: { allow: chargebacks.allow, fees: chargebacks.fees, ...eligibility(chargebacks) } }),
  };
}

export function provisionTerms(source: ProvisionTermsSource): ProvisionTerms {
  const { payments, recurrent, skip_recurrent, payouts } = source;
  return {
    ...(payments === undefined ? {} : { payments: provisionPaymentTerms(payments) }),
    ...(recurrent === undefined ? {} : { recurrent }),
    ...(skip_recurrent === undefined ? {} : { skipRecurrent: skip_recurrent }),
    ...(payouts === undefined ? {} : { payouts: provisionPayoutTerms(payouts) }),
  };
}

function provisionPayoutTerms({
  cash_limit,
  cash_flow,
  ...same
}: NonNullable<ProvisionTermsSource['payouts']>): ProvisionPayoutTerms {
  return {
    ...same,
    ...(cash_limit === undefined ? {} : { cashLimit: cash_limit }),
    ...(cash_flow === undefined ? {} : { cashFlow: cash_flow }),
  };
}

function provisionPaymentTerms(source: NonNullable<ProvisionTermsSource['payments']>): ProvisionPaymentTerms {
  const { global_allow, cash_limit, cash_flow, risk_coverage, turnover_limits, holds, refunds, chargebacks, ...same } =
    source;
  return {
    ...same,
    ...(global_allow === undefined ? {} : { globalAllow: global_allow }),
    ...(cash_limit === undefined ? {} : { cashLimit: cash_limit }),
    ...(cash_flow === undefined ? {} : { cashFlow: cash_flow }),
    ...(risk_coverage === undefined ? {} : { riskCoverage: risk_coverage }),
    ...(turnover_limits === undefined
      ? {}
      : { turnoverLimits: mapSelector(turnover_limits, (limits) => limits.map(turnoverLimit)) }),
    ...(holds === undefined
      ? {}
      : { holds: { lifetimeMs: holds.lifetime, partialCaptureAllowed: holds.partial_capture_allowed } }),
    ...(refunds === undefined ? {} : { refunds: { cashFlow: refunds.cash_flow, ...partial(refunds) } }),
    ...(chargebacks === undefined
      ? {}
      : {
          chargebacks: {
            cashFlow: chargebacks.cash_flow,
            ...(chargebacks.fees === undefined ? {} : { fees: chargebacks.fees }),
          },
        }),
  };
}

export function turnoverLimit({ limit, at_most }: TurnoverLimitSource): TurnoverLimit {
  return { limitId: limit, upperBoundary: typeof at_most === 'number' ? BigInt(at_most) : at_most.amountMinor };
}

export function mapSelector<From, To>(selector: Selector<From>, change: (value: From) => To): Selector<To> {
  return { decisions: selector.decisions.map(({ when, value }) => ({ when, value: change(value) })) };
}

function eligibility<T>({ eligible_for }: { readonly eligible_for?: Selector<T> }) {
  return eligible_for === undefined ? {} : { eligibility: eligible_for };
}

function partial<T>(source: { readonly partial?: { readonly cash_limit: Selector<T> } }) {
  return source.partial === undefined ? {} : { partial: { cashLimit: source.partial.cash_limit } };
}
