// Original file: protos/turnpike/v1/terms.proto

import type { CalendarSpan as _turnpike_v1_CalendarSpan, CalendarSpan__Output as _turnpike_v1_CalendarSpan__Output } from '../../turnpike/v1/CalendarSpan.ts';
import type { UndecidedTerm as _turnpike_v1_UndecidedTerm, UndecidedTerm__Output as _turnpike_v1_UndecidedTerm__Output } from '../../turnpike/v1/UndecidedTerm.ts';

/**
 * A span of time, or what it depends on.
 */
export interface CalendarSpanSelector {
  /**
   * The span.
   */
  'value'?: (_turnpike_v1_CalendarSpan | null) | undefined;
  /**
   * What it depends on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm | null) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}

/**
 * A span of time, or what it depends on.
 */
export interface CalendarSpanSelector__Output {
  /**
   * The span.
   */
  'value'?: (_turnpike_v1_CalendarSpan__Output) | undefined;
  /**
   * What it depends on.
   */
  'undecided'?: (_turnpike_v1_UndecidedTerm__Output) | undefined;
  /**
   * One of these.
   */
  'selector'?: "value"|"undecided" | undefined;
}
