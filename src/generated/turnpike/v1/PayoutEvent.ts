// Original file: protos/turnpike/v1/event.proto

import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from '../../google/protobuf/Timestamp.ts';
import type { PayoutChange as _turnpike_v1_PayoutChange, PayoutChange__Output as _turnpike_v1_PayoutChange__Output } from '../../turnpike/v1/PayoutChange.ts';

/**
 * What happened to a payout and became durable together. The rules of InvoiceEvent hold for it, too.
 */
export interface PayoutEvent {
  /**
   * Where the event stands among all events; opaque. Subscribe goes on after it.
   */
  'position'?: (string) | undefined;
  /**
   * The party of the payout.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop whose settlement account pays.
   */
  'shopId'?: (string) | undefined;
  /**
   * The payout.
   */
  'payoutId'?: (string) | undefined;
  /**
   * The sequence of the payout after the event.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * When it happened.
   */
  'eventTime'?: (_google_protobuf_Timestamp | null) | undefined;
  /**
   * What happened, in order; at least one.
   */
  'changes'?: (_turnpike_v1_PayoutChange)[] | undefined;
}

/**
 * What happened to a payout and became durable together. The rules of InvoiceEvent hold for it, too.
 */
export interface PayoutEvent__Output {
  /**
   * Where the event stands among all events; opaque. Subscribe goes on after it.
   */
  'position'?: (string) | undefined;
  /**
   * The party of the payout.
   */
  'partyId'?: (string) | undefined;
  /**
   * The shop whose settlement account pays.
   */
  'shopId'?: (string) | undefined;
  /**
   * The payout.
   */
  'payoutId'?: (string) | undefined;
  /**
   * The sequence of the payout after the event.
   */
  'sequence'?: (bigint) | undefined;
  /**
   * When it happened.
   */
  'eventTime'?: (_google_protobuf_Timestamp__Output) | undefined;
  /**
   * What happened, in order; at least one.
   */
  'changes'?: (_turnpike_v1_PayoutChange__Output)[] | undefined;
}
