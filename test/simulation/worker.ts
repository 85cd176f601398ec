import { parentPort } from 'node:worker_threads';
import type { CanaryName } from './canaries.ts';
import { runWorld, type WorldResult } from './world.ts';

/** Some seeds in a row. With a canary, only until it is caught. */
export interface Batch {
  readonly from: number;
  readonly count: number;
  readonly canary?: CanaryName;
}

export interface BatchResult {
  readonly seeds: number;
  readonly steps: number;
  readonly hours: number;
  readonly violated: readonly WorldResult[];
  /** What each seed's life was like. */
  readonly digests: ReadonlyMap<number, string>;
}

/** Simulates one batch after the other: a thread has one event loop, and a world needs all of it. */
parentPort?.on('message', (batch: Batch) => {
  void runBatch(batch).then((result) => parentPort?.postMessage(result));
});

async function runBatch({ from, count, canary }: Batch): Promise<BatchResult> {
  const violated: WorldResult[] = [];
  const digests = new Map<number, string>();
  let [seeds, steps, hours] = [0, 0, 0];
  for (let seed = from; seed < from + count; seed += 1) {
    const result = await runWorld({ seed, ...(canary === undefined ? {} : { canary }) });
    seeds += 1;
    steps += result.steps;
    hours += result.hours;
    digests.set(seed, result.digest);
    if (result.violation === undefined) continue;
    violated.push(result);
    if (canary !== undefined) break;
  }
  return { seeds, steps, hours, violated, digests };
}
