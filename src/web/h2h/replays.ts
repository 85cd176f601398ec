import { hash } from 'node:crypto';

/**
 * Signatures that were taken already, for as long as their timestamps would still pass (reference h2h §3.4). They live in the memory
 * of one node: another one would take the request again, which does no harm, since every operation knows its repeats by their ids.
 *
 *  R1 There are no more than `MOST_KEPT`; the one that came first goes first.
 */
export interface Replays {
  /** False when this cash desk's signature was taken before. */
  take(projectId: string, signature: string): boolean;
}

const MOST_KEPT = 100_000;

export function createReplays(nowMs: () => number, windowMs: number): Replays {
  /** Until when each is kept, in the order they came. */
  const kept = new Map<string, number>();

  const forget = (now: number): void => {
    for (const [key, untilMs] of kept) {
      if (untilMs > now && kept.size <= MOST_KEPT) return;
      kept.delete(key);
    }
  };

  return {
    take(projectId, signature) {
      const now = nowMs();
      // Kept as a digest: a signature may be ten times as long.
      const key = hash('sha256', `${projectId} ${signature.replace(/=+$/, '')}`, 'base64url');
      const until = kept.get(key);
      if (until !== undefined && until > now) return false;
      kept.delete(key);
      kept.set(key, now + windowMs);
      forget(now);
      return true;
    },
  };
}
