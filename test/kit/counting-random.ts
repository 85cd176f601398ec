import type { Random } from '../../src/ports/random.ts';

/** Ids that count up, so that a test can tell which came first. */
export function countingRandom(prefix = 'id'): Random {
  let count = 0;
  return {
    id() {
      count += 1;
      return `${prefix}-${count}`;
    },
    draw: () => 0.5,
  };
}
