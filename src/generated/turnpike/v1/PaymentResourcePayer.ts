// Original file: protos/turnpike/v1/payer.proto

import type { PaymentTool as _turnpike_v1_PaymentTool, PaymentTool__Output as _turnpike_v1_PaymentTool__Output } from '../../turnpike/v1/PaymentTool.ts';
import type { ClientInfo as _turnpike_v1_ClientInfo, ClientInfo__Output as _turnpike_v1_ClientInfo__Output } from '../../turnpike/v1/ClientInfo.ts';
import type { ContactInfo as _turnpike_v1_ContactInfo, ContactInfo__Output as _turnpike_v1_ContactInfo__Output } from '../../turnpike/v1/ContactInfo.ts';

/**
 * A payer who gives a payment tool now.
 */
export interface PaymentResourcePayer {
  /**
   * What is charged.
   */
  'paymentTool'?: (_turnpike_v1_PaymentTool | null) | undefined;
  /**
   * The session under which the vault holds the CVV, from VaultService.TokenizeCard; empty without CVV.
   */
  'paymentSessionId'?: (string) | undefined;
  /**
   * The payer's device.
   */
  'clientInfo'?: (_turnpike_v1_ClientInfo | null) | undefined;
  /**
   * How to reach the payer.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo | null) | undefined;
}

/**
 * A payer who gives a payment tool now.
 */
export interface PaymentResourcePayer__Output {
  /**
   * What is charged.
   */
  'paymentTool'?: (_turnpike_v1_PaymentTool__Output) | undefined;
  /**
   * The session under which the vault holds the CVV, from VaultService.TokenizeCard; empty without CVV.
   */
  'paymentSessionId'?: (string) | undefined;
  /**
   * The payer's device.
   */
  'clientInfo'?: (_turnpike_v1_ClientInfo__Output) | undefined;
  /**
   * How to reach the payer.
   */
  'contactInfo'?: (_turnpike_v1_ContactInfo__Output) | undefined;
}
