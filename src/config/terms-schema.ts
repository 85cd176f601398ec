import { z } from 'zod';
import { PAYOUT_METHODS } from '../domain/application/methods.ts';
import { parseAmount } from './amount.ts';
import {
  categories,
  condition,
  currencies,
  depending,
  duration,
  id,
  methods,
  postings,
  range,
  riskScore,
  selector,
  span,
  written,
} from './value-schema.ts';

/** Schemas of the terms of merchants and providers, whose every value may depend on the payment. */

/** An amount for the amount metric, a count for the number metric. A year of a busy provider is more than one payment may be. */
const MAX_BOUNDARY_MINOR = 10n ** 17n;
const boundaryAmount = written((value) => parseAmount(value, MAX_BOUNDARY_MINOR));
const boundary = depending<z.output<typeof boundaryAmount> | number>((input) =>
  typeof input === 'number' ? z.int().min(0) : boundaryAmount,
);
export const turnoverLimit = z.strictObject({ limit: id, at_most: boundary });

const payoutMethods = selector(z.array(z.enum(PAYOUT_METHODS)));

const partialRefunds = z.strictObject({ cash_limit: selector(range) });

export const merchantTerms = z.strictObject({
  payments: z
    .strictObject({
      currencies,
      categories,
      methods,
      cash_limit: selector(range),
      fees: postings,
      attempt_limit: selector(z.int().min(1).max(100)).exactOptional(),
      holds: z
        .strictObject({ methods, lifetime: selector(duration), partial_capture_allowed: z.boolean() })
        .exactOptional(),
      refunds: z
        .strictObject({
          methods,
          fees: postings,
          eligible_for: selector(span).exactOptional(),
          partial: partialRefunds.exactOptional(),
        })
        .exactOptional(),
      chargebacks: z
        .strictObject({ allow: condition, fees: postings, eligible_for: selector(span).exactOptional() })
        .exactOptional(),
    })
    .exactOptional(),
  recurrent: z.strictObject({ methods }).exactOptional(),
  payouts: z
    .strictObject({ currencies, methods: payoutMethods, cash_limit: selector(range), fees: postings })
    .exactOptional(),
});

export const provisionTerms = z.strictObject({
  payments: z
    .strictObject({
      global_allow: condition.exactOptional(),
      allow: condition.exactOptional(),
      currencies: currencies.exactOptional(),
      categories: categories.exactOptional(),
      methods: methods.exactOptional(),
      cash_limit: selector(range).exactOptional(),
      cash_flow: postings.exactOptional(),
      risk_coverage: selector(riskScore).exactOptional(),
      turnover_limits: selector(z.array(turnoverLimit)).exactOptional(),
      holds: z.strictObject({ lifetime: selector(duration), partial_capture_allowed: z.boolean() }).exactOptional(),
      refunds: z.strictObject({ cash_flow: postings, partial: partialRefunds.exactOptional() }).exactOptional(),
      chargebacks: z.strictObject({ cash_flow: postings, fees: postings.exactOptional() }).exactOptional(),
    })
    .exactOptional(),
  recurrent: z.strictObject({ categories, methods }).exactOptional(),
  skip_recurrent: z.boolean().exactOptional(),
  payouts: z
    .strictObject({
      allow: condition.exactOptional(),
      currencies: currencies.exactOptional(),
      methods: payoutMethods.exactOptional(),
      cash_limit: selector(range).exactOptional(),
      cash_flow: postings.exactOptional(),
    })
    .exactOptional(),
});

export type MerchantTermsSource = z.output<typeof merchantTerms>;
export type ProvisionTermsSource = z.output<typeof provisionTerms>;
export type TurnoverLimitSource = z.output<typeof turnoverLimit>;
