// Original file: protos/turnpike/v1/event_service.proto

import type { EventKind as _turnpike_v1_EventKind, EventKind__Output as _turnpike_v1_EventKind__Output } from '../../turnpike/v1/EventKind.ts';

/**
 * Which events to stream.
 */
export interface SubscribeRequest {
  /**
   * Go on after this position; from the oldest event if empty.
   */
  'afterPosition'?: (string) | undefined;
  /**
   * With an empty position: begin with the next event instead of the oldest. The stream's first message tells the position
   * it begins at, without an event: from then on nothing is missed.
   */
  'onlyNew'?: (boolean) | undefined;
  /**
   * Only events of these kinds; all if empty.
   */
  'kinds'?: (_turnpike_v1_EventKind)[] | undefined;
  /**
   * Only events of these shops, at most 100; all shops if empty.
   */
  'shopIds'?: (string)[] | undefined;
  /**
   * The party whose events are asked for. A merchant may leave it empty; for an operator, empty means all parties.
   */
  'partyId'?: (string) | undefined;
}

/**
 * Which events to stream.
 */
export interface SubscribeRequest__Output {
  /**
   * Go on after this position; from the oldest event if empty.
   */
  'afterPosition'?: (string) | undefined;
  /**
   * With an empty position: begin with the next event instead of the oldest. The stream's first message tells the position
   * it begins at, without an event: from then on nothing is missed.
   */
  'onlyNew'?: (boolean) | undefined;
  /**
   * Only events of these kinds; all if empty.
   */
  'kinds'?: (_turnpike_v1_EventKind__Output)[] | undefined;
  /**
   * Only events of these shops, at most 100; all shops if empty.
   */
  'shopIds'?: (string)[] | undefined;
  /**
   * The party whose events are asked for. A merchant may leave it empty; for an operator, empty means all parties.
   */
  'partyId'?: (string) | undefined;
}
