import type { StreamId } from '../src/domain/ids.ts';

/**
 * One command of a stream at a time, so that none overtakes one that has to be repeated (E3). Nothing is lost by it: the
 * actor takes them one by one as well.
 */
export interface StreamOrder {
  /** Runs at once, or when everything that came before for the stream has ended, whatever became of it. */
  run<Given>(stream: StreamId, work: () => Promise<Given>): Promise<Given>;
  /** Resolves when all that has come for the stream has ended; undefined when there is none. */
  before(stream: StreamId): Promise<void> | undefined;
  /** How many have not ended. */
  length(stream: StreamId): number;
}

interface Line {
  length: number;
  last: Promise<void>;
}

export function createStreamOrder(): StreamOrder {
  const lines = new Map<StreamId, Line>();
  return {
    run: async (stream, work) => {
      const present = lines.get(stream);
      const line = present ?? { length: 0, last: Promise.resolve() };
      if (present === undefined) lines.set(stream, line);
      line.length += 1;
      const turn = present === undefined ? work() : line.last.then(work);
      line.last = turn.then(nothing, nothing);
      try {
        return await turn;
      } finally {
        line.length -= 1;
        if (line.length === 0) lines.delete(stream);
      }
    },
    before: (stream) => lines.get(stream)?.last,
    length: (stream) => lines.get(stream)?.length ?? 0,
  };
}

function nothing(): void {}
