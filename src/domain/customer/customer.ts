import type { Timestamp } from '../../base/time.ts';
import type { CardId, CustomerId, InvoiceId, PartyId, PaymentId, StreamId } from '../ids.ts';
import type { Sealed } from '../payer.ts';

/** A merchant's customer: who it is, its cards and its payments (reference §2.4). Types only; rules are beside this file. */
export interface CustomerState {
  /** Absent until the customer is made. */
  readonly facts?: CustomerFacts;
  /** In the order they were added. */
  readonly cards: readonly CardId[];
  /** The latest one, and behind it those before. */
  readonly payments?: PaymentLink;
  readonly deleteTime?: Timestamp;
}

export interface CustomerFacts {
  readonly id: CustomerId;
  readonly partyId: PartyId;
  readonly createTime: Timestamp;
  /** Contact, notes and external id, under the key that a deletion erases (P9). */
  readonly personal?: Sealed;
}

/** A customer may have very many payments: to add one copies none of the others. */
export interface PaymentLink extends CustomerPayment {
  /** From 1, in the order they were added. */
  readonly no: number;
  readonly before?: PaymentLink;
}

export interface CustomerPayment {
  readonly invoiceId: InvoiceId;
  readonly paymentId: PaymentId;
  /** When it was added. */
  readonly time: Timestamp;
}

export type CustomerChange =
  | { readonly type: 'customer_created'; readonly customer: CustomerFacts }
  | { readonly type: 'customer_card_added'; readonly cardId: CardId }
  | { readonly type: 'customer_card_removed'; readonly cardId: CardId }
  | { readonly type: 'customer_payment_added'; readonly payment: CustomerPayment }
  | { readonly type: 'customer_deleted'; readonly time: Timestamp }
  /** In the stream of an external id: from now on it means this customer. */
  | { readonly type: 'external_id_claimed'; readonly customerId: CustomerId };

export type CustomerCommand =
  | {
      readonly type: 'CreateCustomer';
      readonly id: CustomerId;
      readonly partyId: PartyId;
      readonly personal?: Sealed;
    }
  | { readonly type: 'AddBankCard'; readonly cardId: CardId }
  | { readonly type: 'RemoveBankCard'; readonly cardId: CardId }
  | { readonly type: 'DeleteCustomer' }
  /** A payment of the customer is over; its card is one of the customer's from now on. */
  | {
      readonly type: 'AddPayment';
      readonly invoiceId: InvoiceId;
      readonly paymentId: PaymentId;
      readonly cardId?: CardId;
    };

/** Who an external id means. */
export interface ExternalIdState {
  readonly customerId?: CustomerId;
}

/** `instead` of a customer that was deleted: its external id is free again. */
export interface ClaimExternalId {
  readonly type: 'ClaimExternalId';
  readonly customerId: CustomerId;
  readonly instead?: CustomerId;
}

export function customerStream(partyId: PartyId, id: CustomerId): StreamId {
  return `customer/${partyId}/${id}`;
}

/** `key` is a keyed digest of the external id, which may be personal. */
export function externalIdStream(partyId: PartyId, key: string): StreamId {
  return `external-id/${partyId}/${key}`;
}
