// Original file: protos/turnpike/v1/session.proto

/**
 * Where a conversation with a provider stands.
 */
export const SessionState = {
  /**
   * Not set.
   */
  SESSION_STATE_UNSPECIFIED: 'SESSION_STATE_UNSPECIFIED',
  /**
   * The provider is being asked, or will be asked again.
   */
  SESSION_STATE_ACTIVE: 'SESSION_STATE_ACTIVE',
  /**
   * The provider has to call back.
   */
  SESSION_STATE_SUSPENDED: 'SESSION_STATE_SUSPENDED',
  /**
   * The provider did it.
   */
  SESSION_STATE_SUCCEEDED: 'SESSION_STATE_SUCCEEDED',
  /**
   * The provider said no, for certain.
   */
  SESSION_STATE_FAILED: 'SESSION_STATE_FAILED',
  /**
   * The provider did not answer clearly; it is asked until it does, and nothing is sent twice.
   */
  SESSION_STATE_UNKNOWN: 'SESSION_STATE_UNKNOWN',
} as const;

/**
 * Where a conversation with a provider stands.
 */
export type SessionState =
  /**
   * Not set.
   */
  | 'SESSION_STATE_UNSPECIFIED'
  | 0
  /**
   * The provider is being asked, or will be asked again.
   */
  | 'SESSION_STATE_ACTIVE'
  | 1
  /**
   * The provider has to call back.
   */
  | 'SESSION_STATE_SUSPENDED'
  | 2
  /**
   * The provider did it.
   */
  | 'SESSION_STATE_SUCCEEDED'
  | 3
  /**
   * The provider said no, for certain.
   */
  | 'SESSION_STATE_FAILED'
  | 4
  /**
   * The provider did not answer clearly; it is asked until it does, and nothing is sent twice.
   */
  | 'SESSION_STATE_UNKNOWN'
  | 5

/**
 * Where a conversation with a provider stands.
 */
export type SessionState__Output = typeof SessionState[keyof typeof SessionState]
