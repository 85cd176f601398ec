// Original file: protos/turnpike/v1/invoice_template_service.proto

import type { CartLine as _turnpike_v1_CartLine, CartLine__Output as _turnpike_v1_CartLine__Output } from '../../turnpike/v1/CartLine.ts';

/**
 * The cart of a template.
 */
export interface InvoiceTemplateCart {
  /**
   * Its lines.
   */
  'lines'?: (_turnpike_v1_CartLine)[] | undefined;
}

/**
 * The cart of a template.
 */
export interface InvoiceTemplateCart__Output {
  /**
   * Its lines.
   */
  'lines'?: (_turnpike_v1_CartLine__Output)[] | undefined;
}
