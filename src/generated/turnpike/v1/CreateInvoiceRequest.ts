// Original file: protos/turnpike/v1/invoicing_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { InvoiceDetails as _turnpike_v1_InvoiceDetails, InvoiceDetails__Output as _turnpike_v1_InvoiceDetails__Output } from '../../turnpike/v1/InvoiceDetails.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';
import type { InvoiceClientInfo as _turnpike_v1_InvoiceClientInfo, InvoiceClientInfo__Output as _turnpike_v1_InvoiceClientInfo__Output } from '../../turnpike/v1/InvoiceClientInfo.ts';
import type { InvoiceMutationParams as _turnpike_v1_InvoiceMutationParams, InvoiceMutationParams__Output as _turnpike_v1_InvoiceMutationParams__Output } from '../../turnpike/v1/InvoiceMutationParams.ts';
import type { AllocationPrototype as _turnpike_v1_AllocationPrototype, AllocationPrototype__Output as _turnpike_v1_AllocationPrototype__Output } from '../../turnpike/v1/AllocationPrototype.ts';

/**
 * An invoice to create.
 */
export interface CreateInvoiceRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party to which it is owed. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its id; made if empty.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The shop to which it is owed.
   */
  'shopId'?: (string) | undefined;
  /**
   * How much is owed: above zero, in the shop's currency.
   */
  'cost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What it is for.
   */
  'details'?: (_turnpike_v1_InvoiceDetails | null) | undefined;
  /**
   * When it is cancelled if nobody has paid; at once if past.
   */
  'dueTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data, given back with the resource.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * What the merchant knows of the client.
   */
  'clientInfo'?: (_turnpike_v1_InvoiceClientInfo | null) | undefined;
  /**
   * Changes of the cost, at most 10. All start from the cost given; the last one applied wins.
   */
  'mutations'?: (_turnpike_v1_InvoiceMutationParams)[] | undefined;
  /**
   * How payments are to be split; absent if they are not.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype | null) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}

/**
 * An invoice to create.
 */
export interface CreateInvoiceRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party to which it is owed. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * Its id; made if empty.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The shop to which it is owed.
   */
  'shopId'?: (string) | undefined;
  /**
   * How much is owed: above zero, in the shop's currency.
   */
  'cost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What it is for.
   */
  'details'?: (_turnpike_v1_InvoiceDetails__Output) | undefined;
  /**
   * When it is cancelled if nobody has paid; at once if past.
   */
  'dueTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * What the caller calls it; up to 128 characters. Kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data, given back with the resource.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * What the merchant knows of the client.
   */
  'clientInfo'?: (_turnpike_v1_InvoiceClientInfo__Output) | undefined;
  /**
   * Changes of the cost, at most 10. All start from the cost given; the last one applied wins.
   */
  'mutations'?: (_turnpike_v1_InvoiceMutationParams__Output)[] | undefined;
  /**
   * How payments are to be split; absent if they are not.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype__Output) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}
