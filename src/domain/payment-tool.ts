/**
 * What a payer pays with. Card numbers never get here: a card is a vault token with what may be shown of it (P9).
 * Personal data (cardholder, phone) travels sealed beside the tool, see `payer.ts`.
 */
export type PaymentTool =
  | BankCard
  | { readonly type: 'payment_terminal'; readonly service: string }
  | { readonly type: 'digital_wallet'; readonly service: string }
  | { readonly type: 'mobile_commerce'; readonly operator: string }
  | { readonly type: 'crypto_currency'; readonly currency: string }
  | { readonly type: 'generic'; readonly service: string };

export interface BankCard {
  readonly type: 'bank_card';
  /** Vault token, deterministic per party, card number and expiry. */
  readonly token: string;
  /** The same for every token of one card number within the party. */
  readonly fingerprint: string;
  readonly bin: string;
  readonly lastDigits: string;
  readonly expiry: { readonly month: number; readonly year: number };
  /** Lower case scheme: `visa`, `mastercard`, `mir` … */
  readonly paymentSystem?: string;
  readonly issuerCountry?: string;
  readonly bankName?: string;
  readonly category?: string;
  /** `applepay`, `googlepay` …, with how it was tokenised. */
  readonly tokenService?: string;
  readonly tokenizationMethod?: 'dpan' | 'none';
  readonly cvvEmpty: boolean;
}

/** A method as terms list it: `card/visa`, `card/visa/empty-cvv`, `card/visa/applepay/dpan`, `wallet/…`, `terminal/…`. */
export type PaymentMethod = string;

export function paymentMethod(tool: PaymentTool): PaymentMethod {
  switch (tool.type) {
    case 'bank_card': {
      const system = `card/${tool.paymentSystem ?? 'unknown'}`;
      if (tool.tokenService !== undefined) return `${system}/${tool.tokenService}/${tool.tokenizationMethod ?? 'none'}`;
      return tool.cvvEmpty ? `${system}/empty-cvv` : system;
    }
    case 'payment_terminal':
      return `terminal/${tool.service}`;
    case 'digital_wallet':
      return `wallet/${tool.service}`;
    case 'mobile_commerce':
      return `mobile/${tool.operator}`;
    case 'crypto_currency':
      return `crypto/${tool.currency}`;
    case 'generic':
      return `generic/${tool.service}`;
  }
}
