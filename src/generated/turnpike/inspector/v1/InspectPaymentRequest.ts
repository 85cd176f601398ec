// Original file: protos/turnpike/inspector/v1/inspector.proto

import type { Shop as _turnpike_inspector_v1_Shop, Shop__Output as _turnpike_inspector_v1_Shop__Output } from '../../../turnpike/inspector/v1/Shop.ts';
import type { Invoice as _turnpike_inspector_v1_Invoice, Invoice__Output as _turnpike_inspector_v1_Invoice__Output } from '../../../turnpike/inspector/v1/Invoice.ts';
import type { Payment as _turnpike_inspector_v1_Payment, Payment__Output as _turnpike_inspector_v1_Payment__Output } from '../../../turnpike/inspector/v1/Payment.ts';

/**
 * What is known of a payment.
 */
export interface InspectPaymentRequest {
  /**
   * The party that is paid.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop that sells.
   */
  'shop'?: (_turnpike_inspector_v1_Shop | null) | undefined;
  /**
   * What is paid for.
   */
  'invoice'?: (_turnpike_inspector_v1_Invoice | null) | undefined;
  /**
   * The payment itself.
   */
  'payment'?: (_turnpike_inspector_v1_Payment | null) | undefined;
  /**
   * The options of the inspector in the business configuration.
   */
  'options'?: ({[key: string]: string}) | undefined;
}

/**
 * What is known of a payment.
 */
export interface InspectPaymentRequest__Output {
  /**
   * The party that is paid.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop that sells.
   */
  'shop'?: (_turnpike_inspector_v1_Shop__Output) | undefined;
  /**
   * What is paid for.
   */
  'invoice'?: (_turnpike_inspector_v1_Invoice__Output) | undefined;
  /**
   * The payment itself.
   */
  'payment'?: (_turnpike_inspector_v1_Payment__Output) | undefined;
  /**
   * The options of the inspector in the business configuration.
   */
  'options'?: ({[key: string]: string}) | undefined;
}
