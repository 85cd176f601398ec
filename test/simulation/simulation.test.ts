import { availableParallelism } from 'node:os';
import { describe, expect, it } from 'vitest';
import { CANARY_NAMES } from './canaries.ts';
import { huntCanaries, runSeeds } from './run-seeds.ts';

// `npm run simulate` is the long form of this.
describe('a simulated world', () => {
  it('of one node or several breaks no promise, 100 times (P1-P8)', async () => {
    const { seeds, hours, violated } = await runSeeds({ from: 1, count: 100, workers: availableParallelism() });
    const stories = violated.map(({ seed, violation }) => `seed ${seed}, ${violation?.rule}: ${violation?.text}`);
    expect(stories).toEqual([]);
    expect(seeds).toBe(100);
    expect(hours).toBeGreaterThan(1_500);
  }, 240_000);

  it('with a planted bug is caught within 200 worlds, whatever the bug', async () => {
    const caught = await huntCanaries(availableParallelism());
    expect(CANARY_NAMES.filter((name) => !caught.has(name))).toEqual([]);
  }, 120_000);

  it('lives the same life again from the same seed, whatever was simulated before it', async () => {
    const together = await runSeeds({ from: 11, count: 3, workers: 1 });
    const [first, last] = await Promise.all([11, 13].map((from) => runSeeds({ from, count: 1, workers: 1 })));
    expect([...together.digests.keys()]).toEqual([11, 12, 13]);
    expect(first?.digests.get(11)).toBe(together.digests.get(11));
    expect(last?.digests.get(13)).toBe(together.digests.get(13));
    expect(new Set(together.digests.values()).size).toBe(3);
  }, 120_000);
});
