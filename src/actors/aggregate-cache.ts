import type { StreamId } from '../domain/ids.ts';
import type { Folded } from './aggregate-fold.ts';

/** What was folded lately. It goes by size, not by number: one entity may hold a megabyte of a merchant's words. */
export interface FoldCache<State> {
  get(stream: StreamId): Folded<State> | undefined;
  keep(stream: StreamId, folded: Folded<State>): void;
}

export function createFoldCache<State>(mostBytes: number): FoldCache<State> {
  const kept = new Map<StreamId, Folded<State>>();
  let bytes = 0;
  const drop = (stream: StreamId): void => {
    bytes -= kept.get(stream)?.bytes ?? 0;
    kept.delete(stream);
  };
  return {
    get: (stream) => kept.get(stream),
    keep(stream, folded) {
      drop(stream);
      kept.set(stream, folded);
      bytes += folded.bytes;
      for (const oldest of kept.keys()) {
        if (bytes <= mostBytes) break;
        drop(oldest);
      }
    },
  };
}
