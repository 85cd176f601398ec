// Original file: protos/turnpike/v1/ledger_service.proto


/**
 * Which account.
 */
export interface GetAccountRequest {
  /**
   * Its id.
   */
  'accountId'?: (string) | undefined;
}

/**
 * Which account.
 */
export interface GetAccountRequest__Output {
  /**
   * Its id.
   */
  'accountId'?: (string) | undefined;
}
