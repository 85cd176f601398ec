// Original file: protos/turnpike/v1/invoice_template_service.proto

import type { InvoiceTemplate as _turnpike_v1_InvoiceTemplate, InvoiceTemplate__Output as _turnpike_v1_InvoiceTemplate__Output } from '../../turnpike/v1/InvoiceTemplate.ts';
import type { FieldMask as _google_protobuf_FieldMask, FieldMask__Output as _google_protobuf_FieldMask__Output } from '../../google/protobuf/FieldMask.ts';

/**
 * A template to change.
 */
export interface UpdateInvoiceTemplateRequest {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party of the template. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The template by its id, and what it shall say.
   */
  'template'?: (_turnpike_v1_InvoiceTemplate | null) | undefined;
  /**
   * The fields to change: `product`, `name`, `description`, `lifetime`, `details`, `context`, `mutations`. One that is
   * named and empty is cleared. Without a mask: all that are not empty; `*` is all of them.
   */
  'updateMask'?: (_google_protobuf_FieldMask | null) | undefined;
}

/**
 * A template to change.
 */
export interface UpdateInvoiceTemplateRequest__Output {
  /**
   * Names this request; 1 to 64 characters. Repeat with the same one.
   */
  'requestId'?: (string) | undefined;
  /**
   * A note for the record; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The party of the template. A merchant may leave it empty.
   */
  'partyId'?: (string) | undefined;
  /**
   * The template by its id, and what it shall say.
   */
  'template'?: (_turnpike_v1_InvoiceTemplate__Output) | undefined;
  /**
   * The fields to change: `product`, `name`, `description`, `lifetime`, `details`, `context`, `mutations`. One that is
   * named and empty is cleared. Without a mask: all that are not empty; `*` is all of them.
   */
  'updateMask'?: (_google_protobuf_FieldMask__Output) | undefined;
}
