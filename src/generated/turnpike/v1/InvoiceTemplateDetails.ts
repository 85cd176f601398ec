// Original file: protos/turnpike/v1/invoice_template_service.proto

import type { InvoiceTemplateProduct as _turnpike_v1_InvoiceTemplateProduct, InvoiceTemplateProduct__Output as _turnpike_v1_InvoiceTemplateProduct__Output } from '../../turnpike/v1/InvoiceTemplateProduct.ts';
import type { InvoiceTemplateCart as _turnpike_v1_InvoiceTemplateCart, InvoiceTemplateCart__Output as _turnpike_v1_InvoiceTemplateCart__Output } from '../../turnpike/v1/InvoiceTemplateCart.ts';

/**
 * What an invoice of a template is for.
 */
export interface InvoiceTemplateDetails {
  /**
   * One product.
   */
  'product'?: (_turnpike_v1_InvoiceTemplateProduct | null) | undefined;
  /**
   * A cart, whose total is the cost.
   */
  'cart'?: (_turnpike_v1_InvoiceTemplateCart | null) | undefined;
  /**
   * One of these.
   */
  'details'?: "product"|"cart" | undefined;
}

/**
 * What an invoice of a template is for.
 */
export interface InvoiceTemplateDetails__Output {
  /**
   * One product.
   */
  'product'?: (_turnpike_v1_InvoiceTemplateProduct__Output) | undefined;
  /**
   * A cart, whose total is the cost.
   */
  'cart'?: (_turnpike_v1_InvoiceTemplateCart__Output) | undefined;
  /**
   * One of these.
   */
  'details'?: "product"|"cart" | undefined;
}
