import type { StreamId } from '../domain/ids.ts';

/** Lets work on one stream run in the order it came, one at a time; work on others side by side. */
export interface Turns {
  /** Undefined when too much waits for the stream already. */
  take<Result>(stream: StreamId, work: () => Promise<Result>): Promise<Result> | undefined;
}

/** As many as a mailbox holds. */
const MAX_WAITING = 256;

export function createTurns(): Turns {
  const lines = new Map<StreamId, { last: Promise<unknown>; waiting: number }>();
  return {
    take(stream, work) {
      const line = lines.get(stream) ?? { last: Promise.resolve(), waiting: 0 };
      if (line.waiting >= MAX_WAITING) return undefined;
      lines.set(stream, line);
      line.waiting += 1;
      const result = line.last.then(work).finally(() => {
        line.waiting -= 1;
        if (line.waiting === 0) lines.delete(stream);
      });
      line.last = result.catch(() => {}); // Whoever asked hears of it; who comes next has nothing to do with it.
      return result;
    },
  };
}
