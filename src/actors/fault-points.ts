/** Places where a crash, a pause or a cut is interesting; tests open one race each (lessons 1, 3, 5). */
export const FAULT_POINTS = [
  'before-append',
  'after-append',
  'before-reply',
  'before-provider-call',
  'after-provider-call',
  'before-callback',
  'before-recurrence',
  'after-recurrence',
] as const;

export type FaultPoint = (typeof FAULT_POINTS)[number];

export interface FaultPoints {
  reached(point: FaultPoint): void;
}

export const NO_FAULTS: FaultPoints = { reached: () => {} };
