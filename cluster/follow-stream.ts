import { partitionOf, type StreamId } from '../src/domain/ids.ts';
import type { MachineClock } from '../src/ports/clocks.ts';
import type { CommitHints } from '../src/ports/commit-hints.ts';

/**
 * Keeps what is read from one stream up to date with what other nodes append to it: at once on a hint, and every five seconds,
 * for hints are lost. One refresh at a time; what is told meanwhile brings one more.
 */
export interface FollowedStream {
  readonly stream: StreamId;
  readonly refresh: () => Promise<void>;
  readonly hints: CommitHints;
  readonly clock: MachineClock;
  readonly failed: (error: unknown) => void;
}

const POLL_MS = 5_000;

/** The returned function ends it. */
export function followStream({ stream, refresh, hints, clock, failed }: FollowedStream): () => void {
  let running = false;
  let again = false;

  const run = async (): Promise<void> => {
    again = true;
    if (running) return;
    running = true;
    try {
      while (again) {
        again = false;
        await refresh();
      }
    } catch (error) {
      failed(error);
    } finally {
      running = false;
    }
  };

  const poll = (): void => {
    void run();
    cancelPoll = clock.after(POLL_MS, poll);
  };
  let cancelPoll = clock.after(POLL_MS, poll);
  const forget = hints.listen((hint) => {
    if (hint.stream === stream) void run();
  }, partitionOf(stream));
  return () => {
    forget();
    cancelPoll();
  };
}
