import type { CustomerId, InvoiceId, PaymentId, ProviderId, TerminalId } from '../ids.ts';
import type { Route } from '../routing/route.ts';

/** Recurrent payments by stored tokens (reference §2.4, §3.10). Types only. */

/** A provider's token for a card at one of its terminals. */
export interface RecurrentToken {
  readonly providerId: ProviderId;
  readonly terminalId: TerminalId;
  readonly token: string;
}

/**
 * What a recurrent payment needs to know of its parent, looked up when it starts: the parent may be a payment of another
 * invoice. `problem` is the text of the refusal when there is no such parent.
 */
export type RecurrentParent =
  | {
      readonly found: true;
      readonly invoiceId: InvoiceId;
      readonly paymentId: PaymentId;
      readonly status: string;
      readonly route?: Route;
      readonly token?: string;
      readonly customerId?: CustomerId;
    }
  | { readonly found: false; readonly problem: string };
