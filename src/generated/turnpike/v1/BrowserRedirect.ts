// Original file: protos/turnpike/v1/user_interaction.proto

import type { BrowserGetRequest as _turnpike_v1_BrowserGetRequest, BrowserGetRequest__Output as _turnpike_v1_BrowserGetRequest__Output } from '../../turnpike/v1/BrowserGetRequest.ts';
import type { BrowserPostRequest as _turnpike_v1_BrowserPostRequest, BrowserPostRequest__Output as _turnpike_v1_BrowserPostRequest__Output } from '../../turnpike/v1/BrowserPostRequest.ts';

/**
 * A page to open in the payer's browser. URIs are templates of RFC 6570 level 4 in
 * which the variable `termination_uri` is the page to come back to.
 */
export interface BrowserRedirect {
  /**
   * By GET.
   */
  'get'?: (_turnpike_v1_BrowserGetRequest | null) | undefined;
  /**
   * By POST of a form.
   */
  'post'?: (_turnpike_v1_BrowserPostRequest | null) | undefined;
  /**
   * How to open it.
   */
  'request'?: "get"|"post" | undefined;
}

/**
 * A page to open in the payer's browser. URIs are templates of RFC 6570 level 4 in
 * which the variable `termination_uri` is the page to come back to.
 */
export interface BrowserRedirect__Output {
  /**
   * By GET.
   */
  'get'?: (_turnpike_v1_BrowserGetRequest__Output) | undefined;
  /**
   * By POST of a form.
   */
  'post'?: (_turnpike_v1_BrowserPostRequest__Output) | undefined;
  /**
   * How to open it.
   */
  'request'?: "get"|"post" | undefined;
}
