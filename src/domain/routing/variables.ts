import type { Variables } from '../condition.ts';
import type { Shop } from '../configuration.ts';
import type { PartyId } from '../ids.ts';
import type { Money } from '../money.ts';
import { type PaymentTool, paymentMethod } from '../payment-tool.ts';
import type { RiskScore } from '../risk.ts';

/** What conditions see of an invoice that nobody has begun to pay. */
export interface InvoiceSubject {
  readonly partyId: PartyId;
  readonly shop: Shop;
  readonly cost: Money;
  /** `well_known` or `unknown`, where the merchant said so. */
  readonly trustLevel?: string | undefined;
}

export interface PaymentSubject extends InvoiceSubject {
  readonly tool: PaymentTool;
  readonly flowType: 'instant' | 'hold';
  /** Absent until the payment was scored. */
  readonly riskScore?: RiskScore | undefined;
}

/** The variables of an invoice that has no price yet: in the shop's currency, and a condition on the amount is undecided. */
export function unpricedVariables({ partyId, shop }: Pick<InvoiceSubject, 'partyId' | 'shop'>): Variables {
  return {
    category: shop.category,
    currency: shop.currency,
    party: partyId,
    shop: shop.id,
    shop_location: shop.location,
  };
}

/** The variables of an invoice: a condition on the tool, the flow or the risk is undecided. */
export function invoiceVariables({ partyId, shop, cost, trustLevel }: InvoiceSubject): Variables {
  return {
    category: shop.category,
    currency: cost.currency,
    amount: cost.amountMinor,
    party: partyId,
    shop: shop.id,
    shop_location: shop.location,
    ...(trustLevel === undefined ? {} : { trust_level: trustLevel }),
  };
}

/** The variables of a payment for a shop that gets a share of it: its own shop, and its own amount. */
export function shareVariables(
  payment: Variables,
  { id, category, location }: Shop,
  { amountMinor }: Money,
): Variables {
  return { ...payment, shop: id, category, shop_location: location, amount: amountMinor };
}

/** The variables of a payment (reference §5.1). Rules may also branch on risk and flow (decisions #20). */
export function paymentVariables(subject: PaymentSubject): Variables {
  return {
    ...invoiceVariables(subject),
    payment_tool: toolVariables(subject.tool),
    payment_method: paymentMethod(subject.tool),
    flow: subject.flowType,
    ...(subject.riskScore === undefined ? {} : { risk_score: subject.riskScore }),
  };
}

/**
 * `payment_tool` as conditions see it. `type` is the tool's type; a card has `payment_system`, `bin`, `last_digits`,
 * `issuer_country`, `bank_name`, `category`, `token_service`, `tokenization_method`, `cvv_empty` and `token`; terminals, wallets and
 * generic tools have `service`, mobile commerce `operator`, crypto `currency`. What is not known is left out (decisions #26).
 */
export function toolVariables(tool: PaymentTool): Readonly<Record<string, string | boolean>> {
  switch (tool.type) {
    case 'bank_card':
      return withoutAbsent({
        type: tool.type,
        payment_system: tool.paymentSystem,
        bin: tool.bin,
        last_digits: tool.lastDigits,
        issuer_country: tool.issuerCountry,
        bank_name: tool.bankName,
        category: tool.category,
        token_service: tool.tokenService,
        tokenization_method: tool.tokenizationMethod,
        cvv_empty: tool.cvvEmpty,
        token: tool.token,
      });
    case 'payment_terminal':
    case 'digital_wallet':
    case 'generic':
      return { type: tool.type, service: tool.service };
    case 'mobile_commerce':
      return { type: tool.type, operator: tool.operator };
    case 'crypto_currency':
      return { type: tool.type, currency: tool.currency };
  }
}

function withoutAbsent(
  fields: Readonly<Record<string, string | boolean | undefined>>,
): Readonly<Record<string, string | boolean>> {
  const present: Record<string, string | boolean> = {};
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) present[name] = value;
  }
  return present;
}
