// Original file: protos/turnpike/v1/user_interaction.proto


/**
 * A page to open by posting a form to it.
 */
export interface BrowserPostRequest {
  /**
   * The template of its URI.
   */
  'uriTemplate'?: (string) | undefined;
  /**
   * The fields of the form; the values are templates as well.
   */
  'form'?: ({[key: string]: string}) | undefined;
}

/**
 * A page to open by posting a form to it.
 */
export interface BrowserPostRequest__Output {
  /**
   * The template of its URI.
   */
  'uriTemplate'?: (string) | undefined;
  /**
   * The fields of the form; the values are templates as well.
   */
  'form'?: ({[key: string]: string}) | undefined;
}
