/** Delay before attempt number `attempt` (from 0): doubles from `firstMs`, never above `maxMs`. */
export function doublingDelayMs(attempt: number, firstMs: number, maxMs: number): number {
  return Math.min(maxMs, firstMs * 2 ** Math.min(attempt, 30));
}
