/** Numbers that look random and are the same for the same seed. */
export interface SeededRandom {
  /** From 0 to 1, without 1. */
  draw(): number;
  /** From 0 to `limit`, without `limit`. */
  below(limit: number): number;
  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item;
  shuffled<Item>(items: readonly Item[]): readonly Item[];
}

/** Mulberry32: 32 bits of state are plenty to choose moments and orders by. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const draw = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(draw() * limit);
  return {
    draw,
    below,
    pick: (items) => {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error('nothing to pick from');
      return item;
    },
    shuffled: (items) => {
      const left = [...items];
      for (let last = left.length - 1; last > 0; last -= 1) {
        const other = below(last + 1);
        const [a, b] = [left[last], left[other]];
        if (a !== undefined && b !== undefined) [left[last], left[other]] = [b, a];
      }
      return left;
    },
  };
}
