// Original file: protos/turnpike/v1/terms.proto


/**
 * A span of time by the calendar, added from the largest unit to the smallest.
 */
export interface CalendarSpan {
  /**
   * Years.
   */
  'years'?: (number) | undefined;
  /**
   * Months.
   */
  'months'?: (number) | undefined;
  /**
   * Days.
   */
  'days'?: (number) | undefined;
  /**
   * Hours.
   */
  'hours'?: (number) | undefined;
  /**
   * Minutes.
   */
  'minutes'?: (number) | undefined;
  /**
   * Seconds.
   */
  'seconds'?: (number) | undefined;
}

/**
 * A span of time by the calendar, added from the largest unit to the smallest.
 */
export interface CalendarSpan__Output {
  /**
   * Years.
   */
  'years'?: (number) | undefined;
  /**
   * Months.
   */
  'months'?: (number) | undefined;
  /**
   * Days.
   */
  'days'?: (number) | undefined;
  /**
   * Hours.
   */
  'hours'?: (number) | undefined;
  /**
   * Minutes.
   */
  'minutes'?: (number) | undefined;
  /**
   * Seconds.
   */
  'seconds'?: (number) | undefined;
}
