// Original file: protos/turnpike/v1/invoice.proto

import type { InvoiceState as _turnpike_v1_InvoiceState, InvoiceState__Output as _turnpike_v1_InvoiceState__Output } from '../../turnpike/v1/InvoiceState.ts';
import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { InvoiceDetails as _turnpike_v1_InvoiceDetails, InvoiceDetails__Output as _turnpike_v1_InvoiceDetails__Output } from '../../turnpike/v1/InvoiceDetails.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { Payment as _turnpike_v1_Payment, Payment__Output as _turnpike_v1_Payment__Output } from '../../turnpike/v1/Payment.ts';
import type { InvoiceAttention as _turnpike_v1_InvoiceAttention, InvoiceAttention__Output as _turnpike_v1_InvoiceAttention__Output } from '../../turnpike/v1/InvoiceAttention.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';
import type { InvoiceClientInfo as _turnpike_v1_InvoiceClientInfo, InvoiceClientInfo__Output as _turnpike_v1_InvoiceClientInfo__Output } from '../../turnpike/v1/InvoiceClientInfo.ts';
import type { InvoiceMutation as _turnpike_v1_InvoiceMutation, InvoiceMutation__Output as _turnpike_v1_InvoiceMutation__Output } from '../../turnpike/v1/InvoiceMutation.ts';
import type { AllocationPrototype as _turnpike_v1_AllocationPrototype, AllocationPrototype__Output as _turnpike_v1_AllocationPrototype__Output } from '../../turnpike/v1/AllocationPrototype.ts';

/**
 * What is owed to a shop, with the payments that try to settle it.
 */
export interface Invoice {
  /**
   * Its id, unique within the party.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The party to which it is owed.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop to which it is owed.
   */
  'shopId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_InvoiceState) | undefined;
  /**
   * Why it is cancelled (`overdue` if nobody paid in time) or fulfilled; empty otherwise.
   */
  'stateReason'?: (string) | undefined;
  /**
   * How much is owed, after mutations.
   */
  'cost'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What it is for.
   */
  'details'?: (_turnpike_v1_InvoiceDetails | null) | undefined;
  /**
   * When it is cancelled if nobody has paid.
   */
  'dueTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * All payments, oldest first; left out of lists.
   */
  'payments'?: (_turnpike_v1_Payment)[] | undefined;
  /**
   * Set while the invoice waits for an operator; it can be read all the same.
   */
  'attention'?: (_turnpike_v1_InvoiceAttention | null) | undefined;
  /**
   * What the merchant calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the invoice does; opaque.
   */
  'etag'?: (string) | undefined;
  /**
   * The template it was made from; empty if none.
   */
  'templateId'?: (string) | undefined;
  /**
   * How much the merchant trusts the client.
   */
  'clientInfo'?: (_turnpike_v1_InvoiceClientInfo | null) | undefined;
  /**
   * What was done to the cost at creation.
   */
  'mutations'?: (_turnpike_v1_InvoiceMutation)[] | undefined;
  /**
   * How payments are to be split; absent if they are not.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype | null) | undefined;
  /**
   * The revision of the configuration at creation.
   */
  'domainRevision'?: (bigint) | undefined;
}

/**
 * What is owed to a shop, with the payments that try to settle it.
 */
export interface Invoice__Output {
  /**
   * Its id, unique within the party.
   */
  'invoiceId'?: (string) | undefined;
  /**
   * The party to which it is owed.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop to which it is owed.
   */
  'shopId'?: (string) | undefined;
  /**
   * What became of it.
   */
  'state'?: (_turnpike_v1_InvoiceState__Output) | undefined;
  /**
   * Why it is cancelled (`overdue` if nobody paid in time) or fulfilled; empty otherwise.
   */
  'stateReason'?: (string) | undefined;
  /**
   * How much is owed, after mutations.
   */
  'cost'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What it is for.
   */
  'details'?: (_turnpike_v1_InvoiceDetails__Output) | undefined;
  /**
   * When it is cancelled if nobody has paid.
   */
  'dueTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * All payments, oldest first; left out of lists.
   */
  'payments'?: (_turnpike_v1_Payment__Output)[] | undefined;
  /**
   * Set while the invoice waits for an operator; it can be read all the same.
   */
  'attention'?: (_turnpike_v1_InvoiceAttention__Output) | undefined;
  /**
   * What the merchant calls it; kept, never compared.
   */
  'externalId'?: (string) | undefined;
  /**
   * The merchant's own data.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * The merchant's own notes.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the invoice does; opaque.
   */
  'etag'?: (string) | undefined;
  /**
   * The template it was made from; empty if none.
   */
  'templateId'?: (string) | undefined;
  /**
   * How much the merchant trusts the client.
   */
  'clientInfo'?: (_turnpike_v1_InvoiceClientInfo__Output) | undefined;
  /**
   * What was done to the cost at creation.
   */
  'mutations'?: (_turnpike_v1_InvoiceMutation__Output)[] | undefined;
  /**
   * How payments are to be split; absent if they are not.
   */
  'allocation'?: (_turnpike_v1_AllocationPrototype__Output) | undefined;
  /**
   * The revision of the configuration at creation.
   */
  'domainRevision'?: (bigint) | undefined;
}
