import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenBuckets } from '../../src/base/token-buckets.ts';

describe('token buckets', () => {
  it('give a burst, and then so many a second', () => {
    let nowMs = 0;
    const buckets = createTokenBuckets(() => nowMs);
    const rate = { perSecond: 10, burst: 20 };
    const taken = () => Array.from({ length: 50 }, () => buckets.take('k', rate)).filter((wait) => wait === 0).length;
    expect(taken()).toBe(20);
    nowMs += 1000;
    expect(taken()).toBe(10);
    nowMs += 60_000;
    expect(taken()).toBe(20);
  });

  it('say how long to wait, and keep their word', () => {
    let nowMs = 5;
    const buckets = createTokenBuckets(() => nowMs);
    const rate = { perSecond: 3, burst: 1 };
    expect(buckets.take('k', rate)).toBe(0);
    const wait = buckets.take('k', rate);
    expect(wait).toBe(334);
    nowMs += wait - 2;
    expect(buckets.take('k', rate)).toBeGreaterThan(0);
    nowMs += 2;
    expect(buckets.take('k', rate)).toBe(0);
  });

  it('never give more than the rate and the burst allow, whatever comes when', () => {
    const steps = fc.array(fc.nat({ max: 400 }), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(
        steps,
        fc.integer({ min: 1, max: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (waits, perSecond, burst) => {
          let nowMs = 0;
          let given = 0;
          const buckets = createTokenBuckets(() => nowMs);
          for (const wait of waits) {
            nowMs += wait;
            if (buckets.take('k', { perSecond, burst }) === 0) given += 1;
          }
          expect(given).toBeLessThanOrEqual(burst + Math.ceil((nowMs * perSecond) / 1000));
        },
      ),
    );
  });

  it('do not mix their keys, and T2 remember a bounded number of them', () => {
    const buckets = createTokenBuckets(() => 0);
    const rate = { perSecond: 1, burst: 1 };
    for (let key = 0; key < 20_000; key += 1) expect(buckets.take(String(key), rate)).toBe(0);
    expect(buckets.size).toBe(10_000);
    expect(buckets.take('19999', rate)).toBeGreaterThan(0);
  });
});
