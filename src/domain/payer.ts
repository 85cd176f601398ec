import type { InvoiceId, PaymentId } from './ids.ts';
import type { PaymentTool } from './payment-tool.ts';

/**
 * Personal data (contact details, cardholder, addresses of the client) under the key of one customer. The domain carries
 * it and never opens it; deleting the key erases it (P9).
 */
export interface Sealed {
  readonly keyId: string;
  readonly ciphertext: Uint8Array;
}

/**
 * What rules may compare without opening personal data: keyed digests, equal for equal values within one party.
 * Absent fields are absent, never empty.
 */
export interface PayerFeatures {
  readonly email?: string;
  readonly clientIp?: string;
}

export type Payer =
  | {
      readonly type: 'payment_resource';
      readonly tool: PaymentTool;
      /** Binds the card's CVV, which lives in memory only, to this payment. */
      readonly paymentSessionId?: string;
      readonly features: PayerFeatures;
      readonly personal?: Sealed;
    }
  | {
      readonly type: 'recurrent';
      readonly tool: PaymentTool;
      readonly parent: { readonly invoiceId: InvoiceId; readonly paymentId: PaymentId };
      readonly features: PayerFeatures;
      readonly personal?: Sealed;
    };
