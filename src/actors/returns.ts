import { doublingDelayMs } from '../base/backoff.ts';
import type { StreamId } from '../domain/ids.ts';
import type { MachineClock } from '../ports/clocks.ts';

/**
 * Streams whose activation failed and that have to be activated again: soon, since most trouble is short, and later and later
 * where a fault ends each activation.
 */
export interface Returns {
  failed(stream: StreamId): void;
  /** The stream came to rest without failing again. */
  rested(stream: StreamId): void;
  close(): void;
}

interface Return {
  /** Failures in a row. */
  attempts: number;
  /** Set while the stream waits to be activated again. */
  cancel: (() => void) | undefined;
}

const FIRST_RETURN_MS = 100;
const LAST_RETURN_MS = 60_000;

/** `activate` calls `refused` when the stream is not taken in. */
export function createReturns(clock: MachineClock, activate: (stream: StreamId, refused: () => void) => void): Returns {
  const returns = new Map<StreamId, Return>();
  return {
    failed: (stream) => {
      const waiting = returns.get(stream) ?? { attempts: 0, cancel: undefined };
      returns.set(stream, waiting);
      if (waiting.cancel !== undefined) return;
      const delayMs = doublingDelayMs(waiting.attempts, FIRST_RETURN_MS, LAST_RETURN_MS);
      waiting.attempts += 1;
      waiting.cancel = clock.after(delayMs, () => {
        waiting.cancel = undefined;
        // Refused without having failed again: the stream is somebody else's now.
        activate(stream, () => waiting.cancel ?? returns.delete(stream));
      });
    },
    rested: (stream) => void returns.delete(stream),
    close: () => {
      for (const { cancel } of returns.values()) cancel?.();
    },
  };
}
