import { setTimeout as delay } from 'node:timers/promises';
import type { Play } from './play.ts';
import { figuresLine } from './screen.ts';

const CALM_SECONDS = 5;

/** Five calm seconds, a node that is killed, and its return. Gives how long the fail-over took. */
export async function playScript({ load, troubles, tell, signal }: Play): Promise<number | undefined> {
  const figures = setInterval(() => tell(figuresLine(load.figures())), 1_000);
  try {
    await delay(CALM_SECONDS * 1_000, undefined, { signal });
    const failoverMs = await troubles.kill();
    const { captured } = load.figures();
    // They flow again when some that began after it have been paid.
    while (load.figures().captured < captured + 2 * CALM_SECONDS) await delay(100, undefined, { signal });
    await troubles.start();
    return failoverMs;
  } finally {
    clearInterval(figures);
  }
}
