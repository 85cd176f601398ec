import type { Payer, PayerFeatures, Sealed } from '../domain/payer.ts';
import type { BankCard, PaymentTool } from '../domain/payment-tool.ts';
import {
  byType,
  bytes,
  choice,
  type FieldLayoutsOf,
  flag,
  integer,
  type LayoutOf,
  message,
  optional,
  text,
} from './layout.ts';

export const cardExpiry = message<BankCard['expiry']>({ month: integer, year: integer });

/** The fields of a card as a variant of what is paid with, or paid to. */
export const bankCard: FieldLayoutsOf<Omit<BankCard, 'type'>> = {
  token: text,
  fingerprint: text,
  bin: text,
  lastDigits: text,
  expiry: cardExpiry,
  paymentSystem: optional(text),
  issuerCountry: optional(text),
  bankName: optional(text),
  category: optional(text),
  tokenService: optional(text),
  tokenizationMethod: optional(choice<Required<BankCard>['tokenizationMethod']>({ dpan: 'DPAN', none: 'NONE' })),
  cvvEmpty: flag,
};

const paymentTool: LayoutOf<PaymentTool> = byType<PaymentTool>({
  bank_card: bankCard,
  payment_terminal: { service: text },
  digital_wallet: { service: text },
  mobile_commerce: { operator: text },
  crypto_currency: { currency: text },
  generic: { service: text },
});

export const payerFeatures = message<PayerFeatures>({ email: optional(text), clientIp: optional(text) });
export const sealed = message<Sealed>({ keyId: text, ciphertext: bytes });
type Parent = Extract<Payer, { readonly type: 'recurrent' }>['parent'];

export const payer: LayoutOf<Payer> = byType<Payer>({
  payment_resource: {
    tool: paymentTool,
    paymentSessionId: optional(text),
    features: payerFeatures,
    personal: optional(sealed),
  },
  recurrent: {
    tool: paymentTool,
    parent: message<Parent>({ invoiceId: text, paymentId: text }),
    features: payerFeatures,
    personal: optional(sealed),
  },
});
