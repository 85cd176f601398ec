// Original file: protos/turnpike/v1/invoice_template_service.proto

import type { InvoiceTemplate as _turnpike_v1_InvoiceTemplate, InvoiceTemplate__Output as _turnpike_v1_InvoiceTemplate__Output } from '../../turnpike/v1/InvoiceTemplate.ts';

/**
 * A template to make.
 */
export interface CreateInvoiceTemplateRequest {
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
   * Its id; made if empty.
   */
  'templateId'?: (string) | undefined;
  /**
   * What it says; `template_id` in it is empty or the same.
   */
  'template'?: (_turnpike_v1_InvoiceTemplate | null) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}

/**
 * A template to make.
 */
export interface CreateInvoiceTemplateRequest__Output {
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
   * Its id; made if empty.
   */
  'templateId'?: (string) | undefined;
  /**
   * What it says; `template_id` in it is empty or the same.
   */
  'template'?: (_turnpike_v1_InvoiceTemplate__Output) | undefined;
  /**
   * True to check everything and change nothing; the answer is what would be created.
   */
  'validateOnly'?: (boolean) | undefined;
}
