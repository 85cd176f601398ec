// Original file: protos/turnpike/v1/event_service.proto

/**
 * The kind of thing that an event is about.
 */
export const EventKind = {
  /**
   * Not set.
   */
  EVENT_KIND_UNSPECIFIED: 'EVENT_KIND_UNSPECIFIED',
  /**
   * An invoice with its payments.
   */
  EVENT_KIND_INVOICE: 'EVENT_KIND_INVOICE',
  /**
   * A host-to-host payout.
   */
  EVENT_KIND_PAYOUT: 'EVENT_KIND_PAYOUT',
} as const;

/**
 * The kind of thing that an event is about.
 */
export type EventKind =
  /**
   * Not set.
   */
  | 'EVENT_KIND_UNSPECIFIED'
  | 0
  /**
   * An invoice with its payments.
   */
  | 'EVENT_KIND_INVOICE'
  | 1
  /**
   * A host-to-host payout.
   */
  | 'EVENT_KIND_PAYOUT'
  | 2

/**
 * The kind of thing that an event is about.
 */
export type EventKind__Output = typeof EventKind[keyof typeof EventKind]
