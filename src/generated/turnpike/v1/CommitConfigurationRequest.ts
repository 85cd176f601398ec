// Original file: protos/turnpike/v1/configuration_service.proto


/**
 * A document to commit.
 */
export interface CommitConfigurationRequest {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same content gives the same revision.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The revision that the document was made from; must be the newest.
   */
  'baseRevision'?: (bigint) | undefined;
  /**
   * The whole document: YAML or JSON, UTF-8, up to 1 MiB.
   */
  'document'?: (string) | undefined;
}

/**
 * A document to commit.
 */
export interface CommitConfigurationRequest__Output {
  /**
   * Names this request; 1 to 64 characters. A repeat with the same content gives the same revision.
   */
  'requestId'?: (string) | undefined;
  /**
   * Why; up to 500 characters.
   */
  'comment'?: (string) | undefined;
  /**
   * The revision that the document was made from; must be the newest.
   */
  'baseRevision'?: (bigint) | undefined;
  /**
   * The whole document: YAML or JSON, UTF-8, up to 1 MiB.
   */
  'document'?: (string) | undefined;
}
