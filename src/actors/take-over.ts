import type { StreamId } from '../domain/ids.ts';
import type { Journal } from '../ports/journal.ts';

const PAGE = 200;

/** Activates every stream of these partitions that has open intents, a page at a time, so that their work goes on (P3). */
export async function takeOver(
  journal: Journal,
  partitions: readonly number[],
  adopt: (stream: StreamId) => Promise<void>,
): Promise<number> {
  let adopted = 0;
  for (let after: StreamId | undefined; ; ) {
    const page = await journal.pendingStreams(partitions, after, PAGE);
    await Promise.all(page.map(adopt));
    adopted += page.length;
    after = page.at(-1);
    if (after === undefined || page.length < PAGE) return adopted;
  }
}
