/** Wakes one waiting loop. A ring while nobody waits is remembered; several count as one. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, at once if there was one since the last wait, or when the signal aborts. */
  wait(signal: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  const ring = (): void => {
    rung = true;
    wake?.();
  };
  return {
    ring,
    async wait(signal) {
      if (!rung && !signal.aborted) {
        signal.addEventListener('abort', ring, { once: true });
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
        signal.removeEventListener('abort', ring);
        wake = undefined;
      }
      rung = false;
    },
  };
}
