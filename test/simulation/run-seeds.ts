import { Worker } from 'node:worker_threads';
import { CANARY_NAMES, type CanaryName } from './canaries.ts';
import type { Batch, BatchResult } from './worker.ts';

export interface SeedsOptions {
  readonly from: number;
  readonly count: number;
  readonly workers: number;
  readonly progress?: (done: BatchResult) => void;
}

/** Simulates many seeds on several threads. The result does not depend on how many. */
export async function runSeeds({ from, count, workers, progress }: SeedsOptions): Promise<BatchResult> {
  const batches: Batch[] = [];
  for (let seed = from; seed < from + count; seed += BATCH) {
    batches.push({ from: seed, count: Math.min(BATCH, from + count - seed) });
  }
  let total: BatchResult = { seeds: 0, steps: 0, hours: 0, violated: [], digests: new Map() };
  await runBatches(batches, workers, (_batch, { seeds, steps, hours, violated, digests }) => {
    total = {
      seeds: total.seeds + seeds,
      steps: total.steps + steps,
      hours: total.hours + hours,
      violated: [...total.violated, ...violated].sort((a, b) => a.seed - b.seed),
      digests: new Map([...total.digests, ...digests]),
    };
    progress?.(total);
  });
  return total;
}

/** How many seeds it took to catch each planted bug, and by which rule; one that got away is missing. */
export async function huntCanaries(workers: number): Promise<ReadonlyMap<CanaryName, string>> {
  const caught = new Map<CanaryName, string>();
  const batches = CANARY_NAMES.map((canary) => ({ from: 1, count: MOST_CANARY_SEEDS, canary }));
  await runBatches(batches, workers, ({ canary }, { seeds, violated: [first] }) => {
    const violation = first?.violation;
    if (violation === undefined) return;
    caught.set(canary, `after ${seeds} ${seeds === 1 ? 'seed' : 'seeds'}, by ${violation.rule}: ${violation.text}`);
  });
  return caught;
}

const BATCH = 20;
const MOST_CANARY_SEEDS = 200;

async function runBatches<Work extends Batch>(
  batches: readonly Work[],
  workers: number,
  take: (batch: Work, result: BatchResult) => void,
): Promise<void> {
  const left = [...batches];
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./worker.ts', import.meta.url));
    try {
      for (let batch = left.shift(); batch !== undefined; batch = left.shift()) {
        take(batch, await answerOf(worker, batch));
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: Math.min(workers, batches.length) }, work));
}

function answerOf(worker: Worker, batch: Batch): Promise<BatchResult> {
  return new Promise((resolve, reject) => {
    const failed = (error: unknown) => reject(error);
    worker.once('error', failed);
    worker.once('message', (result: BatchResult) => {
      worker.off('error', failed);
      resolve(result);
    });
    worker.postMessage(batch);
  });
}
