// Original file: protos/turnpike/v1/cash_flow.proto

import type { MerchantAccountOwner as _turnpike_v1_MerchantAccountOwner, MerchantAccountOwner__Output as _turnpike_v1_MerchantAccountOwner__Output } from '../../turnpike/v1/MerchantAccountOwner.ts';
import type { ProviderAccountOwner as _turnpike_v1_ProviderAccountOwner, ProviderAccountOwner__Output as _turnpike_v1_ProviderAccountOwner__Output } from '../../turnpike/v1/ProviderAccountOwner.ts';
import type { SystemAccountOwner as _turnpike_v1_SystemAccountOwner, SystemAccountOwner__Output as _turnpike_v1_SystemAccountOwner__Output } from '../../turnpike/v1/SystemAccountOwner.ts';
import type { ExternalAccountOwner as _turnpike_v1_ExternalAccountOwner, ExternalAccountOwner__Output as _turnpike_v1_ExternalAccountOwner__Output } from '../../turnpike/v1/ExternalAccountOwner.ts';

/**
 * Whose account it is.
 */
export interface TransactionAccount {
  /**
   * A shop.
   */
  'merchant'?: (_turnpike_v1_MerchantAccountOwner | null) | undefined;
  /**
   * A provider.
   */
  'provider'?: (_turnpike_v1_ProviderAccountOwner | null) | undefined;
  /**
   * Ourselves.
   */
  'system'?: (_turnpike_v1_SystemAccountOwner | null) | undefined;
  /**
   * The world outside.
   */
  'external'?: (_turnpike_v1_ExternalAccountOwner | null) | undefined;
  /**
   * The owner.
   */
  'owner'?: "merchant"|"provider"|"system"|"external" | undefined;
}

/**
 * Whose account it is.
 */
export interface TransactionAccount__Output {
  /**
   * A shop.
   */
  'merchant'?: (_turnpike_v1_MerchantAccountOwner__Output) | undefined;
  /**
   * A provider.
   */
  'provider'?: (_turnpike_v1_ProviderAccountOwner__Output) | undefined;
  /**
   * Ourselves.
   */
  'system'?: (_turnpike_v1_SystemAccountOwner__Output) | undefined;
  /**
   * The world outside.
   */
  'external'?: (_turnpike_v1_ExternalAccountOwner__Output) | undefined;
  /**
   * The owner.
   */
  'owner'?: "merchant"|"provider"|"system"|"external" | undefined;
}
