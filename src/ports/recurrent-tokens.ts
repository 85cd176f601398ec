import type { Timestamp } from '../base/time.ts';
import type { CustomerId, InvoiceId, PartyId, PaymentId } from '../domain/ids.ts';
import type { BankCard } from '../domain/payment-tool.ts';
import type { RecurrentToken } from '../domain/recurrent/recurrent.ts';

/** Keeps what payments bring for those that come after them (reference §2.4). */
export interface Recurrence {
  /**
   * Tells the card and the customer of a payment that is over. The same payment twice changes nothing. Rejects when nobody can
   * say whether all of it was told: tell it again.
   */
  record(payment: RecurringPayment): Promise<void>;
}

export interface RecurringPayment {
  readonly partyId: PartyId;
  readonly invoiceId: InvoiceId;
  readonly paymentId: PaymentId;
  /** When it began. */
  readonly time: Timestamp;
  readonly customerId?: CustomerId;
  /** The card that paid, if a card did. */
  readonly card?: BankCard;
  /** What its provider gave to charge the card again. */
  readonly token?: RecurrentToken;
}
