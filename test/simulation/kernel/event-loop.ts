/**
 * The event loop of a simulation. Actors take their turns through `setImmediate`; here the seed decides who is next, and
 * the loop knows when nobody wants a turn any more.
 *
 *  Q1 Between two turns every promise that could settle has settled.
 *  Q2 Quiet means: no turn is wanted, and every promise that still waits, waits for virtual time.
 *  Q3 While it is installed it is the `setImmediate` of its thread, so one thread simulates one world at a time.
 */
export interface EventLoop {
  /** Gives turns until nobody wants one. */
  settle(): Promise<void>;
  /** How many turns were given. */
  turns(): number;
  uninstall(): void;
}

interface Turn {
  readonly run: () => void;
}

/** More turns than any one event leads to: an actor that talks to itself must not hang the simulation. */
const MOST_TURNS = 100_000;

export function installEventLoop(below: (limit: number) => number): EventLoop {
  const real = { setImmediate: globalThis.setImmediate, clearImmediate: globalThis.clearImmediate };
  const wanted: Turn[] = [];
  let turns = 0;

  const want = (run: (...parameters: unknown[]) => void, ...parameters: unknown[]): Turn => {
    const turn = { run: () => run(...parameters) };
    wanted.push(turn);
    return turn;
  };
  const drop = (turn: unknown): void => {
    const place = wanted.indexOf(turn as Turn);
    if (place >= 0) wanted.splice(place, 1);
  };
  globalThis.setImmediate = want as unknown as typeof setImmediate;
  globalThis.clearImmediate = drop as unknown as typeof clearImmediate;

  return {
    settle: () =>
      new Promise((resolve, reject) => {
        let given = 0;
        const next = (): void => {
          const [turn] = wanted.length === 0 ? [] : wanted.splice(below(wanted.length), 1);
          if (turn === undefined) {
            resolve();
            return;
          }
          turns += 1;
          given += 1;
          if (given > MOST_TURNS) {
            reject(new Error('the actors never come to rest'));
            return;
          }
          turn.run();
          real.setImmediate(next); // Q1: Node settles promises before the next of these.
        };
        real.setImmediate(next);
      }),
    turns: () => turns,
    uninstall: () => {
      globalThis.setImmediate = real.setImmediate;
      globalThis.clearImmediate = real.clearImmediate;
    },
  };
}
