import { limitOfCounter } from '../domain/limits/holds.ts';
import type { LimitOperation } from '../domain/limits/limit.ts';
import type { Observer } from '../ports/observer.ts';

/** Tells of the shares of limits that an append has committed. */
export function reportLimits(observer: Observer, limits: readonly LimitOperation[]): void {
  for (const change of limits) {
    if (change.type === 'commit')
      observer.limitCommitted(limitOfCounter(change.counter), change.operation, change.delta);
  }
}
