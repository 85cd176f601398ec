// Original file: protos/turnpike/v1/invoice_template_service.proto

import type { Money as _turnpike_v1_Money, Money__Output as _turnpike_v1_Money__Output } from '../../turnpike/v1/Money.ts';
import type { MoneyRange as _turnpike_v1_MoneyRange, MoneyRange__Output as _turnpike_v1_MoneyRange__Output } from '../../turnpike/v1/MoneyRange.ts';
import type { UnlimitedPrice as _turnpike_v1_UnlimitedPrice, UnlimitedPrice__Output as _turnpike_v1_UnlimitedPrice__Output } from '../../turnpike/v1/UnlimitedPrice.ts';

/**
 * What the product of a template costs.
 */
export interface InvoiceTemplatePrice {
  /**
   * This, whatever the invoice; an invoice may name it, and nothing else.
   */
  'fixed'?: (_turnpike_v1_Money | null) | undefined;
  /**
   * What the invoice names, within this range. Both ends are of the shop's currency.
   */
  'range'?: (_turnpike_v1_MoneyRange | null) | undefined;
  /**
   * Whatever the invoice names.
   */
  'unlimited'?: (_turnpike_v1_UnlimitedPrice | null) | undefined;
  /**
   * One of these.
   */
  'price'?: "fixed"|"range"|"unlimited" | undefined;
}

/**
 * What the product of a template costs.
 */
export interface InvoiceTemplatePrice__Output {
  /**
   * This, whatever the invoice; an invoice may name it, and nothing else.
   */
  'fixed'?: (_turnpike_v1_Money__Output) | undefined;
  /**
   * What the invoice names, within this range. Both ends are of the shop's currency.
   */
  'range'?: (_turnpike_v1_MoneyRange__Output) | undefined;
  /**
   * Whatever the invoice names.
   */
  'unlimited'?: (_turnpike_v1_UnlimitedPrice__Output) | undefined;
  /**
   * One of these.
   */
  'price'?: "fixed"|"range"|"unlimited" | undefined;
}
