// Original file: protos/turnpike/v1/user_interaction.proto


/**
 * A page to open by GET.
 */
export interface BrowserGetRequest {
  /**
   * The template of its URI.
   */
  'uriTemplate'?: (string) | undefined;
}

/**
 * A page to open by GET.
 */
export interface BrowserGetRequest__Output {
  /**
   * The template of its URI.
   */
  'uriTemplate'?: (string) | undefined;
}
