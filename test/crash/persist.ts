import { status } from '@grpc/grpc-js';

/**
 * Repeats a call until it is answered, with the same request id: what every client of ours is told to do when it cannot know
 * whether its request took effect. An answer that says no is an answer.
 */
export async function persist<Given>(call: () => Promise<Given>, patience: AbortSignal): Promise<Given> {
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (!isUnanswered(error)) throw error;
      await pause(REPEAT_AFTER_MS, patience);
    }
  }
}

/** Somebody waited for what does not come. */
export class OutOfPatience extends Error {
  override readonly name = 'OutOfPatience';
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

/** Rejects with `OutOfPatience` instead once there is none left. */
export async function pause(durationMs: number, patience?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, durationMs));
  if (patience?.aborted === true) throw new OutOfPatience();
}
