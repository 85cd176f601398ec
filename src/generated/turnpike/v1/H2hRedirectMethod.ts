// Original file: protos/turnpike/v1/h2h_payment.proto

/**
 * How a browser goes to a page.
 */
export const H2hRedirectMethod = {
  /**
   * Not set.
   */
  H2H_REDIRECT_METHOD_UNSPECIFIED: 'H2H_REDIRECT_METHOD_UNSPECIFIED',
  /**
   * As by a link.
   */
  H2H_REDIRECT_METHOD_GET: 'H2H_REDIRECT_METHOD_GET',
  /**
   * As by a form.
   */
  H2H_REDIRECT_METHOD_POST: 'H2H_REDIRECT_METHOD_POST',
} as const;

/**
 * How a browser goes to a page.
 */
export type H2hRedirectMethod =
  /**
   * Not set.
   */
  | 'H2H_REDIRECT_METHOD_UNSPECIFIED'
  | 0
  /**
   * As by a link.
   */
  | 'H2H_REDIRECT_METHOD_GET'
  | 1
  /**
   * As by a form.
   */
  | 'H2H_REDIRECT_METHOD_POST'
  | 2

/**
 * How a browser goes to a page.
 */
export type H2hRedirectMethod__Output = typeof H2hRedirectMethod[keyof typeof H2hRedirectMethod]
