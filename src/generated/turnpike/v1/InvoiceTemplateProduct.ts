// Original file: protos/turnpike/v1/invoice_template_service.proto

import type { InvoiceTemplatePrice as _turnpike_v1_InvoiceTemplatePrice, InvoiceTemplatePrice__Output as _turnpike_v1_InvoiceTemplatePrice__Output } from '../../turnpike/v1/InvoiceTemplatePrice.ts';

/**
 * The one product of a template.
 */
export interface InvoiceTemplateProduct {
  /**
   * Its name; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * What it costs.
   */
  'price'?: (_turnpike_v1_InvoiceTemplatePrice | null) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}

/**
 * The one product of a template.
 */
export interface InvoiceTemplateProduct__Output {
  /**
   * Its name; 1 to 256 characters.
   */
  'product'?: (string) | undefined;
  /**
   * What it costs.
   */
  'price'?: (_turnpike_v1_InvoiceTemplatePrice__Output) | undefined;
  /**
   * The merchant's own notes: at most 20 keys of 1 to 40 characters, values up to 500.
   */
  'metadata'?: ({[key: string]: string}) | undefined;
}
