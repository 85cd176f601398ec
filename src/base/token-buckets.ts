/**
 * Token buckets by key: so many a second, and a burst of so many after a pause. They live in the memory of one node.
 *
 *  T1 A key that waited long enough has its whole burst and is forgotten.
 *  T2 There are no more keys than `MOST_KEYS`; the one that was used longest ago goes first.
 */
export interface TokenBuckets {
  /** Takes one; 0, or how many milliseconds to wait until there is one. */
  take(key: string, rate: Rate): number;
  readonly size: number;
}

export interface Rate {
  readonly perSecond: number;
  readonly burst: number;
}

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

const MOST_KEYS = 10_000;

/** `nowMs` is monotonic. */
export function createTokenBuckets(nowMs: () => number): TokenBuckets {
  /** In the order of their last use. */
  const buckets = new Map<string, Bucket>();

  const makeRoom = (): void => {
    for (const oldest of buckets.keys()) {
      if (buckets.size < MOST_KEYS) return;
      buckets.delete(oldest); // T2
    }
  };

  return {
    take(key, { perSecond, burst }) {
      const now = nowMs();
      const known = buckets.get(key);
      const refilled = known === undefined ? burst : known.tokens + ((now - known.atMs) * perSecond) / 1000;
      const tokens = Math.min(burst, refilled);
      const left = tokens >= 1 ? tokens - 1 : tokens;
      buckets.delete(key);
      if (left < burst) {
        makeRoom();
        buckets.set(key, { tokens: left, atMs: now });
      }
      return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) * 1000) / perSecond);
    },
    get size() {
      return buckets.size;
    },
  };
}

const RATE = /^([1-9]\d{0,6})(?:\/([1-9]\d{0,7}))?$/;

/** `500`, or `500/2000` with a burst; without one it is twice the rate. Undefined for any other text. */
export function parseRate(text: string): Rate | undefined {
  const [, perSecond, burst] = RATE.exec(text) ?? [];
  if (perSecond === undefined) return undefined;
  return { perSecond: Number(perSecond), burst: burst === undefined ? 2 * Number(perSecond) : Number(burst) };
}
