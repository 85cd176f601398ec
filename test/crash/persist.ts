import { status } from '@grpc/grpc-js';

/**
 * Repeats a call until it is answered, with the same request id: what every client of ours is told to do when it cannot know
 * whether its request took effect. An answer that says no is an answer.
 */
export async function persist<Given>(call: () => Promise<Given>): Promise<Given> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      await pause(REPEAT_AFTER_MS);
    }
  }
}

/** Short beside the restart of a node, so that its first moments are under load too. */
const REPEAT_AFTER_MS = 50;
const UNANSWERED: ReadonlySet<unknown> = new Set([
  status.UNAVAILABLE,
  status.DEADLINE_EXCEEDED,
  status.RESOURCE_EXHAUSTED,
  status.CANCELLED,
]);

export function isUnanswered(error: unknown): boolean {
  return error instanceof Error && 'code' in error && UNANSWERED.has(error.code);
}

export function pause(durationMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, durationMs));
}
