// Original file: protos/turnpike/v1/h2h_payment.proto

import type { H2hRedirectMethod as _turnpike_v1_H2hRedirectMethod, H2hRedirectMethod__Output as _turnpike_v1_H2hRedirectMethod__Output } from '../../turnpike/v1/H2hRedirectMethod.ts';

/**
 * Where a payer's browser has to go.
 */
export interface H2hRedirect {
  /**
   * How it goes there.
   */
  'method'?: (_turnpike_v1_H2hRedirectMethod) | undefined;
  /**
   * The address.
   */
  'url'?: (string) | undefined;
  /**
   * Fields of the form that is posted.
   */
  'params'?: ({[key: string]: string}) | undefined;
}

/**
 * Where a payer's browser has to go.
 */
export interface H2hRedirect__Output {
  /**
   * How it goes there.
   */
  'method'?: (_turnpike_v1_H2hRedirectMethod__Output) | undefined;
  /**
   * The address.
   */
  'url'?: (string) | undefined;
  /**
   * Fields of the form that is posted.
   */
  'params'?: ({[key: string]: string}) | undefined;
}
