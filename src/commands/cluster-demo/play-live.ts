import { setTimeout as delay } from 'node:timers/promises';
import type { Play } from './play.ts';
import { screenOf } from './screen.ts';

export interface LiveOptions extends Play {
  /** What happened so far, and goes on growing. */
  readonly events: readonly string[];
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  /** What Ctrl-C does: a terminal that is read key by key makes no signal of it. */
  readonly interrupt: () => void;
}

const EVERY_MS = 250;
const HOME_AND_CLEAR = '\x1b[H\x1b[J';
const CONTROL_C = '\x03';

/** Shows the cluster on the terminal, and does what the keys say, until it is told to end. Gives the last fail-over's time. */
export async function playLive(options: LiveOptions): Promise<number | undefined> {
  const { stage, sight, load, troubles, tell, input, output, interrupt, signal } = options;
  const underWay = new Set<Promise<void>>();
  const over = new AbortController();
  let failoverMs: number | undefined;

  const begin = (trouble: () => Promise<number | undefined> | Promise<void>): void => {
    const ended = trouble().then(
      (tookMs) => {
        failoverMs = tookMs ?? failoverMs;
      },
      (error: unknown) => {
        if (!signal.aborted) tell(error instanceof Error ? error.message : String(error));
      },
    );
    underWay.add(ended);
    void ended.then(() => underWay.delete(ended));
  };
  const keys: Readonly<Record<string, () => void>> = {
    k: () => begin(troubles.kill),
    d: () => begin(troubles.drain),
    s: () => begin(troubles.start),
    n: () => begin(troubles.stopNats),
    q: () => over.abort(),
    [CONTROL_C]: () => {
      over.abort();
      interrupt();
    },
  };
  const draw = (): void => {
    const { nodes } = stage;
    const lines = screenOf({ nodes, owners: sight.owners, figures: load.figures(), events: options.events });
    output.write(`${HOME_AND_CLEAR}${lines.map((line) => line.slice(0, output.columns)).join('\n')}\n`);
  };
  const onKeys = (typed: Buffer): void => {
    for (const key of typed.toString()) keys[key]?.();
  };

  const until = AbortSignal.any([over.signal, signal]);
  input.setRawMode(true);
  input.on('data', onKeys);
  try {
    for (; !until.aborted; await delay(EVERY_MS, undefined, { signal: until }).catch(() => {})) draw();
    signal.throwIfAborted();
    // What is open has to come to its end before it can be audited, and somebody has to work on it.
    if (stage.nodes.every(({ state }) => state === 'down')) begin(troubles.start);
    await Promise.all(underWay);
    draw();
  } finally {
    input.off('data', onKeys);
    input.setRawMode(false);
    input.pause();
  }
  return failoverMs;
}
