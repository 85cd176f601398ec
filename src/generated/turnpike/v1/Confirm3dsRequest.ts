// Original file: protos/turnpike/v1/host_to_host_service.proto

import type { PaRes as _turnpike_v1_PaRes, PaRes__Output as _turnpike_v1_PaRes__Output } from '../../turnpike/v1/PaRes.ts';

/**
 * What a payer or a bank gave.
 */
export interface Confirm3dsRequest {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Of 3-D Secure 2, as the bank's page posted it.
   */
  'cres'?: (string) | undefined;
  /**
   * Of 3-D Secure 1.
   */
  'paRes'?: (_turnpike_v1_PaRes | null) | undefined;
  /**
   * A one-time password.
   */
  'otp'?: (string) | undefined;
  /**
   * What it is. Never stored.
   */
  'result'?: "cres"|"paRes"|"otp" | undefined;
}

/**
 * What a payer or a bank gave.
 */
export interface Confirm3dsRequest__Output {
  /**
   * The cash desk.
   */
  'projectId'?: (string) | undefined;
  /**
   * The payin, by the merchant's own id.
   */
  'paymentId'?: (string) | undefined;
  /**
   * Of 3-D Secure 2, as the bank's page posted it.
   */
  'cres'?: (string) | undefined;
  /**
   * Of 3-D Secure 1.
   */
  'paRes'?: (_turnpike_v1_PaRes__Output) | undefined;
  /**
   * A one-time password.
   */
  'otp'?: (string) | undefined;
  /**
   * What it is. Never stored.
   */
  'result'?: "cres"|"paRes"|"otp" | undefined;
}
