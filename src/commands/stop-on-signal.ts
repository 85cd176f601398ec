import type { Logger } from '../telemetry/log.ts';

/** Ends the process in good order when it is told to, and at once when it is told twice. */
export function stopOnSignal(log: Logger, drain: () => Promise<void>): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) process.exit(1); // Asked twice: whoever asks has no time.
    stopping = true;
    log.info({ signal }, 'draining');
    drain().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'this process did not stop in good order');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
