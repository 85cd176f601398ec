// Original file: protos/turnpike/v1/invoice_template_service.proto

import type { CalendarSpan as _turnpike_v1_CalendarSpan, CalendarSpan__Output as _turnpike_v1_CalendarSpan__Output } from '../../turnpike/v1/CalendarSpan.ts';
import type { InvoiceTemplateDetails as _turnpike_v1_InvoiceTemplateDetails, InvoiceTemplateDetails__Output as _turnpike_v1_InvoiceTemplateDetails__Output } from '../../turnpike/v1/InvoiceTemplateDetails.ts';
import type { OpaqueContext as _turnpike_v1_OpaqueContext, OpaqueContext__Output as _turnpike_v1_OpaqueContext__Output } from '../../turnpike/v1/OpaqueContext.ts';
import type { InvoiceMutationParams as _turnpike_v1_InvoiceMutationParams, InvoiceMutationParams__Output as _turnpike_v1_InvoiceMutationParams__Output } from '../../turnpike/v1/InvoiceMutationParams.ts';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';

/**
 * What invoices have in common.
 */
export interface InvoiceTemplate {
  /**
   * Its id, unique within the party.
   */
  'templateId'?: (string) | undefined;
  /**
   * The party to which its invoices are owed.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop to which its invoices are owed.
   */
  'shopId'?: (string) | undefined;
  /**
   * What is sold, in a few words; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * What the merchant calls the template; up to 128 characters.
   */
  'name'?: (string) | undefined;
  /**
   * More about what is sold; up to 2000 characters.
   */
  'description'?: (string) | undefined;
  /**
   * From the creation of an invoice to its due time: at least a second, at most 100 years.
   */
  'lifetime'?: (_turnpike_v1_CalendarSpan | null) | undefined;
  /**
   * What an invoice is for, and its price.
   */
  'details'?: (_turnpike_v1_InvoiceTemplateDetails | null) | undefined;
  /**
   * The merchant's own data, for invoices that are given none of their own.
   */
  'context'?: (_turnpike_v1_OpaqueContext | null) | undefined;
  /**
   * Changes of the cost of each invoice, at most 10. All start from its cost; the last one applied wins.
   */
  'mutations'?: (_turnpike_v1_InvoiceMutationParams)[] | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * The revision of the configuration at creation.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * True in the answer to its deletion.
   */
  'deleted'?: (boolean) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the template does; opaque.
   */
  'etag'?: (string) | undefined;
}

/**
 * What invoices have in common.
 */
export interface InvoiceTemplate__Output {
  /**
   * Its id, unique within the party.
   */
  'templateId'?: (string) | undefined;
  /**
   * The party to which its invoices are owed.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop to which its invoices are owed.
   */
  'shopId'?: (string) | undefined;
  /**
   * What is sold, in a few words; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * What the merchant calls the template; up to 128 characters.
   */
  'name'?: (string) | undefined;
  /**
   * More about what is sold; up to 2000 characters.
   */
  'description'?: (string) | undefined;
  /**
   * From the creation of an invoice to its due time: at least a second, at most 100 years.
   */
  'lifetime'?: (_turnpike_v1_CalendarSpan__Output) | undefined;
  /**
   * What an invoice is for, and its price.
   */
  'details'?: (_turnpike_v1_InvoiceTemplateDetails__Output) | undefined;
  /**
   * The merchant's own data, for invoices that are given none of their own.
   */
  'context'?: (_turnpike_v1_OpaqueContext__Output) | undefined;
  /**
   * Changes of the cost of each invoice, at most 10. All start from its cost; the last one applied wins.
   */
  'mutations'?: (_turnpike_v1_InvoiceMutationParams__Output)[] | undefined;
  /**
   * When it was created.
   */
  'createTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * The revision of the configuration at creation.
   */
  'domainRevision'?: (bigint) | undefined;
  /**
   * True in the answer to its deletion.
   */
  'deleted'?: (boolean) | undefined;
  /**
   * Rises with each change; compare it to tell an old answer from a new one.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * Changes whenever the template does; opaque.
   */
  'etag'?: (string) | undefined;
}
