// Original file: protos/turnpike/v1/user_interaction.proto

/**
 * Whether an interaction is still to be done.
 */
export const UserInteractionState = {
  /**
   * Not set.
   */
  USER_INTERACTION_STATE_UNSPECIFIED: 'USER_INTERACTION_STATE_UNSPECIFIED',
  /**
   * The payer has to act.
   */
  USER_INTERACTION_STATE_REQUESTED: 'USER_INTERACTION_STATE_REQUESTED',
  /**
   * The payer has acted; nothing is left to do.
   */
  USER_INTERACTION_STATE_COMPLETED: 'USER_INTERACTION_STATE_COMPLETED',
} as const;

/**
 * Whether an interaction is still to be done.
 */
export type UserInteractionState =
  /**
   * Not set.
   */
  | 'USER_INTERACTION_STATE_UNSPECIFIED'
  | 0
  /**
   * The payer has to act.
   */
  | 'USER_INTERACTION_STATE_REQUESTED'
  | 1
  /**
   * The payer has acted; nothing is left to do.
   */
  | 'USER_INTERACTION_STATE_COMPLETED'
  | 2

/**
 * Whether an interaction is still to be done.
 */
export type UserInteractionState__Output = typeof UserInteractionState[keyof typeof UserInteractionState]
