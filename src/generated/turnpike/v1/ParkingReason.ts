// Original file: protos/turnpike/v1/operations_service.proto

/**
 * Why nobody could take a callback.
 */
export const ParkingReason = {
  /**
   * Not said.
   */
  PARKING_REASON_UNSPECIFIED: 'PARKING_REASON_UNSPECIFIED',
  /**
   * Not a message of the bridges' contract.
   */
  PARKING_REASON_UNREADABLE: 'PARKING_REASON_UNREADABLE',
  /**
   * The configuration has no such provider.
   */
  PARKING_REASON_UNKNOWN_PROVIDER: 'PARKING_REASON_UNKNOWN_PROVIDER',
  /**
   * Not a callback of this provider, by its signature or its form.
   */
  PARKING_REASON_UNIDENTIFIED: 'PARKING_REASON_UNIDENTIFIED',
  /**
   * It held a card number. What it said was not kept.
   */
  PARKING_REASON_CARD_DATA: 'PARKING_REASON_CARD_DATA',
  /**
   * No session took it within a day.
   */
  PARKING_REASON_NOT_TAKEN: 'PARKING_REASON_NOT_TAKEN',
} as const;

/**
 * Why nobody could take a callback.
 */
export type ParkingReason =
  /**
   * Not said.
   */
  | 'PARKING_REASON_UNSPECIFIED'
  | 0
  /**
   * Not a message of the bridges' contract.
   */
  | 'PARKING_REASON_UNREADABLE'
  | 1
  /**
   * The configuration has no such provider.
   */
  | 'PARKING_REASON_UNKNOWN_PROVIDER'
  | 2
  /**
   * Not a callback of this provider, by its signature or its form.
   */
  | 'PARKING_REASON_UNIDENTIFIED'
  | 3
  /**
   * It held a card number. What it said was not kept.
   */
  | 'PARKING_REASON_CARD_DATA'
  | 4
  /**
   * No session took it within a day.
   */
  | 'PARKING_REASON_NOT_TAKEN'
  | 5

/**
 * Why nobody could take a callback.
 */
export type ParkingReason__Output = typeof ParkingReason[keyof typeof ParkingReason]
